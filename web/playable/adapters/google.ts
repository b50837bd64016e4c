// Google Ads, App campaigns: exitapi.js in the head defines ExitApi; Google has the store link.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const ExitApi: { exit(): void };

export const GATED = false;

export function meet(_play: Play): void {}

export function open(): void {
  safely(() => ExitApi.exit());
}

export function tell(_moment: Moment): void {}
