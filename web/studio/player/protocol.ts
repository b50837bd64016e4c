// What the studio and a preview's frame say to each other. The frame has an origin of its own, so
// each side knows the other by its window alone.
import type { Config } from '../../playable/config.ts';

export interface Show {
  show: {
    config: Config;
    module: ArrayBuffer;
    scene: Uint8Array;
    locale: string;
    bot: boolean;
    muted: boolean;
    paused: boolean;
    /** Frames a second; 0: as many as the screen shows. */
    fps: number;
  };
}

export type Command =
  | Show
  /** Another scene in its place; `number` comes back when it is in sight. */
  | { swap: { config: Config; scene: Uint8Array; locale: string; number: number } }
  | { again: true }
  | { bot: boolean }
  | { paused: boolean }
  | { muted: boolean }
  | { locale: string }
  | { fps: number };

export type Word =
  | { studio: 'waiting' }
  | { studio: 'moment'; moment: string; why?: string }
  | { studio: 'open'; url: string }
  /** A person has taken over from the bot. */
  | { studio: 'touched' }
  /** Where a person pressed, as parts of width and height. */
  | { studio: 'press'; x: number; y: number }
  /** The first whole picture is in sight, so many milliseconds after `show`. */
  | { studio: 'shown'; ms: number }
  /** A swap is in sight, or needs a frame of its own. */
  | { studio: 'swapped'; number: number; done: boolean; ms: number }
  | { studio: 'frames'; fps: number };
