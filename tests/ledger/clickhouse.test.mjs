// The ledger in a real ClickHouse server: the suite that every ledger passes, and what can go wrong with a server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouse, password } from './clickhouse.mjs';
import { Authority } from '../support/authority.mjs';
import { program, root } from '../collector/collector.mjs';

let server;
let folder;
before(async () => {
  server = await ClickHouse.start();
  folder = mkdtempSync(join(tmpdir(), 'playmill-ledger-'));
});
after(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Runs the program; its exit code, its JSON (when there is any) and what it complained of. */
function playmill(words, environment = {}) {
  const done = spawnSync(program, ['--json', ...words], {
    env: { ...process.env, PLAYMILL_ROOT: root, ...environment },
    encoding: 'utf8',
  });
  let json = null;
  try {
    json = JSON.parse(done.stdout);
  } catch {
    json = null;
  }
  return { code: done.status, json, said: done.stdout + done.stderr };
}

const report = (rows) => {
  const file = join(folder, 'report.csv');
  writeFileSync(file, ['variant,day,impressions,installs,country', ...rows].join('\n') + '\n');
  return file;
};

function passesSuite(address, environment) {
  const suite = spawnSync(
    join(root, 'build/native/playmill_tests'),
    ['--colour-mode', 'none', '[ledger]'],
    { env: { ...process.env, PLAYMILL_TEST_LEDGER: address, ...environment }, encoding: 'utf8' },
  );
  assert.equal(suite.status, 0, suite.stdout + suite.stderr);
}

test('the suite that every ledger passes', () => {
  passesSuite(`http://127.0.0.1:${server.port}`);
});

test('the same suite over TLS, as a user with a password', () => {
  passesSuite(`https://guarded@localhost:${server.tlsPort}`, server.trust());
});

test('what is wrong with the way to a server is said, and no password', () => {
  const strangers = mkdtempSync(join(folder, 'strangers-'));
  const trust = server.trust();
  const safe = server.safeLedger('ads');
  const wrong = 'not-the-password';
  for (const [address, environment, pattern] of [
    [safe, { SSL_CERT_FILE: '' }, /no safe connection: .*certificate.*authority.*SSL_CERT_FILE/],
    [safe, { SSL_CERT_FILE: new Authority(strangers).file }, /no safe connection.*SSL_CERT_FILE/],
    [
      safe,
      { SSL_CERT_FILE: server.authority.key },
      /file of certificates \(PEM\) in SSL_CERT_FILE/,
    ],
    [safe.replace('localhost', '127.0.0.1'), {}, /no safe connection.*host as the certificate/],
    [safe, { PLAYMILL_LEDGER_PASSWORD: wrong }, /Wrong password.*PLAYMILL_LEDGER_PASSWORD/],
    [safe, { PLAYMILL_LEDGER_PASSWORD: '' }, /Password required.*PLAYMILL_LEDGER_PASSWORD/],
    [`https://guarded@localhost:${server.port}/ads`, {}, /port speaks TLS; .*http:/],
    [`http://guarded@localhost:${server.tlsPort}/ads`, {}, /no answer of HTTP.*https:/],
    [safe.replace('guarded', `guarded:${wrong}`), {}, /password does not belong/],
  ]) {
    const done = playmill(['ledger', 'show', '--ledger', address], { ...trust, ...environment });
    assert.equal(done.code, 11, done.said);
    const told = `${done.json.message}. ${done.json.mend}`;
    assert.match(told, pattern);
    assert.ok(!told.includes('\n'), 'one line');
    assert.ok(!done.said.includes(wrong) && !done.said.includes(password), done.said);
  }
});

test('every command takes a server where it takes a file', () => {
  const address = server.ledger('verbs');
  const imported = playmill([
    'import',
    report(['a,2026-11-20,1000,9,US', 'b,2026-11-20,900,4,US']),
    '--network',
    'table',
    '--ledger',
    address,
  ]);
  assert.equal(imported.code, 0, imported.said);
  const shown = playmill(['ledger', 'show', '--ledger', address]);
  assert.equal(shown.json.counts, 2, shown.said);
  const out = join(folder, 'counts.csv');
  assert.equal(playmill(['ledger', 'export', 'counts', '--out', out, '--ledger', address]).code, 0);
  assert.match(readFileSync(out, 'utf8'), /,a,.*,US,2026-11-20,1000,,9,/);
  const reported = playmill(['report', '--ledger', address]);
  assert.equal(reported.code, 0, reported.said);
});

test('a campaign keeps its reports on a server, and is reported of from there', async () => {
  const home = join(folder, 'spring');
  mkdirSync(join(home, 'reports'), { recursive: true });
  cpSync(join(root, 'samples/fruit-drop.json'), join(home, 'brief.json'));
  const settings = {
    version: 1,
    brief: 'brief.json',
    networks: ['applovin'],
    variants: 2,
    preview: false,
    ledger: server.ledger('spring'),
  };
  writeFileSync(join(home, 'campaign.json'), JSON.stringify(settings));
  writeFileSync(
    join(home, 'reports', 'applovin.csv'),
    'day,creative_set,impressions,clicks,conversions,cost\n' +
      '2026-11-01,fruit_drop_g0_01,2000,60,30,12.5\n2026-11-01,fruit_drop_g0_02,2100,55,11,12.5\n',
  );
  const turn = playmill(['run', join(home, 'campaign.json')]);
  assert.equal(turn.code, 0, turn.said);
  assert.equal(playmill(['ledger', 'show', '--ledger', settings.ledger]).json.counts, 2);
  const reported = playmill(['report', '--campaign', join(home, 'campaign.campaign')]);
  assert.equal(reported.code, 0, reported.said);
  assert.match(reported.said, /2100/);

  // What a dry run would read of a ledger that is gone, it makes nowhere.
  await server.query('DROP DATABASE spring');
  const dry = playmill(['run', join(home, 'campaign.json'), '--dry-run']);
  assert.equal(dry.code, 0, dry.said);
  const named = "SELECT count() FROM system.databases WHERE name = 'spring'";
  assert.equal(await server.query(named), '0');
});

test('forgetting that is killed anywhere and done again counts everything once', async () => {
  const address = server.ledger('forgotten');
  const views = 3000;
  const impressions = () => {
    const out = join(folder, 'forgotten.csv');
    const done = playmill(['ledger', 'export', 'daily', '--out', out, '--ledger', address]);
    assert.equal(done.code, 0, done.said);
    const [head, ...lines] = readFileSync(out, 'utf8').trim().split('\r\n');
    const at = head.split(',').indexOf('impressions');
    return lines.reduce((sum, line) => sum + Number(line.split(',')[at]), 0);
  };
  const add = (round) =>
    server.query(
      `INSERT INTO forgotten.sessions (id, part, variant, network, started_ms, events)
       SELECT concat('view-${round}-', toString(number)), 0, 'v', 'web', ${Date.parse('2026-11-20')}, 4
       FROM system.numbers LIMIT ${views}`,
    );
  const words = ['ledger', 'forget', '--before', '2026-11-21', '--ledger', address];
  const forget = () => {
    const child = spawn(program, words, {
      env: { ...process.env, PLAYMILL_ROOT: root },
      stdio: 'ignore',
    });
    return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
  };
  const empty = join(folder, 'none.csv');
  writeFileSync(empty, 'variant,day,impressions\nz,2026-11-19,0\n');
  assert.equal(playmill(['import', empty, '-n', 'table', '--ledger', address]).code, 0);

  // Between the sums and the deletion, which waits as long as the server may not merge.
  await add(0);
  await server.query('SYSTEM STOP MERGES');
  const held = forget();
  const mark = "SELECT count() FROM forgotten.counts WHERE kind = 'summed'";
  while ((await server.query(mark)) === '0');
  assert.equal(impressions(), views, 'summed, not deleted yet');
  held.child.kill('SIGKILL');
  await held.ended;
  assert.equal(impressions(), views, 'killed then');
  await server.query('SYSTEM START MERGES');

  for (let round = 1; round <= 5; ++round) {
    await add(round);
    const { child, ended } = forget();
    setTimeout(() => child.kill('SIGKILL'), 20 * round);
    await ended;
    assert.equal(impressions(), (1 + round) * views, `after round ${round}`);
  }
  const last = playmill(words);
  assert.equal(last.json.sessions, 0, last.said);
  assert.equal(impressions(), 6 * views);
});

test('what is wrong with a server is said, and how to mend it', async () => {
  const show = (address, environment) =>
    playmill(['ledger', 'show', '--ledger', address], environment);
  const refused = (done, pattern) => {
    assert.equal(done.code, 11, done.said);
    assert.match(done.said, pattern);
  };
  await server.query('CREATE DATABASE IF NOT EXISTS recipes');
  await server.query('CREATE TABLE recipes.cakes (name String) ENGINE = MergeTree ORDER BY name');
  refused(show(server.ledger('nowhere')), /no database 'nowhere'/);
  refused(show(server.ledger('recipes')), /has tables, but is no ledger/);
  refused(show(server.ledger('ads', 'guarded')), /PLAYMILL_LEDGER_PASSWORD/);
  refused(show(server.ledger('ads', 'nobody')), /Unknown user.*PLAYMILL_LEDGER_PASSWORD/s);
  refused(
    show(server.ledger('ads', 'guarded'), { PLAYMILL_LEDGER_PASSWORD: 'wrong' }),
    /Wrong password/,
  );
  refused(
    playmill([
      'import',
      report(['a,2026-11-20,1,0,US']),
      '-n',
      'table',
      '--ledger',
      server.ledger('ads', 'elsewhere'),
    ]),
    /right to create/,
  );
  refused(show('http://127.0.0.1:1/ads'), /refused/);
  const secret = { PLAYMILL_LEDGER_PASSWORD: password };
  const right = playmill(
    [
      'import',
      report(['a,2026-11-20,1,0,US']),
      '-n',
      'table',
      '--ledger',
      server.ledger('own', 'guarded'),
    ],
    secret,
  );
  assert.equal(right.code, 0, right.said);

  await server.query('INSERT INTO own.playmill_schema VALUES (99)');
  refused(show(server.ledger('own', 'guarded'), secret), /schema 99/);
});

test('a server that is killed and comes back has what it acknowledged', async () => {
  const address = server.ledger('killed');
  const rows = ['a,2026-11-20,1000,9,US', 'b,2026-11-20,900,4,US'];
  assert.equal(playmill(['import', report(rows), '-n', 'table', '--ledger', address]).code, 0);
  await server.kill();
  const down = playmill(['ledger', 'show', '--ledger', address]);
  assert.equal(down.code, 11, down.said);
  assert.match(down.said, /127\.0\.0\.1:\d+: no answer: Connection refused/);
  await server.again();
  assert.equal(playmill(['ledger', 'show', '--ledger', address]).json.counts, 2);
});
