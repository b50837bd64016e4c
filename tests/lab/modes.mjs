// How the lab does the modes of web/containers/modes.mjs, where the container's scripts do not do it all:
//   stores false where no store can open
//   during what happens in the middle of the play: {play, stage} => …
//   after  what happens on the end card instead of one tap on the button
//   open   options for opening the page
import assert from 'node:assert/strict';
import { LANDSCAPE } from '../browser/chromium.mjs';
import { MODES as KNOWN } from '../../web/containers/modes.mjs';
import { middle, ready, state, steps, tap, touch, until } from '../browser/hand.mjs';

const evaluate = (play, act, arg) => play.frame.evaluate(act, arg);
const sounds = (play) => evaluate(play, () => window.seen.audio.map((a) => a.state));

/** Waits by the frames of the page, whose clock the lab may have moved. */
const frames = (play, count) =>
  evaluate(
    play,
    (n) =>
      new Promise((resolve) => {
        const next = () => (n-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
    count,
  );

async function hidden(play, ms) {
  const wasRunning = (await sounds(play)).includes('running');
  // At once, or a busy machine's steps between the two would count.
  const before = await evaluate(play, () => {
    const now = window.seen.state();
    window.lab.hide();
    return now;
  });
  await until(play, 'silence', (seen) => seen.audio.every((a) => a.state !== 'running'));
  const held = await state(play);
  assert.ok(held.step - before.step < 12, 'time stands still while hidden');
  await evaluate(
    play,
    (skip) => {
      window.seen.mark = window.seen.frames;
      window.lab.show(skip);
    },
    ms,
  );
  await until(play, 'frames after the return', (seen) => seen.frames > seen.mark + 4);
  const { step, drawn } = await evaluate(play, () => ({
    step: window.seen.state().step,
    drawn: window.seen.frames - window.seen.mark,
  }));
  assert.ok(step - held.step <= 4 * drawn, `${step - held.step} steps in ${drawn} frames`);
  if (wasRunning)
    await until(play, 'sound again', (seen) => seen.audio.some((a) => a.state === 'running'));
}

const DRIVEN = {
  missing_bridge: { stores: false },
  null_volume: { sound: true },
  muted: {
    sound: false,
    async during({ play }) {
      await evaluate(play, () => window.lab.container.volume(60));
      const now = await ready(play);
      if (now) await tap(play, now.hint[0]);
      await until(play, 'a sound context', (seen) => seen.audio.length === 1);
    },
  },
  closes: {
    ends: false,
    async during({ play }) {
      await evaluate(play, () => window.lab.container.close());
      await until(play, 'silence', (seen) => seen.audio.every((a) => a.state !== 'running'));
      const before = await state(play);
      await frames(play, 20);
      assert.equal((await state(play)).step, before.step, 'time stands still after the close');
      await play.page.goto('about:blank');
    },
  },
  background_30s: {
    during: ({ play }) => hidden(play, 30000),
  },
  rotates: {
    async during({ play, stage }) {
      const now = await ready(play);
      if (!now) return;
      const [from, to] = [now.hint[0], now.hint.at(-1)];
      await touch(play, 'touchStart', from);
      await touch(
        play,
        'touchMove',
        from.map((v, axis) => (v + to[axis]) / 2),
      );
      await stage.turn(LANDSCAPE);
      await touch(play, 'touchEnd');
      await steps(play, 10);
      const { cta } = await state(play);
      assert.ok(cta[0] >= 0 && cta[0] + cta[2] <= LANDSCAPE.width, 'the button is seen lying');
    },
  },
  double_tap: {
    async after({ play, stage, early }) {
      const at = middle((await state(play)).cta);
      // None waits for an answer to the one before: on a busy machine they would not be quick.
      const kinds = ['touchStart', 'touchEnd', 'touchStart', 'touchEnd'];
      await Promise.all(kinds.map((kind) => touch(play, kind, at)));
      await steps(play, 12);
      assert.equal(
        stage.gestures(await stage.calls()).length,
        early + 1,
        'a double tap opens one store',
      );
    },
  },
  touches_20: {
    async during({ play }) {
      const { width, height } = play.page.viewportSize();
      const [x, y, w, h] = (await state(play)).cta;
      const onButton = ([px, py]) => px > x - 9 && px < x + w + 9 && py > y - 9 && py < y + h + 9;
      let spot = 1;
      for (let i = 0; i < 10; i++) {
        const points = [];
        while (points.length < 2) {
          spot = (spot * 48271) % 2147483647;
          const point = [(spot >> 4) % width, (spot >> 12) % height];
          if (!onButton(point)) points.push(point);
        }
        const touchPoints = points.map(([px, py], id) => ({ x: px, y: py, id }));
        await play.cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
        await play.cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      }
    },
  },
  slow_cpu: { open: { slow: 6 }, patience: 8 },
  strict_csp: { open: { strict: true } },
  file: { open: { file: true } },
  ipad: {
    open: { agent: 'ipad' },
  },
  landscape: { open: { size: LANDSCAPE } },
  zero_size: {
    open: { zero: true },
  },
};

/** @type {Record<string, object>} */
export const MODES = Object.fromEntries(
  Object.entries(KNOWN).map(([name, about]) => [name, { ...about, ...DRIVEN[name] }]),
);
