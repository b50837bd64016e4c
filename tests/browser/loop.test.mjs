// The whole way of a view: packed for a network, played in a real browser, told to a real collector, kept in the
// ledger, read out by `report`, and played again by `replay` to the very same state.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Collector } from '../collector/collector.mjs';
import { closeBrowser } from './chromium.mjs';
import { endCard, followHints, state, steps, until } from './hand.mjs';
import { pagesDir, root } from './harness.mjs';
import { openTold } from './told.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-loop-'));
after(async () => {
  fs.rmSync(folder, { recursive: true });
  await closeBrowser();
});

const playmill = (...words) =>
  execFileSync(path.join(root, 'build/native/playmill'), words, {
    encoding: 'utf8',
    env: { ...process.env, PLAYMILL_ROOT: root },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('a view in a browser is counted by report and played again by replay', async () => {
  const collector = await Collector.start(path.join(folder, 'data'));
  const address = `http://127.0.0.1:${collector.port}`;
  const scene = path.join(pagesDir, 'sort-told.json');
  const dist = path.join(folder, 'dist');
  const beacon = ['--beacon', address, '--campaign', 'loop'];
  playmill('pack', scene, '--network', 'web', ...beacon, '--out', dist);
  const [name] = fs
    .readdirSync(dist)
    .filter((file) => file.endsWith('.html') && file !== 'report.html');
  const html = fs.readFileSync(path.join(dist, name), 'utf8');
  const play = await openTold(html, address);
  const { page, faults } = play;
  try {
    await until(play, 'the first steps', (seen) => seen.state().step > 5);
    let fingers = 0;
    await followHints(play, { each: () => fingers++ });
    assert.equal((await endCard(play)).outcome, 'won');
    await steps(play, 40);
    await page.evaluate(() => window.Playmill.pause());
    const end = await state(play);

    // Told when the page was paused: it is in the ledger when the state it stood at is.
    const ledger = path.join(folder, 'data', 'ledger.db');
    const replay = () =>
      JSON.parse(playmill('replay', '--ledger', ledger, '--scene', scene, '--json'));
    const late = Date.now() + 20000;
    let again;
    do {
      try {
        again = replay();
      } catch (error) {
        // No record of it has come yet.
        if (Date.now() > late) throw error;
      }
    } while (again?.steps !== end.step && Date.now() < late);
    assert.equal(again.steps, end.step);
    assert.equal(again.hash, end.hash);
    assert.equal(again.outcome, 'won');
    assert.equal(await collector.stop(), 0);

    const report = JSON.parse(playmill('report', '--ledger', ledger, '--json'));
    assert.deepEqual(
      report.variants.map(({ variant, impressions }) => [variant, impressions]),
      [[again.variant, 1]],
    );
    const [plays] = report.plays;
    assert.deepEqual([plays.views, plays.touched], [1, 1]);
    const at = (event) => again.events.find(([what]) => what === event)[1];
    const first = (at('first_touch') - at('displayed')) / 1000;
    assert.equal(plays.median_first_touch_seconds_95.value, first);
    const touches = report.touches.map(({ screen, touches: count }) => [screen, count]);
    assert.deepEqual(touches, [['portrait', fingers]]);
    const solved = report.variants[0].funnel.find(({ event }) => event === 'solved');
    assert.equal(solved.count, 1);
    assert.deepEqual(faults, []);
  } finally {
    collector.child.kill();
    await play.close();
  }
});
