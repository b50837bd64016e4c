// Previews that start together compile their shaders together, and for long none of them is seen: they
// take turns.
import { pool } from '../state/app.ts';

const AT_ONCE = 2;
/** One that says nothing for so long holds nobody up. */
const PATIENCE_MS = 8000;

let running = 0;
let first = true;
const waiting: (() => void)[] = [];

/** Settles when it is one's turn; call what it gives when the first picture is there. */
export async function turn(): Promise<() => void> {
  if (running >= AT_ONCE) await new Promise<void>((next) => waiting.push(next));
  running++;
  if (first) pool.spare(true);
  let over = false;
  const leave = () => {
    if (over) return;
    over = true;
    running--;
    if (first) pool.spare(false);
    first = false;
    waiting.shift()?.();
  };
  setTimeout(leave, PATIENCE_MS);
  return leave;
}
