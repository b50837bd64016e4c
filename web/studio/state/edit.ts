// Edits of a scene: seen at once, undone at will, judged by the gate as soon as the hand rests.
import { signal } from '@preact/signals';
import type { Gate, Scene, Sizes } from '../core/types.ts';
import { patch, pool, variantOf } from './app.ts';
import type { Variant } from './model.ts';
import { faultLine } from '../i18n/says.ts';

const JUDGE_AFTER_MS = 350;
/** Edits of one kind that follow each other so closely are one step back. */
const TOGETHER_MS = 700;
const MOST_STEPS = 200;

interface History {
  past: Scene[];
  future: Scene[];
  kind: string;
  at: number;
}

const histories = new Map<string, History>();
/** Raised with every step, so that buttons know what is possible. */
export const steps = signal(0);
export const judging = signal('');
export const editError = signal('');

const historyOf = (key: string): History => {
  let found = histories.get(key);
  if (!found) histories.set(key, (found = { past: [], future: [], kind: '', at: 0 }));
  return found;
};

export const canUndo = (key: string): boolean => steps.value >= 0 && historyOf(key).past.length > 0;
export const canRedo = (key: string): boolean =>
  steps.value >= 0 && historyOf(key).future.length > 0;

/** Changes the scene of a variant. `kind` names what is changed: "params/moves". */
export function edit(key: string, kind: string, change: (scene: Scene) => void): void {
  const variant = variantOf(key);
  if (!variant) return;
  const next = structuredClone(variant.scene);
  change(next);
  const history = historyOf(key);
  const now = performance.now();
  if (history.kind !== kind || now - history.at > TOGETHER_MS) {
    history.past.push(variant.scene);
    if (history.past.length > MOST_STEPS) history.past.shift();
  }
  history.kind = kind;
  history.at = now;
  history.future = [];
  put(key, next);
}

export function undo(key: string): void {
  step(key, 'past', 'future');
}
export function redo(key: string): void {
  step(key, 'future', 'past');
}

function step(key: string, from: 'past' | 'future', to: 'past' | 'future'): void {
  const variant = variantOf(key);
  const history = historyOf(key);
  const scene = history[from].pop();
  if (!variant || !scene) return;
  history[to].push(variant.scene);
  history.kind = '';
  put(key, scene);
}

/** What was kept in the browser comes back as copies: compared by what they say. */
export const isEdited = ({ scene, made }: Variant): boolean =>
  scene !== made && JSON.stringify(scene) !== JSON.stringify(made);

/** As it was made. */
export function reset(key: string): void {
  const variant = variantOf(key);
  if (variant) edit(key, 'reset', (scene) => Object.assign(scene, structuredClone(variant.made)));
}

function put(key: string, scene: Scene): void {
  patch(key, { scene, sizes: null });
  steps.value++;
  judgeSoon(key);
}

let timer = 0;
let asked = 0;

function judgeSoon(key: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => void judge(key), JUDGE_AFTER_MS) as unknown as number;
}

/** Every question of the gate, of the scene as it is. */
export async function judge(key: string): Promise<void> {
  const variant = variantOf(key);
  if (!variant) return;
  const number = ++asked;
  judging.value = key;
  editError.value = '';
  try {
    const { gate } = await pool.call<{ gate: Gate }>(
      'judge',
      { scene: variant.scene, mend: false },
      { urgency: 1 },
    );
    if (number !== asked || variantOf(key)?.scene !== variant.scene) return;
    patch(key, { gate, gateBefore: variant.gate });
    await measure(key);
  } catch (fault) {
    if (number === asked) editError.value = faultLine(fault);
  } finally {
    if (number === asked) judging.value = '';
  }
}

/** Size of the page as it would ship. */
export async function measure(key: string): Promise<void> {
  const variant = variantOf(key);
  if (!variant || variant.sizes) return;
  const { sizes } = await pool.call<{ sizes: Sizes }>(
    'page',
    { scene: variant.scene },
    { urgency: 2, needs: 'parts.gz' },
  );
  if (variantOf(key)?.scene === variant.scene) patch(key, { sizes });
}
