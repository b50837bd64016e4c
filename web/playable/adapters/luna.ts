// Luna (Unity Playworks), which exports one archive to many networks: it calls startGame when the
// page has loaded, maybe twice, and fires luna:… at the window. Its analytics take 256 events a
// session, 32 of a name, and come with its export only.
import type { Moment, Play } from '../container/container.ts';
import { boundGate } from '../container/gate.ts';
import { ended, safely, spaced } from '../container/sink.ts';

declare const Luna: {
  Unity: { Playable: { InstallFullGame(): void }; LifeCycle: { GameEnded(): void } };
};
declare const pi: { logCustomEvent(name: string, value: number): void };

export const GATED = true;

export function meet(play: Play): void {
  Object.assign(window, { startGame: play.begin });
  const events: Record<string, () => void> = {
    start: play.begin,
    pause: () => play.hold(true),
    resume: () => play.hold(false),
    mute: () => play.volume(0),
    unmute: () => play.volume(1),
  };
  for (const name in events) addEventListener('luna:' + name, events[name]!);
  boundGate(play.begin);
}

export function open(): void {
  safely(() => Luna.Unity.Playable.InstallFullGame());
}

const counts: Record<string, number> = {};
const log = spaced((name) => {
  if (typeof pi === 'undefined') return false;
  safely(() => pi.logCustomEvent(name, 1));
  return true;
}, 100);
const LOGGED = /^(first_touch|progress|solved|failed|retried|end_card)/;
const MOST_EACH = 24;

export function tell(moment: Moment): void {
  if (ended(moment)) safely(() => Luna.Unity.LifeCycle.GameEnded());
  counts[moment] = (counts[moment] ?? 0) + 1;
  if (LOGGED.test(moment) && counts[moment]! <= MOST_EACH) log(moment);
}
