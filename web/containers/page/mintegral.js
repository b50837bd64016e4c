// Calls gameStart, as it stands at that time, when it has been told that the game is ready, and
// gameClose when the ad is closed.
(() => {
  const { lab } = window;
  const callTheirs = (name) => {
    if (typeof window[name] === 'function') window[name]();
    else lab.misuse.push(`${name} is not defined`);
  };
  lab.container.called = (name) => {
    if (name === 'gameReady') setTimeout(() => callTheirs('gameStart'), 50);
  };
  lab.container.close = () => callTheirs('gameClose');
})();
