// The page's state: signals that the parts of the page read, and nothing else.
import { computed, signal } from '@preact/signals';
import { Pool } from '../core/pool.ts';
import type { Brief, Offer, Plan } from '../core/types.ts';
import { emptyBrief, type Variant } from './model.ts';

/** One worker fewer than the machine has cores, at least two, for what can wait; one for what cannot. */
const cores = navigator.hardwareConcurrency || 2;
export const pool = new Pool(Math.min(4, Math.max(2, cores - 1)) + 1);

export type Step = 'describe' | 'tune' | 'ship' | 'learn';
export const step = signal<Step>('describe');

export const offer = signal<Offer | null>(null);
export const brief = signal<Brief>(emptyBrief());
export const seed = signal(1);
export const plan = signal<Plan | null>(null);
export const variants = signal<Variant[]>([]);
export const networks = signal<string[]>([]);
export const selected = signal<string>('');
/** A batch of variants is being made. */
export const making = signal(false);
/** Candidates that the program behind the page looks at for a batch; 0: the page makes its own. */
export const candidates = signal(0);
/** How far that is, while it goes on. */
export interface Sifting {
  stage: string;
  done: number;
  of: number;
}
export const sifting = signal<Sifting | null>(null);
/** Key of the variant that is shown before it has been through the gate: the first of a batch. */
export const early = signal('');
/** An error that concerns the whole page. */
export const trouble = signal('');
/** What screen readers hear. */
export const announcement = signal('');

export const current = computed(
  () => variants.value.find((one) => one.key === selected.value) ?? variants.value[0] ?? null,
);

export function variantOf(key: string): Variant | undefined {
  return variants.value.find((one) => one.key === key);
}

/** Puts changed fields into a variant, if it is still there. */
export function patch(key: string, change: Partial<Variant>): void {
  variants.value = variants.value.map((one) => (one.key === key ? { ...one, ...change } : one));
}

/** How previews are shown. */
export type Device = 'phone' | 'small' | 'tablet';
export const device = signal<Device>('phone');
export const landscape = signal(false);
export const muted = signal(true);
export const fps = signal(0);
export const shownLocale = signal('');
