// What the studio and a preview's frame say to each other. The frame has an origin of its own, so
// each side knows the other by its window alone.
import type { Config } from '../../playable/config.ts';

export interface Show {
  show: {
    config: Config;
    module: ArrayBuffer;
    scene: Uint8Array;
    /** The product's own pictures as one strip; absent without any. */
    strip?: Uint8Array;
    locale: string;
    bot: boolean;
    muted: boolean;
    paused: boolean;
    /** Frames a second; 0: as many as the screen shows. */
    fps: number;
    insets: Insets;
    /** One of many, looked at rather than played: where no GPU draws, fewer pixels will do. */
    sketch: boolean;
  };
}

/** What a notch and the like take of the screen, CSS pixels: top, right, bottom, left. */
export type Insets = [number, number, number, number];

/** A play that was recorded: step, kind, x, y of one input after another. */
export interface Recorded {
  inputs: number[];
  /** Where it ends. */
  steps: number;
}

export type Command =
  | Show
  /** Makes ready what all frames share, and nothing else. */
  | { warm: ArrayBuffer }
  /** Another scene in its place; `number` comes back when it is in sight. */
  | {
      swap: {
        config: Config;
        scene: Uint8Array;
        strip?: Uint8Array;
        locale: string;
        number: number;
      };
    }
  | { again: true }
  | { bot: boolean }
  | { paused: boolean }
  | { muted: boolean }
  | { locale: string }
  | { fps: number }
  | { insets: Insets }
  /** Begins anew and shows a recorded play; null: back to playing. */
  | { replay: Recorded | null };

export type Word =
  | { studio: 'waiting' }
  | { studio: 'moment'; moment: string; why?: string }
  | { studio: 'open'; url: string }
  /** A person has taken over from the bot. */
  | { studio: 'touched' }
  /** The first whole picture is in sight, so many milliseconds after `show`. */
  | { studio: 'shown'; ms: number }
  /** A swap is in sight, or needs a frame of its own. */
  | { studio: 'swapped'; number: number; done: boolean; ms: number }
  | { studio: 'frames'; fps: number }
  /** How far a recorded play has been shown, 0 to 1; with its last state at the end. */
  | { studio: 'replaying'; part: number; hash?: string };
