// The inspectable page, where it is built (cmake --build build/wasm --target inspect): it plays a
// scene, shows the inspector over it, takes a dropped file, and survives the loss of its context.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { LAUNCH, pagesDir, root } from './harness.mjs';

const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const built = fs.existsSync(path.join(root, 'build/inspect/inspect.wasm'));
const skip = built ? false : 'not built: cmake --build build/wasm --target inspect';
const PANEL = 400;
const SIZE = { width: 640, height: 480 };

let browser, server, origin;

before(async () => {
  if (!built) return;
  server = http.createServer((request, response) => {
    const file = path.join(root, 'build', path.normalize(new URL(request.url, origin).pathname));
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': KINDS[path.extname(file)] ?? 'text/plain' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = process.env.PM_BROWSER
    ? await chromium.connect(process.env.PM_BROWSER)
    : await chromium.launch(LAUNCH);
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs in the page before its own script: counts the words that come from a 2D canvas. */
function watch() {
  window.words = 0;
  const put = WebGL2RenderingContext.prototype.texSubImage2D;
  WebGL2RenderingContext.prototype.texSubImage2D = function (...a) {
    if (a.at(-1) instanceof HTMLCanvasElement) window.words++;
    return put.apply(this, a);
  };
}

async function withInspector(query, body) {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
  try {
    await page.addInitScript(watch);
    await page.goto(`${origin}/inspect/inspect.html?${query}`);
    await body(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(faults, []);
}

const lineOf = async (page) => (await page.evaluate(() => window.playmillLine())).split(' ');

/** Waits until the play is at least `step` old. */
async function reach(page, step) {
  await page.waitForFunction(
    (n) => window.playmillLine && Number(window.playmillLine().split(' ')[0]) >= n,
    step,
    { timeout: 60000, polling: 100 },
  );
}

/** Share of the pixels in a part of two pictures that differ, by the browser's own decoder. */
function difference(page, a, b, box) {
  return page.evaluate(
    async ([one, two, [x, y, w, h]]) => {
      const pixels = async (data) => {
        const image = await createImageBitmap(
          await new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]),
        );
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        pen.drawImage(image, 0, 0);
        return pen.getImageData(x, y, w, h).data;
      };
      const [p, q] = [await pixels(one), await pixels(two)];
      let different = 0;
      for (let i = 0; i < p.length; i += 4) {
        if (Math.abs(p[i] - q[i]) + Math.abs(p[i + 1] - q[i + 1]) > 24) different++;
      }
      return different / (p.length / 4);
    },
    [a.toString('base64'), b.toString('base64'), box],
  );
}

const SCENE = 'scene=/test-pages/sort-win.html';

test('plays a scene with and without the inspector', { skip }, async () => {
  let plain;
  await withInspector(`${SCENE}&inspect=0`, async (page) => {
    await reach(page, 30);
    const [, hash, outcome, quads] = await lineOf(page);
    assert.match(hash, /^[0-9a-f]{16}$/);
    assert.equal(outcome, 'open');
    assert.ok(Number(quads) > 20, `${quads} quads`);
    assert.ok((await page.evaluate(() => window.words)) > 0, 'no words');
    plain = await page.screenshot();
    await page.mouse.click(SIZE.width / 2, SIZE.height / 2);
    const [step] = await lineOf(page);
    await reach(page, Number(step) + 2);
    assert.ok(Number((await lineOf(page))[4]) > 0, 'a click is no input');
  });
  await withInspector(SCENE, async (page) => {
    await reach(page, 30);
    const panel = [SIZE.width - PANEL, 0, PANEL, SIZE.height];
    const inspected = await page.screenshot();
    assert.ok((await difference(page, plain, inspected, panel)) > 0.5, 'no inspector to be seen');
    // The button gives the game all of the page back.
    await page.click('#hide');
    await page.waitForSelector('#show:visible');
    await page.waitForTimeout(500);
    const hidden = await page.screenshot();
    assert.ok((await difference(page, inspected, hidden, panel)) > 0.5, 'the inspector stays');
  });
});

test('takes other files and says what is wrong with them', { skip }, async () => {
  await withInspector(SCENE, async (page) => {
    await reach(page, 10);
    const file = page.locator('#file');
    await file.setInputFiles(path.join(pagesDir, 'runner-win.html'));
    await page.waitForFunction(() => document.title.includes('runner-win'));
    await reach(page, 10);
    await file.setInputFiles({
      name: 'broken.pms',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('PMS2 and nothing of a scene'),
    });
    await page.waitForSelector('#note:visible');
    assert.match(await page.textContent('#note'), /\w/);
    // The last good scene plays on.
    const [step] = await lineOf(page);
    await reach(page, Number(step) + 5);
  });
});

test('comes back after the loss of its context', { skip }, async () => {
  await withInspector(SCENE, async (page) => {
    await reach(page, 30);
    const before = await page.screenshot();
    await page.evaluate(async () => {
      window.words = 0;
      const lose = document
        .getElementById('canvas')
        .getContext('webgl2')
        .getExtension('WEBGL_lose_context');
      lose.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 200));
      lose.restoreContext();
    });
    const [step] = await lineOf(page);
    await reach(page, Number(step) + 30);
    assert.ok((await page.evaluate(() => window.words)) > 0, 'no words any more');
    const again = await page.screenshot();
    assert.ok((await difference(page, before, again, [0, 0, 240, 480])) < 0.3, 'another picture');
  });
});
