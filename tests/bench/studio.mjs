// The studio's figures in a real headless Chromium, over build/studio on a file server that compresses as
// web hosts do: node tests/bench/studio.mjs [--repeats 3]. One JSON document on standard output.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from '../studio/site.mjs';

const SITE = path.resolve('build/studio');
const VIEW = { width: 1280, height: 860 };
const LONG = 240_000;
const TEXT =
  'Drop juicy fruits into the jar and merge two of a kind into bigger ones, up to the giant watermelon.';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Serves the site with gzip and notes what each file cost. */
function serve() {
  const sent = new Map();
  const packed = new Map();
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked++;
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.join(SITE, name.endsWith('/') ? name + 'index.html' : name);
    if (!fs.existsSync(file)) return void response.writeHead(404).end();
    const type = TYPES[path.extname(file)];
    // .gz, .webp and .onnx are as small as they get.
    if (type && !packed.has(file)) packed.set(file, gzipSync(fs.readFileSync(file), { level: 9 }));
    const body = packed.get(file) ?? fs.readFileSync(file);
    if (!sent.has(name)) sent.set(name, body.length);
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'cache-control': 'max-age=3600',
      ...(packed.has(file) ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        sent,
        asked: () => asked,
        close: () => server.close(),
      }),
    );
  });
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const sum = (map) => [...map.values()].reduce((a, b) => a + b, 0);

/** Until nothing has been asked for a while. */
async function settled(page, site) {
  for (let seen = -1; seen !== site.asked(); ) {
    seen = site.asked();
    await page.waitForTimeout(700);
  }
}

async function fresh(browser, url) {
  const context = await browser.newContext({ viewport: VIEW, locale: 'en-US' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  return { context, page, cdp, open: () => page.goto(url, { waitUntil: 'commit' }) };
}

/**
 * In the page, before anything of it: types as soon as there is a field, and notes by the page's own clock
 * when that was answered and when variants can be made. Asked from outside, the driver's own scripts, as
 * throttled as the page, would count too.
 */
function typeAtOnce() {
  const visit = (window.visit = {});
  const each = setInterval(() => {
    const field = document.querySelector('textarea');
    if (field && !visit.typed) {
      visit.typed = performance.now();
      field.focus();
      field.value = 'A game';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      requestAnimationFrame(() => setTimeout(() => (visit.answered = performance.now())));
    }
    if (document.querySelector('button[type=submit]:enabled')) visit.ready ??= performance.now();
    if (visit.answered && visit.ready) clearInterval(each);
  }, 10);
}

/** What a first visit fetches until the page has gone quiet, and until it is painted and answers to typing. */
async function firstVisit(browser, site, throttle) {
  const { context, page, cdp, open } = await fresh(browser, site.url);
  site.sent.clear();
  await page.addInitScript(typeAtOnce);
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await open();
  await page.waitForFunction(
    () =>
      window.visit.answered &&
      window.visit.ready &&
      performance.getEntriesByName('first-contentful-paint').length,
    null,
    { timeout: LONG, polling: 50 },
  );
  const { usable, ready } = await page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    return { usable: Math.max(painted, window.visit.answered), ready: window.visit.ready };
  });
  await settled(page, site);
  const files = Object.fromEntries(site.sent);
  const bytes = sum(site.sent);
  await context.close();
  return { usable, ready, bytes, files };
}

/** From pressing the button to a first playable one, to eight; then edits, then twelve at once. */
async function work(browser, site) {
  const { context, page, open } = await fresh(browser, site.url);
  await open();
  await page.locator('textarea').fill(TEXT);
  await page.waitForSelector('button[type=submit]:enabled', { timeout: LONG });
  await settled(page, site);
  const beforeMake = sum(site.sent);
  await page.evaluate(() => {
    window.marks = { shown: 0, swaps: [], fps: new Map() };
    addEventListener('message', (e) => {
      const word = e.data;
      // Drawn; two frames of the page later it is on the screen.
      if (word.studio === 'shown' && !window.marks.shown)
        requestAnimationFrame(() =>
          requestAnimationFrame(() => (window.marks.shown ||= performance.now())),
        );
      if (word.studio === 'swapped')
        window.marks.swaps.push({ at: performance.now(), done: word.done });
      if (word.studio === 'frames') {
        const list = window.marks.fps.get(e.source) ?? [];
        window.marks.fps.set(e.source, [...list, word.fps]);
      }
    });
    document.querySelector('button[type=submit]').addEventListener('click', () => {
      window.marks.begun = performance.now();
    });
  });
  await page.locator('button[type=submit]').click();
  await page.waitForFunction(() => window.marks.shown > 0, null, { timeout: LONG, polling: 20 });
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.card').length >= 8 &&
      !document.querySelector('.card[data-stage=checking]'),
    null,
    { timeout: LONG, polling: 20 },
  );
  const made = await page.evaluate(() => ({
    first: window.marks.shown - window.marks.begun,
    eight: performance.now() - window.marks.begun,
  }));

  // Edits: a number of the first variant, seen on its single preview.
  await page.locator('.card[data-stage=ready] .secondary').first().click();
  await page.waitForSelector('.stage .preview[data-shown=true]', { timeout: LONG });
  await page.locator('#tab-game').click();
  await page.waitForTimeout(1500);
  const edits = [];
  for (let i = 0; i < 8; i++) {
    const took = await page.evaluate(
      async (up) => {
        const slider = document.querySelector('#tune-tab input[type=range]');
        const from = window.marks.swaps.length;
        const to = Number(slider.value) + (up ? 1 : -1) * Number(slider.step || 1);
        const begun = performance.now();
        slider.value = String(to);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (window.marks.swaps.length === from && performance.now() - begun < 5000)
          await new Promise((next) => setTimeout(next, 2));
        return window.marks.swaps.length > from ? window.marks.swaps[from].at - begun : null;
      },
      i % 2 === 1,
    );
    if (took !== null) edits.push(took);
    await page.waitForTimeout(900);
  }

  // Twelve playing previews on the page of all variants; those out of sight rest.
  await page.locator('.step').first().click();
  await page.locator('.card [aria-label="More like this"]').first().click();
  await page.locator('.card [aria-label="More like this"]').nth(1).click();
  await page.waitForFunction(
    () => document.querySelectorAll('.card[data-stage=ready]').length >= 12,
    null,
    { timeout: LONG },
  );
  await page.evaluate(() => scrollTo(0, 0));
  // Those in sight are whole, then have a while to compile what comes later in a play.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.preview')]
        .filter((one) => one.getBoundingClientRect().top < innerHeight)
        .every((one) => one.dataset.shown === 'true'),
    null,
    { timeout: LONG },
  );
  await page.waitForTimeout(8000);
  await page.evaluate(() => window.marks.fps.clear());
  await page.waitForTimeout(5000);
  const fps = await page.evaluate(() =>
    [...window.marks.fps.values()].map((l) => l.reduce((a, b) => a + b) / l.length),
  );
  const cards = await page.locator('.card').count();
  await context.close();
  return { ...made, edits, fps, cards, beforeMake };
}

const repeats = Number(process.argv[process.argv.indexOf('--repeats') + 1]) || 3;
const site = await serve();
const browser = await launch();
try {
  const visits = [];
  for (let i = 0; i < repeats; i++) visits.push(await firstVisit(browser, site, 4));
  const works = [];
  for (let i = 0; i < Math.max(1, repeats - 1); i++) works.push(await work(browser, site));
  const fps = works.flatMap((one) => one.fps);
  console.log(
    JSON.stringify(
      {
        first_visit_bytes: visits[0].bytes,
        first_visit_files: visits[0].files,
        usable_ms_4x: middle(visits.map((one) => one.usable)),
        can_make_ms_4x: middle(visits.map((one) => one.ready)),
        first_variant_ms: middle(works.map((one) => one.first)),
        eight_variants_ms: middle(works.map((one) => one.eight)),
        edit_visible_ms: middle(works.flatMap((one) => one.edits)),
        edits: works.flatMap((one) => one.edits.map(Math.round)),
        previews: works[0].cards,
        previews_playing: works[0].fps.length,
        previews_fps: fps.length ? fps.reduce((a, b) => a + b) / fps.length : 0,
        browser: browser.version(),
      },
      null,
      2,
    ),
  );
} finally {
  await browser.close();
  site.close();
}
