// What a page knows of its view, as session records (templates/schema/session.schema.json).
import type { Moment } from '../container/container.ts';
import { type Frames } from './frames.ts';
import { type Sight } from './sight.ts';
import { type Input, packTrace } from './trace.ts';

/** Who is measured: the packer writes it into the page. */
export interface About {
  /** The collector's address; its path is added. */
  url: string;
  variant: string;
  campaign?: string;
  /** Fingerprint of the scene. */
  scene: string;
  network: string;
}

export type EventName =
  | Moment
  | 'viewable'
  | 'hidden'
  | 'shown'
  | 'closed'
  | 'context_lost'
  | 'context_restored';

/** The game, once it is there. */
export interface Game {
  /** 1/1000 of its goal. */
  progress(): number;
  ended(): boolean;
  stand(): { steps: number; hash: string };
  /** Inputs from the given one on, and whether none of the play was dropped. */
  trace(from: number): { inputs: Input[]; whole: boolean };
}

export interface Recorder {
  game: Game | null;
  errors: number;
  losses: number;
  note(name: EventName, value?: number): void;
  /** A finger came down, in 0..1 of the screen. */
  touch(x: number, y: number): void;
  /** What is new since the last call, in parts; none when nothing is. */
  take(): string[];
}

const MOST_BYTES = 2048;
const MOST_PARTS = 24;
const MOST_EVENTS = 24;
const MOST_TOUCHES = 60;
/** Names, quotes and values of what is added last: steps, hash and trace. */
const LAST_FIELDS_BYTES = 72;
const CELLS = 32;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function base64url(bytes: Iterable<number>): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

const cell = (share: number, flag: boolean): string =>
  DIGITS[Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS))) + (flag ? CELLS : 0)]!;

export function makeRecorder(about: About, frames: Frames, sight: Sight): Recorder {
  const { variant, campaign, scene, network } = about;
  const id = base64url(crypto.getRandomValues(new Uint8Array(16)));
  let part = 0;
  let inputs = 0;
  let seen_ms = 0;
  let events: (string | number)[][] = [];
  let touches = '';

  const next = (): string => {
    const record: Record<string, unknown> = {
      v: 1,
      id,
      part: part++,
      variant,
      campaign,
      scene,
      network,
      locale: document.documentElement.lang,
      started_ms: Math.round(performance.timeOrigin),
      events: events.splice(0, MOST_EVENTS),
      ...frames.read(),
      touches: touches.slice(0, 2 * MOST_TOUCHES),
      viewable_ms: seen_ms,
      progress_pm: recorder.game?.progress(),
      errors: recorder.errors,
      context_losses: recorder.losses,
    };
    touches = touches.slice(2 * MOST_TOUCHES);
    if (recorder.game) {
      const room = MOST_BYTES - LAST_FIELDS_BYTES - JSON.stringify(record).length;
      const trace = recorder.game.trace(inputs);
      const packed = packTrace(trace.inputs, (room * 3) >> 2);
      inputs += packed.inputs;
      if (packed.inputs) record.trace = base64url(packed.bytes);
      if (packed.inputs < trace.inputs.length) more = true;
      else if (trace.whole) Object.assign(record, recorder.game.stand());
    }
    return JSON.stringify(record);
  };
  let more = false;

  const recorder: Recorder = {
    game: null,
    errors: 0,
    losses: 0,
    note(name, value) {
      const at = Math.round(performance.now());
      events.push(value === undefined ? [name, at] : [name, at, value]);
    },
    touch(x, y) {
      touches += cell(x, innerWidth > innerHeight) + cell(y, !!recorder.game?.ended());
    },
    take() {
      const parts: string[] = [];
      const now = Math.round(sight.total());
      more = events.length > 0 || touches !== '' || now !== seen_ms;
      seen_ms = now;
      while (more && part < MOST_PARTS) {
        more = false;
        parts.push(next());
        more ||= events.length > 0 || touches !== '';
      }
      // Nothing is told any more, so nothing needs be kept.
      if (part >= MOST_PARTS) events = [];
      return parts;
    },
  };
  return recorder;
}
