// Nothing acknowledged is lost, whatever is killed when. KILLS (default 5) says how often.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomInt } from 'node:crypto';
import { Collector, batch, idsInLedger, newId } from './collector.mjs';

const kills = Number(process.env.KILLS ?? 5);
const workers = 8;
const perBatch = 20;

/** Posts new views until the collector is gone; notes what was sent and what was acknowledged. */
async function load(collector, sent, acknowledged, enough) {
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (;;) {
        const ids = Array.from({ length: perBatch }, newId);
        ids.forEach((id) => sent.add(id));
        try {
          const { status } = await collector.post('/v1/sessions', batch(ids));
          if (status === 200) ids.forEach((id) => acknowledged.add(id));
        } catch {
          return;
        }
        enough(acknowledged.size);
      }
    }),
  );
}

const segments = (data) =>
  readdirSync(join(data, 'log'))
    .filter((name) => name.endsWith('.log'))
    .sort()
    .map((name) => join(data, 'log', name));

/** What a power cut may leave behind the last sync: bytes that were never whole. */
function tearTail(data) {
  const last = segments(data).at(-1);
  if (last)
    appendFileSync(
      last,
      Buffer.concat([Buffer.from([0xc5, 0x50, 0x4d, 0xa1]), randomBytes(randomInt(1, 4000))]),
    );
}

test(`${kills} kills under load lose nothing that was acknowledged, and nothing counts twice`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'playmill-faults-'));
  try {
    const sent = new Set();
    const acknowledged = new Set();
    for (let kill = 0; kill < kills; ++kill) {
      const collector = await Collector.start(data);
      const before = acknowledged.size;
      const goal = before + randomInt(1, 40) * perBatch;
      let killed;
      await load(collector, sent, acknowledged, (count) => {
        if (count >= goal) killed ??= collector.kill();
      });
      await killed;
      if (kill % 2 === 1) tearTail(data);
    }
    const collector = await Collector.start(data);
    const everything = [...sent];
    for (let round = 0; round < 2; ++round)
      for (let at = 0; at < everything.length; at += 500) {
        const { status } = await collector.post(
          '/v1/sessions',
          batch(everything.slice(at, at + 500)),
        );
        assert.equal(status, 200);
      }
    assert.equal(await collector.stop(), 0);
    const { size } = idsInLedger(data, join(data, 'sessions.csv'));
    assert.equal(size.sessions, sent.size, 'every view once');
    assert.deepEqual(segments(data), [], 'the log is empty after a graceful stop');
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

test('what was acknowledged before a kill is in the ledger without being sent again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'playmill-faults-'));
  try {
    const acknowledged = new Set();
    for (let kill = 0; kill < kills; ++kill) {
      const collector = await Collector.start(data);
      const goal = acknowledged.size + randomInt(1, 40) * perBatch;
      let killed;
      await load(collector, new Set(), acknowledged, (count) => {
        if (count >= goal) killed ??= collector.kill();
      });
      await killed;
      tearTail(data);
    }
    const collector = await Collector.start(data);
    assert.equal(await collector.stop(), 0);
    const csv = readFileSync(idsInLedger(data, join(data, 'sessions.csv')).csv, 'utf8');
    const stored = new Set(
      csv
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    );
    const lost = [...acknowledged].filter((id) => !stored.has(id));
    assert.deepEqual(lost, []);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

test('a record that is cut through costs that record and no other', async () => {
  const data = mkdtempSync(join(tmpdir(), 'playmill-faults-'));
  try {
    const collector = await Collector.start(data, ['--ledger', join(data, 'elsewhere.db')]);
    const batches = Array.from({ length: 10 }, () => Array.from({ length: 5 }, newId));
    for (const ids of batches)
      assert.equal((await collector.post('/v1/sessions', batch(ids))).status, 200);
    await collector.kill();
    const last = segments(data).at(-1);
    truncateSync(last, statSync(last).size - 7);
    const again = await Collector.start(data);
    assert.equal(await again.stop(), 0);
    const { size } = idsInLedger(data, join(data, 'sessions.csv'));
    assert.equal(size.sessions, 45);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
