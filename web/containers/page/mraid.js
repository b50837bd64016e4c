// An MRAID container with the manners of a production SDK: `default` before `ready`, not viewable
// at `ready`, an exposure of 100 % of nothing and a volume of null to whoever starts to listen, and
// commands that wait for the one before.
(() => {
  const { lab } = window;
  const { mode, mraid_version } = lab.setup;
  const three = mraid_version >= '3';
  const KNOWN = ['ready', 'error', 'stateChange', 'viewableChange', 'sizeChange'];
  if (three) KNOWN.push('exposureChange', 'audioVolumeChange');
  const listeners = Object.fromEntries(KNOWN.map((name) => [name, []]));
  const NOTHING = { x: 0, y: 0, width: 0, height: 0 };

  let state = 'loading';
  let viewable = false;
  let exposure = [100, NOTHING, null];
  let volume = null;
  let busy = false;
  const queue = [];

  const fire = (name, ...args) => {
    for (const heard of listeners[name] ?? []) {
      try {
        heard(...args);
      } catch (e) {
        lab.misuse.push(`a listener of ${name} threw: ${e.message}`);
      }
    }
  };
  const setState = (next) => {
    state = next;
    fire('stateChange', next);
  };
  const setViewable = (next) => {
    viewable = next;
    if (next) lab.seenAt ??= performance.now();
    fire('viewableChange', next);
    if (!three) return;
    const screen = { x: 0, y: 0, width: innerWidth, height: innerHeight };
    exposure = next ? [100, screen, null] : [0, NOTHING, null];
    fire('exposureChange', ...exposure);
  };
  const command = (act) => {
    queue.push(act);
    const next = () => {
      busy = queue.length > 0;
      if (!busy) return;
      queue.shift()();
      setTimeout(next, mode === 'queued_open' ? 1500 : 20);
    };
    if (!busy) next();
  };
  const size = () => ({ width: innerWidth, height: innerHeight });
  const refuse = (name) => () => lab.misuse.push(`mraid.${name}() was called`);

  const bridge = {
    getVersion: () => mraid_version,
    getState: () => state,
    isViewable: () => viewable,
    getPlacementType: () => 'interstitial',
    getMaxSize: size,
    getScreenSize: size,
    supports: () => false,
    addEventListener(name, heard) {
      // Late, a page may give up waiting for a state that does not change.
      const early = state === 'loading' && performance.now() < 1400;
      if (early && !['ready', 'error'].includes(name))
        lab.misuse.push(`listened for ${name} before ready`);
      if (!listeners[name]) {
        lab.misuse.push(`listened for ${name}, which MRAID ${mraid_version} does not have`);
        fire('error', 'unknown event ' + name, 'addEventListener');
        return;
      }
      listeners[name].push(heard);
      if (name === 'exposureChange') heard(...exposure);
      if (name === 'audioVolumeChange') heard(volume);
      if (name === 'viewableChange' && mode === 'viewable_flickers') {
        setViewable(true);
        setTimeout(() => setViewable(false), 5);
      }
    },
    removeEventListener(name, heard) {
      listeners[name] = (listeners[name] ?? []).filter((h) => h !== heard);
    },
    open(url) {
      lab.call('mraid.open', [url], mode === 'open_throws');
      command(() => {});
    },
    close: refuse('close'),
    useCustomClose: refuse('useCustomClose'),
    expand: refuse('expand'),
    resize: refuse('resize'),
  };

  const begin = () => {
    if (mode === 'stuck_loading') return;
    setState('default');
    fire('ready');
    if (mode === 'zero_exposure') {
      setInterval(() => three && fire('exposureChange', 100, NOTHING, null), 200);
      return;
    }
    if (mode === 'null_volume')
      setInterval(() => three && fire('audioVolumeChange', (volume = null)), 100);
    if (mode === 'muted') {
      volume = 0;
      if (three) fire('audioVolumeChange', 0);
    }
    if (mode !== 'never_viewable') setTimeout(() => setViewable(true), 300);
  };

  Object.assign(lab.container, {
    define() {
      window.mraid = bridge;
      // The pulse comes while the page is still being read, to nobody; or while it unpacks, and goes.
      if (mode === 'lost_viewable' || mode === 'viewable_flickers') {
        setState('default');
        fire('ready');
        setViewable(true);
        viewable = false;
      } else if (document.readyState === 'complete') setTimeout(begin, 50);
      else addEventListener('load', () => setTimeout(begin, 50));
    },
    hide: () => setViewable(false),
    show: () => setViewable(true),
    volume: (percent) => fire('audioVolumeChange', (volume = percent)),
    close() {
      setViewable(false);
      setState('hidden');
    },
  });
})();
