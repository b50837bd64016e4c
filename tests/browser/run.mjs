// Runs the browser tests, one file after the other in one Chromium; each plays two pages at a time.
//   node tests/browser/run.mjs [--folder tests/browser] [part of a file's name]…
import fs from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { LAUNCH } = await import('./chromium.mjs');
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: path.dirname(fileURLToPath(import.meta.url)) } },
});
const here = path.resolve(values.folder);
const files = fs
  .readdirSync(here)
  .filter((f) => f.endsWith('.test.mjs') && (!wanted.length || wanted.some((w) => f.includes(w))))
  .map((f) => path.join(here, f));
const server = await chromium.launchServer(LAUNCH);
process.env.PM_BROWSER = server.wsEndpoint();
const stream = run({ files, concurrency: 1 });
stream.on('test:fail', () => (process.exitCode = 1));
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => server.close());
