// Collectors that feed a ClickHouse server over TLS, as a user with a password. The server goes away and comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouse } from './clickhouse.mjs';
import { assertStored, collect, deliver, newViews, post, ready } from '../collector/delivery.mjs';

let server;
let folder;
before(async () => {
  server = await ClickHouse.start();
  Object.assign(process.env, server.trust());
  folder = mkdtempSync(join(tmpdir(), 'playmill-feeding-'));
});
after(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const csv = () => join(folder, 'sessions.csv');

test(
  'what is acknowledged while the server is away is in it once when it is back',
  { timeout: 60_000 },
  async (t) => {
    const data = join(folder, 'one');
    const address = server.safeLedger('away');
    let collector = await collect(t, data, ['--ledger', address]);
    const acknowledged = await deliver(collector, 20);
    const fed = () => server.query('SELECT count() FROM away.sessions').catch(() => 0);
    while (Number(await fed()) < acknowledged.length);

    await server.kill();
    acknowledged.push(...(await deliver(collector, 20)));
    while (await ready(collector));
    acknowledged.push(...(await deliver(collector, 20)));

    // The collector goes too, and starts again while there is no server.
    await collector.kill();
    collector = await collect(t, data, ['--ledger', address]);
    acknowledged.push(...(await deliver(collector, 20)));

    await server.again();
    while (!(await ready(collector)));
    for (let at = 0; at < acknowledged.length; at += 500)
      await post(collector, acknowledged.slice(at, at + 500));
    assert.equal(await collector.stop(), 0);
    assertStored(address, csv(), acknowledged);
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
    const address = server.safeLedger('load');
    const collector = await collect(t, join(folder, 'load'), ['--ledger', address]);
    const acknowledged = [];
    for (let round = 0; round < 3; ++round) {
      acknowledged.push(...(await deliver(collector, 100)));
      await server.kill();
      acknowledged.push(...(await deliver(collector, 10)));
      await server.again();
    }
    assert.equal(await collector.stop(), 0);
    assertStored(address, csv(), acknowledged);
  },
);

test(
  'two collectors that are told the same views count them once',
  { timeout: 60_000 },
  async (t) => {
    const address = server.safeLedger('two');
    const collectors = [];
    for (const name of ['left', 'right'])
      collectors.push(await collect(t, join(folder, name), ['--ledger', address]));
    const batches = newViews(30);
    await Promise.all(
      collectors.flatMap((collector) => batches.map((ids) => post(collector, ids))),
    );
    for (const collector of collectors) assert.equal(await collector.stop(), 0);
    assertStored(address, csv(), batches.flat());
  },
);
