// Ways in which containers, devices and people are hard on an ad. Each mode is data:
//   of     which containers it is for: 'all', 'mraid', 'mraid3', 'gated', 'global' (an SDK or
//          functions that may come late), 'link' (gets the store's address from the page), or what
//          the container must be able to say
//   stores false where no store can open
//   during what happens in the middle of the play: {play, stage} => …
//   after  what happens on the end card instead of one tap on the button
//   open   options for opening the page
import assert from 'node:assert/strict';
import { LANDSCAPE } from '../browser/chromium.mjs';
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
  const before = await state(play);
  const wasRunning = (await sounds(play)).includes('running');
  await evaluate(play, () => window.lab.hide());
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

export const MODES = {
  normal: { of: 'all', says: 'as it should be' },
  never_viewable: { of: 'gated', says: 'is never said to be viewable' },
  lost_viewable: { of: 'mraid', says: 'viewable once, before anybody listens' },
  viewable_flickers: { of: 'mraid', says: 'viewable and not viewable again while unpacking' },
  late_bridge: { of: 'global', says: 'the bridge comes after 1.2 s' },
  missing_bridge: { of: 'global', says: 'the bridge never comes', stores: false },
  stuck_loading: { of: 'mraid', says: 'state stays "loading"' },
  zero_exposure: { of: 'mraid', says: 'exposure is 100 % of 0x0, for ever' },
  null_volume: { of: 'mraid3', says: 'volume is null: unknown, not muted', sound: true },
  muted: {
    of: 'volume',
    says: 'muted at the start, then not',
    sound: false,
    async during({ play }) {
      await evaluate(play, () => window.lab.container.volume(60));
      const now = await ready(play);
      if (now) await tap(play, now.hint[0]);
      await until(play, 'a sound context', (seen) => seen.audio.length === 1);
    },
  },
  open_throws: { of: 'global', says: 'opening the store throws' },
  queued_open: { of: 'mraid', says: 'commands wait 1.5 s for each other' },
  closes: {
    of: 'close',
    says: 'the container closes the ad in the middle',
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
    of: 'all',
    says: 'in the background for 30 s',
    during: ({ play }) => hidden(play, 30000),
  },
  rotates: {
    of: 'all',
    says: 'turned in the middle of a drag, and back',
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
    of: 'all',
    says: 'the button is tapped twice, quickly',
    async after({ play, stage, early }) {
      const at = middle((await state(play)).cta);
      await tap(play, at);
      await tap(play, at);
      await steps(play, 12);
      assert.equal(
        stage.gestures(await stage.calls()).length,
        early + 1,
        'a double tap opens one store',
      );
    },
  },
  touches_20: {
    of: 'all',
    says: 'twenty touches in a rush, two fingers at a time',
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
  slow_cpu: { of: 'all', says: 'a processor six times slower', open: { slow: 6 }, patience: 8 },
  strict_csp: { of: 'all', says: 'a content policy stricter than Meta’s', open: { strict: true } },
  file: { of: 'page', says: 'opened from a file', open: { file: true } },
  ipad: {
    of: 'link',
    says: 'on an iPad, which says that it is a Mac',
    open: { agent: 'ipad' },
  },
  landscape: { of: 'all', says: 'lying', open: { size: LANDSCAPE } },
  zero_size: {
    of: 'page',
    says: 'a web view without size for its first second',
    open: { zero: true },
  },
};

/** The modes that a container of the registry meets. */
export function modesOf(container, row) {
  const three = row.mraid?.version?.startsWith('3');
  const is = {
    all: true,
    link: row.cta?.argument === 'url',
    page: !container.frame,
    mraid: container.scripts.includes('mraid'),
    mraid3: container.scripts.includes('mraid') && three,
    gated: container.gated,
    global: container.scripts.length > 0 && !container.frame,
    volume:
      (container.speaks?.includes('volume') && (!container.scripts.includes('mraid') || three)) ||
      false,
    close: container.speaks?.includes('close'),
  };
  return Object.keys(MODES).filter((name) => is[MODES[name].of]);
}
