// The page itself: its bytes, its policy, its ways of opening, its languages, its fallbacks.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  PAGES,
  PORTRAIT,
  closeBrowser,
  drag,
  endCard,
  followHints,
  heard,
  htmlOf,
  mechanics,
  mouse,
  pages,
  ready,
  state,
  steps,
  tap,
  until,
  withPage,
} from './harness.mjs';
import { colours, decodePng } from './png.mjs';

after(closeBrowser);

const FORBIDDEN = [
  'fetch(',
  'XMLHttpRequest',
  'eval(',
  'new Function',
  'blob:',
  'Worker(',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'document.cookie',
  'sendBeacon',
  'WebSocket',
  'import(',
  'http-equiv',
];

const baked = (play) =>
  until(play, 'all pictures', (seen) => seen.state().pictures === 'all', 60000);

for (const { name } of pages) {
  test(`${name}: nothing in its bytes that a network forbids`, () => {
    const html = htmlOf(name);
    for (const text of FORBIDDEN) assert.ok(!html.includes(text), `${text} in ${name}.html`);
    assert.equal(html.match(/<script/g).length, 1);
    assert.equal(html.match(/<\/script/g).length, 1);
    assert.doesNotMatch(html, /\s(src|href)\s*=/);
    assert.ok(html.length <= 150_000, `${html.length} bytes`);
  });
}

describe('opening', { concurrency: PAGES }, () => {
  for (const mechanic of mechanics) {
    test(`${mechanic} from a file, by double-click`, () =>
      withPage(`${mechanic}-win`, { file: true }, async (play) => {
        const now = await ready(play);
        await drag(play, now.hint);
        await until(play, 'the first move to count', (seen) => seen.heard.includes('started'));
      }));
  }

  test('without DecompressionStream, which pages do not need', () =>
    withPage(
      'match3-win',
      { before: () => delete window.DecompressionStream },
      async (play) => void (await ready(play)),
    ));

  test('without parallel shader compilation', () =>
    withPage(
      'sort-win',
      {
        before: () => {
          const get = WebGL2RenderingContext.prototype.getExtension;
          WebGL2RenderingContext.prototype.getExtension = function (name) {
            return name === 'KHR_parallel_shader_compile' ? null : get.call(this, name);
          };
        },
      },
      baked,
    ));
});

describe('the picture', { concurrency: PAGES }, () => {
  for (const mechanic of mechanics) {
    test(`${mechanic} is drawn, every part of it, on the smallest screen`, () =>
      withPage(`${mechanic}-win`, { size: { width: 240, height: 320 }, dpr: 1 }, async (play) => {
        await baked(play);
        await until(play, 'frames', (seen) => seen.frames > 20);
        const now = await state(play);
        const [x, y, w, h] = now.cta;
        assert.ok(w >= 44 && h >= 43.9, `the button is ${w} x ${h}`);
        assert.ok(x >= 0 && y >= 0 && x + w <= 240 && y + h <= 320);
        for (const [px, py] of now.hint) assert.ok(px > 0 && py > 0 && px < 240 && py < 320);
        const image = decodePng(await play.page.screenshot());
        assert.equal(image.width, 240);
        // Each ninth of the screen shows more than a plain colour.
        for (let i = 0; i < 9; i++) {
          const box = [(i % 3) * 80, Math.floor(i / 3) * 106, 80, 106];
          assert.ok(colours(image, box) > 12, `ninth ${i}: ${colours(image, box)} colours`);
        }
        assert.ok(colours(image, [0, 0, 240, 320]) > 1000);
      }));
  }
});

describe('languages', { concurrency: PAGES }, () => {
  const spoken = (play) =>
    until(
      play,
      'words',
      (seen) =>
        seen.fills.length > 12 && { fills: seen.fills, lang: document.documentElement.lang },
    );

  test('Arabic runs from right to left', () =>
    withPage('match3-win', { locale: 'ar-EG' }, async (play) => {
      const { fills, lang } = await spoken(play);
      assert.equal(lang, 'ar');
      const button = fills.find(([text]) => text === 'العب مجانا');
      assert.ok(button, 'the button speaks Arabic');
      assert.equal(button[1], 'rtl');
    }));

  test('a language that the page lacks falls back to its first', () =>
    withPage('match3-win', { locale: 'sw-KE' }, async (play) => {
      const { fills, lang } = await spoken(play);
      assert.equal(lang, 'en');
      assert.ok(fills.some(([text]) => text === 'Play free'));
      assert.ok(fills.every(([, direction]) => direction === 'ltr'));
    }));
});

describe('fallback', { concurrency: PAGES }, () => {
  const still = (what, before, locale = 'en-US', word = 'Play free') =>
    test(`${what}: a still screen whose button works`, () =>
      withPage('match3-win', { before, locale, size: PORTRAIT }, async (play) => {
        const button = play.page.locator('button');
        await button.waitFor();
        assert.equal(await button.textContent(), word);
        const box = await button.boundingBox();
        assert.ok(box.width >= 44 && box.height >= 24 && box.x >= 0);
        assert.ok(box.x + box.width <= PORTRAIT.width);
        assert.equal(await play.page.locator('canvas').count(), 0);
        const opened = play.context.waitForEvent('page');
        await tap(play, [box.x + box.width / 2, box.y + box.height / 2]);
        await (await opened).waitForLoadState();
        assert.equal(play.stores.length, 1);
        assert.match(play.stores[0], /^https:\/\/play\.google\.com\//);
        // The one line that says why is meant for people who look.
        const said = play.faults.splice(0);
        assert.equal(said.length, 1);
        assert.match(said[0], /^console: Playmill: /);
      }));

  still('without WebAssembly', () => delete window.WebAssembly);
  still('without WebGL2', () => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : get.call(this, kind, ...rest);
    };
  });
  still('without WebAssembly, in Arabic', () => delete window.WebAssembly, 'ar', 'العب مجانا');
});

describe('a mouse', () => {
  test('plays as well as a finger', () =>
    withPage('match3-win', { touch: false }, async (play) => {
      await followHints(play, { finger: mouse });
      const end = await endCard(play);
      assert.equal(end.outcome, 'won');
      assert.equal((await heard(play)).filter((e) => e === 'first_touch').length, 1);
      await steps(play, 40);
    }));
});
