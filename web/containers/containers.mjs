// Mocks of the containers that show ads, by the adapter that a row of the registry names; for the lab
// (tests/lab) and for the studio's log. Each is data and scripts of page/ that run in the ad's page:
//   scripts  after recorder.js, in order
//   calls    global functions that the container has
//   stores   calls that open the store; any of them will do
//   ends     calls that tell the end of the play
//   frame    the ad runs in an iframe of the container's page
//   gated    the play waits for a word of the container
//   speaks   what the container can say: volume, close
const mraid = {
  scripts: ['mraid'],
  stores: ['mraid.open'],
  gated: true,
  speaks: ['volume', 'close'],
};
const global = (...stores) => ({ scripts: ['calls'], calls: stores, stores });

export const CONTAINERS = {
  web: { scripts: [], stores: ['window.open'] },
  mraid,
  applovin: {
    ...mraid,
    scripts: ['mraid', 'calls'],
    calls: ['ALPlayableAnalytics.trackEvent'],
  },
  inmobi: mraid,
  kayzen: mraid,
  moloco_v2: mraid,
  bigabid: mraid,
  remerge: mraid,
  adikteev: mraid,
  meta: global('FbPlayableAd.onCTAClick'),
  google: global('ExitApi.exit'),
  vungle: { scripts: ['vungle'], stores: ['download'], ends: ['complete'], frame: true },
  mintegral: {
    scripts: ['calls', 'mintegral'],
    calls: ['install', 'gameReady', 'gameEnd', 'gameRetry'],
    stores: ['install'],
    ends: ['gameEnd'],
    speaks: ['close'],
  },
  tiktok: global('openAppStore', 'playableSDK.openAppStore'),
  bigo: {
    scripts: ['calls'],
    calls: ['BGY_MRAID.open', 'BGY_MRAID.gameReady', 'BGY_MRAID.gameEnd'],
    stores: ['BGY_MRAID.open'],
    ends: ['BGY_MRAID.gameEnd'],
  },
  snapchat: global('ScPlayableAd.onCTAClick'),
  mytarget: global('MTRG.onCTAClick', 'FbPlayableAd.onCTAClick'),
  tapjoy: {
    scripts: ['calls', 'tapjoy'],
    calls: [
      'TJ_API.click',
      'TJ_API.setPlayableAPI',
      'TJ_API.setPlayableBuild',
      'TJ_API.objectiveComplete',
      'TJ_API.gameplayFinished',
      'TJ_API.error',
    ],
    stores: ['TJ_API.click'],
    ends: ['TJ_API.gameplayFinished'],
  },
  tencent: { scripts: ['tencent'], stores: ['_gdtUnSdk.playAble.onClick'] },
  kwai: {
    scripts: ['calls'],
    calls: ['ks_playable_openAppStore', 'ks_playable_exposurePage', 'ks_playable_startPlay'],
    stores: ['ks_playable_openAppStore'],
  },
  yandex: {
    scripts: ['calls'],
    calls: ['yandexHTML5BannerApi.getClickURLNum'],
    returns: { 'yandexHTML5BannerApi.getClickURLNum': 'https://click.example/1' },
    stores: ['anchor'],
    silent: true,
  },
  smadex: {
    scripts: ['calls'],
    calls: ['smxTracking.redirect', 'smxTracking.event'],
    stores: ['smxTracking.redirect'],
  },
  luna: {
    scripts: ['calls', 'luna'],
    calls: [
      'Luna.Unity.Playable.InstallFullGame',
      'Luna.Unity.LifeCycle.GameEnded',
      'pi.logCustomEvent',
    ],
    stores: ['Luna.Unity.Playable.InstallFullGame'],
    ends: ['Luna.Unity.LifeCycle.GameEnded'],
    gated: true,
    speaks: ['volume', 'close'],
  },
};

/** @param {object} row of templates/networks; null for one that nobody knows */
export function containerOf(row) {
  if (row.adapter === 'call') {
    const calls = [row.settings.cta, row.settings.retry].filter(Boolean);
    return { scripts: ['calls'], calls, stores: [row.settings.cta] };
  }
  return CONTAINERS[row.adapter ?? 'web'] ?? null;
}
