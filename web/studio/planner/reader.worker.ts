// The planner's model in ONNX Runtime Web: rows of texts in, what they mean out.
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { FromReader, Read, Rows, ToReader } from './messages.ts';
import { onWasm, runtimeHere, type Runtime } from './runtime.ts';

const RUN = 32;

const say = (word: FromReader) => postMessage(word);
let session: InferenceSession | null = null;
let tensor: typeof Tensor;

/** A file with its progress told, as a part of the whole. */
async function load(url: URL, from: number, to: number): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url.pathname}: ${answer.status}`);
  const size = Number(answer.headers.get('content-length')) || 0;
  const parts: Uint8Array[] = [];
  let got = 0;
  const stream = answer.body.getReader();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    parts.push(value);
    got += value.length;
    if (size) say({ loaded: from + (to - from) * Math.min(1, got / size) });
  }
  const out = new Uint8Array(got);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  say({ loaded: to });
  return out;
}

/** Rows of the table that both must read alike. */
const PROOF: Rows[] = [Array.from({ length: 24 }, (_, i) => 1 + 977 * i)];
const TOLERANCE = 1e-4;

/** A GPU that lacks something reads nonsense and goes on: it is held against this runtime's own reading. */
async function proven(ort: Runtime['ort'], model: Uint8Array): Promise<InferenceSession> {
  session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
  const [wanted] = await run(PROOF);
  await session.release();
  session = await ort.InferenceSession.create(model, {
    executionProviders: ['webgpu', 'wasm'],
    // That some of it is left to the processor is meant.
    logSeverityLevel: 3,
  });
  const [got] = await run(PROOF);
  const alike = (a: number[], b: number[]) => a.every((v, i) => Math.abs(v - b[i]!) < TOLERANCE);
  if (!alike(wanted!.vector, got!.vector)) throw new Error('the GPU reads otherwise');
  return session;
}

async function open(at: Runtime, base: string, model: () => Promise<Uint8Array>): Promise<void> {
  const { ort, script, on } = at;
  const wasm = await load(new URL(at.wasm, base), 0, 0.6);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { mjs: new URL(script, base).href };
  ort.env.wasm.wasmBinary = wasm.buffer as ArrayBuffer;
  tensor = ort.Tensor;
  const bytes = await model();
  session = on === 'webgpu' ? await proven(ort, bytes) : await ort.InferenceSession.create(bytes);
  say({ ready: on });
}

async function start(base: string): Promise<void> {
  const here = await runtimeHere();
  let bytes: Promise<Uint8Array> | undefined;
  const model = () => (bytes ??= load(new URL('planner/planner.onnx', base), 0.6, 1));
  try {
    await open(here, base, model);
  } catch (fault) {
    if (here.on === 'wasm') throw fault;
    await open(await onWasm(), base, model);
  }
}

async function run(texts: Rows[]): Promise<Read[]> {
  const longest = Math.max(1, ...texts.map((rows) => rows.length));
  const padded = new Int32Array(texts.length * longest);
  texts.forEach((rows, i) => padded.set(rows, i * longest));
  const got = await session!.run({
    rows: new tensor('int32', padded, [texts.length, longest]),
  });
  const vectors = got.vector!.data as Float32Array;
  const categories = got.categories!.data as Float32Array;
  const width = vectors.length / texts.length;
  const classes = categories.length / texts.length;
  return texts.map((rows, i) => ({
    rows,
    vector: [...vectors.subarray(i * width, (i + 1) * width)],
    categories: [...categories.subarray(i * classes, (i + 1) * classes)],
  }));
}

addEventListener('message', async (e: MessageEvent<ToReader>) => {
  try {
    if ('base' in e.data) return await start(e.data.base);
    // Texts of about one length share a run, or short ones would be padded to the longest.
    const texts = [...e.data.rows].sort((a, b) => a.length - b.length);
    const readings: Read[] = [];
    for (let at = 0; at < texts.length; at += RUN)
      readings.push(...(await run(texts.slice(at, at + RUN))));
    say({ readings });
  } catch (fault) {
    say({ failed: fault instanceof Error ? fault.message : String(fault) });
  }
});
