// A campaign that is killed at any point goes on and comes to the same state as one that never was.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const root = resolve(import.meta.dirname ?? '.', '../..');
const playmill = process.env.PLAYMILL_PROGRAM ?? join(root, 'build/native/playmill');
const scratch = mkdtempSync(join(tmpdir(), 'playmill-kill-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const settings = {
  version: 1,
  brief: 'brief.json',
  networks: ['applovin'],
  variants: 2,
  generations: 2,
  impressions: 3000,
  min_days: 1,
  min_equal_days: 1,
  preview: false,
  seed: 5,
};

/** A campaign with a report for its first generation, and one for its second. */
function campaign(name) {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'reports'), { recursive: true });
  cpSync(join(root, 'samples/fruit-drop.json'), join(folder, 'brief.json'));
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(settings));
  const report = (day, rows) =>
    writeFileSync(
      join(folder, 'reports', `applovin ${day}.csv`),
      `day,creative_set,impressions,clicks,conversions,cost\n${rows.map((row) => `${day},${row}`).join('\n')}\n`,
    );
  report('2026-11-01', ['fruit_drop_g0_01,2000,60,30,12.5', 'fruit_drop_g0_02,2000,55,11,12.5']);
  return folder;
}

const turn = (folder) => [
  playmill,
  ['run', join(folder, 'campaign.json'), '--threads', '1', '--json'],
];

/** What a campaign knows, times of making left out. */
function known(folder) {
  const state = join(folder, 'campaign.campaign');
  const out = {};
  const take = (file) => {
    out[file] = readFileSync(join(state, file), 'utf8');
  };
  for (const list of ['decisions', 'imports']) {
    for (const file of readdirSync(join(state, list)).sort()) take(join(list, file));
  }
  for (const generation of readdirSync(join(state, 'generations')).sort()) {
    take(join('generations', generation, 'generation.json'));
    take(join('generations', generation, 'packages', 'SHA256SUMS'));
  }
  for (const file of ['weights.csv', 'weights.json', 'history.html']) take(file);
  const [program, args] = [playmill, ['report', '--campaign', state, '--json']];
  out.counted = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PLAYMILL_ROOT: root },
  }).stdout;

  for (const key of Object.keys(out)) out[key] = out[key].replaceAll(folder, '');
  return out;
}

const env = { ...process.env, PLAYMILL_ROOT: root };

test(
  'killed anywhere, the next turn goes on to the same state',
  { skip: !existsSync(playmill) },
  async () => {
    const whole = campaign('whole');
    const began = Date.now();
    const [program, args] = turn(whole);
    const done = spawnSync(program, args, { encoding: 'utf8', env });
    assert.equal(done.status, 0, done.stdout + done.stderr);
    const took = Date.now() - began;

    const broken = campaign('broken');
    // Points spread over the whole turn, each a little later than the last, so that all steps are hit.
    for (let kill = 0; kill < 5; ++kill) {
      const child = spawn(...turn(broken), { env, stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), (took * (kill + 0.5)) / 5);
      await new Promise((ended) => child.once('exit', ended));
      clearTimeout(timer);
    }
    const last = spawnSync(...turn(broken), { encoding: 'utf8', env });
    assert.equal(last.status, 0, last.stdout + last.stderr);
    assert.deepEqual(known(broken), known(whole));

    // And once more, with nothing new: nothing changes.
    const before = known(broken);
    const again = spawnSync(...turn(broken), { encoding: 'utf8', env });
    assert.deepEqual(JSON.parse(again.stdout).did, []);
    assert.deepEqual(known(broken), before);
  },
);
