// A page whose scene has a host: it speaks both languages, murmurs only after a touch, and the game
// ends as without it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  LANDSCAPE,
  closeBrowser,
  endCard,
  followHints,
  heard,
  htmlOf,
  ready,
  state,
  tap,
  withPage,
} from './harness.mjs';

after(closeBrowser);

const PAGE = 'sort-host';
const SMALL = { width: 240, height: 320 };

for (const [name, options] of [
  ['upright', {}],
  ['lying, from right to left', { size: LANDSCAPE, locale: 'ar-EG' }],
  ['on a very small screen', { size: SMALL }],
]) {
  test(`a play with a host is won ${name}`, () =>
    withPage(PAGE, options, async (play) => {
      await followHints(play);
      const end = await endCard(play);
      assert.equal(end.outcome, 'won');
      assert.deepEqual((await heard(play)).slice(-2), ['solved', 'end_card']);
    }));
}

test('the host murmurs once the viewer has touched, never before', () =>
  withPage(
    PAGE,
    {
      before: () => {
        window.starts = 0;
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (...args) {
          // Syllables last an eighth of a second, rounded to samples; no effect is that long.
          if (Math.abs(this.buffer.duration - 0.125) < 0.0005) window.starts++;
          return start.apply(this, args);
        };
      },
    },
    async (play) => {
      const now = await ready(play);
      assert.equal(await play.frame.evaluate(() => window.starts), 0);
      await tap(play, now.hint[0]);
      await followHints(play);
      await endCard(play);
      assert.ok(
        (await play.frame.evaluate(() => window.starts)) > 0,
        'it says something at the end',
      );
      assert.equal((await state(play)).phase, 'end_card');
    },
  ));

test('a host adds less than nine kilobytes to a page', () => {
  const more = htmlOf(PAGE).length - htmlOf('sort-win').length;
  assert.ok(more > 500 && more < 9000, `${more} bytes`);
});
