// What the page works on. A project is what is kept, shared and brought back.
import { adLanguage } from '../i18n/i18n.ts';
import type { Brief, Gate, Plan, Request, Scene, Sizes } from '../core/types.ts';

/** How far a variant is. */
export type Stage = 'drawn' | 'checking' | 'ready' | 'failed';

/** Why a variant is one of the best of many candidates. */
export interface Chosen {
  /** From 1. */
  candidate: number;
  of: number;
  /** What its pictures are worth, 0 to 1; null: none were drawn. */
  look: number | null;
  plays: number;
  won: number;
  /** So many of its kind were worse. */
  beat: number;
  renderer: string;
}

export interface Variant {
  /** Of this page; stays when the scene changes. */
  key: string;
  request: Request;
  scene: Scene;
  /** As it was made, to go back to. */
  made: Scene;
  stage: Stage;
  gate: Gate | null;
  /** Before the last edit, to say what changed. */
  gateBefore: Gate | null;
  sizes: Sizes | null;
  /** Facets that stay when the rest is drawn anew. */
  kept: string[];
  /** A person wants to keep the whole variant. */
  liked: boolean;
  /** Keys of the variants that it comes from. */
  parents: string[];
  generation: number;
  /** Absent: it was not screened, or luck has changed it since. */
  chosen?: Chosen;
  error: string;
}

export interface Project {
  version: 1;
  brief: Brief;
  seed: number;
  plan: Plan | null;
  variants: Variant[];
  networks: string[];
  savedAt: number;
}

/** Ads in the language of the page, until a person says otherwise. */
export const emptyBrief = (): Brief => ({ languages: [adLanguage()], outcome: 'auto' });

export const emptyProject = (): Project => ({
  version: 1,
  brief: emptyBrief(),
  seed: 1,
  plan: null,
  variants: [],
  networks: [],
  savedAt: 0,
});

let made = 0;
export const newKey = (): string =>
  `v${Date.now().toString(36)}${(made++).toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
