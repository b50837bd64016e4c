// What the browser tests share: opening a page with everything else of the network blocked, a
// finger, and waiting for states of the play.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const pagesDir = path.join(root, 'build/test-pages');
export const pages = JSON.parse(fs.readFileSync(path.join(pagesDir, 'pages.json'), 'utf8'));
export const mechanics = [...new Set(pages.map((p) => p.mechanic))];
export const htmlOf = (name) => fs.readFileSync(path.join(pagesDir, name + '.html'), 'utf8');

/** CSS pixels. Small: a software renderer's time goes by the pixel. */
export const PORTRAIT = { width: 195, height: 422 };
export const LANDSCAPE = { width: 422, height: 195 };

export const AGENTS = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  android:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  desktop:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
};

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

let connection = null;
/** The Chromium that run.mjs started, or one of its own when a test file is run alone. */
const theBrowser = () =>
  (connection ??= process.env.PM_BROWSER
    ? chromium.connect(process.env.PM_BROWSER)
    : chromium.launch(LAUNCH));
export const closeBrowser = async () => (await connection)?.close();

export const LAUNCH = {
  executablePath: process.env.PM_CHROMIUM ?? '/usr/bin/chromium',
  // Windows must open by the browser's own rules: only inside a gesture.
  ignoreDefaultArgs: ['--disable-popup-blocking'],
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ],
};
/** Runs in the page before its own script. */
function watch() {
  const heard = [];
  const seen = { heard, frames: 0, audio: [], fills: [], state: () => window.Playmill.state() };
  window.seen = seen;
  addEventListener('playmill', (e) => heard.push(e.detail));
  const draw = WebGL2RenderingContext.prototype.bufferSubData;
  WebGL2RenderingContext.prototype.bufferSubData = function (...a) {
    seen.frames++;
    return draw.apply(this, a);
  };
  const mipmap = WebGL2RenderingContext.prototype.generateMipmap;
  // The atlas, on unit 0, gets its smaller levels when everything is baked.
  WebGL2RenderingContext.prototype.generateMipmap = function (...a) {
    if (this.getParameter(this.ACTIVE_TEXTURE) === this.TEXTURE0) seen.baked = true;
    return mipmap.apply(this, a);
  };
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...a) {
    seen.fills.push([a[0], this.direction]);
    return fill.apply(this, a);
  };
  const Audio = window.AudioContext;
  window.AudioContext = class extends Audio {
    constructor(...a) {
      super(...a);
      seen.audio.push(this);
    }
  };
  // until(test, ms): asks once a frame, in the page, so that nothing is missed between two calls.
  seen.until = (test, ms) =>
    new Promise((resolve) => {
      const begun = performance.now();
      const look = () => {
        const found = window.Playmill ? test(seen) : null;
        if (found) resolve(found);
        else if (performance.now() - begun > ms) resolve(null);
        else setTimeout(look, 8);
      };
      look();
    });
}

/**
 * Opens a test page. Every request but the page itself fails the test; so does every console error
 * or warning. Requests to a store are kept in `stores`.
 * @param {string} name page without .html
 * @param {object} o size, dpr (default 0.5: coarse and quick), touch (default true), agent, locale, file (open by file://),
 *   before (function run in the page first), html (instead of the packed page)
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
        headers: { 'content-security-policy': policyOf(html) },
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

/** Waits in the page for `test(seen)` to be truthy and returns it; fails with `what` otherwise. */
export async function until(play, what, test, ms = 30000) {
  const found = await play.page.evaluate(`window.seen.until(${test}, ${ms})`);
  assert.ok(found, `waited ${ms / 1000} s for: ${what}`);
  return found;
}

export const state = (play) => play.page.evaluate(() => window.Playmill.state());
export const heard = (play) => play.page.evaluate(() => window.seen.heard);

/** A finger on the glass, by the browser's own input pipeline. Points are CSS pixels. */
export async function touch(play, type, point) {
  const touchPoints = type === 'touchEnd' ? [] : [{ x: point[0], y: point[1] }];
  await play.cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
}

export async function tap(play, point) {
  await touch(play, 'touchStart', point);
  await touch(play, 'touchEnd', point);
}

/** Presses at the first point, glides through the rest and lifts at the last. */
export async function drag(play, points, finger = touch) {
  await finger(play, 'touchStart', points[0]);
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    for (let k = 1; k <= 3; k++) {
      const at = from.map((v, axis) => v + ((to[axis] - v) * k) / 3);
      await finger(play, 'touchMove', at);
    }
  }
  await finger(play, 'touchEnd', points.at(-1));
}

/** The same as `touch` with a mouse. */
export async function mouse(play, type, point) {
  await play.page.mouse.move(point[0], point[1]);
  if (type === 'touchStart') await play.page.mouse.down();
  if (type === 'touchEnd') await play.page.mouse.up();
}

/** Waits until `count` more steps of the simulation have been made. */
export async function steps(play, count) {
  await play.page.evaluate('window.seen.from = window.seen.state().step');
  await until(play, 'time to pass', `(seen) => seen.state().step >= seen.from + ${count}`);
}

export const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];

/** True until the outcome is known; resolves when a move would be taken. */
export async function ready(play, ms = 30000) {
  const now = await until(
    play,
    'a move to make, or the end',
    (seen) => {
      const s = seen.state();
      return (s.phase !== 'playing' || (s.ready && s.hint.length > 0)) && s;
    },
    ms,
  );
  return now.phase === 'playing' ? now : null;
}

/** Plays what the hand would show until the play is decided; `each` runs after every move. */
export async function followHints(play, { most = 60, finger = touch, each } = {}) {
  for (let move = 0; move < most; move++) {
    const now = await ready(play);
    if (!now) return move;
    await drag(play, now.hint, finger);
    await steps(play, 6);
    await each?.(move);
  }
  return most;
}

export const endCard = (play, ms = 30000) =>
  until(play, 'the end card', (seen) => seen.state().phase === 'end_card' && seen.state(), ms);
