// Smadex, known from third parties only: smxTracking.
import type { Moment, Play } from '../container/container.ts';
import { ended, once, safely, spaced } from '../container/sink.ts';

declare const smxTracking: { redirect(): void; event(name: string): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => smxTracking.redirect());
}

// They wait for a container that comes late.
const send = spaced((name) => {
  if (typeof smxTracking === 'undefined') return false;
  safely(() => smxTracking.event(name));
  return true;
}, 100);
const event = once((name) => send(name, name === 'download'));

export function tell(moment: Moment): void {
  if (moment === 'displayed') event('load');
  if (moment === 'cta') event('download');
  if (ended(moment)) event('complete');
}
