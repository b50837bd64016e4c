// Vungle (Liftoff Monetize, Adaptive Creative): messages to the page around this one, which tells
// by events of the window; some of its versions send those as messages {title, content}.
import type { Moment, Play } from '../container/container.ts';
import { onTouch } from '../container/gate.ts';
import { ended, once } from '../container/sink.ts';

export const GATED = false;

interface Init {
  tokens?: { START_MUTED?: string | boolean };
}

export function meet(play: Play): void {
  const heard = (name: string, content: Init | null) => {
    if (name === 'ad-event-pause') play.hold(true);
    if (name === 'ad-event-resume') play.hold(false);
    if (name === 'ad-event-init' && `${content?.tokens?.START_MUTED}` === 'true') play.volume(0);
  };
  for (const name of ['ad-event-init', 'ad-event-pause', 'ad-event-resume'])
    addEventListener(name, (e) => heard(name, (e as CustomEvent).detail));
  addEventListener('message', (e) => {
    if (e.source === parent && e.data) heard(e.data.title ?? e.data, e.data.content);
  });
  onTouch(() => play.hold(false));
}

export function open(): void {
  parent.postMessage('download', '*');
}

const complete = once(() => parent.postMessage('complete', '*'));

export function tell(moment: Moment): void {
  if (ended(moment)) complete('');
}
