// The program itself (generator/studio, compiled to WebAssembly) in a worker: one call at a time.
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import makeCore, { type Core } from '#studio-core';
import coreUrl from '#studio-core-wasm?url';
import { encodeWebp } from './webp.ts';
import { unpackFiles } from './files.ts';
import type { Ask, Answer, Failure } from './messages.ts';

let base = '';
let core: Promise<Core> | null = null;
/** Archives of files that the module has already. */
const there = new Map<string, Promise<void>>();

async function start(): Promise<Core> {
  const wasm = await fetch(new URL(coreUrl, base));
  if (!wasm.ok) throw new Error(`${coreUrl}: ${wasm.status}`);
  return makeCore({
    wasmBinary: await wasm.arrayBuffer(),
    sha256: (bytes: Uint8Array) => bytesToHex(sha256(bytes.slice())),
  });
}

/** Puts the files of an archive into the module's file system, once. */
function bring(made: Core, archive: string): Promise<void> {
  let brought = there.get(archive);
  if (!brought) {
    brought = unpackFiles(new URL(archive, base)).then((files) => {
      for (const [path, bytes] of files) {
        // The program looks for its folder from the current one, which is the root.
        made.FS.mkdirTree('/' + path.slice(0, path.lastIndexOf('/')));
        made.FS.writeFile('/' + path, bytes);
      }
    });
    there.set(archive, brought);
  }
  return brought;
}

/** Bytes in the module's memory; to be freed. */
function give(made: Core, bytes: Uint8Array): number {
  const at = made._malloc(bytes.length + 1);
  made.HEAPU8.set(bytes, at);
  return at;
}

interface Encode {
  width: number;
  height: number;
  quality: number;
}

/** Calls until no picture is wanted any more: the browser encodes them, and answers later. */
async function call(made: Core, ask: Ask): Promise<Answer> {
  for (;;) {
    const answer = callOnce(made, ask);
    const wanted = (answer.json as { encode?: Encode } | undefined)?.encode;
    if (!wanted) return answer;
    const webp = await encodeWebp(answer.blobs![0]!, wanted.width, wanted.height, wanted.quality);
    const at = give(made, webp);
    made._pm_studio_encoded(at, webp.length);
    made._free(at);
  }
}

function callOnce(made: Core, ask: Ask): Answer {
  const say = (text: string) => {
    const size = made.lengthBytesUTF8(text);
    const at = made._malloc(size + 1);
    made.stringToUTF8(text, at, size + 1);
    return { at, size };
  };
  const method = say(ask.method);
  const json = say(JSON.stringify(ask.json ?? {}));
  const bytes = ask.bytes ?? new Uint8Array();
  const room = give(made, bytes);
  const text = made._pm_studio_call(method.at, json.at, json.size, room, bytes.length);
  const answer = JSON.parse(made.UTF8ToString(text)) as Record<string, unknown>;
  const blobs: Uint8Array[] = [];
  for (let i = 0; i < made._pm_studio_blobs(); i++) {
    const from = made._pm_studio_blob(i);
    blobs.push(made.HEAPU8.slice(from, from + made._pm_studio_blob_size(i)));
  }
  for (const at of [method.at, json.at, room]) made._free(at);
  if (answer.error) return { id: ask.id, error: answer.error as Failure };
  return { id: ask.id, json: answer, blobs };
}

const failed = (id: number, e: unknown): Answer => {
  const message = e instanceof Error ? e.message : String(e);
  return { id, error: { message, mend: 'Reload the page', line: message } };
};

addEventListener('message', async (e: MessageEvent<Ask | { base: string }>) => {
  if ('base' in e.data) {
    base = e.data.base;
    return;
  }
  const ask = e.data;
  let answer: Answer;
  try {
    const made = await (core ??= start());
    await bring(made, 'data.gz');
    if (ask.needs) await bring(made, ask.needs);
    answer = await call(made, ask);
  } catch (fault) {
    answer = failed(ask.id, fault);
    // A module that has trapped is not to be trusted any more.
    if (fault instanceof WebAssembly.RuntimeError) {
      core = null;
      there.clear();
    }
  }
  const moved = answer.blobs?.map((blob) => blob.buffer as ArrayBuffer) ?? [];
  postMessage(answer, { transfer: moved });
});
