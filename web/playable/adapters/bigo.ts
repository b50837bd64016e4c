// Bigo: bgy-mraid-sdk.js defines BGY_MRAID, whose gameReady and gameEnd are ours to call.
import type { Moment, Play } from '../container/container.ts';
import { ended, safely } from '../container/sink.ts';

declare const BGY_MRAID: { open(): void; gameReady(): void; gameEnd(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => BGY_MRAID.open());
}

export function tell(moment: Moment): void {
  if (moment === 'loaded') safely(() => BGY_MRAID.gameReady());
  if (ended(moment)) safely(() => BGY_MRAID.gameEnd());
}
