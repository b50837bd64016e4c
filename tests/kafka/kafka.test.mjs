// Collectors whose intake is a topic of a real broker: what is acknowledged is there, whoever is killed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broker, password } from './broker.mjs';
import { Authority } from '../support/authority.mjs';
import { program, root } from '../collector/collector.mjs';
import { assertStored, collect, deliver, newViews, post, ready } from '../collector/delivery.mjs';

let broker;
let folder;
before(async () => {
  broker = await Broker.start();
  Object.assign(process.env, broker.trust());
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
    const options = ['--intake', broker.safeTopic('killed', 'SASL_SSL', 'ann@')];
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

test(
  'two collectors share a topic and a ledger, one of them over TLS',
  { timeout: 90_000 },
  async (t) => {
    const ledger = join(folder, 'shared.db');
    const shared = (topic) => ['--intake', topic, '--ledger', ledger];
    const options = shared(broker.topic('shared'));
    const left = await collect(t, join(folder, 'left'), options);
    const safely = shared(broker.safeTopic('shared', 'SSL'));
    const right = await collect(t, join(folder, 'right'), safely);
    const views = newViews(30);
    await Promise.all(views.flatMap((ids) => [post(left, ids), post(right, ids)]));
    await left.kill();
    const more = await deliver(right, 10);
    assert.equal(await right.stop(), 0);
    drain(folder, options);
    assertStored(ledger, csv(), [...views.flat(), ...more]);
  },
);

test('every way in that the address can name is open', () => {
  for (const topic of [
    broker.safeTopic('ways', 'SSL'),
    broker.safeTopic('ways', 'SASL_SSL', 'ann@'),
    `${broker.safeTopic('ways', 'SASL_SSL', 'bob@')}?sasl=plain`,
    broker.safeTopic('ways', 'SASL_PLAINTEXT', 'ann@'),
  ])
    drain(folder, ['--intake', topic]);
});

test(
  'a right to read that is missing is told, and what came meanwhile is fed when it is given',
  { timeout: 90_000 },
  async (t) => {
    const data = join(folder, 'rights');
    broker.allow('eve', '--topic', 'rights');
    broker.allow('eve', '--cluster');
    const intake = broker.safeTopic('rights', 'SASL_SSL', 'eve@');
    const collector = await collect(t, data, ['--intake', intake]);
    const acknowledged = await deliver(collector, 5);
    while (await ready(collector));
    broker.allow('eve', '--group', 'playmill');
    while (!(await ready(collector)));
    assert.equal(await collector.stop(), 0);
    assertStored(join(data, 'ledger.db'), csv(), acknowledged);
  },
);

test('what is wrong with the way to a broker is said soon, and no password', () => {
  const safe = broker.safeTopic('t', 'SSL');
  const known = broker.safeTopic('t', 'SASL_SSL', 'ann@');
  const stranger = new Authority(folder, 'stranger').file;
  const wrong = 'not-the-password';
  for (const [intake, environment, pattern] of [
    ['kafka://127.0.0.1:1/t', {}, /no broker answers.*Connection refused/],
    [safe, { SSL_CERT_FILE: '' }, /no safe connection.*issuer certificate.*SSL_CERT_FILE/],
    [safe, { SSL_CERT_FILE: stranger }, /no safe connection.*certificate.*SSL_CERT_FILE/],
    [safe.replace('localhost', '127.0.0.1'), {}, /address mismatch.*host as the certificate/],
    [safe.replace(broker.ports.SSL, broker.ports.PLAINTEXT), {}, /port speaks TLS.*kafka:/],
    [safe.replace('kafkas', 'kafka'), {}, /no broker answers.*kafkas:/],
    [known.replace('ann@', ''), {}, /no broker answers.*SASL.*user@/],
    [known, { PLAYMILL_INTAKE_PASSWORD: wrong }, /refuses.*PLAYMILL_INTAKE_PASSWORD/],
    [known.replace('ann', 'eve'), {}, /authorization failed.*right to read and write the topic/],
    [known, { PLAYMILL_INTAKE_PASSWORD: '' }, /no password.*PLAYMILL_INTAKE_PASSWORD/],
    [`${known}?sasl=scram-sha-256`, {}, /mechanisms: PLAIN,SCRAM-SHA-512.*\?sasl=/],
    [known.replace('ann@', `ann:${wrong}@`), {}, /a password does not belong/],
  ]) {
    const done = spawnSync(
      program,
      ['collect', '--data', folder, '--port', '0', '--intake', intake],
      {
        env: { ...process.env, PLAYMILL_ROOT: root, ...environment },
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    assert.equal(done.status, 11, `${intake}: ${done.stderr}`);
    assert.match(done.stderr, pattern);
    assert.equal(done.stderr.trim().split('\n').length, 1, done.stderr);
    assert.ok(!done.stderr.includes(wrong) && !done.stderr.includes(password), done.stderr);
  }
});
