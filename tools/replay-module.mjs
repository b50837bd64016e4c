// Replays input traces in a shipped module, without a page: no GL, no text, no sound.
//   node tools/replay-module.mjs        one job a line on standard input, one answer a line
// Job:    {"module": path, "scene": base64 of the cooked scene, "inputs": [[step, kind, x, y], …],
//          "steps": how many, "every": steps between two hashes (optional)}
// Answer: {"hash": "0x…", "phase": n, "outcome": n, "step": n, "marks": ["0x…", …]} or {"error": why}
import fs from 'node:fs';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';

const compiled = new Map();

function moduleAt(file) {
  const stamp = fs.statSync(file).mtimeMs;
  const known = compiled.get(file);
  if (known && known.stamp === stamp) return known.module;
  const module = new WebAssembly.Module(fs.readFileSync(file));
  compiled.set(file, { module, stamp });
  return module;
}

/** Every import does nothing and answers 0: the simulation needs none of them. */
function silence(module) {
  const imports = {};
  for (const { module: room, name } of WebAssembly.Module.imports(module)) {
    (imports[room] ??= {})[name] = () => 0;
  }
  return imports;
}

/** Plays a job to its end. Throws when the module refuses the scene or traps. */
export function replay({ module: file, scene, inputs, steps, every = 0 }) {
  const module = moduleAt(file);
  const wasm = new WebAssembly.Instance(module, silence(module)).exports;
  wasm._initialize();
  const bytes = Buffer.from(scene, 'base64');
  const at = wasm.pm_alloc(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
  const refused = wasm.pm_boot(at, bytes.length, 0);
  if (refused) throw new Error(`the module refuses the scene (${refused})`);

  const state = () => {
    const words = new DataView(wasm.memory.buffer, wasm.pm_state(0), 24);
    const word = (i) => words.getUint32(i * 4, true);
    const hash = (BigInt(word(5)) << 32n) | BigInt(word(4));
    return {
      hash: `0x${hash.toString(16)}`,
      phase: word(0),
      outcome: word(1),
      step: word(3),
    };
  };
  const marks = [];
  let now = 0;
  const walk = (to) => {
    while (now < to) {
      const mark = every > 0 ? now - (now % every) + every : to;
      const stop = Math.min(mark, to);
      wasm.pm_step(stop - now);
      now = stop;
      if (every > 0 && now % every === 0) marks.push(state().hash);
    }
  };
  for (const [step, kind, x, y] of inputs) {
    if (step >= steps) break;
    walk(step);
    wasm.pm_input(kind, x, y);
  }
  walk(steps);
  return { ...state(), marks };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    let answer;
    try {
      answer = replay(JSON.parse(line));
    } catch (error) {
      answer = { error: String(error?.message ?? error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
