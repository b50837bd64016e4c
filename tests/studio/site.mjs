// A plain file server for the studio's static export, and a browser page that notes every request.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { LAUNCH } from '../browser/chromium.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Serves a folder as the simplest of web hosts would. */
export function serve(folder) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.join(folder, name.endsWith('/') ? name + 'index.html' : name);
    if (!file.startsWith(folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('no');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }),
    );
  });
}

export const PROGRAM = process.env.PLAYMILL_PROGRAM ?? 'build/native/playmill';
export const ENV = { ...process.env, PLAYMILL_ROOT: process.cwd() };

/** The program with these arguments; fails with what it said. */
export function playmill(...args) {
  const done = spawnSync(PROGRAM, args, { env: ENV, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`playmill ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/** The static export, written into a folder and served. */
function serveExport(folder) {
  playmill('studio', '--export', path.join(folder, 'site'));
  return serve(path.join(folder, 'site'));
}

/** `playmill studio` with these words more, once it says where it is. */
export async function served(...args) {
  const server = spawn(PROGRAM, ['studio', '--port', '0', '--json', ...args], { env: ENV });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (part) => {
      text += part;
      const found = text.match(/"address": "([^"]+)"/);
      if (found) resolve(found[1]);
    });
    server.on('exit', () => reject(new Error('ended: ' + text)));
  });
  return { address, stop: () => server.kill('SIGINT') };
}

/** Chromium, with more switches where a test wants them. */
export const launch = (...args) => chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, ...args] });

/** The static export on a file server, a browser, and a folder: until the file's tests are over. */
export async function exported() {
  const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-studio-'));
  const site = await serveExport(tmp);
  const browser = await launch();
  after(async () => {
    await browser.close();
    site.close();
    fs.rmSync(tmp, { recursive: true, force: true });
  });
  return { tmp, site, browser };
}

/** A page of its own storage; `said` holds errors of the console, `asked` every address. */
export async function openPage(browser, url, options = {}) {
  const context =
    options.context ??
    (await browser.newContext({
      viewport: { width: 1280, height: 860 },
      locale: 'en-US',
      acceptDownloads: true,
      ...options,
    }));
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on('console', (line) => line.type() === 'error' && said.push(line.text()));
  page.on('pageerror', (fault) => said.push(String(fault)));
  context.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, context, said, asked };
}
