// The parts of web/playable/measure, without a page: how records are filled, cut and packed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import esbuild from 'esbuild';
import { pagesDir, root } from './harness.mjs';

/** A module of the shell, as the page has it. */
async function load(name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, 'web/playable/measure', name)],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return import('data:text/javascript;base64,' + text);
}

const MOST_BYTES = 2048;
const MOST_PARTS = 24;

test('traces are packed as the native writer packs them, whole and cut short', async () => {
  const { packTrace } = await load('trace.ts');
  const samples = JSON.parse(fs.readFileSync(path.join(pagesDir, 'traces.json'), 'utf8'));
  assert.ok(samples.length > 100);
  for (const { inputs, room, packed, bytes } of samples) {
    const list = inputs.map(([step, kind, x, y]) => ({ step, kind, x, y }));
    assert.deepEqual(packTrace(list, room), { bytes, inputs: packed });
  }
});

test('times between frames: the median, the slow ones and what lies in a rest', async () => {
  const { makeFrames } = await load('frames.ts');
  const frames = makeFrames();
  assert.deepEqual(frames.read().frames, undefined);
  let now = 1000;
  frames.drawn(now);
  for (let i = 0; i < 90; i++) frames.drawn((now += 17));
  for (let i = 0; i < 8; i++) frames.drawn((now += 60));
  frames.drawn((now += 5000));
  frames.rest();
  frames.drawn((now += 60000));
  frames.drawn((now += 16));
  const { first_frame_ms, frames: read } = frames.read();
  assert.ok(first_frame_ms > 0);
  assert.deepEqual(read, { p50_ms: 17, p95_ms: 60, long: 9 });
});

/** A view whose game has `trace` inputs and then stands at a state. */
async function recorder(trace, about = {}) {
  globalThis.document = { documentElement: { lang: 'zh-Hant-TW' } };
  globalThis.innerWidth = 390;
  globalThis.innerHeight = 844;
  const { makeRecorder } = await load('record.ts');
  const sight = { shown() {}, exposed() {}, total: () => sight.ms, ms: 0 };
  const frames = { drawn() {}, rest() {}, read: () => ({ frames: { p50_ms: 255 } }) };
  const made = makeRecorder(
    { url: '', variant: 'v', scene: '0123456789abcdef', network: 'n', ...about },
    frames,
    sight,
  );
  const game = { ended: false, whole: true };
  made.game = {
    progress: () => 1000,
    ended: () => game.ended,
    stand: () => ({ steps: 99999999, hash: 'fedcba9876543210' }),
    trace: (from) => ({ inputs: trace.slice(from), whole: game.whole }),
  };
  return { made, sight, game, parts: () => made.take().map((text) => JSON.parse(text)) };
}

const scribble = (count) =>
  Array.from({ length: count }, (_, i) => ({
    step: 60 + i,
    kind: i === 0 ? 0 : 1,
    x: Math.round(500 + 400 * Math.sin(i * i)),
    y: Math.round(800 + 700 * Math.cos(i * 7)),
  }));

test('however much there is to tell, no record is longer than 2 kB and nothing is lost', async () => {
  const long = 'x'.repeat(64);
  const { made, parts } = await recorder(scribble(2500), { variant: long, campaign: long });
  for (let i = 0; i < 60; i++) made.note('context_restored', 1000);
  for (let i = 0; i < 150; i++) made.touch(i / 150, 1 - i / 150);
  const texts = made.take();
  for (const text of texts) assert.ok(text.length <= MOST_BYTES, `${text.length} bytes`);
  const records = texts.map((text) => JSON.parse(text));
  assert.ok(records.length > 3 && records.length <= MOST_PARTS);
  assert.deepEqual(
    records.map((r) => r.part),
    records.map((_, i) => i),
  );
  assert.equal(new Set(records.map((r) => r.id)).size, 1);
  assert.equal(records.flatMap((r) => r.events).length, 60);
  assert.equal(records.map((r) => r.touches).join('').length, 300);
  // The state belongs to the whole trace, so the last part alone tells it.
  assert.deepEqual(
    records.map((r) => 'hash' in r),
    records.map((_, i) => i === records.length - 1),
  );
  assert.deepEqual(parts(), []);
});

test('a part is made when there is something new, and at most 24 of them', async () => {
  const { made, sight, parts } = await recorder([]);
  assert.deepEqual(parts(), []);
  sight.ms = 500;
  assert.equal(parts().length, 1);
  assert.deepEqual(parts(), []);
  made.touch(0.5, 0.5);
  assert.equal(parts().length, 1);
  let made_in_all = 2;
  for (let i = 0; i < 100; i++) {
    made.note('hidden', 0);
    made_in_all += parts().length;
  }
  assert.equal(made_in_all, MOST_PARTS);
});

test('touches keep their cell, the form of the screen and whether the end card stood', async () => {
  const { made, game, parts } = await recorder([]);
  made.touch(0, 0);
  made.touch(0.9999, 0.5);
  made.touch(-0.1, 1.5);
  game.ended = true;
  made.touch(0.5, 0.5);
  globalThis.innerWidth = 900;
  game.ended = false;
  made.touch(0.5, 0.5);
  assert.equal(parts()[0].touches, 'AA' + 'fQ' + 'Af' + 'Qw' + 'wQ');
});

test('a play that had more inputs than the game keeps tells no state', async () => {
  const { game, made, parts } = await recorder(scribble(10));
  game.whole = false;
  made.note('hidden', 0);
  assert.ok(!('hash' in parts()[0]));
});
