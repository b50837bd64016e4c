// Every line of the trace file is a play by the native program, with the hash of its state every five
// seconds; the shipped module must come to the same.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import readline from 'node:readline';
import { test } from 'node:test';
import { replay } from '../../tools/replay-module.mjs';

const file = process.env.PLAYMILL_TRACE_FILE;
const plays = file
  ? fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

test('there are plays of every shipped module', () => {
  const shipped = fs.readdirSync('build/wasm').filter((name) => /^playable_\w+\.wasm$/.test(name));
  const played = new Set(plays.map((play) => play.module.split('/').pop()));
  assert.ok(shipped.length > 0, 'no module is built');
  assert.deepEqual([...played].sort(), shipped.sort());
});

for (const play of plays) {
  test(`${play.mechanic}, seed ${play.seed}: same state after ${play.steps} steps`, () => {
    const got = replay(play);
    const first = play.want.marks.findIndex((hash, i) => hash !== got.marks[i]);
    assert.equal(first, -1, `states part before step ${(first + 1) * play.every}`);
    assert.equal(got.marks.length, play.want.marks.length);
    assert.equal(got.hash, play.want.hash);
    assert.equal(got.outcome, play.want.outcome);
    assert.equal(got.step, play.steps);
  });
}

test('a change of one input changes the state', () => {
  const play = plays.find((one) => one.inputs.length > 20);
  const inputs = play.inputs.map((input) => [...input]);
  const down = inputs.findIndex(([step, kind]) => kind === 0 && step < play.steps / 2);
  inputs.splice(down, inputs.length - down);
  assert.notEqual(replay({ ...play, inputs }).hash, play.want.hash);
});

test('a scene that is cut off or damaged is refused, never played', () => {
  const { module, scene } = plays[0];
  const bytes = Buffer.from(scene, 'base64');
  const refuse = (damaged) =>
    assert.throws(
      () => replay({ module, scene: damaged.toString('base64'), inputs: [], steps: 1 }),
      /refuses the scene/,
    );
  for (const length of [0, 1, 7, 40, bytes.length - 1]) refuse(bytes.subarray(0, length));
  refuse(Buffer.concat([Buffer.from('????'), bytes.subarray(4)]));
});

test('the line protocol answers each job in turn and tells faults', async () => {
  const child = spawn(process.execPath, ['tools/replay-module.mjs'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line) => {
    child.stdin.write(`${line}\n`);
    return JSON.parse((await answers.next()).value);
  };
  const { want, ...job } = plays[0];
  assert.equal((await ask(JSON.stringify(job))).hash, want.hash);
  assert.match((await ask('{ no json')).error, /JSON/);
  assert.match((await ask(JSON.stringify({ ...job, module: 'none.wasm' }))).error, /ENOENT/);
  assert.match((await ask(JSON.stringify({ ...job, scene: 'AAAA' }))).error, /refuses/);
  assert.equal((await ask(JSON.stringify(job))).hash, want.hash);
  child.stdin.end();
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 0);
});
