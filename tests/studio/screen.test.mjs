// Candidates that the program behind the page draws and plays: asked for, followed, told of; and what it
// does not take.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, openPage, served } from './site.mjs';

const LONG = 180_000;
const TEXT = 'A bank app: budget, save and pay with a few taps. For students.';

let server, browser;
before(async () => {
  server = await served();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** Status and answer; `origin` as a page of that address would send it. */
function ask(method, where, { body, origin } = {}) {
  const { hostname: host, port } = new URL(server.address);
  const headers = { 'content-type': 'application/json', ...(origin && { origin }) };
  return new Promise((resolve) => {
    const asked = request({ host, port, path: where, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, json: JSON.parse(text) }));
    });
    asked.end(body && JSON.stringify(body));
  });
}

const own = () => new URL(server.address).origin;
async function ended(number) {
  for (;;) {
    const { json } = await ask('GET', `/api/screen?number=${number}`);
    if (!json.running) return json;
    await new Promise((next) => setTimeout(next, 50));
  }
}

test('the best of many candidates, and why they are', async () => {
  const { page } = await openPage(browser, server.address);
  await page.locator('textarea').fill(TEXT);
  await page.locator('label', { hasText: 'Best of 64' }).click({ timeout: LONG });
  const make = page.locator('button[type=submit]:enabled');
  await make.click();
  await page.waitForSelector('.sifting progress', { timeout: LONG });
  // Started over while the program is asked, and while it is at it: only the last is the one that is shown.
  await make.click();
  await make.click();
  await page.waitForFunction(
    () => / \d+ of \d+$/.test(document.querySelector('.sifting')?.innerText ?? ''),
    null,
    { timeout: LONG },
  );
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.card').length === 8 &&
      !document.querySelector('.sifting, .card[data-stage=checking]'),
    null,
    { timeout: LONG },
  );
  const whys = page.locator('.why-toggle');
  for (let i = 0; i < 8; i++) await whys.nth(i).click();
  const told = (await page.locator('.why').allInnerTexts()).filter((text) =>
    /Number \d+ of 64 candidates, better than \d+ others .* \d+ of 100 points/s.test(text),
  );
  // Those that the gate had drawn anew are no candidates any more.
  assert.ok(told.length >= 4, `${told.length} say why they were chosen`);
  await page.context().close();
});

test('only the page itself may ask, and pictures stand in the brief', async () => {
  assert.equal(
    (await ask('POST', '/api/screen', { body: {}, origin: 'https://x.example' })).status,
    403,
  );
  assert.equal((await ask('PUT', '/api/screen', { body: {}, origin: own() })).status, 405);
  assert.equal((await ask('GET', '/api/screen?number=77')).status, 404);
  const brief = { name: 'Bank', description: TEXT, icon: 'samples/assets/icon.png' };
  const begun = await ask('POST', '/api/screen', { body: { brief, plan: {} }, origin: own() });
  assert.equal(begun.status, 202);
  const { error, result } = await ended(begun.json.number);
  assert.equal(result, null);
  assert.equal(error.pointer, '/icon');
  assert.match(error.message, /named by a path/);
});

test('one at a time; what nobody wants ends', async () => {
  const { page } = await openPage(browser, server.address);
  // A plan as the page makes it.
  await page.locator('textarea').fill(TEXT);
  await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
  await page.waitForSelector('.card', { timeout: LONG });
  const { brief, plan } = await page.evaluate(async () => {
    await new Promise((next) => setTimeout(next, 1000));
    const open = indexedDB.open('keyval-store');
    await new Promise((next) => (open.onsuccess = next));
    const get = open.result.transaction('keyval').objectStore('keyval').get('project');
    await new Promise((next) => (get.onsuccess = next));
    return get.result;
  });
  await page.context().close();
  const body = { brief, plan, seed: 1, count: 8, candidates: 256 };
  const begun = await ask('POST', '/api/screen', { body, origin: own() });
  assert.equal(begun.status, 202);
  assert.equal((await ask('POST', '/api/screen', { body, origin: own() })).status, 409);
  assert.equal((await ask('DELETE', '/api/screen', { origin: own() })).status, 202);
  const { result, error } = await ended(begun.json.number);
  assert.equal(result, null);
  assert.match(error.message, /interrupted/);
});
