// How a product's own pictures ship from the page: as WebP, which the browser encodes for the program where
// it can.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { ENV, PROGRAM, exported, openPage } from './site.mjs';

const LONG = 120_000;
const { tmp, site, browser } = await exported();

/** Opens a brief with its pictures, and downloads its first variant's package for AppLovin. */
async function packaged(page, file) {
  const pictures = fs.readdirSync('samples/pictures').map((one) => `samples/pictures/${one}`);
  const brief = path.join(tmp, 'brief.json');
  const zing = JSON.parse(fs.readFileSync('samples/zing-cans.json', 'utf8'));
  fs.writeFileSync(brief, JSON.stringify({ ...zing, mechanics: { force: ['sort'] } }));
  await page.locator('.brief-file input').setInputFiles([brief, ...pictures]);
  await page.locator('.own-one').nth(3).waitFor({ timeout: LONG });
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card iframe', { timeout: LONG });
  // Before the bots have played it: it is packed as soon as it is ready.
  await page.locator('.step', { hasText: 'Ship' }).click();
  await page.locator('.chip.check', { hasText: 'AppLovin' }).first().click();
  await page.waitForSelector('.verdict.good', { timeout: LONG });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('tbody tr .icon-button').first().click(),
  ]);
  await download.saveAs(path.join(tmp, 'site', file));
}

/** Plays a package until its pictures are on the screen; the strip that they came from. */
async function played(context, file) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 180, height: 320 });
  await page.addInitScript(() => {
    const decode = self.createImageBitmap;
    self.createImageBitmap = (blob) => {
      self.strip = blob;
      return decode(blob);
    };
  });
  await page.goto(site.url + file);
  await page.waitForFunction(() => window.Playmill?.state().pictures === 'all', null, {
    timeout: LONG,
  });
  const strip = await page.evaluate(async () => {
    const picture = await createImageBitmap(self.strip);
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    return {
      type: self.strip.type,
      bytes: self.strip.size,
      width: picture.width,
      pixels: [...data],
    };
  });
  await page.close();
  return strip;
}

/** The scene of the project's first variant, as `generate` would have written it. */
const firstScene = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('keyval-store');
        open.onsuccess = () => {
          const ask = open.result.transaction('keyval').objectStore('keyval').get('project');
          ask.onsuccess = () => resolve(ask.result.variants[0].scene);
        };
      }),
  );

test('a package carries the pictures as WebP, as the program itself would encode them', async () => {
  const { page, context, said } = await openPage(browser, site.url);
  await packaged(page, 'studio.html');
  const scene = path.join(tmp, 'scene.json');
  fs.writeFileSync(scene, JSON.stringify(await firstScene(page)));
  await page.close();
  const here = await played(context, 'studio.html');
  assert.equal(here.type, 'image/webp');

  const out = path.join(tmp, 'packed');
  const args = ['pack', scene, '--network', 'applovin', '--out', out];
  const packed = spawnSync(PROGRAM, args, { env: ENV, encoding: 'utf8' });
  assert.equal(packed.status, 0, packed.stdout + packed.stderr);
  const { packages } = JSON.parse(fs.readFileSync(path.join(out, 'report.json'), 'utf8'));
  fs.copyFileSync(path.join(out, packages[0].file), path.join(tmp, 'site', 'native.html'));
  const there = await played(context, 'native.html');
  assert.equal(there.type, 'image/webp');
  assert.equal(here.width, there.width, 'no coarser than natively');
  assert.ok(Math.abs(here.bytes / there.bytes - 1) < 0.2, `${here.bytes} of ${there.bytes}`);
  let apart = 0;
  for (let i = 0; i < here.pixels.length; i += 4) {
    const alpha = here.pixels[i + 3];
    assert.equal(alpha, there.pixels[i + 3], 'the outline is kept as it is');
    for (let c = 0; c < 3; c++)
      apart += Math.abs(here.pixels[i + c] - there.pixels[i + c]) * (alpha / 255);
  }
  const mean = apart / ((here.pixels.length / 4) * 3);
  assert.ok(mean < 2, `${mean} of 255 apart`);
  assert.deepEqual(said, []);
  await context.close();
});

test('a browser that encodes no WebP, or other pixels than were drawn, has PNG shipped', async () => {
  const { outputFiles } = await build({
    entryPoints: ['web/studio/core/webp.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'webp',
  });
  const bytes = async (before) => {
    const page = await browser.newPage();
    await page.goto(site.url);
    // The page's policy lets in no script of others; the browser's own door does.
    const client = await page.context().newCDPSession(page);
    const { result } = await client.send('Runtime.evaluate', {
      expression: `${before}; ${outputFiles[0].text};
        webp.encodeWebp(new Uint8Array(64 * 64 * 4).fill(200), 64, 64, 80).then((b) => b.length)`,
      awaitPromise: true,
    });
    await page.close();
    return result.value;
  };
  assert.ok((await bytes('')) > 0);
  const png = `OffscreenCanvas.prototype.convertToBlob = async () =>
    new Blob(['x'], { type: 'image/png' })`;
  assert.equal(await bytes(png), 0);
  const white = `const real = OffscreenCanvas.prototype.convertToBlob;
    OffscreenCanvas.prototype.convertToBlob = function (how) {
      const pen = this.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, this.width, this.height);
      return real.call(this, how);
    }`;
  assert.equal(await bytes(white), 0);
  assert.equal(await bytes('delete self.OffscreenCanvas'), 0);
});
