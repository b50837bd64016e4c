// The project in the browser's own database: nothing is lost on reload. Two tabs share one project;
// who is behind is told and may take over the other's work.
import { effect, signal } from '@preact/signals';
import { get, set } from 'idb-keyval';
import type { Offer } from '../core/types.ts';
import { warmUp } from '../gallery/frames.ts';
import { briefFromLink } from './share.ts';
import { brief, networks, offer, plan, pool, seed, selected, trouble, variants } from './app.ts';
import { emptyProject, type Project, type Variant } from './model.ts';
import { check } from './make.ts';

const KEY = 'project';
const SAVE_AFTER_MS = 300;

export const saved = signal(false);
/** Another tab has saved something newer: takes it over. */
export const otherTab = signal<(() => void) | null>(null);

const tab = Math.random().toString(36).slice(2);
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('playmill') : null;
let opened = false;
let timer = 0;

function bring(project: Project): void {
  brief.value = project.brief;
  seed.value = project.seed;
  plan.value = project.plan;
  variants.value = project.variants;
  networks.value = project.networks;
  selected.value = project.variants[0]?.key ?? '';
}

export const project = (): Project => ({
  version: 1,
  brief: brief.value,
  seed: seed.value,
  plan: plan.value,
  variants: variants.value,
  networks: networks.value,
  savedAt: Date.now(),
});

async function save(): Promise<void> {
  try {
    await set(KEY, project());
    saved.value = true;
    channel?.postMessage({ tab });
  } catch {
    saved.value = false;
  }
}

/** Gates again what was being gated when the page was left. */
function resume(list: Variant[]): void {
  const reading = plan.value;
  if (!reading) return;
  for (const one of list) if (one.stage === 'checking') void check(one, reading);
}

export async function openProject(): Promise<void> {
  void pool
    .call<Offer>('offer')
    .then((given) => {
      offer.value = given;
      void warmUp().catch(() => {});
    })
    .catch((fault: unknown) => (trouble.value = String(fault)));
  const kept = await get<Project>(KEY).catch(() => undefined);
  const linked = await briefFromLink().catch(() => null);
  // With nothing kept the page is empty already, but for what was typed meanwhile.
  if (linked) bring({ ...emptyProject(), brief: linked });
  else if (kept?.version === 1) bring(kept);
  opened = true;
  resume(variants.value);
  let first = true;
  effect(() => {
    // Read, so that each of them being changed leads here.
    void [brief.value, seed.value, plan.value, variants.value, networks.value];
    if (first) {
      first = false;
      return;
    }
    saved.value = false;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_AFTER_MS) as unknown as number;
  });
  addEventListener('pagehide', () => void (opened && !saved.value && save()));
  if (channel) {
    channel.onmessage = (e: MessageEvent<{ tab: string }>) => {
      if (e.data.tab === tab) return;
      otherTab.value = () => {
        otherTab.value = null;
        void get<Project>(KEY).then((other) => {
          if (other) bring(other);
        });
      };
    };
  }
}
