// The planner's model gives the same in ONNX Runtime Web as natively, from the same file and the
// same tokenizer; and where it cannot run, words alone plan. Every line of the readings file is a text as the native program read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import * as ort from 'onnxruntime-web';

const NEAR = 1e-4;
const file = process.env.PLAYMILL_READINGS;
const lines = file ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
const readings = lines.map((line) => JSON.parse(line));
const why = file ? false : 'ONNX Runtime is not installed';

/** The tokenizer's module: a function from bytes to rows. */
async function tokenizer() {
  const module = await WebAssembly.compile(fs.readFileSync('build/wasm/planner_tokens.wasm'));
  const env = Object.fromEntries(
    WebAssembly.Module.imports(module).map((one) => [one.name, () => 0]),
  );
  const { exports: wasm } = await WebAssembly.instantiate(module, {
    env,
    wasi_snapshot_preview1: env,
  });
  wasm._initialize?.();
  return (bytes) => {
    const text = wasm.pm_model_room(bytes.length + 1);
    const rows = wasm.pm_model_room(4 * 4096);
    new Uint8Array(wasm.memory.buffer).set(bytes, text);
    const count = wasm.pm_model_tokens(text, bytes.length, rows, 4096);
    const found = [...new Int32Array(wasm.memory.buffer, rows, count)];
    wasm.pm_model_free(text);
    wasm.pm_model_free(rows);
    return found;
  };
}

function furthest(a, b) {
  assert.equal(a.length, b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

test('the module splits texts as the native program does', { skip: why }, async () => {
  const rows_of = await tokenizer();
  assert.ok(readings.length >= 15);
  for (const { utf8, rows } of readings)
    assert.deepEqual(rows_of(Buffer.from(utf8, 'hex')), rows, utf8);
});

test('ONNX Runtime Web reads texts as the native one does', { skip: why }, async () => {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(
    fs.readFileSync('templates/planner/planner.onnx'),
  );
  for (const { utf8, rows, vector, categories } of readings) {
    const padded = Int32Array.from(rows.length > 0 ? rows : [0]);
    const got = await session.run({ rows: new ort.Tensor('int32', padded, [1, padded.length]) });
    assert.ok(furthest([...got.vector.data], vector) < NEAR, `vector of ${utf8}`);
    assert.ok(furthest([...got.categories.data], categories) < NEAR, `categories of ${utf8}`);
  }
});

const LINE =
  '{"id": "a", "name": "Fruit Fall", "description": "Drop and merge fruits into a watermelon"}\n';

/** Runs `playmill plan --batch -` on one line. */
function plan(args, env) {
  const all = { PLAYMILL_ROOT: process.cwd(), ...process.env, ...env };
  const done = spawnSync('build/native/playmill', ['plan', '--batch', '-', ...args], {
    input: LINE,
    env: all,
    encoding: 'utf8',
  });
  return { ...done, row: done.stdout ? JSON.parse(done.stdout) : null };
}

/** A copy of the data files whose model can be spoilt. */
function spoilt(spoil) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-planner-'));
  for (const name of fs.readdirSync('.')) {
    if (name !== 'templates') fs.symlinkSync(path.resolve(name), path.join(root, name));
  }
  fs.mkdirSync(path.join(root, 'templates'));
  for (const name of fs.readdirSync('templates')) {
    if (name !== 'planner')
      fs.symlinkSync(path.resolve('templates', name), path.join(root, 'templates', name));
  }
  fs.cpSync('templates/planner', path.join(root, 'templates/planner'), { recursive: true });
  spoil(path.join(root, 'templates/planner'));
  return root;
}

function plans_by_words(env) {
  const { status, row, stderr } = plan([], env);
  assert.equal(status, 0);
  assert.equal(row.planner, 'lexical');
  assert.equal(row.mechanics[0].name, 'merge_drop');
  assert.match(stderr, /by words alone/);
  const forced = plan(['--planner', 'model'], env);
  assert.equal(forced.status, 7);
  assert.equal(forced.stdout, '');
}

test('without ONNX Runtime the program plans by words, and says so', () => {
  plans_by_words({ PLAYMILL_ONNXRUNTIME: '/nonexistent/libonnxruntime.so' });
});

for (const [what, spoil] of [
  ['missing', (dir) => fs.rmSync(path.join(dir, 'planner.onnx'))],
  ['cut short', (dir) => fs.truncateSync(path.join(dir, 'planner.onnx'), 5_000_000)],
  ['of another kind', (dir) => fs.writeFileSync(path.join(dir, 'planner.onnx'), 'no model')],
]) {
  test(`with a model that is ${what} the program plans by words, and says so`, () => {
    const root = spoilt(spoil);
    try {
      plans_by_words({ PLAYMILL_ROOT: root });
    } finally {
      fs.rmSync(root, { recursive: true });
    }
  });
}

test('with everything in place the model plans, the same each time', { skip: why }, () => {
  const { status, row, stdout } = plan([], {});
  assert.equal(status, 0);
  assert.equal(row.planner, 'model');
  assert.equal(row.mechanics[0].name, 'merge_drop');
  assert.equal(plan([], {}).stdout, stdout);
});
