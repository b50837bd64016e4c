// After recorder.js in the ad's page: tells the studio what is recorded as it happens, and does to the
// ad what the studio says.
(() => {
  const { lab } = window;
  const studio = window.parent;
  const say = (word) => studio.postMessage({ container: word }, '*');
  // Containers of frames wrap what the page around hears, which is the studio here.
  if (lab.setup.framed) window.parent = { postMessage() {} };

  const { call } = lab;
  lab.call = (name, args = [], thrown = false) => {
    say({ call: name, args: Array.from(args, String), thrown });
    return call(name, args, thrown);
  };
  lab.misuse.push = (text) => {
    say({ misuse: text });
    return Array.prototype.push.call(lab.misuse, text);
  };
  addEventListener('playmill', (e) => say({ moment: e.detail }));
  addEventListener('error', (e) => say({ fault: e.message }));
  addEventListener('unhandledrejection', (e) => say({ fault: String(e.reason) }));
  addEventListener('pointerdown', (e) => e.isTrusted && say({ touched: true }), {
    capture: true,
    once: true,
  });
  addEventListener(
    'message',
    (e) => {
      if (e.source !== studio) return;
      e.stopImmediatePropagation();
      const { act, value } = e.data;
      if (act === 'hide') lab.hide();
      if (act === 'show') lab.show(value);
      if (act === 'volume') lab.container.volume(value);
      if (act === 'close') lab.container.close();
    },
    true,
  );
})();
