// A run of `generate` that is killed while it screens goes on to the same end as one that never was.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const root = resolve(import.meta.dirname ?? '.', '../..');
const playmill = process.env.PLAYMILL_PROGRAM ?? join(root, 'build/native/playmill');
const scratch = mkdtempSync(join(tmpdir(), 'playmill-kill-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const options = { cwd: scratch, env: { ...process.env, PLAYMILL_ROOT: root } };
const words = (out) =>
  `generate ${root}/samples/fruit-drop.json --mechanic sort --candidates 24 --variants 1
  --threads 1 --json --out ${out}`.split(/\s+/);

function whole(out) {
  const done = spawnSync(playmill, words(out), { ...options, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stdout + done.stderr);
  return JSON.parse(done.stdout);
}

/** Starts a run and ends it as soon as its log holds `enough`; how it ended. */
async function killed(out, signal, enough) {
  const folder = join(scratch, `${out}.unfinished`);
  const log = join(folder, 'screening.jsonl');
  const child = spawn(playmill, words(out), { ...options, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', (code, by) => done({ code, by })));
  const look = setInterval(() => {
    if (existsSync(log) && enough(readFileSync(log, 'utf8'))) child.kill(signal);
  }, 5);
  const how = await ended;
  clearInterval(look);
  return how;
}

const text = (...path) => readFileSync(join(scratch, ...path), 'utf8');

test(
  'killed in mid-screening, the same command goes on to the same candidates',
  { skip: !existsSync(playmill) },
  async () => {
    whole('whole');
    assert.deepEqual(await killed('broken', 'SIGKILL', (log) => log.includes('\n')), {
      code: null,
      by: 'SIGKILL',
    });
    // A polite end keeps what was done as well.
    assert.deepEqual(await killed('broken', 'SIGINT', (log) => log.includes('"plays"')), {
      code: null,
      by: 'SIGINT',
    });
    const result = whole('broken');
    const { drawn } = JSON.parse(text('whole', 'run.json')).screening;
    assert.equal(result.went_on_from.drawn, drawn);
    assert.ok(result.went_on_from.plays > 0);
    for (const file of ['run.json', 'candidates.json']) {
      assert.equal(text('broken', file), text('whole', file), file);
    }
    assert.deepEqual(readdirSync(join(scratch, 'broken')), readdirSync(join(scratch, 'whole')));
  },
);
