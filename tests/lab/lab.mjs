// The lab's command line; see usage below. ./playmill lab comes here.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { LAUNCH } from '../browser/chromium.mjs';
import { digest, openLog } from './log.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const USAGE = `playmill lab FILE --network NAME [--mode MODE,…] [--json FILE]
playmill lab --all [--network NAME,…] [--mechanic NAME,…] [--mode MODE,…] [--json FILE]
             [--log FILE] [--fps N] [--workers N]

Plays a package in a mock of its network's container, in every way in which containers, devices and
people are hard on ads, and says what went wrong. FILE is an HTML, a ZIP or a folder. --all plays
the test page of every mechanic for every network. With --log each run is written down as it ends,
and one that passed there with the same package is not played again. --fps 20 draws fewer frames,
as a phone that saves its battery, so that more workers go beside each other.
The mocks are mocks: a pass here is no approval.

Modes: MODES

Exit codes: 0 all runs passed, 5 one failed, 2 wrong command line, 7 no Chromium, 9 not a package.`;

function fail(code, text) {
  console.error('playmill lab: ' + text);
  process.exit(code);
}

let options;
let files;
try {
  ({ values: options, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      network: { type: 'string' },
      mechanic: { type: 'string' },
      mode: { type: 'string' },
      json: { type: 'string' },
      log: { type: 'string' },
      fps: { type: 'string', default: '60' },
      pages: { type: 'string', default: path.join(root, 'build/test-pages/networks') },
      workers: { type: 'string', default: '2' },
      help: { type: 'boolean', short: 'h' },
    },
  }));
} catch (e) {
  fail(2, `${e.message}; see ./playmill lab --help`);
}
if (options.help) {
  const { MODES } = await import('./modes.mjs');
  const lines = Object.entries(MODES).map(([name, { says }]) => `  ${name.padEnd(18)} ${says}`);
  console.log(USAGE.replace('MODES', '\n' + lines.join('\n')));
  process.exit(0);
}
if (!options.all === !files.length || files.length > 1)
  fail(2, 'name one FILE, or --all; see ./playmill lab --help');

const rows = fs
  .readdirSync(path.join(root, 'templates/networks'))
  .filter((f) => f.endsWith('.json'))
  .map((f) => JSON.parse(fs.readFileSync(path.join(root, 'templates/networks', f), 'utf8')));
const fps = Number(options.fps);
if (!(fps >= 12 && fps <= 60)) fail(2, `--fps ${options.fps}: 12 to 60`);
// The display's own frame, 17 ms, comes on top.
const gap_ms = fps < 60 ? Math.max(1, 1000 / fps - 17) : 0;
const list = (text) => text?.split(',').filter(Boolean);
const wanted = list(options.network);
for (const name of wanted ?? []) {
  if (!rows.some((r) => r.id === name || r.also?.includes(name)))
    fail(2, `no network is called '${name}'; ./playmill networks lists them`);
}
const picked = rows.filter(
  (r) => !wanted || wanted.includes(r.id) || r.also?.some((a) => wanted.includes(a)),
);
if (files.length && (!wanted || picked.length !== 1))
  fail(2, 'a FILE needs one --network NAME: it says which container shows it');

let log = null;
try {
  if (options.log) log = openLog(options.log);
} catch (e) {
  fail(2, e.message);
}

// Chromium's address must be known before the tests' own modules ask for it.
const server = await chromium
  .launchServer(LAUNCH)
  .catch((e) =>
    fail(7, `Chromium does not start: ${e.message.split('\n')[0]}; see ./playmill doctor`),
  );
process.env.PM_BROWSER = server.wsEndpoint();
const { closeBrowser } = await import('../browser/chromium.mjs');
const { containerOf } = await import('../../web/containers/containers.mjs');
const { drive } = await import('./drive.mjs');
const { MODES } = await import('./modes.mjs');
const { modesOf } = await import('../../web/containers/modes.mjs');
const { packageIn, readPackage } = await import('./package.mjs');

const modes = list(options.mode);
for (const mode of modes ?? []) {
  if (!MODES[mode]) {
    await server.close();
    fail(2, `no mode is called '${mode}'; there are ${Object.keys(MODES).join(', ')}`);
  }
}

const runs = [];
const results = [];
for (const [nth, row] of picked.entries()) {
  const container = containerOf(row);
  if (options.all && !row.adapter) continue;
  if (!row.adapter)
    console.log(`nobody knows how the container of ${row.name} speaks: played as a plain page`);
  const sources = files.length ? [['', files[0]]] : [];
  if (options.all) {
    const folder = path.join(options.pages, row.id);
    const mechanics = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
    for (const m of mechanics)
      if (!options.mechanic || list(options.mechanic).includes(m))
        sources.push([m, packageIn(path.join(folder, m))]);
  }
  for (const [which, [mechanic, file]] of sources.entries()) {
    let ad;
    try {
      ad = readPackage(file, row);
    } catch (e) {
      await server.close();
      fail(9, e.message);
    }
    const sha256 = digest(ad);
    for (const [kind, mode] of modesOf(container, row).entries()) {
      if (modes && !modes.includes(mode)) continue;
      const about = { network: row.id, mechanic, mode, package: sha256 };
      const before = log?.last(about);
      if (before?.ok) results.push(before);
      else {
        const turn = (which + nth + kind) % sources.length;
        runs.push({ ad, row, container, mode, gap_ms, about, turn });
      }
    }
  }
}
if (!runs.length && !results.length) {
  await server.close();
  fail(2, 'nothing to run: no such combination of network, mechanic and mode');
}

// Every network in every mode first, with one game after another: what goes wrong shows early.
runs.sort((a, b) => a.turn - b.turn);
if (results.length) console.log(`${results.length} runs passed before, by ${options.log}`);
const shown = process.stderr.isTTY;
async function worker() {
  for (let run = runs.shift(); run; run = runs.shift()) {
    const { ok, why, ms } = await drive(run);
    const result = { ...run.about, ok, why, ms };
    results.push(result);
    log?.add(result);
    const name = [result.network, result.mechanic, result.mode].filter(Boolean).join(' ');
    if (shown) process.stderr.write(`\r\x1b[K${runs.length} left`);
    if (!ok || files.length) {
      if (shown) process.stderr.write('\r\x1b[K');
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(30)} ${MODES[run.mode].says}`);
      for (const reason of why) console.log(`         ${reason}`);
    }
  }
}
await Promise.all(Array.from({ length: Number(options.workers) || 1 }, worker));
if (shown) process.stderr.write('\r\x1b[K');
await closeBrowser();
await server.close();

const order = (r) => `${r.network} ${r.mechanic} ${r.mode}`;
results.sort((a, b) => (order(a) < order(b) ? -1 : 1));
if (options.json) fs.writeFileSync(options.json, JSON.stringify(results, null, 1) + '\n');
const failed = results.filter((r) => !r.ok).length;
const seconds = results.reduce((sum, r) => sum + r.ms, 0) / 1000;
console.log(
  `${results.length - failed} passed, ${failed} failed (${seconds.toFixed(0)} s of play)`,
);
process.exitCode = failed ? 5 : 0;
