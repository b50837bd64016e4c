// Collectors that feed a ClickHouse server, which goes away and comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouse } from './clickhouse.mjs';
import { Collector, batch, idsInLedger, newId } from '../collector/collector.mjs';

let server;
let folder;
before(async () => {
  server = await ClickHouse.start();
  folder = mkdtempSync(join(tmpdir(), 'playmill-feeding-'));
});
after(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const perBatch = 20;

/** A collector that is gone when the test is over, however that ends. */
async function collect(t, data, address) {
  const collector = await Collector.start(data, ['--ledger', address]);
  t.after(() => collector.kill());
  return collector;
}

/** Posts views until they are acknowledged: a busy collector asks for them again, as it asks playables. */
async function post(collector, ids) {
  for (;;) {
    const { status, body } = await collector.post('/v1/sessions', batch(ids));
    if (status === 200) return;
    assert.equal(status, 503, body);
  }
}

/** Posts `batches` new views, all at once. Gives their ids. */
async function deliver(collector, batches) {
  const sent = Array.from({ length: batches }, () => Array.from({ length: perBatch }, newId));
  await Promise.all(sent.map((ids) => post(collector, ids)));
  return sent.flat();
}

const ready = async (collector) => (await fetch(`http://127.0.0.1:${collector.port}/readyz`)).ok;

/** Ids in the ledger, and how many rows it says it has. */
function stored(address) {
  const { csv, size } = idsInLedger('', join(folder, 'sessions.csv'), address);
  const lines = readFileSync(csv, 'utf8').trim().split('\r\n').slice(1);
  return { ids: new Set(lines.map((line) => line.split(',')[0])), rows: lines.length, size };
}

test(
  'what is acknowledged while the server is away is in it once when it is back',
  { timeout: 60_000 },
  async (t) => {
    const data = join(folder, 'one');
    const address = server.ledger('away');
    let collector = await collect(t, data, address);
    const acknowledged = await deliver(collector, 20);
    const fed = () => server.query('SELECT count() FROM away.sessions').catch(() => 0);
    while (Number(await fed()) < acknowledged.length);

    await server.kill();
    acknowledged.push(...(await deliver(collector, 20)));
    while (await ready(collector));
    acknowledged.push(...(await deliver(collector, 20)));

    // The collector goes too, and starts again while there is no server.
    await collector.kill();
    collector = await collect(t, data, address);
    acknowledged.push(...(await deliver(collector, 20)));

    await server.again();
    while (!(await ready(collector)));
    for (let at = 0; at < acknowledged.length; at += 500)
      await post(collector, acknowledged.slice(at, at + 500));
    assert.equal(await collector.stop(), 0);
    const { ids, rows, size } = stored(address);
    assert.deepEqual(
      acknowledged.filter((id) => !ids.has(id)),
      [],
    );
    assert.equal(rows, acknowledged.length, 'every view once');
    assert.equal(size.sessions, acknowledged.length);
    assert.deepEqual(
      readdirSync(join(data, 'log')).filter((name) => name.endsWith('.log')),
      [],
    );
  },
);

test(
  'a server that is killed under load loses nothing and counts nothing twice',
  { timeout: 60_000 },
  async (t) => {
    const address = server.ledger('load');
    const collector = await collect(t, join(folder, 'load'), address);
    const acknowledged = [];
    for (let round = 0; round < 3; ++round) {
      acknowledged.push(...(await deliver(collector, 100)));
      await server.kill();
      acknowledged.push(...(await deliver(collector, 10)));
      await server.again();
    }
    assert.equal(await collector.stop(), 0);
    const { ids, rows } = stored(address);
    assert.equal(ids.size, acknowledged.length);
    assert.equal(rows, acknowledged.length);
  },
);

test(
  'two collectors that are told the same views count them once',
  { timeout: 60_000 },
  async (t) => {
    const address = server.ledger('two');
    const collectors = [];
    for (const name of ['left', 'right'])
      collectors.push(await collect(t, join(folder, name), address));
    const batches = Array.from({ length: 30 }, () => Array.from({ length: perBatch }, newId));
    await Promise.all(
      collectors.flatMap((collector) => batches.map((ids) => post(collector, ids))),
    );
    for (const collector of collectors) assert.equal(await collector.stop(), 0);
    const { rows, size } = stored(address);
    assert.equal(rows, 30 * perBatch);
    assert.equal(size.sessions, 30 * perBatch);
  },
);
