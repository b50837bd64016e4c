// Own pages and apps: the protocol of web/host/protocol.ts with the page around an iframe, with a
// WKWebView (message handler "playmill") or an Android WebView (object "PlaymillHost"). Its wishes
// for the start stand in the address: #host=ORIGIN&locale=TAG&muted=1&store=host.
import { VERSION, type Command, type Event } from '../../host/protocol.ts';
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

interface Port {
  postMessage(message: unknown): void;
  onmessage?: (e: { data: string }) => void;
}
const page = window as unknown as {
  webkit?: { messageHandlers?: { playmill?: Port } };
  PlaymillHost?: Port;
};
const wishes = new URLSearchParams(location.hash.slice(1));
const host = wishes.get('host');
/** Apps open addresses themselves. */
const app = (): boolean => !!(page.webkit?.messageHandlers?.playmill || page.PlaymillHost);

let play: Play;

export const GATED = false;

function say(event: Event['event'], more?: Partial<Event>): void {
  const message: Event = { playmill: VERSION, event, ...more };
  safely(() => {
    const ios = page.webkit?.messageHandlers?.playmill;
    if (ios) ios.postMessage(message);
    else if (page.PlaymillHost) page.PlaymillHost.postMessage(JSON.stringify(message));
    else if (parent !== window) parent.postMessage(message, host ?? '*');
  });
}

function obey(message: Command | string): void {
  safely(() => {
    const order = (typeof message === 'string' ? JSON.parse(message) : message) as Command;
    if (order.playmill !== VERSION) return;
    const { command, on = true } = order;
    if (command === 'pause' || command === 'resume') play.hold(command === 'pause');
    if (command === 'mute') play.volume(on ? 0 : 1);
    if (command === 'locale') play.locale(String(order.locale));
    if (command === 'close') {
      play.close();
      say('closed');
    }
  });
}

export function meet(p: Play): void {
  play = p;
  if (wishes.has('locale')) play.locale(wishes.get('locale')!);
  if (wishes.get('muted')) play.volume(0);
  Object.assign(window, { PlaymillCommand: obey });
  safely(() => (page.PlaymillHost!.onmessage = (e) => obey(e.data)));
  // Whoever shows the page commands it; nobody else does.
  addEventListener('message', (e) => {
    if (e.source === parent && parent !== window && (!host || e.origin === host)) obey(e.data);
  });
}

export function open(url: string): void {
  const opened = !app() && wishes.get('store') !== 'host' && !!url;
  say('cta', { url, opened });
  if (opened) window.open(url, '_blank');
}

export function tell(moment: Moment, why?: string): void {
  if (moment === 'loaded') say('ready', { locales: play.config.locales });
  else if (moment === 'error') say('error', { message: why });
  else if (moment === 'solved' || moment === 'failed')
    say('end', { outcome: moment === 'solved' ? 'won' : 'lost' });
  else if (moment.startsWith('progress')) say('progress', { value: Number(moment.slice(9)) });
  else if (moment !== 'loading' && moment !== 'cta') say(moment as Event['event']);
}
