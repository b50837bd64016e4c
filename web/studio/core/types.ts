// The program's values as the page sees them: templates/schema/*.schema.json and generator/studio.
import type { ContainerRow } from '../../containers/containers.mjs';

export interface Param {
  name: string;
  min: number;
  max: number;
  default: number[];
  list: boolean;
  list_min: number;
  list_max: number;
  unit: string;
  effect: string;
}

export interface Role {
  name: string;
  min: number;
  max: number;
  distinct: boolean;
  groups: string[];
}

export interface Template {
  mechanic: string;
  title: string;
  summary: string;
  /** Least, default, most; 0 where there is none. */
  limit_seconds: [number, number, number];
  params: Param[];
  roles: Role[];
  copy: { name: string; max_chars: number; en: string }[];
}

export interface SpriteInfo {
  name: string;
  group: string;
  color: string;
  face: boolean;
  tags: string[];
}

export interface NetworkInfo extends ContainerRow {
  id: string;
  name: string;
  form: string[] | null;
  access: string;
  confidence: 'low' | 'medium' | 'high';
  verified: string;
  adapter: string;
  limit: number | null;
  notes: string[];
}

export interface Offer {
  version: string;
  templates: Template[];
  sprites: SpriteInfo[];
  backgrounds: string[];
  palettes: { name: string; cta: string }[];
  languages: string[];
  colors: string[];
  copy: string[];
  facets: string[];
  networks: NetworkInfo[];
  gate: { bands: Record<Outcome, [number, number]>; html_bytes: number };
}

export type Outcome = 'auto' | 'win' | 'near_win' | 'fail';

/** A kind of role (docs/pictures.md); briefs may also name one role of a template. */
export type SpriteRole = 'piece' | 'hero' | 'prize' | 'obstacle';

/** templates/schema/brief.schema.json */
export interface Brief {
  version?: number;
  name?: string;
  description?: string;
  cta?: string;
  tagline?: string;
  category?: string;
  store?: { ios?: string; android?: string; web?: string };
  icon?: string;
  screenshots?: string[];
  backdrop?: string;
  sprites?: (string | { image: string; role?: SpriteRole; object?: string })[];
  colors?: { brand?: string; accent?: string; background?: string };
  languages?: string[];
  networks?: string[];
  outcome?: Outcome;
  length_seconds?: number;
  mechanics?: { force?: string[]; exclude?: string[] };
  variants?: number;
  seed?: number;
}

export interface Slot {
  /** Of the catalogue, or 'picture'. */
  sprite: string;
  /** For 'picture': which of the scene's pictures. */
  picture?: number;
  tint?: string;
}

/** templates/schema/scene.schema.json */
export interface Scene {
  version: number;
  id: string;
  seed: number;
  mechanic: string;
  params: Record<string, number | number[]>;
  roles: Record<string, Slot[]>;
  ui: Record<'hand' | 'host' | 'icon' | 'star', Slot | null>;
  palette: Record<string, string>;
  /** `picture`: a data URI, of the background that is called 'picture'. */
  background: { name: string; grade: number[]; picture?: string };
  copy: Record<string, Record<string, string>>;
  pacing: {
    limit_seconds: number;
    hint_idle_seconds: number;
    retries: number;
    outcome: Outcome;
  };
  juice: number;
  store: { ios?: string; android?: string; web?: string };
  icon: string | null;
  pictures?: string[];
  genome: { gene: string; value: string }[];
}

/** What a scene is drawn from; kept as it is. */
export interface Request {
  mechanic: string;
  background: string;
  index: number;
  theme: number;
  difficulty: number;
  seed: number;
  lots?: Record<string, string>;
}

export interface Reason {
  kind: string;
  name: string;
  word: string;
  weight: number;
}

export interface Ranked {
  name: string;
  weight: number;
}

export interface Plan {
  planner: string;
  mechanics: Ranked[];
  objects: Ranked[];
  backgrounds: Ranked[];
  mood: string;
  tone: string;
  audience: string;
  language: string;
  why: Reason[];
  categories?: Ranked[];
}

export interface Check {
  name: string;
  pass: boolean;
  measured: unknown;
  wanted: unknown;
  note?: string;
}

export interface BotReport {
  plays: number;
  win_rate: number;
  win_rate_interval?: [number, number];
  first_touch_seconds?: number;
  win_seconds?: number;
}

export interface Gate {
  pass: boolean;
  checks: Check[];
  bots: Partial<Record<'idle' | 'random' | 'human' | 'greedy' | 'solver', BotReport>>;
  repairs: { param: string; from: number; to: number; because: string }[];
  pass_rate: number;
}

export interface Sizes {
  html: number;
  module: number;
  scene: number;
  shell: number;
}

export interface Finding {
  code: string;
  pass: boolean;
  severity: 'error' | 'warning' | 'note';
  rule?: string;
  where?: string;
  found?: string;
  wanted?: string;
}

/** One package and how it fares. */
export interface PackReport {
  name: string;
  errors: number;
  warnings: number;
  notes: number;
  headroom: number | null;
  confidence: string;
  file: string;
  pass: boolean;
  sha256: string;
  network: string;
  bytes: number;
  findings: Finding[];
  /** Of the product's own; `remark` when something was lost of them. */
  pictures?: { side: number; bytes: number; remark?: string };
  limit?: number;
  access?: string;
}
