// From a brief to variants: plan, compose, then each through the gate, redrawn where it fails.
import type { Gate, Plan, Request, Scene } from '../core/types.ts';
import { planBrief } from '../planner/plan.ts';
import { say } from './announce.ts';
import { nextPicture } from '../gallery/boot_queue.ts';
import {
  brief,
  candidates,
  early,
  making,
  patch,
  plan,
  pool,
  seed,
  selected,
  trouble,
  variants,
} from './app.ts';
import { newKey, type Chosen, type Variant } from './model.ts';
import type { ScreenAsk } from './screen.ts';
import { faultLine } from '../i18n/says.ts';

const REDRAWS = 6;

interface Drawn {
  request: Request;
  scene: Scene;
  chosen?: Chosen;
}
interface Judged {
  gate: Gate;
  lean: 'none' | 'easier' | 'harder';
  scene: Scene;
}

let running: AbortController | null = null;

export function toVariant(drawn: Drawn, more: Partial<Variant> = {}): Variant {
  return {
    key: newKey(),
    request: drawn.request,
    scene: drawn.scene,
    made: drawn.scene,
    stage: 'checking',
    gate: null,
    gateBefore: null,
    sizes: null,
    kept: [],
    liked: false,
    parents: [],
    generation: 1,
    error: '',
    ...more,
  };
}

/** Brings one variant through the gate; other luck where it cannot pass. */
export async function check(variant: Variant, ofPlan: Plan, signal?: AbortSignal): Promise<void> {
  let { request, scene } = variant;
  try {
    for (let attempt = 0; ; attempt++) {
      const judged = await pool.call<Judged>(
        'judge',
        { scene, mend: true },
        { urgency: 1, signal },
      );
      if (signal?.aborted) return;
      // Not mended: the same scene, so that a preview plays on.
      const mended = JSON.stringify(judged.scene) !== JSON.stringify(scene);
      const kept = mended ? judged.scene : scene;
      if (judged.gate.pass || attempt >= REDRAWS) {
        patch(variant.key, {
          request,
          scene: kept,
          chosen: attempt === 0 ? variant.chosen : undefined,
          made: kept,
          gate: judged.gate,
          stage: judged.gate.pass ? 'ready' : 'failed',
        });
        return;
      }
      const drawn = await pool.call<Drawn>(
        'draw',
        {
          brief: brief.value,
          plan: ofPlan,
          request: variant.request,
          attempt: attempt + 1,
          lean: judged.lean,
        },
        { urgency: 1, signal },
      );
      ({ request } = drawn);
      scene = { ...drawn.scene, id: variant.scene.id };
    }
  } catch (fault) {
    if (fault instanceof DOMException) return;
    const error = faultLine(fault);
    patch(variant.key, { stage: 'failed', error });
  }
}

/** The code for it comes when it is first wanted: only a served page does. */
const sifted = async (ask: ScreenAsk, signal: AbortSignal): Promise<Drawn[]> =>
  (await import('./screen.ts')).screened(ask, signal);

/** Makes `count` variants in place of all that nobody likes. */
export async function generate(count = 8): Promise<void> {
  running?.abort();
  const control = (running = new AbortController());
  const { signal } = control;
  making.value = true;
  trouble.value = '';
  try {
    const reading = await planBrief(brief.value);
    if (signal.aborted) return;
    plan.value = reading;
    const ask = { brief: brief.value, plan: reading, seed: seed.value, count };
    const made = candidates.value
      ? await sifted({ ...ask, candidates: candidates.value }, signal)
      : (await pool.call<{ variants: Drawn[] }>('compose', ask)).variants;
    if (signal.aborted) return;
    const fresh = made.map((drawn) => toVariant(drawn, { chosen: drawn.chosen }));
    variants.value = [...variants.value.filter((one) => one.liked), ...fresh];
    selected.value = early.value = fresh[0]?.key ?? '';
    // Bots that play meanwhile would take the machine from the one that a person waits for.
    await nextPicture();
    if (signal.aborted) return;
    await Promise.all(fresh.map((one) => check(one, reading, signal)));
    if (!signal.aborted) say('made', { count: fresh.length });
  } catch (fault) {
    if (!signal.aborted) trouble.value = faultLine(fault);
  } finally {
    if (running === control) {
      running = null;
      making.value = false;
    }
  }
}

/** New luck for one variant, in its place; facets that are kept stay. */
export async function reroll(variant: Variant): Promise<void> {
  const ofPlan = plan.value;
  if (!ofPlan) return;
  patch(variant.key, { stage: 'checking', error: '' });
  const drawn = await pool.call<Drawn>('vary', {
    brief: brief.value,
    plan: ofPlan,
    request: variant.request,
    keep: variant.kept,
    seed: Math.floor(Math.random() * 2 ** 31),
  });
  const next = { ...variant, ...drawn, made: drawn.scene, chosen: undefined };
  patch(variant.key, {
    request: drawn.request,
    scene: drawn.scene,
    made: drawn.scene,
    chosen: undefined,
    gate: null,
  });
  await check(next, ofPlan);
}

/** Variants near one, or far from it, beside it. */
export async function spread(variant: Variant, near: boolean, count = 3): Promise<void> {
  const ofPlan = plan.value;
  if (!ofPlan) return;
  const facets = Object.keys(variant.request.lots ?? {});
  const made: Variant[] = [];
  for (let i = 0; i < count; i++) {
    const changing = facets[(i * 3 + variant.generation) % Math.max(1, facets.length)];
    const drawn = await pool.call<Drawn>('vary', {
      brief: brief.value,
      plan: ofPlan,
      request: variant.request,
      keep: near ? facets.filter((facet) => facet !== changing) : [],
      mechanic: near ? undefined : surprise(ofPlan, variant.request.mechanic, i),
      seed: Math.floor(Math.random() * 2 ** 31),
    });
    made.push(toVariant(drawn, { parents: [variant.key], generation: variant.generation + 1 }));
  }
  const at = variants.value.findIndex((one) => one.key === variant.key) + 1;
  variants.value = [...variants.value.slice(0, at), ...made, ...variants.value.slice(at)];
  await Promise.all(made.map((one) => check(one, ofPlan)));
}

/** Another game than this one. */
function surprise(ofPlan: Plan, mechanic: string, nth: number): string {
  const others = ofPlan.mechanics.filter((one) => one.name !== mechanic);
  return others.length ? others[nth % others.length]!.name : mechanic;
}
