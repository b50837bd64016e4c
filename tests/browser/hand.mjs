// A finger, and waiting for states of the play. `play` is {page, frame, cdp}: frame is where the
// playable runs.
import assert from 'node:assert/strict';

/** Waits in the page for `test(seen)` to be truthy and returns it; fails with `what` otherwise. */
export async function until(play, what, test, ms = 30000) {
  const found = await play.frame.evaluate(`window.seen.until(${test}, ${ms})`);
  assert.ok(found, `waited ${ms / 1000} s for: ${what}`);
  return found;
}

export const state = (play) => play.frame.evaluate(() => window.Playmill.state());
export const heard = (play) => play.frame.evaluate(() => window.seen.heard);

/** A finger on the glass, by the browser's own input pipeline. Points are CSS pixels. */
export async function touch(play, type, point) {
  const touchPoints = type === 'touchEnd' ? [] : [{ x: point[0], y: point[1] }];
  await play.cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
}

export async function tap(play, point) {
  await touch(play, 'touchStart', point);
  await touch(play, 'touchEnd', point);
}

/** Presses at the first point, glides through the rest and lifts at the last. */
export async function drag(play, points, finger = touch) {
  await finger(play, 'touchStart', points[0]);
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    for (let k = 1; k <= 3; k++) {
      const at = from.map((v, axis) => v + ((to[axis] - v) * k) / 3);
      await finger(play, 'touchMove', at);
    }
  }
  await finger(play, 'touchEnd', points.at(-1));
}

/** The same as `touch` with a mouse. */
export async function mouse(play, type, point) {
  await play.page.mouse.move(point[0], point[1]);
  if (type === 'touchStart') await play.page.mouse.down();
  if (type === 'touchEnd') await play.page.mouse.up();
}

/** Waits until `count` more steps of the simulation have been made. */
export async function steps(play, count) {
  await play.frame.evaluate('window.seen.from = window.seen.state().step');
  await until(play, 'time to pass', `(seen) => seen.state().step >= seen.from + ${count}`);
}

export const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];

/** True until the outcome is known; resolves when a move would be taken. */
export async function ready(play, ms = 30000) {
  const now = await until(
    play,
    'a move to make, or the end',
    (seen) => {
      const s = seen.state();
      return (s.phase !== 'playing' || (s.ready && s.hint.length > 0)) && s;
    },
    ms,
  );
  return now.phase === 'playing' ? now : null;
}

/** Plays what the hand would show until the play is decided; `each` runs after every move. */
export async function followHints(play, { most = 60, finger = touch, each } = {}) {
  for (let move = 0; move < most; move++) {
    const now = await ready(play);
    if (!now) return move;
    await drag(play, now.hint, finger);
    await steps(play, 6);
    await each?.(move);
  }
  return most;
}

export const endCard = (play, ms = 30000) =>
  until(play, 'the end card', (seen) => seen.state().phase === 'end_card' && seen.state(), ms);
