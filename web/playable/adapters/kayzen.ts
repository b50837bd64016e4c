// Kayzen: MRAID; the click's address is a macro that the packer puts into PM_CLICK. Events may be
// asked for from an address with any name; the beginning of that address, up to the name, is the
// row's setting `events`.
import type { Moment, Play } from '../container/container.ts';
import { meetMraid, openMraid } from '../container/mraid.ts';
import { beacon, filled, once } from '../container/sink.ts';

declare const PM_CLICK: string;

export const GATED = true;

let events: unknown;

export function meet(play: Play): void {
  events = play.config.network?.events;
  meetMraid(play);
}

export function open(url: string): void {
  openMraid(filled(typeof PM_CLICK === 'string' ? PM_CLICK : '', url));
}

const send = once((moment) => beacon(events + moment));

export function tell(moment: Moment): void {
  if (events) send(moment);
}
