// Tapjoy: TJ_API of the window, or of the one around it. click() ends the playable there, so the
// end of the play is told first.
import type { Moment, Play } from '../container/container.ts';
import { ended, once, safely } from '../container/sink.ts';

interface Api {
  click(): void;
  setPlayableAPI(calls: { skipAd(): void }): void;
  setPlayableBuild(build: string): void;
  objectiveComplete(): void;
  gameplayFinished(): void;
  error(cause: string): void;
}
declare const TJ_API: Api;

export const GATED = false;

let play: Play;

export function meet(p: Play): void {
  play = p;
}

export function open(): void {
  safely(() => TJ_API.click());
}

const told = once((moment) => {
  if (moment === 'loaded') {
    // Whoever skips is done: the end is told and the play stands still under the container's card.
    const skipAd = () => {
      tell('failed');
      play.hold(true);
    };
    safely(() => TJ_API.setPlayableAPI({ skipAd }));
    safely(() => TJ_API.setPlayableBuild(document.title));
  }
  if (moment === 'solved') safely(() => TJ_API.objectiveComplete());
  if (moment === 'end') safely(() => TJ_API.gameplayFinished());
  if (moment === 'error') safely(() => TJ_API.error('no WebAssembly or WebGL2'));
});

export function tell(moment: Moment): void {
  told(moment);
  if (ended(moment)) told('end');
}
