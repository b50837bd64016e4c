// Views that a test has collectors take, and what of them is in a ledger.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Collector, batch, idsInLedger, newId } from './collector.mjs';

export const perBatch = 20;

/** A collector that is gone when the test is over, however that ends. */
export async function collect(t, data, options) {
  const collector = await Collector.start(data, options);
  t.after(() => collector.kill());
  return collector;
}

/** Posts views until they are acknowledged: a busy collector asks for them again, as it asks playables. */
export async function post(collector, ids) {
  for (;;) {
    const { status, body } = await collector.post('/v1/sessions', batch(ids));
    if (status === 200) return;
    assert.equal(status, 503, body);
  }
}

export const newViews = (batches) =>
  Array.from({ length: batches }, () => Array.from({ length: perBatch }, newId));

/** Posts `batches` new views, all at once. Gives their ids. */
export async function deliver(collector, batches) {
  const sent = newViews(batches);
  await Promise.all(sent.map((ids) => post(collector, ids)));
  return sent.flat();
}

export const ready = async (collector) =>
  (await fetch(`http://127.0.0.1:${collector.port}/readyz`)).ok;

/** Ids in the ledger, and how many rows it says it has. */
export function stored(address, csv) {
  const { size } = idsInLedger('', csv, address);
  const lines = readFileSync(csv, 'utf8').trim().split('\r\n').slice(1);
  return { ids: new Set(lines.map((line) => line.split(',')[0])), rows: lines.length, size };
}

/** Every acknowledged view is there, and all of them `rows` times in all. */
export function assertStored(address, csv, acknowledged, rows = acknowledged.length) {
  const found = stored(address, csv);
  assert.deepEqual(
    acknowledged.filter((id) => !found.ids.has(id)),
    [],
    'acknowledged, but not there',
  );
  assert.equal(found.rows, rows, 'every view once');
  assert.equal(found.size.sessions, rows);
}
