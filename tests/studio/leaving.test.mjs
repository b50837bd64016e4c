// What leaves the studio: a variant on a phone by its code, and packages in the mocks of their containers,
// which are hard on them as in the lab.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import readCode from 'jsqr';
import { launch, openPage, served } from './site.mjs';

const LONG = 120_000;
let server, browser, page, said;

before(async () => {
  server = await served();
  browser = await launch();
  ({ page, said } = await openPage(browser, server.address + '?inspect'));
  await page.locator('textarea').fill('Sort colourful potions into bottles');
  await page.getByText('Languages, length, store links').click();
  await page.getByLabel('App Store link').fill('https://apps.apple.com/app/id1234567890');
  await page
    .getByLabel('Google Play link')
    .fill('https://play.google.com/store/apps/details?id=com.example.potions');
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  await page.locator('.card[data-stage=ready] .secondary').first().click();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** What a camera would read off an element. */
async function scan(element) {
  const picture = await element.screenshot();
  const blank = await browser.newPage();
  const { data, width, height } = await blank.evaluate(async (png) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    return { data: [...pen.getImageData(0, 0, width, height).data], width, height };
  }, picture.toString('base64'));
  await blank.close();
  return readCode(Uint8ClampedArray.from(data), width, height)?.data;
}

test('a variant plays on the phone that scans its code', async () => {
  await page.getByRole('button', { name: 'On your phone' }).click();
  const address = await scan(page.locator('.phone-code .qr'));
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/share\/\w+$/);
  const phone = await openPage(browser, address, {
    viewport: { width: 195, height: 422 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.page.waitForFunction(() => window.Playmill?.state().step > 2, null, {
    timeout: LONG,
  });
  assert.deepEqual(phone.said, []);
  await phone.context.close();
});

/** The package of a network on the stand in a mode, once its page plays. */
async function stand(network, mode) {
  await page.locator('.log-choice select').first().selectOption(network);
  await page.locator('.log-choice select').nth(1).selectOption(mode);
  await page.getByRole('button', { name: 'Play it there' }).click({ timeout: LONG });
  const element = await page.waitForSelector('.stand', { timeout: LONG });
  // Out of sight it rests.
  await element.scrollIntoViewIfNeeded();
  const frame = await element.contentFrame();
  await frame.waitForFunction(() => window.Playmill?.state().step > 2, null, { timeout: LONG });
  return frame;
}

const row = (text) =>
  page.locator('.log-rows li', { hasText: text }).first().waitFor({ timeout: LONG });

/** Presses a point of the playable by the mouse, once: a frame that has just come is not hit at first. */
async function press(frame, [x, y]) {
  const touches = () => frame.evaluate(() => window.lab.touches);
  const before = await touches();
  while ((await touches()) === before) {
    await page.locator('.stand').scrollIntoViewIfNeeded();
    const { x: left, y: top } = await page.locator('.stand').boundingBox();
    await page.mouse.click(left + x, top + y);
    await page.waitForTimeout(200);
  }
}

const skip = fs.existsSync('build/studio/inspect')
  ? false
  : 'not built: the sources of SDL2 or Dear ImGui are missing';

test('?inspect lays the inspector over the studio, with the variant in it', { skip }, async () => {
  await page.getByRole('button', { name: 'Inspector' }).click();
  const frame = await (await page.waitForSelector('.inspector iframe')).contentFrame();
  await frame.waitForFunction(() => /^[1-9]/.test(window.playmillLine?.() ?? ''), null, {
    timeout: LONG,
  });
  await page.keyboard.press('Escape');
  await page.locator('.inspector').waitFor({ state: 'detached' });
});

/** To the packages of two networks. */
async function ship() {
  await page.locator('.step', { hasText: 'Ship' }).click();
  for (const name of ['Unity', 'Meta'])
    await page.locator('.chip.check', { hasText: name }).first().click();
  // What is still packed would push the log down.
  await page.locator('.verdict').nth(1).waitFor({ timeout: LONG });
}

test('a container that closes the ad in the middle is heard, and time stands still after it', async () => {
  await ship();
  const frame = await stand('unity', 'closes');
  await press(frame, [100, 60]);
  await row('first_touch');
  await row('closes the ad');
  const step = await frame.evaluate(() => window.Playmill.state().step);
  await page.waitForTimeout(300);
  assert.ok((await frame.evaluate(() => window.Playmill.state().step)) - step < 3);
});

test('a container that is never viewable lets the play begin all the same', async () => {
  await stand('unity', 'never_viewable');
  await row('displayed');
});

test('on an iPad that says it is a Mac, on a slow device and under a strict policy the store opens', async () => {
  for (const [network, mode] of [
    ['unity', 'ipad'],
    ['unity', 'slow_cpu'],
    ['meta', 'strict_csp'],
  ]) {
    const frame = await stand(network, mode);
    await press(frame, [100, 60]);
    const [x, y, w, h] = await frame.evaluate(() => window.Playmill.state().cta);
    await press(frame, [x + w / 2, y + h / 2]);
    await row(network === 'meta' ? 'FbPlayableAd.onCTAClick()' : 'mraid.open(');
    if (mode === 'ipad') {
      await row('mraid.open(https://apps.apple.com');
      const [agent, touches] = await frame.evaluate(() => [
        navigator.userAgent,
        navigator.maxTouchPoints,
      ]);
      assert.ok(agent.includes('Macintosh') && touches > 1);
    }
    await page.getByRole('button', { name: 'Stop' }).click();
  }
  assert.deepEqual(said, []);
});

test('a store that throws is called inside the gesture, and said to have thrown', async () => {
  const frame = await stand('meta', 'open_throws');
  await press(frame, [100, 60]);
  const [x, y, w, h] = await frame.evaluate(() => window.Playmill.state().cta);
  await press(frame, [x + w / 2, y + h / 2]);
  await row('FbPlayableAd.onCTAClick()');
  await row('the container threw');
  assert.deepEqual(said, []);
});
