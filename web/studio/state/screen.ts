// Candidates that the program behind the page draws, with its GPU where it has one, and plays; the best of
// them come back: generator/cli/studio_screening.h
import { CoreError } from '../core/pool.ts';
import type { Failure } from '../core/messages.ts';
import type { Brief, Plan, Request, Scene } from '../core/types.ts';
import { sifting, type Sifting } from './app.ts';
import type { Chosen } from './model.ts';

const ADDRESS = new URL('api/screen', document.baseURI);
const HEADERS = { 'content-type': 'application/json' };
const LOOK_EVERY_MS = 300;
/** What was asked for before ends within so long; beyond it another page is at work. */
const PATIENCE_MS = 20_000;

export interface ScreenAsk {
  brief: Brief;
  plan: Plan;
  seed: number;
  count: number;
  candidates: number;
}

interface Sight extends Sifting {
  running: boolean;
  result: {
    variants: { request: Request; scene: Scene; chosen: Report }[];
    screening: { candidates: number; renderer: string | null };
  } | null;
  error: Failure | null;
}

/** generator/diversity/report.h, as far as the page tells of it. */
interface Report {
  candidate: string;
  look?: { score: number };
  plays?: { count: number; won: number };
  beat: unknown[];
}

/** What the program's door said instead. */
const refusal = (message: string) => new CoreError({ message, mend: '', line: message });

const pause = () => new Promise((next) => setTimeout(next, LOOK_EVERY_MS));

const stop = () => void fetch(ADDRESS, { method: 'DELETE', headers: HEADERS });

async function begin(ask: ScreenAsk, signal: AbortSignal): Promise<number> {
  const body = JSON.stringify(ask);
  for (const from = performance.now(); ; await pause()) {
    // Not cut off by the signal: what has begun must be known, to be stopped.
    const answer = await fetch(ADDRESS, { method: 'POST', headers: HEADERS, body });
    const given = (await answer.json()) as { number?: number; error?: string };
    if (given.number && signal.aborted) stop();
    signal.throwIfAborted();
    if (given.number) return given.number;
    if (answer.status !== 409 || performance.now() - from > PATIENCE_MS)
      throw refusal(given.error ?? String(answer.status));
  }
}

/** The best of many candidates; `signal` has the program stop. Tells how far it is by `sifting`. */
export async function screened(
  ask: ScreenAsk,
  signal: AbortSignal,
): Promise<{ request: Request; scene: Scene; chosen: Chosen }[]> {
  sifting.value = { stage: '', done: 0, of: ask.candidates };
  try {
    const number = await begin(ask, signal);
    signal.addEventListener('abort', stop);
    for (;;) {
      const answer = await fetch(`${ADDRESS.href}?number=${number}`, { signal });
      if (!answer.ok) throw refusal(((await answer.json()) as { error: string }).error);
      const { running, result, error, stage, done, of } = (await answer.json()) as Sight;
      if (error) throw new CoreError(error);
      if (result)
        return result.variants.map(({ request, scene, chosen }) => ({
          request,
          scene,
          chosen: told(chosen, result.screening),
        }));
      if (!running) throw new DOMException('stopped', 'AbortError');
      sifting.value = { stage, done, of: of || ask.candidates };
      await pause();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not where a newer one has begun to tell.
    if (!signal.aborted) sifting.value = null;
  }
}

function told(report: Report, of: { candidates: number; renderer: string | null }): Chosen {
  return {
    candidate: Number(report.candidate.slice(1)) + 1,
    of: of.candidates,
    look: report.look?.score ?? null,
    plays: report.plays?.count ?? 0,
    won: report.plays?.won ?? 0,
    beat: report.beat.length,
    renderer: of.renderer ?? '',
  };
}
