// Kwai (Kuaishou), known from third parties only.
import type { Moment, Play } from '../container/container.ts';
import { once, safely, spaced } from '../container/sink.ts';

type Call = 'ks_playable_openAppStore' | 'ks_playable_exposurePage' | 'ks_playable_startPlay';
const box = window as unknown as Partial<Record<Call, () => void>>;

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => box.ks_playable_openAppStore!());
}

// They wait for a container that comes late.
const send = spaced((name) => {
  const call = box[name as Call];
  if (call) safely(call);
  return !!call;
}, 100);
const told = once((moment) => {
  if (moment === 'displayed') send('ks_playable_exposurePage');
  if (moment === 'started') send('ks_playable_startPlay');
});

export function tell(moment: Moment): void {
  told(moment);
}
