// Mintegral: the container injects install, gameReady, gameEnd and gameRetry, at no certain time,
// and calls gameStart and gameClose, which are ours. gameStart is a hint (for clocks and music,
// which here wait for the first touch anyway) and may never come, so nothing waits for it.
import type { Moment, Play } from '../container/container.ts';
import { onTouch } from '../container/gate.ts';
import { ended, safely, spaced } from '../container/sink.ts';

type Call = 'install' | 'gameReady' | 'gameEnd' | 'gameRetry';
const box = window as unknown as Partial<Record<Call, () => void>> & Window;

export const GATED = false;

export function meet(play: Play): void {
  const goOn = () => play.hold(false);
  Object.assign(window, { gameStart: goOn, gameClose: () => play.hold(true) });
  // A container that closed a play which is then touched did not mean it.
  onTouch(goOn);
}

export function open(): void {
  safely(() => box.install!());
}

const send = spaced((name) => {
  const call = box[name as Call];
  if (call) safely(call);
  return !!call;
}, 100);

export function tell(moment: Moment): void {
  if (moment === 'loaded') send('gameReady');
  if (ended(moment)) send('gameEnd');
  if (moment === 'retried') send('gameRetry');
}
