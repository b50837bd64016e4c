// Bigabid, known from third parties only: MRAID, and addresses in BIGABID_BIDTIMEMACROS.
import type { Moment } from '../container/container.ts';
import { openMraid } from '../container/mraid.ts';
import { beacons, ended, filled } from '../container/sink.ts';

export { meetMraid as meet } from '../container/mraid.ts';

declare const BIGABID_BIDTIMEMACROS: Record<string, string> | undefined;
const macros = () =>
  typeof BIGABID_BIDTIMEMACROS === 'undefined' ? undefined : BIGABID_BIDTIMEMACROS;
const send = beacons(macros);

export const GATED = true;

export function open(url: string): void {
  openMraid(filled(macros()?.final_url, url));
}

export function tell(moment: Moment): void {
  if (moment === 'loaded') send('mraid_viewable');
  if (moment === 'displayed') send('game_viewable');
  if (moment === 'first_touch') send('engagement');
  if (moment === 'cta') send('click');
  if (ended(moment)) send('complete');
}
