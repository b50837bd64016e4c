// Tables of the ledger as Parquet, read back by DuckDB where it is installed (tools/setup/duckdb.sh).
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Collector, program, record, root } from './collector.mjs';

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const duckdb = join(process.env.PLAYMILL_HOME || join(cache, 'playmill'), 'duckdb', 'package.json');
const folder = mkdtempSync(join(tmpdir(), 'playmill-parquet-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const playmill = (words, environment = {}) =>
  spawnSync(program, words, {
    env: { ...process.env, PLAYMILL_ROOT: root, ...environment },
    encoding: 'utf8',
  });
const ledger = join(folder, 'ledger.db');
const variant = `it's "a", b`;
const report = join(folder, 'report.csv');
writeFileSync(
  report,
  `variant,day,impressions,installs\n"${variant.replaceAll('"', '""')}",2026-11-20,1000,3\n`,
);

test('without DuckDB it is said how to get it, and nothing is left behind', () => {
  assert.equal(playmill(['import', report, '-n', 'table', '--ledger', ledger]).status, 0);
  const out = join(folder, 'none.parquet');
  const words = ['ledger', 'export', 'counts', '--format', 'parquet', '--out', out];
  const done = playmill([...words, '--ledger', ledger], { PLAYMILL_HOME: join(folder, 'empty') });
  assert.equal(done.status, 7);
  assert.match(done.stderr, /tools\/setup\/duckdb\.sh/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('none')),
    [],
  );
});

test('tables have their types and their texts', { skip: !existsSync(duckdb) }, async () => {
  const data = join(folder, 'data');
  const collector = await Collector.start(data, ['--ledger', ledger]);
  const view = record('pZ0c2mKq9yVd3T1nUu8xQw');
  const body = JSON.stringify({ v: 1, sent_ms: Date.now(), sessions: [view] });
  assert.equal((await collector.post('/v1/sessions', body)).status, 200);
  assert.equal(await collector.stop(), 0);
  const { DuckDBInstance } = createRequire(duckdb)('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create()).connect();
  const table = async (name, columns) => {
    const out = join(folder, `${name}.parquet`);
    const words = ['ledger', 'export', name, '--format', 'parquet', '--out', out];
    const done = playmill([...words, '--ledger', ledger]);
    assert.equal(done.status, 0, done.stderr);
    const rows = await connection.runAndReadAll(`SELECT ${columns} FROM '${out}'`);
    return rows.getRowsJson();
  };
  const counts = await table('daily', 'variant, day + 1, impressions + 0, clicks, country, source');
  assert.deepEqual(
    counts.find((row) => row[5] === 'table'),
    [variant, '2026-11-21', '1000', null, '', 'table'],
  );
  const [[id, part, sent]] = await table('sessions', 'id, part, record');
  assert.equal(id, view.id);
  assert.equal(part, '0');
  assert.deepEqual(JSON.parse(sent), view);
});
