// Plays by itself: waits until a move would be taken, follows the path that the game's own hint
// offers, and begins again after the end card has been seen.
import type { Handle } from '../../playable/preview.ts';

const STEP_MS = 1000 / 60;
/** What a person needs to see a board and to decide. */
const THINK_MS = 520;
const LOOK_EVERY_MS = 90;
const END_CARD_MS = 2600;

export class Bot {
  on = false;
  private path: [number, number][] = [];
  private begun = 0;
  private lasts = 1;
  private down = false;
  private next = 0;
  private ended = 0;

  constructor(
    private readonly handle: Handle,
    private readonly again: () => void,
  ) {}

  /** Takes the finger away. */
  stop(): void {
    if (this.down) this.handle.touch(3, 0, 0);
    this.down = false;
    this.path = [];
  }

  frame(now: number): void {
    if (!this.on) return;
    if (this.down) return this.glide(now);
    if (now < this.next) return;
    this.next = now + LOOK_EVERY_MS;
    const state = this.handle.state();
    if (state.phase === 'end_card') {
      this.ended ||= now;
      if (now - this.ended > END_CARD_MS) {
        this.ended = 0;
        this.next = now + THINK_MS * 2;
        this.again();
      }
      return;
    }
    this.ended = 0;
    if (state.phase !== 'playing' || !state.ready || state.hint.length === 0) return;
    this.path = state.hint;
    this.begun = now;
    this.lasts = Math.max(1, state.glide) * STEP_MS * 1.25;
    this.down = true;
    this.handle.touch(0, ...this.path[0]!);
  }

  private glide(now: number): void {
    const last = this.path.length - 1;
    const part = Math.min(1, (now - this.begun) / this.lasts);
    const along = part * last;
    const from = Math.min(last, Math.floor(along));
    const a = this.path[from]!;
    const b = this.path[Math.min(last, from + 1)]!;
    const between = along - from;
    const x = a[0] + (b[0] - a[0]) * between;
    const y = a[1] + (b[1] - a[1]) * between;
    if (last > 0) this.handle.touch(1, x, y);
    if (part < 1) return;
    this.handle.touch(2, x, y);
    this.down = false;
    this.next = now + THINK_MS;
  }
}
