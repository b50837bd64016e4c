// A container that is a few global functions: `setup.calls` names them ("A.b.c"); the SDK of
// AppLovin beside MRAID is one of these too.
(() => {
  const { lab } = window;
  const { calls, mode, returns = {} } = lab.setup;
  const rest = lab.container.define;
  lab.container.define = () => {
    for (const path of calls) {
      const names = path.split('.');
      const last = names.pop();
      const owner = names.reduce((o, name) => (o[name] ??= {}), window);
      const opens = lab.setup.stores.includes(path);
      owner[last] = (...args) => {
        lab.call(path, args, opens && mode === 'open_throws');
        lab.container.called?.(path, args);
        return returns[path];
      };
    }
    rest();
  };
})();
