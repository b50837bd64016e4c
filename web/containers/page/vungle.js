// The ad is in an iframe of a page that hears messages; the helper beside the ad makes events of
// the window out of what the page around says.
(() => {
  const { lab } = window;
  const { mode } = lab.setup;
  const fire = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));
  if (window !== top) {
    const post = parent.postMessage;
    parent.postMessage = (message, target) => {
      lab.call(String(message), [target]);
      post.call(parent, message, target);
    };
    addEventListener('load', () =>
      fire('ad-event-init', { tokens: { START_MUTED: String(mode === 'muted') }, closeDelay: 5 }),
    );
  }
  Object.assign(lab.container, {
    hide: () => fire('ad-event-pause'),
    show: () => fire('ad-event-resume'),
    close: () => fire('ad-event-pause'),
  });
})();
