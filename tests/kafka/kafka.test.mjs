// Collectors whose intake is a topic of a real broker: what is acknowledged is there, whoever is killed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broker } from './broker.mjs';
import { program, root } from '../collector/collector.mjs';
import { assertStored, collect, deliver, newViews, post } from '../collector/delivery.mjs';

let broker;
let folder;
before(async () => {
  broker = await Broker.start();
  folder = mkdtempSync(join(tmpdir(), 'playmill-intake-'));
});
after(async () => {
  await broker?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Feeds what is left in the topic to the ledger; what came of it. */
function drain(data, options) {
  const done = spawnSync(program, ['--json', 'collect', 'drain', '--data', data, ...options], {
    env: { ...process.env, PLAYMILL_ROOT: root },
    encoding: 'utf8',
  });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

const csv = () => join(folder, 'sessions.csv');

test(
  'what is acknowledged is in the ledger once, when collectors and the broker are killed',
  { timeout: 90_000 },
  async (t) => {
    const data = join(folder, 'killed');
    const options = ['--intake', broker.topic('killed')];
    const acknowledged = [];
    for (let round = 0; round < 2; ++round) {
      const collector = await collect(t, data, options);
      acknowledged.push(...(await deliver(collector, 20)));
      await collector.kill();
    }
    const collector = await collect(t, data, options);
    acknowledged.push(...(await deliver(collector, 20)));
    await broker.kill();
    await broker.again();
    acknowledged.push(...(await deliver(collector, 20)));
    for (let at = 0; at < acknowledged.length; at += 400)
      await post(collector, acknowledged.slice(at, at + 400)); // everything once more
    assert.equal(await collector.stop(), 0);
    assertStored(join(data, 'ledger.db'), csv(), acknowledged);
    const again = drain(data, options);
    assert.equal(again.fed + again.repeated, 0, 'what is in the ledger is not read again');
  },
);

test('two collectors share a topic and a ledger', { timeout: 90_000 }, async (t) => {
  const ledger = join(folder, 'shared.db');
  const options = ['--intake', broker.topic('shared'), '--ledger', ledger];
  const left = await collect(t, join(folder, 'left'), options);
  const right = await collect(t, join(folder, 'right'), options);
  const views = newViews(30);
  await Promise.all(views.flatMap((ids) => [post(left, ids), post(right, ids)]));
  await left.kill();
  const more = await deliver(right, 10);
  assert.equal(await right.stop(), 0);
  drain(folder, options);
  assertStored(ledger, csv(), [...views.flat(), ...more]);
});

test('a broker that is not there is said so', () => {
  const done = spawnSync(
    program,
    ['collect', '--data', folder, '--port', '0', '--intake', 'kafka://127.0.0.1:1/t'],
    { env: { ...process.env, PLAYMILL_ROOT: root }, encoding: 'utf8' },
  );
  assert.equal(done.status, 11, done.stderr);
  assert.match(done.stderr, /no broker answers/);
});
