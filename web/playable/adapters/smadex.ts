// Smadex, known from third parties only: smxTracking.
import type { Moment, Play } from '../container/container.ts';
import { ended, once, safely } from '../container/sink.ts';

declare const smxTracking: { redirect(): void; event(name: string): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => smxTracking.redirect());
}

const event = once((name) => safely(() => smxTracking.event(name)));

export function tell(moment: Moment): void {
  if (moment === 'displayed') event('load');
  if (moment === 'cta') event('download');
  if (ended(moment)) event('complete');
}
