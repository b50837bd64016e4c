// What the browser tests share: opening a page with everything else of the network blocked.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AGENTS, PORTRAIT, theBrowser, watch } from './chromium.mjs';

export * from './chromium.mjs';
export * from './hand.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const pagesDir = path.join(root, 'build/test-pages');
export const pages = JSON.parse(fs.readFileSync(path.join(pagesDir, 'pages.json'), 'utf8'));
export const mechanics = [...new Set(pages.map((p) => p.mechanic))];
export const htmlOf = (name) => fs.readFileSync(path.join(pagesDir, name + '.html'), 'utf8');

/** How many pages play at a time. */
export const PAGES = 2;

const ORIGIN = 'https://playable.example';
const STORES = /^https:\/\/(apps\.apple\.com|play\.google\.com|example\.com)\//;

const sha = (text) => `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`;

/** The strictest policy that the page needs: its own inline script and style, and WebAssembly. */
export function policyOf(html) {
  const script = /<script>([\s\S]*)<\/script>/.exec(html)[1];
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)[1];
  return `default-src 'none'; script-src ${sha(script)} 'wasm-unsafe-eval'; style-src ${sha(style)}`;
}

/**
 * Opens a test page. Every request but the page itself fails the test; so does every console error
 * or warning. Requests to a store are kept in `stores`.
 * @param {string} name page without .html
 * @param {object} o size, dpr (default 0.5: coarse and quick), touch (default true), agent, locale, file (open by file://),
 *   before (function run in the page first), html (instead of the packed page), policy (false: none)
 */
async function open(name, o) {
  const touch = o.touch ?? true;
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: o.size ?? PORTRAIT,
    deviceScaleFactor: o.dpr ?? 0.5,
    hasTouch: touch,
    isMobile: o.mobile ?? touch,
    userAgent: o.agent ?? (touch ? AGENTS.android : AGENTS.desktop),
    locale: o.locale ?? 'en-US',
  });
  const html = o.html ?? htmlOf(name);
  const address = o.file
    ? 'file://' + path.join(pagesDir, name + '.html')
    : `${ORIGIN}/${name}.html`;
  const play = { context, faults: [], stores: [], console: [] };
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address)
      return route.fulfill({
        contentType: 'text/html',
        headers: o.policy === false ? {} : { 'content-security-policy': policyOf(html) },
        body: html,
      });
    if (STORES.test(url)) {
      play.stores.push(url);
      return route.fulfill({ contentType: 'text/html', body: 'a store' });
    }
    play.faults.push('request for ' + url);
    return route.abort();
  });
  context.on('request', (request) => {
    if (request.url() !== address && !STORES.test(request.url()))
      play.faults.push('request for ' + request.url());
  });
  const page = await context.newPage();
  play.page = page;
  play.frame = page.mainFrame();
  page.on('console', (m) => {
    play.console.push(`${m.type()}: ${m.text()}`);
    if (m.type() === 'error' || m.type() === 'warning') play.faults.push('console: ' + m.text());
  });
  page.on('pageerror', (e) => play.faults.push('uncaught: ' + e.message));
  page.on('crash', () => play.faults.push('the page crashed'));
  await page.addInitScript(watch);
  if (o.before) await page.addInitScript(o.before);
  play.cdp = await context.newCDPSession(page);
  // As real ones: more than one finger, by which an iPad is told from a Mac.
  if (touch)
    await play.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await page.goto(address);
  return play;
}

/** Opens a page, runs `body` with it, and closes it whatever happens; faults fail the test. */
export async function withPage(name, options, body) {
  const play = await open(name, options);
  try {
    await body(play);
  } finally {
    await play.context.close();
  }
  assert.deepEqual(play.faults, []);
}
