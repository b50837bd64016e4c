// Remerge, known from third parties only: MRAID, and addresses in REMERGE_BIDTIMEMACROS.
import type { Moment } from '../container/container.ts';
import { openMraid } from '../container/mraid.ts';
import { beacons, filled } from '../container/sink.ts';

export { meetMraid as meet } from '../container/mraid.ts';

declare const REMERGE_BIDTIMEMACROS: Record<string, string> | undefined;
const macros = () =>
  typeof REMERGE_BIDTIMEMACROS === 'undefined' ? undefined : REMERGE_BIDTIMEMACROS;
const send = beacons(macros);

export const GATED = true;

export function open(url: string): void {
  openMraid(filled(macros()?.click, url));
}

export function tell(moment: Moment): void {
  if (moment === 'loaded') send('ready');
  if (moment === 'displayed') send('impression');
  if (moment === 'first_touch') send('engagement');
  if (moment === 'error') send('error');
}
