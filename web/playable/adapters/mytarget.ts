// myTarget (VK): its own call, or Meta's, which it takes too.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const MTRG: { onCTAClick(): void };
declare const FbPlayableAd: { onCTAClick(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  if (!safely(() => MTRG.onCTAClick())) safely(() => FbPlayableAd.onCTAClick());
}

export function tell(_moment: Moment): void {}
