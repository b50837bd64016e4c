// Calls startGame when the page has loaded, twice; tells by events of the window.
(() => {
  const { lab } = window;
  const fire = (name) => dispatchEvent(new Event('luna:' + name));
  const { mode } = lab.setup;
  addEventListener('load', () => {
    fire('build');
    if (mode === 'missing_bridge' || mode === 'never_viewable') return;
    setTimeout(() => {
      lab.seenAt = performance.now();
      if (typeof window.startGame !== 'function') lab.misuse.push('startGame is not defined');
      else window.startGame();
      window.startGame?.();
      fire('start');
      if (mode === 'muted') fire('mute');
    }, 300);
  });
  Object.assign(lab.container, {
    hide: () => fire('pause'),
    show: () => fire('resume'),
    volume: (percent) => fire(percent ? 'unmute' : 'mute'),
    close: () => fire('pause'),
  });
})();
