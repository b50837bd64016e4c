// Brings records to the collector: each is kept until a receipt comes, and no longer than the page.

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;
const PATIENCE_MS = 10000;

export interface Sender {
  add(records: string[]): void;
  /** Sends what has no receipt, unless that is under way. */
  post(): void;
  /** The page may end at any moment: hands over what was not handed over yet. */
  leave(): void;
}

export function makeSender(collector: string): Sender {
  const url = collector.replace(/\/+$/, '') + '/v1/sessions';
  let waiting: string[] = [];
  /** How many of them the browser has promised to send. */
  let handed = 0;
  let busy = false;
  let wait = FIRST_WAIT_MS;
  let timer = 0;
  const body = (records: string[]) =>
    `{"v":1,"sent_ms":${Date.now()},"sessions":[${records.join()}]}`;

  const post = async (): Promise<void> => {
    if (busy || !waiting.length) return;
    busy = true;
    clearTimeout(timer);
    const sent = waiting.slice();
    const stop = new AbortController();
    const guard = setTimeout(() => stop.abort(), PATIENCE_MS);
    let status = 0;
    let asked_ms = 0;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body: body(sent),
        keepalive: true,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      });
      status = answer.status;
      asked_ms = Number(answer.headers.get('retry-after')) * 1000 || 0;
    } catch {
      // No way there, no answer, or none that may be read.
    }
    clearTimeout(guard);
    busy = false;
    if (status && status < 500 && status !== 408 && status !== 429) {
      waiting = waiting.filter((record) => !sent.includes(record));
      handed = 0;
      wait = FIRST_WAIT_MS;
      return post();
    }
    // Viewers who lost the collector together do not come back together.
    const pause = Math.max(asked_ms, wait * (0.5 + Math.random()));
    timer = setTimeout(post, pause) as unknown as number;
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  };

  return {
    add(records) {
      waiting.push(...records);
    },
    post,
    leave() {
      const rest = waiting.slice(handed);
      if (!rest.length) return;
      if (navigator.sendBeacon?.(url, body(rest))) handed = waiting.length;
      else void post();
    },
  };
}
