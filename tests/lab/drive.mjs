// One run of the lab: an ad in its container in one mode, played by touch to the end card and out
// through its button, then judged.
import assert from 'node:assert/strict';
import { drag, endCard, middle, ready, state, steps, tap, until } from '../browser/hand.mjs';
import { judge } from './judge.mjs';
import { MODES } from './modes.mjs';
import { openStage } from './stage.mjs';

const MOST_MOVES = 60;

async function play(stage, container, mode) {
  const { play } = stage;
  const wait = 20000 * (mode.patience ?? 1);
  const opened = async () => stage.gestures(await stage.calls()).length;

  assert.ok(
    await play.frame.evaluate(() => 'PM_CONFIG' in window || typeof PM_CONFIG !== 'undefined'),
    'not a page of Playmill: the lab plays by what window.Playmill shows of the game',
  );
  await until(play, 'the start', (seen) => seen.state().step > 2 && seen.state().ready, wait);
  assert.equal(await opened(), 0, 'no store opens by itself');
  await tap(play, middle((await state(play)).cta));
  await steps(play, 4);
  assert.equal(await opened(), 0, 'the very first touch opens no store');

  let during = mode.during;
  for (let move = 0; move < MOST_MOVES; move++) {
    const now = await ready(play, wait);
    if (!now) break;
    if (during) {
      const act = during;
      during = null;
      await act({ play, stage });
      if (mode.ends === false) return;
      continue;
    }
    await drag(play, now.hint);
    await steps(play, 6);
  }
  assert.ok(!during, 'the play was over before the mode could do its worst');
  assert.equal(await opened(), 0, 'no store opens during the play');
  // Tapped while the play ends: the judge says whether that was too close to the end to count.
  const decided = await until(
    play,
    'the play to be decided',
    (seen) => seen.state().phase !== 'playing' && seen.state(),
    wait,
  );
  if (decided.phase === 'finishing') await tap(play, middle(decided.cta));
  const end = await endCard(play, wait);
  const early = await opened();
  await steps(play, 40);
  assert.equal(await opened(), early, 'no store opens by itself on the end card');

  if (mode.stores === false) return;
  if (mode.after) await mode.after({ play, stage, early });
  else {
    await tap(play, middle(end.cta));
    await steps(play, 6);
  }
  assert.equal(await opened(), early + 1, 'the button opens the store, once');
}

/**
 * @returns {Promise<{ok: boolean, why: string[], ms: number}>}
 * @param {object} o {ad, row, container, mode, gap_ms}
 */
export async function drive({ ad, row, container, mode, gap_ms = 0 }) {
  const begun = Date.now();
  const about = MODES[mode];
  const stage = await openStage(ad, row, container, mode, about.open, gap_ms);
  const why = [];
  try {
    await play(stage, container, about);
    if (about.ends !== false)
      why.push(...judge(await stage.records(), stage, { ad, row, container, mode, about }));
  } catch (e) {
    why.push(e.message.split('\n')[0]);
  } finally {
    why.push(...stage.play.faults);
    await stage.close();
  }
  return { ok: why.length === 0, why, ms: Date.now() - begun };
}
