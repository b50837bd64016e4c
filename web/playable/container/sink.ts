// Ways for moments to leave the page.
import type { Moment } from './container.ts';

/** Functions of a container are missing, late or broken; the play goes on. True when it went well. */
export function safely(call: () => void): boolean {
  try {
    call();
    return true;
  } catch {
    return false;
  }
}

export const ended = (moment: Moment): boolean => moment === 'solved' || moment === 'failed';

/** Lets each name through once. */
export function once(send: (name: string) => void): (name: string) => void {
  const sent = new Set<string>();
  return (name) => {
    if (sent.has(name)) return;
    sent.add(name);
    send(name);
  };
}

/**
 * Sends in order, `gap_ms` apart. While `send` answers false (its container is not there yet) all
 * wait, for ten seconds; then they are dropped, for it will not come.
 */
export function spaced(
  send: (name: string) => boolean,
  gap_ms: number,
): (name: string, atOnce?: boolean) => void {
  const waiting: string[] = [];
  let timer = 0;
  let patience = 10000 / gap_ms;
  const next = () => {
    timer = 0;
    if (!waiting.length) return;
    if (send(waiting[0]!)) {
      patience = 10000 / gap_ms;
      waiting.shift();
    } else if (--patience < 0) waiting.length = 0;
    timer = setTimeout(next, gap_ms) as unknown as number;
  };
  return (name, atOnce) => {
    if (atOnce && send(name)) return;
    waiting.push(name);
    if (!timer) next();
  };
}

/** Asks for an address that the network wrote into the page; not when its macro was left as it was. */
export function beacon(address: unknown): void {
  if (typeof address === 'string' && /^https?:/.test(address)) new Image().src = address;
}

/** A beacon for each name, once, from the variable that the network fills. */
export function beacons(
  macros: () => Record<string, string> | undefined,
  read = (value: string | undefined) => value,
): (name: string) => void {
  return once((name) => beacon(read(macros()?.[name])));
}

/** A store address out of a macro; ours when the network left it as it was. */
export const filled = (macro: string | undefined, url: string): string =>
  macro && /^[a-z][a-z0-9+.-]*:/i.test(macro) ? macro : url;
