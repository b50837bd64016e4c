// The planner's model in ONNX Runtime Web: rows of texts in, what they mean out.
import * as ort from 'onnxruntime-web/wasm';
import runtimeUrl from '#onnxruntime-wasm?url';
import type { FromReader, Read, Rows, ToReader } from './messages.ts';

const RUN = 32;

const say = (word: FromReader) => postMessage(word);
let session: ort.InferenceSession | null = null;

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

async function start(base: string): Promise<void> {
  const wasm = await load(new URL(runtimeUrl, base), 0, 0.5);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { mjs: new URL('planner/onnxruntime.js', base).href };
  ort.env.wasm.wasmBinary = wasm.buffer as ArrayBuffer;
  const model = await load(new URL('planner/planner.onnx', base), 0.5, 1);
  session = await ort.InferenceSession.create(model);
  say({ ready: true });
}

async function run(texts: Rows[]): Promise<Read[]> {
  const longest = Math.max(1, ...texts.map((rows) => rows.length));
  const padded = new Int32Array(texts.length * longest);
  texts.forEach((rows, i) => padded.set(rows, i * longest));
  const got = await session!.run({
    rows: new ort.Tensor('int32', padded, [texts.length, longest]),
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
