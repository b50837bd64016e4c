// Files that a person brings: dropped on the page or chosen; and what the page says when one is no good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exported, openPage } from './site.mjs';

const LONG = 120_000;
const { site, browser } = await exported();
const { page, said } = await openPage(browser, site.url);
await page.waitForSelector('.drop', { timeout: LONG });

/** A square of one colour. */
const square = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect width="64" height="64" fill="${colour}"/></svg>`;
const SVG = 'image/svg+xml';

/** Drags files over an element and lets them go, as the browser tells the page of it. */
async function drop(selector, ...files) {
  const transfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, body } of list)
      transfer.items.add(new File([Uint8Array.from(body)], name, { type }));
    return transfer;
  }, files);
  const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
  await page.dispatchEvent(selector, 'dragover', event);
  const over = await page
    .waitForFunction((one) => document.querySelector(one)?.closest('[data-over=true]'), selector, {
      timeout: 2000,
    })
    .then(Boolean, () => false);
  const refused = await page.evaluate(
    ([one, dataTransfer]) => {
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      // What the page does not refuse, the browser opens in its place.
      return !document.querySelector(one).dispatchEvent(event);
    },
    [selector, transfer],
  );
  return { over, refused };
}
const file = (name, type, body) => ({ name, type, body: [...Buffer.from(body)] });

/** The person presses what opens the browser's chooser, and chooses. */
async function choose(selector, ...files) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator(selector).click(),
  ]);
  await chooser.setFiles(
    files.map(({ name, type, body }) => ({ name, mimeType: type, buffer: Buffer.from(body) })),
  );
}

test('an icon is dropped, or chosen, and gives the brand its colour', async () => {
  const dropped = await drop('.drop', file('icon.svg', SVG, square('#d01818')));
  assert.deepEqual(dropped, { over: true, refused: true });
  await page.waitForSelector('.drop-icon img');
  assert.equal(await page.locator('.drop[data-over=true]').count(), 0);
  const brand = page.locator('.swatch input').first();
  assert.match(await brand.inputValue(), /^#[cd][0-9a-f]1[0-9a-f]1[0-9a-f]$/);
  await choose('.drop-icon', file('other.svg', SVG, square('#1828d0')));
  await page.waitForFunction(() =>
    /^#1.2.[cd]/.test(document.querySelector('.swatch input').value),
  );
});

test('pictures that are played with are dropped, or chosen', async () => {
  const list = [file('a.svg', SVG, square('#20a040')), file('b.svg', SVG, square('#a04020'))];
  assert.deepEqual(await drop('.own-list', ...list), { over: true, refused: true });
  await page.locator('.own-one').nth(1).waitFor();
  await choose('.own-add', file('c.svg', SVG, square('#4020a0')));
  await page.locator('.own-one').nth(2).waitFor();
});

test('what is no picture is refused in words, and what is dropped beside leaves the page', async () => {
  await drop('.drop', file('notes.pdf', 'application/pdf', '%PDF'));
  assert.match(await page.getByRole('alert').innerText(), /notes\.pdf cannot be read as a picture/);
  await drop('.own-list', file('torn.png', 'image/png', 'not a picture'));
  await page.getByText('torn.png cannot be read as a picture').waitFor();
  assert.equal(await page.locator('.own-one').count(), 3);
  const beside = await drop('h1', file('lost.png', 'image/png', 'x'));
  assert.deepEqual(beside, { over: false, refused: true });
});

test('a report that is no good says why and how it is mended', async () => {
  await page.locator('.step', { hasText: 'Learn' }).click();
  const chosen = (name, body) => choose('.learn-import .button', file(name, 'text/csv', body));
  const fault = page.locator('.learn-import .fault');
  await chosen('torn.csv', 'creative,impressions,installs\na,100,1\nb,"200,2\n');
  await fault.filter({ hasText: 'torn.csv could not be read' }).waitFor({ timeout: LONG });
  assert.match(await fault.innerText(), /Line 3: .*quote/s);
  await chosen('ragged.csv', 'creative,impressions,installs\na,100,1,9\n');
  await fault.filter({ hasText: 'ragged.csv could not be read' }).waitFor();
  assert.match(await fault.innerText(), /Line 2: this line has 4 fields/);
  await chosen('spend.csv', 'campaign,spend\nfruit,12\n');
  await fault.filter({ hasText: 'no column for: Creative, Impressions, Installs' }).waitFor();
  assert.match(await fault.innerText(), /Its columns are: campaign, spend/);
  await chosen('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await fault.filter({ hasText: 'picture.csv could not be read' }).waitFor();
  assert.equal(await page.locator('.arms').count(), 0);
});

test('a report in a spreadsheet’s own encoding is read where it is dropped', async () => {
  const text = 'Ad name\tImpressions\tInstalls\nÄpfel_1\t20.000\t40\nÄpfel_2\t20.000\t160\n';
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const dropped = await drop('.learn-import', file('Bericht.csv', 'text/csv', wide));
  assert.deepEqual(dropped, { over: true, refused: true });
  await page.waitForSelector('.arms tbody tr', { timeout: LONG });
  assert.equal(await page.locator('.fault').count(), 0);
  assert.match(await page.locator('.arms tbody').innerText(), /Äpfel_2/);
  assert.deepEqual(said, []);
});

test('what is dropped on the sessions and is none says so there', async () => {
  const panel = '[aria-labelledby=sessions-title]';
  const dropped = await drop(panel, file('none.json', 'application/json', '{"a": 1}'));
  assert.deepEqual(dropped, { over: true, refused: true });
  await page.locator(`${panel} .fault`).waitFor({ timeout: LONG });
  assert.equal(await page.locator(`${panel}[data-over=true]`).count(), 0);
  assert.equal(await page.locator('.learn-import .fault').count(), 0);
  assert.deepEqual(said, []);
});
