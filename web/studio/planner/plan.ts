// Reads a brief: with the planner's model where it has been loaded, by words alone otherwise.
import { signal } from '@preact/signals';
import type { Brief, Plan } from '../core/types.ts';
import { pool } from '../state/app.ts';
import type { FromReader, Rows, ToReader } from './messages.ts';

export type ModelState = 'off' | 'loading' | 'on' | 'failed';
export const model = signal<ModelState>('off');
/** What runs it once it is on. */
export const runsOn = signal<'webgpu' | 'wasm'>('wasm');
/** 0..1 while it loads. */
export const loaded = signal(0);

const ROUNDS = 4;

let reader: Worker | null = null;
let waiting: ((readings: unknown[]) => void) | null = null;

/** Loads ONNX Runtime and the model, once: some 25 MB, 36 where WebGPU runs it. */
export function loadModel(): void {
  if (model.value === 'on' || model.value === 'loading') return;
  model.value = 'loading';
  reader = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  reader.onmessage = (e: MessageEvent<FromReader>) => {
    const word = e.data;
    if ('loaded' in word) loaded.value = word.loaded;
    if ('ready' in word) {
      runsOn.value = word.ready;
      model.value = 'on';
    }
    if ('failed' in word) {
      model.value = 'failed';
      waiting?.([]);
    }
    if ('readings' in word) waiting?.(word.readings);
  };
  reader.onerror = () => (model.value = 'failed');
  const start: ToReader = { base: document.baseURI };
  reader.postMessage(start);
}

function read(rows: Rows[]): Promise<unknown[]> {
  return new Promise((resolve) => {
    waiting = resolve;
    const ask: ToReader = { rows };
    reader!.postMessage(ask);
  });
}

export async function planBrief(brief: Brief): Promise<Plan> {
  // Pictures say nothing to the planner.
  const words = { ...brief, icon: undefined, screenshots: undefined, sprites: undefined };
  if (model.value === 'on') {
    let readings: unknown[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const answer = await pool.call<{ plan?: Plan; missing?: Rows[] }>('plan', {
        brief: words,
        readings,
      });
      if (answer.plan) return answer.plan;
      const fresh = await read(answer.missing ?? []);
      if (fresh.length === 0) break;
      readings = [...readings, ...fresh];
    }
  }
  const answer = await pool.call<{ plan: Plan }>('plan', { brief: words });
  return answer.plan;
}
