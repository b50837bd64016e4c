// What happens round a play: the way to the store, sound, hidden pages, a lost graphics context.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  AGENTS,
  PAGES,
  closeBrowser,
  drag,
  endCard,
  followHints,
  heard,
  middle,
  mouse,
  ready,
  state,
  steps,
  tap,
  touch,
  until,
  withPage,
} from './harness.mjs';
import { colours, decodePng, difference } from './png.mjs';

after(closeBrowser);

const IOS = 'https://apps.apple.com/app/id1234567890';
const ANDROID = 'https://play.google.com/store/apps/details?id=com.example.game';
const WEB = 'https://example.com/game';

/** Runs `act` and returns the store page that it opened. */
async function opens(play, act) {
  const opened = play.context.waitForEvent('page');
  await act();
  const page = await opened;
  await page.waitForLoadState();
  return page;
}

const begun = (play) => until(play, 'the first steps', (seen) => seen.state().step > 5);
const ctas = async (play) => (await heard(play)).filter((e) => e === 'cta').length;

/** Holds the play in the step in which the button was pressed, so that no test's haste matters. */
const holdAtCta = () =>
  addEventListener('playmill', (e) => {
    if (e.detail === 'cta') window.Playmill.pause();
  });

describe('the way to the store', { concurrency: PAGES }, () => {
  const right = (what, options, store, finger) =>
    test(`${what}: the right store, once for each tap, never for the first touch`, () =>
      withPage('match3-win', { ...options, before: holdAtCta }, async (play) => {
        await begun(play);
        const press = async () => {
          const at = middle((await state(play)).cta);
          if (finger) await drag(play, [at, at], finger);
          else await tap(play, at);
        };
        await press();
        await steps(play, 6);
        assert.equal(await ctas(play), 0);
        assert.equal(play.context.pages().length, 1);
        await opens(play, press);
        assert.deepEqual(play.stores, [store]);
        assert.equal(await ctas(play), 1);
        await play.page.bringToFront();
        // A double tap is one wish: what comes within half a second of it opens nothing.
        await press();
        assert.equal(await ctas(play), 1);
        await play.page.evaluate(() => window.Playmill.resume());
        await steps(play, 40);
        await opens(play, press);
        assert.deepEqual(play.stores, [store, store]);
        assert.equal(await ctas(play), 2);
        assert.equal(play.context.pages().length, 3);
      }));

  right('iPhone', { agent: AGENTS.iphone }, IOS);
  right('iPad that says it is a Mac', { agent: AGENTS.ipad }, IOS);
  right('Android', { agent: AGENTS.android }, ANDROID);
  right('desktop', { touch: false }, WEB, mouse);

  test('a finger that leaves the button opens nothing', () =>
    withPage('match3-win', {}, async (play) => {
      await begun(play);
      const at = middle((await state(play)).cta);
      await tap(play, at);
      await drag(play, [at, [at[0], at[1] - 120]]);
      await drag(play, [[at[0], at[1] - 120], at]);
      await touch(play, 'touchStart', at);
      await play.cdp.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
      await steps(play, 6);
      assert.equal(await ctas(play), 0);
      assert.equal(play.context.pages().length, 1);
    }));

  test('script cannot press the button', () =>
    withPage('match3-win', {}, async (play) => {
      await begun(play);
      const at = middle((await state(play)).cta);
      await tap(play, at);
      await play.page.evaluate(([x, y]) => {
        const canvas = document.querySelector('canvas');
        for (const type of ['pointerdown', 'pointerup'])
          canvas.dispatchEvent(
            new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, bubbles: true }),
          );
        canvas.dispatchEvent(new Event('touchend'));
      }, at);
      await steps(play, 6);
      assert.equal(play.context.pages().length, 1);
    }));

  test('not by itself, not within half a second of the end card, then from it', () =>
    withPage(
      'match3-win',
      {
        // Holds the play in the very step in which the card comes.
        before: () =>
          addEventListener('playmill', (e) => {
            if (e.detail === 'end_card') window.Playmill.pause();
          }),
      },
      async (play) => {
        await followHints(play);
        const end = await endCard(play);
        await tap(play, middle(end.cta));
        await tap(play, middle(end.cta));
        assert.equal(await ctas(play), 0);
        await play.page.evaluate(() => window.Playmill.resume());
        await steps(play, 40);
        assert.equal(play.context.pages().length, 1);
        await opens(play, () => tap(play, middle(end.cta)));
        assert.deepEqual(play.stores, [ANDROID]);
        assert.equal((await heard(play)).at(-1), 'cta');
      },
    ));

  test('a finger that lies on the button while the card comes opens nothing', () =>
    withPage('merge_drop-lose', {}, async (play) => {
      const now = await ready(play);
      await tap(play, now.hint[0]);
      await until(play, 'the play to be decided', (seen) => seen.state().phase === 'finishing');
      await touch(play, 'touchStart', middle(now.cta));
      await endCard(play);
      await touch(play, 'touchEnd');
      await steps(play, 40);
      assert.equal(await ctas(play), 0);
      assert.equal(play.context.pages().length, 1);
    }));
});

describe('sound', { concurrency: PAGES }, () => {
  test('none before the first touch has ended, none while hidden', () =>
    withPage('match3-win', {}, async (play) => {
      const { hint } = await ready(play);
      await steps(play, 20);
      const count = () => play.page.evaluate(() => window.seen.audio.length);
      assert.equal(await count(), 0);
      await touch(play, 'touchStart', hint[0]);
      assert.equal(await count(), 0);
      await touch(play, 'touchEnd');
      assert.equal(await count(), 1);
      await until(play, 'sound to run', (seen) => seen.audio[0].state === 'running');
      await play.page.evaluate(() => window.Playmill.pause());
      await until(play, 'silence', (seen) => seen.audio[0].state === 'suspended');
      await play.page.evaluate(() => window.Playmill.resume());
      await until(play, 'sound again', (seen) => seen.audio[0].state === 'running');
      await tap(play, hint[0]);
      assert.equal(await count(), 1);
    }));
});

describe('time', { concurrency: PAGES }, () => {
  const hide = (play, hidden) =>
    play.page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);

  test('stands still while the page is hidden and goes on without a jump', () =>
    withPage('runner-win', {}, async (play) => {
      await ready(play);
      await hide(play, true);
      const before = await state(play);
      await play.page.evaluate('window.seen.since = performance.now()');
      await until(play, 'a second', (seen) => performance.now() - seen.since > 1000);
      const after = await state(play);
      assert.equal(after.step, before.step);
      assert.equal(after.hash, before.hash);
      await play.page.evaluate('window.seen.mark = window.seen.frames');
      await hide(play, false);
      const [frames, step] = await until(
        play,
        'frames again',
        (seen) => seen.frames > seen.mark + 2 && [seen.frames - seen.mark, seen.state().step],
      );
      assert.ok(step > before.step);
      assert.ok(
        step - before.step <= 4 * frames,
        `${step - before.step} steps in ${frames} frames`,
      );
    }));

  test('a container that paused the play is not overruled by the page being shown', () =>
    withPage('runner-win', {}, async (play) => {
      await ready(play);
      await play.page.evaluate(() => window.Playmill.pause());
      const before = await state(play);
      await hide(play, true);
      await hide(play, false);
      await play.page.evaluate('window.seen.since = performance.now()');
      await until(play, 'half a second', (seen) => performance.now() - seen.since > 500);
      assert.equal((await state(play)).step, before.step);
      await play.page.evaluate(() => window.Playmill.resume());
      await steps(play, 4);
    }));

  test('a finger that was down when the page was hidden does not block the next one', () =>
    withPage('match3-win', {}, async (play) => {
      const { hint } = await ready(play);
      await touch(play, 'touchStart', hint[0]);
      await hide(play, true);
      await hide(play, false);
      await touch(play, 'touchEnd');
      const now = await ready(play);
      await drag(play, now.hint);
      await until(play, 'a move', (seen) => seen.state().progress > 0);
    }));
});

describe('graphics', { concurrency: PAGES }, () => {
  for (const mechanic of ['match3', 'slingshot']) {
    test(`${mechanic}: a lost context comes back with the same picture and the same play`, () =>
      withPage(`${mechanic}-win`, {}, async (play) => {
        const settle = () =>
          until(play, 'all pictures', (seen) => seen.state().pictures === 'all', 60000);
        await settle();
        await steps(play, 90);
        const before = decodePng(await play.page.screenshot());
        const was = await state(play);
        await play.page.evaluate(() => {
          const gl = document.querySelector('canvas').getContext('webgl2');
          window.seen.lose = gl.getExtension('WEBGL_lose_context');
          window.seen.lose.loseContext();
        });
        await until(play, 'the loss', () =>
          document.querySelector('canvas').getContext('webgl2').isContextLost(),
        );
        await play.page.evaluate(() => {
          window.seen.lose.restoreContext();
        });
        await until(play, 'pictures to be made anew', (seen) => seen.state().pictures !== 'all');
        await settle();
        const now = await state(play);
        assert.ok(now.step >= was.step);
        assert.equal(now.progress, was.progress);
        const later = decodePng(await play.page.screenshot());
        // Clouds drift and the hand moves: the rest is the same.
        const apart = difference(before, later);
        assert.ok(apart < 6, `pictures are ${apart.toFixed(2)} of 255 apart`);
        assert.ok(colours(later, [0, 0, later.width, later.height]) > 1000);
        await followHints(play);
        assert.equal((await endCard(play)).outcome, 'won');
        // Chromium itself says so when a context is lost by way of the extension.
        play.faults = play.faults.filter((f) => !/CONTEXT_LOST_WEBGL/.test(f));
      }));
  }
});
