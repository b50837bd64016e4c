// Ways in which containers, devices and people are hard on an ad; for the lab (tests/lab), which plays
// by itself, and for the studio's log, where a person plays.
//   of     which containers it is for: 'all', 'mraid', 'mraid3', 'gated', 'global' (an SDK or
//          functions that may come late), 'link' (gets the store's address from the page), or what
//          the container must be able to say
//   live   how it is done to a person's play; absent where only the lab can do it:
//          'scripts' (those of page/ know the mode), 'unmute', 'close', 'background' and 'turn' (some
//          seconds after the first touch), 'lying', 'zero' (no size at first), 'slow', 'strict' and
//          'ipad'. A person taps twice and with twenty fingers by himself; the studio's frame is of no
//          origin, as a file is
export const MODES = {
  normal: { of: 'all', live: 'scripts', says: 'as it should be' },
  never_viewable: { of: 'gated', live: 'scripts', says: 'is never said to be viewable' },
  lost_viewable: {
    of: 'mraid',
    live: 'scripts',
    says: 'viewable once, before anybody listens',
  },
  viewable_flickers: {
    of: 'mraid',
    live: 'scripts',
    says: 'viewable and not viewable again while unpacking',
  },
  late_bridge: { of: 'global', live: 'scripts', says: 'the bridge comes after 1.2 s' },
  missing_bridge: { of: 'global', live: 'scripts', says: 'the bridge never comes' },
  stuck_loading: { of: 'mraid', live: 'scripts', says: 'state stays "loading"' },
  zero_exposure: { of: 'mraid', live: 'scripts', says: 'exposure is 100 % of 0x0, for ever' },
  null_volume: { of: 'mraid3', live: 'scripts', says: 'volume is null: unknown, not muted' },
  muted: { of: 'volume', live: 'unmute', says: 'muted at the start, then not' },
  open_throws: { of: 'global', live: 'scripts', says: 'opening the store throws' },
  queued_open: { of: 'mraid', live: 'scripts', says: 'commands wait 1.5 s for each other' },
  closes: { of: 'close', live: 'close', says: 'the container closes the ad in the middle' },
  background_30s: { of: 'all', live: 'background', says: 'in the background for 30 s' },
  rotates: { of: 'all', live: 'turn', says: 'turned in the middle of a drag, and back' },
  double_tap: { of: 'all', says: 'the button is tapped twice, quickly' },
  touches_20: { of: 'all', says: 'twenty touches in a rush, two fingers at a time' },
  slow_cpu: { of: 'all', live: 'slow', says: 'a processor six times slower' },
  strict_csp: { of: 'all', live: 'strict', says: 'a content policy stricter than Meta’s' },
  file: { of: 'page', says: 'opened from a file' },
  ipad: { of: 'link', live: 'ipad', says: 'on an iPad, which says that it is a Mac' },
  landscape: { of: 'all', live: 'lying', says: 'lying' },
  zero_size: { of: 'page', live: 'zero', says: 'a web view without size for its first second' },
};

/** The modes that a container of the registry meets. */
export function modesOf(container, row) {
  const three = row.mraid?.version?.startsWith('3');
  const is = {
    all: true,
    link: row.cta?.argument === 'url',
    page: !container.frame,
    mraid: container.scripts.includes('mraid'),
    mraid3: container.scripts.includes('mraid') && three,
    gated: container.gated,
    global: container.scripts.length > 0 && !container.frame,
    volume:
      (container.speaks?.includes('volume') && (!container.scripts.includes('mraid') || three)) ||
      false,
    close: container.speaks?.includes('close'),
  };
  return Object.keys(MODES).filter((name) => is[MODES[name].of]);
}

/** What page/recorder.js and the container's scripts are told. */
export const setupOf = (container, row, mode) => ({
  mode,
  late_ms: 1200,
  mraid_version: row.mraid?.version ?? '2.0',
  calls: container.calls ?? [],
  stores: container.stores,
  returns: container.returns ?? {},
});

/** The scripts that the page asks its network for; without any the container comes first by itself. */
export const sdksOf = (row) => (row.head?.scripts ?? []).map((one) => one.src);
