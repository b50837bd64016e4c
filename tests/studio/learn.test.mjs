// What viewers did, in the studio: their sessions played again, a campaign shown from its folder.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openCollector } from '../browser/collector.mjs';
import { exported, openPage, playmill, serve, served } from './site.mjs';

const LONG = 120_000;
const { tmp, site, browser } = await exported();

/** A variant, played for a while by the mouse in a page that tells a collector; its records. */
async function playSomewhere() {
  const out = path.join(tmp, 'out');
  const text = 'Sort colourful potions into bottles';
  playmill('generate', text, '--variants', '1', '--no-preview', '--seed', '3', '--out', out);
  const folder = fs
    .readdirSync(out)
    .find((one) => fs.existsSync(path.join(out, one, 'scene.json')));
  const scene = path.join(out, folder, 'scene.json');
  const collector = await openCollector();
  fs.mkdirSync(path.join(tmp, 'page'));
  const page = path.join(tmp, 'page/index.html');
  playmill('pack', scene, '--beacon', collector.address, '--out', page);
  const host = await serve(path.join(tmp, 'page'));
  const opened = await openPage(browser, host.url, { viewport: { width: 195, height: 422 } });
  for (let move = 0; move < 3; move++) {
    const path = await opened.page
      .waitForFunction(
        () => {
          const now = window.Playmill?.state();
          return now?.phase === 'playing' && now.ready && now.hint.length > 0 && now.hint;
        },
        null,
        { timeout: LONG },
      )
      .then((found) => found.jsonValue());
    await opened.page.mouse.move(...path[0]);
    await opened.page.mouse.down();
    for (const point of path.slice(1)) await opened.page.mouse.move(...point, { steps: 4 });
    await opened.page.mouse.up();
  }
  await opened.page.goto('about:blank');
  await collector.arrived((all) => all.some((one) => one.trace?.length > 8));
  const records = path.join(tmp, 'sessions.jsonl');
  fs.writeFileSync(
    records,
    collector
      .records()
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  await opened.context.close();
  host.close();
  collector.close();
  return { scene, records };
}

test('a viewer’s session plays again on the screen and ends where it ended', async () => {
  const { scene, records } = await playSomewhere();
  const { page, context, said } = await openPage(browser, site.url);
  await page.locator('.step', { hasText: 'Learn' }).click();
  await page.locator('.sessions-input').setInputFiles([records]);
  await page.waitForSelector('.sessions-list tbody tr', { timeout: LONG });
  assert.match(await page.locator('.sessions-list tbody').innerText(), /scene\.json/);
  await page.locator('.sessions-input').setInputFiles([records, scene]);
  await page.locator('.sessions-list button', { hasText: 'Watch' }).click({ timeout: LONG });
  await page.locator('.replay').scrollIntoViewIfNeeded();
  await page.locator('.replay', { hasText: 'bit for bit' }).waitFor({ timeout: LONG });
  assert.match(await page.locator('.heat').innerText(), /Touches: 3, viewers: 1/);
  assert.deepEqual(said, []);
  await context.close();
});

/** A campaign of two variants of a product; the address of its file. */
function campaignFile(id, name, description) {
  const file = path.join(tmp, `${id}.json`);
  const brief = path.join(tmp, `${id}-brief.json`);
  fs.writeFileSync(brief, JSON.stringify({ version: 1, name, description }));
  const settings = { version: 1, brief, networks: ['web'], variants: 2, generations: 1 };
  fs.writeFileSync(file, JSON.stringify({ ...settings, preview: false, seed: 3 }));
  return file;
}

test('a campaign’s folder is shown: family, shares, what was said', async () => {
  const state = path.join(tmp, 'fruit.campaign');
  const file = campaignFile('campaign', 'Fruit', 'Merge juicy fruits into a watermelon');
  playmill('run', file, '--state', state);
  const server = await served('--campaign', state);
  try {
    const { page, context, said } = await openPage(browser, server.address);
    await page.locator('.step', { hasText: 'Learn' }).click();
    await page.waitForSelector('.campaign .family-one', { timeout: LONG });
    assert.equal(await page.locator('.campaign .family-one').count(), 2);
    assert.match(await page.locator('.campaign .says').innerText(), /No report tells/);
    assert.equal(await page.locator('.campaign .shares rect').count(), 2);
    await page.locator('.campaign .family-one').first().click();
    await page.waitForSelector('.stage .preview[data-shown=true]', { timeout: LONG });
    assert.deepEqual(said, []);
    await context.close();
  } finally {
    server.stop();
  }
});

test('a campaign is run from the page: its first turn makes the generation that is shown', async () => {
  const file = campaignFile('turn', 'Potions', 'Sort colourful potions into bottles');
  const server = await served('--campaign', file);
  try {
    const run = new URL('api/campaign/run', server.address);
    const headers = { 'content-type': 'application/json', origin: 'http://elsewhere.example' };
    assert.equal((await fetch(run, { method: 'POST', headers })).status, 403);
    assert.equal((await fetch(run)).status, 405);
    const { page, context, said } = await openPage(browser, server.address);
    await page.locator('.step', { hasText: 'Learn' }).click();
    await page.getByText('No generation yet').waitFor({ timeout: LONG });
    await page.getByRole('button', { name: 'Run a turn' }).click();
    // Who comes while it runs sees it through to its end.
    await page.reload();
    await page.locator('.step', { hasText: 'Learn' }).click();
    await page.locator('.campaign .family-one').nth(1).waitFor({ timeout: LONG });
    await page.getByRole('button', { name: 'Run a turn' }).waitFor({ timeout: LONG });
    assert.ok(fs.existsSync(path.join(tmp, 'turn.campaign')));
    await page.getByText('What the last turn did').click();
    await page.getByText('Made generation 0: 2 variants.').waitFor();
    // What is wrong with its settings is said where it was asked for.
    fs.writeFileSync(file, '{"version": 1}');
    await page.getByRole('button', { name: 'Run a turn' }).click();
    await page.locator('.campaign .turn .bad').waitFor({ timeout: LONG });
    assert.deepEqual(said, []);
    await context.close();
  } finally {
    server.stop();
  }
});
