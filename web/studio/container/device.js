// After recorder.js in the ad's page: the device that a mode names.
(() => {
  const { device } = window.labSetup;
  if (device === 'ipad') {
    const is = {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
      platform: 'MacIntel',
      maxTouchPoints: 5,
    };
    for (const [name, value] of Object.entries(is))
      Object.defineProperty(navigator, name, { get: () => value });
  }
  if (device === 'slow') {
    // What the ad's own work of a frame takes, five times again.
    const next = window.requestAnimationFrame;
    window.requestAnimationFrame = (act) =>
      next((now) => {
        const from = performance.now();
        act(now);
        const until = performance.now() * 6 - from * 5;
        while (performance.now() < until);
      });
  }
})();
