// Snapchat: the container injects ScPlayableAd.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const ScPlayableAd: { onCTAClick(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => ScPlayableAd.onCTAClick());
}

export function tell(_moment: Moment): void {}
