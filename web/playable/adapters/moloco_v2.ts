// Moloco's second form (launcher and payload), known from third parties only: MRAID 2.0, and
// escaped addresses in MOLOCO_MACROS. taps_for_redirection is not followed: the store opens by the
// button alone.
import type { Moment, Play } from '../container/container.ts';
import { onTouch } from '../container/gate.ts';
import { meetMraid, openMraid } from '../container/mraid.ts';
import { beacons, ended, filled } from '../container/sink.ts';

declare const MOLOCO_MACROS: Record<string, string> | undefined;
const macros = () => (typeof MOLOCO_MACROS === 'undefined' ? undefined : MOLOCO_MACROS);
const unescaped = (value = ''): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
const send = beacons(macros, unescaped);

export const GATED = true;

export function meet(play: Play): void {
  if (macros()?.start_muted === 'true') play.volume(0);
  const enough = parseInt(macros()?.taps_for_engagement ?? '', 10) || 1;
  let taps = 0;
  onTouch(() => {
    if (++taps >= enough) send('engagement');
  });
  meetMraid(play);
}

export function open(url: string): void {
  openMraid(filled(unescaped(macros()?.final_url), url));
}

export function tell(moment: Moment): void {
  if (moment === 'loaded') send('mraid_viewable');
  if (moment === 'displayed') send('game_viewable');
  if (moment === 'cta') send('click');
  if (ended(moment)) send('complete');
}
