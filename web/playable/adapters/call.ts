// Networks of which no more is known than one function that opens the store; the row's settings
// name it: `cta` with `cta_text` or `cta_url` for its argument, `retry` for another try.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

let settings: Record<string, unknown> = {};

/** Calls "A.b.c" with A.b as its this. */
function call(path: unknown, ...args: unknown[]): void {
  safely(() => {
    const names = String(path).split('.');
    const last = names.pop()!;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const owner = names.reduce((o: any, name) => o[name], window);
    owner[last](...args);
  });
}

export const GATED = false;

export function meet(play: Play): void {
  settings = play.config.network ?? {};
}

export function open(url: string): void {
  const { cta, cta_text, cta_url } = settings;
  if (cta_text) call(cta, cta_text);
  else if (cta_url) call(cta, url);
  else call(cta);
}

export function tell(moment: Moment): void {
  if (moment === 'retried' && settings.retry) call(settings.retry);
}
