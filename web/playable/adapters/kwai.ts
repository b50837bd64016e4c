// Kwai (Kuaishou), known from third parties only.
import type { Moment, Play } from '../container/container.ts';
import { once, safely } from '../container/sink.ts';

declare const ks_playable_openAppStore: () => void;
declare const ks_playable_exposurePage: () => void;
declare const ks_playable_startPlay: () => void;

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => ks_playable_openAppStore());
}

const told = once((moment) => {
  if (moment === 'displayed') safely(() => ks_playable_exposurePage());
  if (moment === 'started') safely(() => ks_playable_startPlay());
});

export function tell(moment: Moment): void {
  told(moment);
}
