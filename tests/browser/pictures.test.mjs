// A page with pictures that the product brought: they are seen, whatever the browser can or cannot do,
// and the play never waits for them.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  PAGES,
  closeBrowser,
  drag,
  endCard,
  followHints,
  htmlOf,
  ready,
  state,
  steps,
  until,
  withPage,
} from './harness.mjs';
import { LANDSCAPE, PORTRAIT } from './chromium.mjs';
import { decodePng } from './png.mjs';

after(closeBrowser);

const PAGE = 'sort-pictures';
const MAGENTA = [255, 0, 192];
const CYAN = [0, 229, 255];

const all = (play) => until(play, 'all pictures', (seen) => seen.state().pictures === 'all', 60000);

/** Pixels of about a colour, in the light of the scene. */
function count({ data }, colour) {
  let found = 0;
  for (let i = 0; i < data.length; i += 3) {
    if (colour.every((v, c) => Math.abs(v - data[i + c]) < 45)) found++;
  }
  return found;
}
const look = async (play) => {
  await all(play);
  return seen(play);
};
const seen = async (play) => {
  const picture = decodePng(await play.page.screenshot());
  return { magenta: count(picture, MAGENTA), cyan: count(picture, CYAN) };
};
const pictured = (found) =>
  assert.ok(found.magenta > 300 && found.cyan > 300, JSON.stringify(found));

describe('pictures of the product', { concurrency: PAGES }, () => {
  test('are the pieces, under the strictest policy, and the icon at the end', () =>
    withPage(PAGE, { dpr: 1 }, async (play) => {
      pictured(await look(play));
      await followHints(play);
      assert.equal((await endCard(play)).outcome, 'won');
      // Until the card has come to rest.
      await steps(play, 90);
      pictured(await look(play));
    }));

  test('from a file, by double-click', () =>
    withPage(PAGE, { dpr: 1, file: true }, async (play) => pictured(await look(play))));

  test('without createImageBitmap', () =>
    withPage(
      PAGE,
      { dpr: 1, policy: false, before: () => delete self.createImageBitmap },
      async (play) => pictured(await look(play)),
    ));

  test('play before they are decoded, and appear when they are', () =>
    withPage(
      PAGE,
      {
        dpr: 1,
        before: () => {
          const decode = self.createImageBitmap;
          self.createImageBitmap = async (blob) => {
            await new Promise((done) => (window.letGo = done));
            return decode(blob);
          };
        },
      },
      async (play) => {
        const now = await ready(play);
        await drag(play, now.hint);
        await until(play, 'the first move to count', (seen) => seen.heard.includes('started'));
        await until(play, 'tokens', (page) => page.state().pictures === 'shown');
        const before = await seen(play);
        assert.ok(Math.min(before.magenta, before.cyan) < 100, JSON.stringify(before));
        await play.page.evaluate(() => window.letGo());
        pictured(await look(play));
      },
    ));

  test('tokens stand in for pictures that cannot be read, and the game is won', () =>
    withPage(
      PAGE,
      {
        before: () => {
          self.createImageBitmap = () => Promise.reject(new Error('no decoder'));
          // As a policy that refuses pictures in addresses.
          Object.defineProperty(Image.prototype, 'src', {
            set() {
              queueMicrotask(() => this.onerror());
            },
          });
        },
      },
      async (play) => {
        await followHints(play);
        assert.equal((await endCard(play)).outcome, 'won');
      },
    ));

  test('come back with a lost context', () =>
    withPage(PAGE, { dpr: 1 }, async (play) => {
      pictured(await look(play));
      await play.page.evaluate(() => {
        const gl = document.querySelector('canvas').getContext('webgl2');
        window.seen.lose = gl.getExtension('WEBGL_lose_context');
        window.seen.lose.loseContext();
      });
      await until(play, 'the loss', () =>
        document.querySelector('canvas').getContext('webgl2').isContextLost(),
      );
      await play.page.evaluate(() => window.seen.lose.restoreContext());
      await until(play, 'pictures to be made anew', (seen) => seen.state().pictures !== 'all');
      pictured(await look(play));
      assert.equal((await state(play)).outcome, 'playing');
      play.faults = play.faults.filter((f) => !/CONTEXT_LOST_WEBGL/.test(f));
    }));
});

/** Of each quarter of the screen, how many pixels are as red, green, blue and yellow as only the scenery is. */
function quarters({ width, height, data }) {
  const found = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  for (let at = 0; at < width * height; at++) {
    const [r, g, b] = data.subarray(at * 3, at * 3 + 3);
    const hue =
      r > 4 * Math.max(g, b) ? 0 : g > 4 * Math.max(r, b) ? 1 : b > 4 * Math.max(r, g) ? 2 : -1;
    const named = hue < 0 && Math.min(r, g) > 4 * b ? 3 : hue;
    const quarter = ((at % width) * 2 >= width ? 1 : 0) + (at >= (width * height) / 2 ? 2 : 0);
    if (named >= 0) found[quarter][named]++;
  }
  return found;
}

describe('scenery of the product', { concurrency: PAGES }, () => {
  for (const [said, size] of Object.entries({ upright: PORTRAIT, lying: LANDSCAPE })) {
    test(`covers the screen from its middle, ${said}`, () =>
      withPage('sort-backdrop', { dpr: 1, size }, async (play) => {
        await all(play);
        const found = quarters(decodePng(await play.page.screenshot()));
        for (const [quarter, hues] of found.entries()) {
          const said = `quarter ${quarter}: ${hues}`;
          assert.ok(hues[quarter] > 500, said);
          assert.equal(hues.indexOf(Math.max(...hues)), quarter, said);
        }
      }));
  }
});

test('only pages with pictures carry what decodes them', () => {
  assert.ok(htmlOf(PAGE).includes('createImageBitmap'));
  assert.ok(!htmlOf('sort-win').includes('createImageBitmap'));
});
