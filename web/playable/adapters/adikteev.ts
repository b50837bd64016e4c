// Adikteev, known from third parties only: MRAID 1.0 and up; two addresses in variables of the page.
import type { Moment } from '../container/container.ts';
import { openMraid } from '../container/mraid.ts';
import { beacon, filled, once, safely } from '../container/sink.ts';

export { meetMraid as meet } from '../container/mraid.ts';

declare const AK_CLICK_DESTINATION_URL: string;
declare const AK_CLICK_PIXEL_URL: string;

export const GATED = true;

export function open(url: string): void {
  openMraid(
    filled(typeof AK_CLICK_DESTINATION_URL === 'string' ? AK_CLICK_DESTINATION_URL : '', url),
  );
}

/** One view is one click, however often the store is opened from it. */
const click = once(() => safely(() => beacon(AK_CLICK_PIXEL_URL)));
export function tell(moment: Moment): void {
  if (moment === 'cta') click(moment);
}
