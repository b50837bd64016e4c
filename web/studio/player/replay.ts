// A recorded play on the screen: its inputs at their steps, the finger where it was.
import type { Handle } from '../../playable/preview.ts';
import type { Recorded } from './protocol.ts';

const STEP_MS = 1000 / 60;
/** A frame that comes late shows at most so many steps: time waits rather than leaps. */
const MOST_STEPS = 6;
const TELL_EVERY_MS = 100;
const PARTS = 4;
const UP = 2;

export class Replay {
  private next = 0;
  private last = 0;
  private owed = 0;
  private told = 0;
  private done = false;
  private readonly finger = document.createElement('div');

  constructor(
    private readonly handle: Handle,
    private readonly play: Recorded,
    private readonly tell: (part: number, hash?: string) => void,
  ) {
    Object.assign(this.finger.style, {
      position: 'fixed',
      left: '-14px',
      top: '-14px',
      width: '28px',
      height: '28px',
      border: '3px solid #fff',
      borderRadius: '50%',
      boxSizing: 'border-box',
      background: '#ffffff66',
      boxShadow: '0 2px 8px #0008',
      opacity: '0',
      pointerEvents: 'none',
    });
    document.body.append(this.finger);
  }

  stop(): void {
    this.finger.remove();
  }

  frame(now: number): void {
    this.owed = Math.min(MOST_STEPS, this.owed + (now - (this.last || now)) / STEP_MS);
    this.last = now;
    this.handle.size();
    for (; this.owed >= 1 && !this.done; this.owed--) this.step();
    this.handle.wasm.pm_show();
    if (this.done || now - this.told < TELL_EVERY_MS) return;
    this.told = now;
    this.tell(this.handle.step() / Math.max(1, this.play.steps));
  }

  private step(): void {
    const { inputs, steps } = this.play;
    const at = this.handle.step();
    for (; this.next < inputs.length && inputs[this.next]! <= at; this.next += PARTS) {
      const [kind, x, y] = inputs.slice(this.next + 1, this.next + PARTS) as [
        number,
        number,
        number,
      ];
      this.handle.wasm.pm_input(kind, x, y);
      this.point(kind, x, y);
    }
    if (at < steps) return this.handle.wasm.pm_show_step();
    this.done = true;
    this.tell(1, this.handle.state().hash);
  }

  private point(kind: number, x: number, y: number): void {
    const [left, top] = this.handle.place(x, y);
    this.finger.style.transform = `translate(${left}px, ${top}px)`;
    this.finger.style.opacity = kind < UP ? '1' : '0.35';
  }
}
