// TikTok, Pangle and Ocean Engine: playable-sdk.js defines openAppStore and reports by itself.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const openAppStore: () => void;
declare const playableSDK: { openAppStore(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  if (!safely(() => openAppStore())) safely(() => playableSDK.openAppStore());
}

export function tell(_moment: Moment): void {}
