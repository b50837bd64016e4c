// What the shell hands to the studio's preview (web/studio/player) when it is bundled for it.
import type { PlayState } from './main.ts';

/** The running play, as only the preview may handle it. */
export interface Handle {
  wasm: {
    pm_swap(bytes: number, size: number, locale: number): number;
    pm_compiled(): number;
    pm_at_once(on: number): void;
    pm_input(kind: number, x: number, y: number): void;
    pm_show_step(): void;
    pm_show(): void;
    pm_place(x: number, y: number): number;
  };
  locale(tag: string): number;
  state(): PlayState;
  /** Steps of the game so far. */
  step(): number;
  /** A point of the stage in CSS pixels. */
  place(x: number, y: number): [number, number];
  /** Fits the picture to the frame; `anew` also when only its insets have changed. */
  size(anew?: boolean): void;
  /** A finger that is no pointer event: 0 down, 1 move, 2 up, 3 cancel; CSS pixels. */
  touch(kind: number, x: number, y: number): void;
  /** Copies bytes into the module's memory. */
  write(bytes: Uint8Array): number;
  /** After pm_swap: draws the new scene. */
  swapped(): void;
}

export interface Preview {
  /** Has its context already. */
  canvas: HTMLCanvasElement;
  /** Module and cooked scene. */
  bytes: Promise<[WebAssembly.Module, Uint8Array]>;
  /** Of the screen's pixels, the part that is drawn along a side; above 0, at most 1. */
  detail(): number;
  /** Asked before each frame: false leaves it out. */
  due(now: number): boolean;
  attach(handle: Handle): void;
}
