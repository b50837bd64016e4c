// The log plays a package in the mock of its container, which is hard on it: the same mocks as the lab's.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, openPage, serveExport } from './site.mjs';

const LONG = 120_000;
const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-containers-'));
let site, browser, page, said;

before(async () => {
  site = await serveExport(tmp);
  browser = await launch();
  ({ page, said } = await openPage(browser, site.url));
  await page.locator('textarea').fill('Sort colourful potions into bottles');
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card[data-stage=ready]', { timeout: LONG });
  await page.locator('.card[data-stage=ready] .secondary').first().click();
  await page.locator('.step', { hasText: 'Ship' }).click();
  for (const name of ['Unity', 'Meta'])
    await page.locator('.chip.check', { hasText: name }).first().click();
  // What is still packed would push the log down.
  await page.locator('.verdict').nth(1).waitFor({ timeout: LONG });
});
after(async () => {
  await browser?.close();
  site?.close();
  fs.rmSync(tmp, { recursive: true, force: true });
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

test('a container that closes the ad in the middle is heard, and time stands still after it', async () => {
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

test('a store that throws is called inside the gesture, and said to have thrown', async () => {
  const frame = await stand('meta', 'open_throws');
  await press(frame, [100, 60]);
  const [x, y, w, h] = await frame.evaluate(() => window.Playmill.state().cta);
  await press(frame, [x + w / 2, y + h / 2]);
  await row('FbPlayableAd.onCTAClick()');
  await row('the container threw');
  assert.deepEqual(said, []);
});
