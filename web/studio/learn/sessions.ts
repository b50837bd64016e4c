// Session records of viewers (docs/measuring.md): read, played again by the program, ready to be watched.
import { signal } from '@preact/signals';
import type { Scene } from '../core/types.ts';
import { t } from '../i18n/i18n.ts';
import { pool, variants } from '../state/app.ts';
import { wrongIn, type Wrong } from '../widgets/fault.tsx';
import { members } from './campaign.ts';

export interface View {
  id: string;
  variant: string;
  network: string;
  /** Key of the scene that it is of; null: not known here. */
  scene: string | null;
  events: [string, number][];
  /** Why it cannot be watched. */
  fault?: string;
  steps?: number;
  outcome?: 'won' | 'lost' | 'left';
  tries?: number;
  progress?: number;
  /** Of its last state. */
  hash?: string;
  inputs?: number[];
}

export interface TouchMap {
  touches: number;
  views: number;
  most: number;
  /** 32 rows of 32. */
  cells: number[];
}
export interface Touches {
  scene: string;
  play: TouchMap;
  end_card: TouchMap;
}

export interface Watched {
  views: View[];
  touches: Touches[];
  all: number;
}

export const watched = signal<Watched | null>(null);
export const watchWrong = signal<Wrong | null>(null);

/** Scenes that were opened as files. */
const opened = new Map<string, Scene>();
let records = '';
let recordsName = '';

/** Every scene that a session may be of, by key. */
export function knownScenes(): Map<string, Scene> {
  const out = new Map(opened);
  for (const one of members.value) out.set(one.id, one.scene);
  for (const one of variants.value) out.set(one.key, one.scene);
  return out;
}

/** Session records, and scene.json files of variants that this page has not made. */
export async function openSessions(files: Iterable<File>): Promise<void> {
  watchWrong.value = null;
  for (const file of files) {
    const text = await file.text();
    const scene = sceneIn(text);
    if (scene) opened.set(file.name + scene.id, scene);
    else [records, recordsName] = [text, file.name];
  }
  if (records) await watch();
}

const noSession = (): Wrong => ({
  title: t('sessionsNone', { name: recordsName }),
  mend: t('sessionsMend'),
});

async function watch(): Promise<void> {
  try {
    const scenes = [...knownScenes()].map(([key, scene]) => ({ key, scene }));
    watched.value = await pool.call<Watched>(
      'sessions',
      { scenes },
      { bytes: new TextEncoder().encode(records) },
    );
    if (watched.value.views.length === 0) watchWrong.value = noSession();
  } catch (fault) {
    watchWrong.value = { ...wrongIn('', fault), ...noSession() };
  }
}

function sceneIn(text: string): Scene | null {
  try {
    const value = JSON.parse(text) as Partial<Scene>;
    return value.mechanic && value.copy ? (value as Scene) : null;
  } catch {
    return null;
  }
}
