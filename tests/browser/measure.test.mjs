// What a page that was packed with --beacon tells its collector, and that its records replay.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { closeBrowser } from './chromium.mjs';
import { answers, openCollector } from './collector.mjs';
import { drag, endCard, followHints, middle, ready, state, steps, tap, until } from './hand.mjs';
import { PAGES, htmlOf, pagesDir, root } from './harness.mjs';
import { openTold } from './told.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-measure-'));
after(async () => {
  fs.rmSync(folder, { recursive: true });
  await closeBrowser();
});

/** The packer's stand-in for the collector's address. */
const COLLECTOR = 'https://collector.example';
const MOST_BYTES = 2048;

/** Opens `<mechanic>-told` against a collector and runs `body`; both are closed whatever happens. */
async function told(mechanic, first, body) {
  const collector = await openCollector(first);
  const html = htmlOf(mechanic + '-told').replaceAll(COLLECTOR, collector.address);
  const play = await openTold(html, collector.address);
  try {
    await body(play, collector);
    assert.deepEqual(play.faults, []);
  } finally {
    await play.close();
    collector.close();
  }
}

/** Replays records by the program, as a growth engineer would. */
function replay(mechanic, records) {
  const file = path.join(folder, records[0].id + '.jsonl');
  fs.writeFileSync(file, records.map((record) => JSON.stringify(record) + '\n').join(''));
  const scene = path.join(pagesDir, mechanic + '-told.json');
  const out = execFileSync(
    path.join(root, 'build/native/playmill'),
    ['replay', file, '--scene', scene, '--json'],
    { encoding: 'utf8', env: { ...process.env, PLAYMILL_ROOT: root } },
  );
  return JSON.parse(out);
}

const namesOf = (records) => records.flatMap((r) => r.events.map(([name]) => name));
const lastOf = (records) => records.at(-1);

/** What holds for records of any view. */
function sound(records) {
  assert.deepEqual(
    records.map((r) => r.part),
    records.map((_, i) => i),
    'parts without a gap',
  );
  let before = 0;
  for (const record of records) {
    assert.ok(JSON.stringify(record).length <= MOST_BYTES);
    for (const [name, ms] of record.events) {
      assert.ok(ms >= before, `${name} at ${ms} ms after ${before} ms`);
      before = ms;
    }
  }
}

describe('records of views', { concurrency: PAGES }, () => {
  for (const mechanic of ['sort', 'slingshot'])
    test(`${mechanic}: a whole play, though the collector fails first, replays to the same state`, () =>
      told(mechanic, [answers.fails, answers.drops, answers.slow], async (play, collector) => {
        const fingers = { count: 0 };
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        const won = await followHints(play, { each: () => fingers.count++ });
        assert.ok(won < 60);
        await endCard(play);
        await steps(play, 40);
        // What is handed to the browser at the end is not sent again by the page.
        await collector.arrived(() => collector.bodies.length > 1);
        // Still: from here on no step passes, and what is told is told of this very state.
        await play.page.evaluate(() => window.Playmill.pause());
        const end = await state(play);
        const records = await collector.arrived((all) => lastOf(all)?.steps === end.step);
        sound(records);
        const last = lastOf(records);
        assert.equal(last.hash, end.hash);
        assert.equal(last.progress_pm, 1000);
        assert.equal(last.variant, mechanic + '-told');
        assert.equal(last.campaign, 'tests');
        assert.equal(last.network, 'page');
        assert.equal(last.locale, 'en');
        assert.ok(last.viewable_ms > 1000);
        assert.ok(last.first_frame_ms > 0 && last.frames.p50_ms <= last.frames.p95_ms);
        assert.equal(last.errors + last.context_losses, 0);
        assert.ok(Math.abs(last.started_ms - Date.now()) < 10 * 60 * 1000);
        const names = namesOf(records);
        const begin = ['loading', 'loaded', 'displayed', 'first_touch', 'started'];
        const middles = ['progress_25', 'progress_50', 'progress_75'];
        const inOrder = [...begin, ...middles, 'solved', 'end_card', 'hidden'];
        assert.deepEqual(
          names.filter((name) => name !== 'viewable'),
          inOrder,
        );
        assert.equal(names.filter((name) => name === 'viewable').length, 1);
        const touches = records.map((r) => r.touches).join('');
        assert.equal(touches.length / 2, fingers.count);
        const again = replay(mechanic, records);
        assert.equal(again.outcome, 'won');
        assert.equal(again.hash, end.hash);
        assert.equal(again.steps, end.step);
        // Simple requests: a browser asks no permission for them first.
        assert.deepEqual([...new Set(collector.paths)], ['POST /v1/sessions']);
        assert.ok(collector.types.every((type) => type.startsWith('text/plain')));
        const first = collector.bodies.filter((body) =>
          JSON.parse(body).sessions.some((record) => record.part === 0),
        );
        assert.ok(first.length > 1, 'what failed was sent again');
      }));

  test('a page that is left in the middle of a play still tells of it', () =>
    told('sort', [], async (play, collector) => {
      await ready(play);
      const { hint } = await state(play);
      await drag(play, hint);
      await steps(play, 10);
      const left = await state(play);
      await play.page.goto('about:blank');
      const records = await collector.arrived((all) => lastOf(all)?.steps >= left.step);
      sound(records);
      assert.match(namesOf(records).join(' '), /first_touch started.* (hidden|closed)/);
      const again = replay('sort', records);
      assert.equal(again.outcome, 'left');
      assert.ok(again.inputs > 0);
    }));

  test('the call to action is told at once, with its place', () =>
    told('sort', [], async (play, collector) => {
      await ready(play);
      const { hint, cta } = await state(play);
      await drag(play, hint);
      await steps(play, 30);
      const opened = play.context.waitForEvent('page');
      await tap(play, middle(cta));
      await (await opened).close();
      const records = await collector.arrived((all) => namesOf(all).includes('cta'));
      const [, , place] = records.flatMap((r) => r.events).find(([name]) => name === 'cta');
      assert.equal(place, 0);
    }));

  test('a collector that refuses is left alone, and nothing of it is seen in the play', () =>
    told(
      'sort',
      Array.from({ length: 20 }, () => answers.refuses),
      async (play, collector) => {
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        await play.page.evaluate(() => window.Playmill.pause());
        await play.page.evaluate(() => window.Playmill.resume());
        await until(play, 'the first report', (seen) => seen.state().step > 400);
        await followHints(play);
        assert.equal((await endCard(play)).outcome, 'won');
        await steps(play, 90);
        const parts = collector.bodies.flatMap((body) => JSON.parse(body).sessions);
        const posted = parts.map((record) => record.part);
        // What went out by sendBeacon has no answer, and goes out once more when the page is back.
        assert.ok(posted.filter((part) => part > 0).length === new Set(posted).size - 1);
      },
    ));

  test('views have nothing in common but what was packed, and leave nothing behind', () =>
    told('sort', [], async (play, collector) => {
      const tell = async () => {
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        await play.page.evaluate(() => window.Playmill.pause());
      };
      await tell();
      await play.page.reload();
      await tell();
      const ids = await collector.arrived((all) => new Set(all.map((r) => r.id)).size === 2);
      for (const { id } of ids) assert.match(id, /^[\w-]{22}$/);
      const kept = await play.page.evaluate(() => [
        document.cookie,
        localStorage.length,
        sessionStorage.length,
      ]);
      assert.deepEqual(kept, ['', 0, 0]);
      assert.deepEqual(await play.context.cookies(), []);
    }));
});
