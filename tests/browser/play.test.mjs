// Every mechanic, played to its win and to its loss by real touches, upright, lying and turned.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  LANDSCAPE,
  PAGES,
  PORTRAIT,
  closeBrowser,
  drag,
  endCard,
  followHints,
  heard,
  mechanics,
  middle,
  ready,
  state,
  steps,
  tap,
  until,
  withPage,
} from './harness.mjs';

after(closeBrowser);

const ORDER = ['displayed', 'first_touch', 'started', 'progress_25', 'progress_50', 'progress_75'];

/** Signals come in their order, each once, and end as the play did. */
function checkSignals(signals, end) {
  assert.deepEqual(signals.slice(-2), [end, 'end_card']);
  const before = signals.slice(0, -2);
  assert.deepEqual(
    before,
    ORDER.filter((name) => before.includes(name)),
  );
  assert.deepEqual(before.slice(0, 3), ORDER.slice(0, 3));
  if (end === 'solved') assert.deepEqual(before, ORDER);
}

async function win(play, each) {
  await followHints(play, { each });
  const end = await endCard(play);
  assert.equal(end.outcome, 'won');
  assert.equal(end.progress, 1);
  assert.deepEqual(end.retry, [0, 0, 0, 0]);
  checkSignals(await heard(play), 'solved');
  assert.ok((await play.page.evaluate(() => window.seen.frames)) > 20);
}

/** Turns the phone; the play must go on from where it is. */
async function turn(play, size) {
  const before = await state(play);
  await play.page.setViewportSize(size);
  await until(
    play,
    'the turned screen',
    () => document.querySelector('canvas').width === Math.round(innerWidth * devicePixelRatio),
  );
  await steps(play, 4);
  const now = await state(play);
  assert.match(now.hash, /^[0-9a-f]{16}$/);
  assert.notEqual(now.hash, before.hash);
  assert.ok(now.progress >= before.progress);
  const [x, y, w, h] = now.cta;
  assert.ok(x >= 0 && y >= 0 && x + w <= size.width && y + h <= size.height, 'the button is seen');
}

async function touchOnce(play, { hint, moves }) {
  if (!moves) await tap(play, hint[0]);
}

/** One bad move each; doing nothing where the game itself runs on. */
const BLUNDER = {
  async match3(play, { hint }) {
    await drag(play, hint);
  },
  async slingshot(play, { hint: [from, to] }) {
    // Down into the ground before the sling.
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    await drag(play, [from, [from[0] - length * 0.4, from[1] - length * 0.9]]);
  },
  async choice(play, { hint: [[x, y]] }) {
    const { width, height } = play.page.viewportSize();
    const centre = width / 2;
    // The cards stand side by side; upright they fill the width.
    if (width < height) await tap(play, [x > centre - 5 ? centre - width * 0.31 : centre, y]);
    else await tap(play, [x, y]);
  },
  // One touch starts the clock, or the run.
  sort: touchOnce,
  merge_drop: touchOnce,
  runner: touchOnce,
};

for (const mechanic of mechanics) {
  describe(mechanic, { concurrency: PAGES }, () => {
    test('is won upright', () => withPage(`${mechanic}-win`, {}, (play) => win(play)));

    test('is won lying', () =>
      withPage(`${mechanic}-win`, { size: LANDSCAPE }, (play) => win(play)));

    test('is won across two turns', () =>
      withPage(`${mechanic}-win`, {}, async (play) => {
        await ready(play);
        await turn(play, LANDSCAPE);
        let turned = false;
        await win(play, async () => {
          if (turned || (await state(play)).phase !== 'playing') return;
          turned = true;
          await turn(play, PORTRAIT);
        });
      }));

    test('is lost, and can be tried again', () =>
      withPage(`${mechanic}-lose`, {}, async (play) => {
        let moves = 0;
        for (let now = await ready(play); now && moves < 60; moves++) {
          await BLUNDER[mechanic](play, { ...now, moves });
          await steps(play, 12);
          now = await ready(play);
        }
        const end = await endCard(play);
        assert.equal(end.outcome, 'lost');
        checkSignals(await heard(play), 'failed');
        await steps(play, 30);
        assert.ok(end.retry[2] > 0 && end.retry[3] > 0, 'another try is offered');
        await tap(play, middle(end.retry));
        const again = await until(
          play,
          'the second try',
          (seen) => seen.state().phase === 'playing' && seen.state(),
        );
        assert.equal(again.outcome, 'playing');
        assert.ok(again.progress < 1);
        assert.equal((await heard(play)).at(-1), 'retried');
        await ready(play);
      }));
  });
}
