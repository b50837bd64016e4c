(() => {
  const { lab } = window;
  lab.container.called = (name, [api]) => {
    if (name !== 'TJ_API.setPlayableAPI') return;
    if (typeof api?.skipAd !== 'function') lab.misuse.push('setPlayableAPI without skipAd');
    lab.skipAd = api?.skipAd;
  };
})();
