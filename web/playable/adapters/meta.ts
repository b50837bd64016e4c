// Meta, and Moloco's first form, which took over its interface: the container injects FbPlayableAd.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const FbPlayableAd: { onCTAClick(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => FbPlayableAd.onCTAClick());
}

export function tell(_moment: Moment): void {}
