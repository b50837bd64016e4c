// Runs first in every frame of the lab: writes down what the ad asks of its container and in which
// gesture, holds back time while the page is hidden, and opens nothing.
(() => {
  const lab = (window.lab = {
    setup: window.labSetup,
    calls: [],
    misuse: [],
    moments: [],
    touches: 0,
    tick: 0,
    seenAt: null,
    skew: 0,
    hidden: false,
    container: { define() {}, hide() {}, show() {}, volume() {}, close() {} },
  });
  let ticking = false;

  /** What the ad called, by name; `thrown` is set when the container is one that throws. */
  lab.call = (name, args = [], thrown = false) => {
    if (!ticking) {
      ticking = true;
      setTimeout(() => {
        ticking = false;
        lab.tick++;
      });
    }
    const event = window.event;
    lab.calls.push({
      name,
      args: Array.from(args, String),
      at: performance.now(),
      tick: lab.tick,
      touches: lab.touches,
      gesture: event?.isTrusted ? event.type : null,
      thrown,
    });
    if (thrown) throw new Error('the container refuses');
  };

  for (const type of ['pointerdown', 'touchstart'])
    addEventListener(
      type,
      (e) => {
        if (e.isTrusted && e.type === 'pointerdown') lab.touches++;
      },
      true,
    );
  addEventListener('playmill', (e) => lab.moments.push({ name: e.detail, at: performance.now() }));

  window.open = (url) => {
    lab.call('window.open', [url]);
    return null;
  };
  HTMLAnchorElement.prototype.click = function () {
    lab.call('anchor', [this.href]);
  };
  addEventListener(
    'click',
    (e) => {
      const anchor = e.isTrusted && e.target.closest?.('a[href]');
      if (!anchor) return;
      e.preventDefault();
      lab.call('anchor', [anchor.href]);
    },
    true,
  );

  const next = window.requestAnimationFrame.bind(window);
  const { gap_ms } = lab.setup;
  const real = gap_ms ? (act) => setTimeout(() => next(act), gap_ms) : next;
  const waiting = [];
  window.requestAnimationFrame = (act) => {
    if (!lab.hidden) return real((now) => act(now + lab.skew));
    waiting.push(act);
    return 0;
  };
  const visibility = (hidden) => {
    lab.hidden = hidden;
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    Object.defineProperty(document, 'visibilityState', {
      value: hidden ? 'hidden' : 'visible',
      configurable: true,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** The app goes to the background; no frames come. */
  lab.hide = () => {
    lab.container.hide();
    visibility(true);
  };
  /** It comes back, `ms` later by the clock of the frames. */
  lab.show = (ms) => {
    lab.skew += ms;
    visibility(false);
    lab.container.show();
    for (const act of waiting.splice(0)) window.requestAnimationFrame(act);
  };

  const { mode, late_ms } = lab.setup;
  /** The container's globals come now, late, or never. */
  lab.sdk = () => {
    if (mode === 'missing_bridge') return;
    if (mode === 'late_bridge') setTimeout(() => lab.container.define(), late_ms);
    else lab.container.define();
  };
})();
