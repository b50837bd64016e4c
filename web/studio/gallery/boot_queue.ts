// Previews that start together compile their shaders together, and for long none of them is seen: they
// take turns.
import { warmUp } from './frames.ts';

const AT_ONCE = 2;
/** One that says nothing for so long holds nobody up. */
const PATIENCE_MS = 8000;
/** For so long the bots leave the machine to a first picture. */
const HEADSTART_MS = 2500;

let running = 0;
const waiting: (() => void)[] = [];
const watchers: (() => void)[] = [];

/** Settles when it is one's turn; call what it gives when the first picture is there. */
export async function turn(): Promise<() => void> {
  if (running >= AT_ONCE) await new Promise<void>((next) => waiting.push(next));
  running++;
  let over = false;
  const leave = () => {
    if (over) return;
    over = true;
    running--;
    for (const seen of watchers.splice(0)) seen();
    waiting.shift()?.();
    if (running === 0) void warmUp();
  };
  setTimeout(leave, PATIENCE_MS);
  return leave;
}

/** Settles when the next preview is in sight, or soon: whoever is out of sight has none. */
export const nextPicture = (): Promise<void> =>
  new Promise((resolve) => {
    watchers.push(resolve);
    setTimeout(resolve, HEADSTART_MS);
  });
