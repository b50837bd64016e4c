// The whole way of a marketer in a real browser: describe, tune, ship, learn; over the static export on
// a plain file server, with nothing asked of anybody else.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { ENV, PROGRAM, exported, openPage, served } from './site.mjs';

const AXE = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const LONG = 120_000;

const { tmp, site, browser } = await exported();
let shared;

/** A page whose project has variants. */
async function withVariants(text, name, options) {
  const opened = await openPage(browser, site.url, options);
  const { page } = opened;
  await page.locator('textarea').fill(text);
  if (name) await page.locator('.brief .two input').first().fill(name);
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  // The first is on the screen before the bots have said what they think of it.
  await page.waitForSelector('.card[data-stage=checking] iframe', { timeout: LONG });
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  return opened;
}

const allReady = (page) =>
  page.waitForFunction(
    () =>
      document.querySelectorAll('.card').length >= 8 &&
      !document.querySelector('.card[data-stage=checking]'),
    null,
    { timeout: LONG },
  );

const step = (page, name) => page.locator('.step', { hasText: name }).click();

/** Serious findings of axe, as "rule: where". */
async function findings(page) {
  // The page's policy lets in no script of others; the browser's own door does.
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: AXE });
  const { result } = await client.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], iframes: false })
      .then((r) => JSON.stringify(r.violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join(' | '))))`,
    awaitPromise: true,
  });
  return JSON.parse(result.value);
}

/** Of the screen's pixels, how many a preview draws along a side. */
async function detail(page, preview) {
  const frame = await (
    await page.locator(`${preview} iframe`).first().elementHandle()
  ).contentFrame();
  return frame.evaluate(
    () => document.querySelector('canvas').width / (innerWidth * devicePixelRatio),
  );
}

test('from a description to variants that play by themselves', async () => {
  shared = await withVariants(
    'Drop juicy fruits into the jar and merge two of a kind into bigger ones, up to the giant watermelon.',
    'Fruit Drop',
  );
  const { page } = shared;
  await allReady(page);
  assert.equal(await page.locator('.card[data-stage=ready]').count(), 8);
  await page.waitForSelector('.preview[data-shown=true]', { timeout: LONG });
  // The bot wins progress without anybody's touch.
  const frame = page.frames().find((one) => one.url().endsWith('player.html'));
  await frame.waitForFunction(() => window.Playmill.state().progress > 0.02, null, {
    timeout: LONG,
  });
  // No GPU draws here: the many are drawn with fewer pixels.
  assert.ok((await detail(page, '.card .preview[data-shown=true]')) < 0.9);
  await page.locator('.why-toggle').first().click();
  assert.match(await page.locator('.why').first().innerText(), /“(fruits?|merge|watermelon)”/);
  assert.deepEqual(await findings(page), []);
});

test('an edit is seen at once, judged in words, undone', async () => {
  const { page } = shared;
  await page.locator('.card[data-stage=ready] .secondary').first().click();
  await page.waitForSelector('.stage .preview[data-shown=true]', { timeout: LONG });
  assert.ok(Math.abs((await detail(page, '.stage .preview')) - 1) < 0.01);
  await page.locator('#tab-words').click();
  const word = page.getByLabel('Button', { exact: true });
  const was = await word.inputValue();
  await page.evaluate(() => {
    addEventListener('message', (e) => e.data.studio === 'swapped' && (window.swapped = e.data));
  });
  await word.fill('Grab it');
  await page.waitForFunction(() => window.swapped?.done, null, { timeout: LONG });
  // Pieces are seen as they look in the game.
  await page.locator('#tab-pieces').click();
  await page.waitForSelector('.sprite canvas[data-drawn=true]', { timeout: LONG });
  await page.locator('#tab-vary').click();
  assert.ok((await page.locator('.lock').count()) >= 8);
  await page.locator('#tab-game').click();
  const slider = page.locator('#tune-tab input[type=range]').first();
  await slider.focus();
  await slider.press('End');
  await page.locator('#tab-test').click();
  await page.waitForSelector('.play-test[aria-busy=false] .checks li', { timeout: LONG });
  assert.deepEqual(await findings(page), []);
  await page.locator('[aria-label=Undo]').click();
  await page.locator('[aria-label=Undo]').click();
  await page.locator('#tab-words').click();
  assert.equal(await word.inputValue(), was);
});

test('a reload in the middle of it loses nothing, and a second tab is told', async () => {
  const { page, context } = shared;
  await page.waitForFunction(() => document.querySelector('.saved').textContent !== '');
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('.card').length === 8);
  assert.equal(await page.locator('.brief .two input').first().inputValue(), 'Fruit Drop');
  const other = await context.newPage();
  await other.goto(site.url);
  await other.waitForFunction(() => document.querySelectorAll('.card').length === 8);
  await other.locator('.brief .two input').first().fill('Fruit Fall');
  await page.locator('.banner button').click({ timeout: LONG });
  await page.waitForFunction(
    () => document.querySelector('.brief .two input').value === 'Fruit Fall',
  );
  await other.close();
});

test('packages pass, are downloaded, and the program itself says the same of them', async () => {
  const { page } = shared;
  await page.locator('.more summary').click();
  await page
    .locator('.field', { hasText: 'App Store link' })
    .locator('input')
    .fill('https://apps.apple.com/app/id123456789');
  await page
    .locator('.field', { hasText: 'Google Play link' })
    .locator('input')
    .fill('https://play.google.com/store/apps/details?id=com.example.fruit');
  await page.keyboard.press('Tab');
  await step(page, 'Ship');
  for (const name of ['AppLovin', 'Meta', 'Google Ads'])
    await page.locator('.chip.check', { hasText: name }).first().click();
  await page.waitForFunction(() => document.querySelectorAll('.verdict.good').length === 3, null, {
    timeout: LONG,
  });
  assert.deepEqual(await findings(page), []);
  for (const network of ['applovin', 'meta', 'google']) {
    const row = page.locator('tbody tr').nth(['applovin', 'google', 'meta'].indexOf(network));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.locator('.icon-button').click(),
    ]);
    const file = path.join(tmp, download.suggestedFilename());
    await download.saveAs(file);
    const checked = spawnSync(PROGRAM, ['check', file, '--network', network], {
      env: ENV,
      encoding: 'utf8',
    });
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  }
});

test('a report is read, and the next generation bred from it', async () => {
  const { page } = shared;
  await step(page, 'Learn');
  await page.locator('.link', { hasText: 'made-up report' }).click();
  await page.waitForSelector('.arms tbody tr', { timeout: LONG });
  assert.equal(await page.locator('.arms tbody tr').count(), 8);
  assert.deepEqual(await findings(page), []);
  await page.locator('button', { hasText: 'Breed next generation' }).click();
  await page.waitForSelector('.tune', { timeout: LONG });
  await step(page, 'Describe');
  assert.ok((await page.locator('.card', { hasText: 'generation 2' }).count()) > 0);
  assert.deepEqual(shared.said, []);
  const foreign = shared.asked.filter(
    (url) => !url.startsWith(site.url) && !/^(data|blob):/.test(url),
  );
  assert.deepEqual(foreign, []);
  await shared.context.close();
});

/** A PNG of noise, which no compressor makes small. */
function noise(side) {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const chunk = (name, body) => {
    const data = Buffer.concat([Buffer.from(name), body]);
    let crc = 0xffffffff;
    for (const byte of data) crc = crcs[(crc ^ byte) & 255] ^ (crc >>> 8);
    const out = Buffer.alloc(data.length + 8);
    out.writeUInt32BE(body.length, 0);
    data.copy(out, 4);
    out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, data.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, () =>
    Buffer.concat([Buffer.from([0]), randomBytes(side * 3)]),
  );
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('keyboard alone, in Chinese, on a phone, with a screenshot of 5 MB', async () => {
  const { page, context, said } = await openPage(browser, site.url, {
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
  });
  assert.equal(await page.locator('h1').innerText(), '您想推广什么？');
  const picture = noise(1320);
  assert.ok(picture.length > 5e6);
  await page
    .locator('.drop-icon input')
    .setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: picture });
  await page.waitForSelector('.drop-icon img', { timeout: LONG });
  await page.locator('textarea').focus();
  await page.keyboard.insertText(
    '一款轻松的水果合成游戏，把相同的水果合成更大的水果，直到合成西瓜。',
  );
  await page.waitForSelector('button[type=submit]:enabled', { timeout: LONG });
  // The ad speaks Chinese too, until a person says otherwise.
  await page.locator('.more summary').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.more .chip.check');
  assert.deepEqual(await page.locator('.more .chip.check:has(:checked)').allTextContents(), [
    '简体中文',
  ]);
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  await page.locator('.card[data-stage=ready] .secondary').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.stage .preview[data-shown=true]', { timeout: LONG });
  // Nothing wider than the phone.
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.locator('#tab-test').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-game');
  assert.deepEqual(await findings(page), []);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  await step(page, '交付');
  await page.locator('.chip.check', { hasText: 'Meta' }).first().click();
  await page.waitForSelector('.verdict', { timeout: LONG });
  assert.equal(await fits(), true, 'ship');
  await step(page, '学习');
  // What the program says is in the page's language as well.
  await page.locator('.learn-import input[type=file]').setInputFiles({
    name: '报告.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('creative,impressions,installs\na,100,1,9\n'),
  });
  const fault = page.locator('.learn-import .fault');
  await fault.filter({ hasText: '这一行有 4 个字段' }).waitFor({ timeout: LONG });
  assert.doesNotMatch((await fault.innerText()).replace('报告.csv', ''), /[a-z]/i);
  await page.locator('.learn-import .link').click();
  await page.waitForSelector('.arms tbody tr', { timeout: LONG });
  assert.equal(await fits(), true, 'learn');
  assert.deepEqual(said, []);
  await context.close();
});

test('a brief travels in a link', async () => {
  const { page, context } = await openPage(browser, site.url, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('textarea').fill('Sort books on shelves. Très calme.');
  await page.locator('.brief-file button', { hasText: 'link' }).click();
  await page.waitForFunction(() => document.querySelector('.brief-file .hint').textContent !== '');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const fresh = await openPage(browser, link);
  await fresh.page.waitForFunction(() => document.querySelector('textarea').value.length > 0);
  assert.equal(
    await fresh.page.locator('textarea').inputValue(),
    'Sort books on shelves. Très calme.',
  );
  await fresh.context.close();
  await context.close();
});

test('a product’s own pictures are played with, as the person says what they are', async () => {
  const { page, context, said } = await openPage(browser, site.url);
  // The program has no reader for this kind here, nor for SVG: the browser has.
  const webp = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 200;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#0077ff';
    pen.arc(100, 100, 90, 0, 7);
    pen.fill();
    return canvas.toDataURL('image/webp').split(',')[1];
  });
  // A brief with its pictures beside it, and without them.
  const brief = 'samples/zing-cans.json';
  const beside = ['can-orange', 'can-lime', 'can-berry'].map(
    (one) => `samples/pictures/${one}.svg`,
  );
  await page.locator('.brief-file input').setInputFiles([brief, ...beside]);
  await page.locator('.banner', { hasText: 'pictures/mascot.svg' }).waitFor({ timeout: LONG });
  assert.equal(await page.locator('.own-one').count(), 3);
  await page
    .locator('.own-add input')
    .setInputFiles([
      { name: 'mascot.webp', mimeType: 'image/webp', buffer: Buffer.from(webp, 'base64') },
    ]);
  await page.locator('.own-one').nth(3).waitFor({ timeout: LONG });
  await page.locator('.own-one select').nth(3).selectOption('hero');
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  await page.locator('.card[data-stage=ready] .secondary').first().click();
  await page.waitForSelector('.stage .preview[data-shown=true]', { timeout: LONG });
  await page.locator('#tab-pieces').click();
  const scene = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('keyval-store');
        open.onsuccess = () => {
          const ask = open.result.transaction('keyval').objectStore('keyval').get('project');
          ask.onsuccess = () => resolve(ask.result.variants[0].scene);
        };
      }),
  );
  assert.ok(scene.pictures.length >= 2, `${scene.pictures.length} pictures`);
  const slots = Object.values(scene.roles).flat();
  assert.ok(slots.some((slot) => slot.sprite === 'picture'));
  assert.deepEqual(said, []);
  await context.close();
});

test('a product’s own picture stands behind the game', async () => {
  const { page, context, said } = await openPage(browser, site.url);
  const picture = (width, height) =>
    page.evaluate(
      ([w, h]) => {
        const canvas = document.createElement('canvas');
        canvas.width = w;
        canvas.height = h;
        const pen = canvas.getContext('2d');
        const sky = pen.createLinearGradient(0, 0, 0, h);
        sky.addColorStop(0, '#102a6e');
        sky.addColorStop(1, '#f0a060');
        pen.fillStyle = sky;
        pen.fillRect(0, 0, w, h);
        return canvas.toDataURL('image/jpeg').split(',')[1];
      },
      [width, height],
    );
  const give = async (name, width, height) =>
    page.locator('.behind-add input').setInputFiles([
      {
        name,
        mimeType: 'image/jpeg',
        buffer: Buffer.from(await picture(width, height), 'base64'),
      },
    ]);
  await page.locator('textarea').first().fill('Match jewels under an evening sky. Calm.');
  await give('tiny.jpg', 90, 300);
  await page.locator('.behind .bad', { hasText: 'tiny.jpg' }).waitFor({ timeout: LONG });
  assert.equal(await page.locator('.behind-one').count(), 0);
  await give('evening.jpg', 900, 1600);
  await page.locator('.behind-one img').waitFor({ timeout: LONG });
  assert.equal(await page.locator('.behind .bad').count(), 0);
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  const scenes = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('keyval-store');
        open.onsuccess = () => {
          const ask = open.result.transaction('keyval').objectStore('keyval').get('project');
          ask.onsuccess = () =>
            resolve(ask.result.variants.map((one) => one.scene).filter(Boolean));
        };
      }),
  );
  assert.ok(scenes.length > 0);
  for (const scene of scenes) {
    assert.equal(scene.background.name, 'picture');
    assert.match(scene.background.picture, /^data:image\/png/);
  }
  await page.locator('.behind-one button').click();
  assert.equal(await page.locator('.behind-one').count(), 0);
  assert.deepEqual(said, []);
  await context.close();
});

test('served, the page answers its own machine alone', async () => {
  const server = await served();
  const line = server.address;
  try {
    const page = await fetch(line);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Playmill studio/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    const about = await (await fetch(line + 'api/server')).json();
    assert.equal(about.network, false);
    const port = new URL(line).port;
    const asked = (headers, method = 'GET', where = '/') =>
      new Promise((resolve) => {
        import('node:http').then(({ request }) => {
          request({ host: '127.0.0.1', port, path: where, method, headers }, (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          }).end(method === 'POST' ? '<p>hello' : undefined);
        });
      });
    assert.equal(await asked({ host: 'evil.example' }), 403);
    assert.equal(await asked({}, 'GET', '/../CMakeLists.txt'), 404);
    const html = { 'content-type': 'text/html', origin: 'https://evil.example' };
    assert.equal(await asked(html, 'POST', '/api/share'), 403);
    const own = { 'content-type': 'text/html', origin: `http://127.0.0.1:${port}` };
    assert.equal(await asked(own, 'POST', '/api/share'), 200);
  } finally {
    server.stop();
  }
});
