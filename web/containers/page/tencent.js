(() => {
  const { lab } = window;
  lab.container.define = () => {
    window.GDTUnSdk = class {
      constructor(options) {
        if (options?.type !== 'playable') lab.misuse.push('GDTUnSdk: error 1002, wrong type');
        this.playAble = {
          onClick: () =>
            lab.call('_gdtUnSdk.playAble.onClick', [], lab.setup.mode === 'open_throws'),
        };
      }
    };
  };
})();
