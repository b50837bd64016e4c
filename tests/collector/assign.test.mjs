// The running collector serves a campaign's shares, and the next ones without being started again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Collector } from './collector.mjs';

test('assignments are served, sticky, and follow the weights', async () => {
  const data = mkdtempSync(join(tmpdir(), 'playmill-assign-'));
  const write = (decision, shares) => {
    const variants = Object.entries(shares).map(([id, share]) => ({ id, share }));
    writeFileSync(join(data, 'new'), JSON.stringify({ decision, variants }));
    renameSync(join(data, 'new'), join(data, 'weights.json'));
  };
  write('first', { a: 0.25, b: 0.75 });
  const collector = await Collector.start(join(data, 'data'), ['--weights', data]);
  const ask = async (query) => {
    const response = await fetch(`http://127.0.0.1:${collector.port}/v1/assign${query}`);
    assert.equal(response.status, 200);
    return response.json();
  };
  try {
    const first = await ask('?group=u1');
    assert.equal(first.probability, { a: 0.25, b: 0.75 }[first.variant]);
    assert.equal(first.decision, 'first');
    assert.deepEqual(await ask('?group=u1'), first);
    write('second', { a: 0, b: 0, c: 1 });
    let now = first;
    while (now.decision === 'first') now = await ask('?group=u1');
    assert.deepEqual(now, { variant: 'c', probability: 1, decision: 'second' });
  } finally {
    await collector.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
