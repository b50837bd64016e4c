// A run of each kind through the lab, and ads that break a rule, which must not pass.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from '../browser/chromium.mjs';
import { containerOf } from '../../web/containers/containers.mjs';
import { drive } from './drive.mjs';
import { digest, openLog } from './log.mjs';
import { modesOf } from '../../web/containers/modes.mjs';
import { MODES } from './modes.mjs';
import { packageIn, readPackage } from './package.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const rowOf = (id) =>
  JSON.parse(fs.readFileSync(path.join(root, 'templates/networks', id + '.json'), 'utf8'));
const adOf = (row, mechanic) =>
  readPackage(packageIn(path.join(root, 'build/test-pages/networks', row.id, mechanic)), row);

/** Every mode and every shell at least once; all of it is for ./playmill lab --all. */
const RUNS = `
  inmobi slingshot null_volume
  unity slingshot muted
  remerge sort stuck_loading
  ironsource slingshot zero_exposure
  unity sort closes
  liftoff slingshot ipad
  kayzen slingshot lost_viewable
  luna slingshot never_viewable
  chartboost slingshot queued_open
  meta match3 strict_csp
  google slingshot late_bridge
  smadex slingshot open_throws
  vungle merge_drop background_30s
  web slingshot rotates
  applovin choice double_tap
  bigo sort missing_bridge
  moloco_v2 choice normal
  bigabid slingshot viewable_flickers
  mintegral sort touches_20
  tiktok slingshot file
  tencent slingshot zero_size
  mytarget slingshot landscape
  snapchat slingshot slow_cpu
  tapjoy slingshot normal
  adikteev slingshot background_30s
  kwai slingshot normal
  yandex slingshot normal
  nucleo slingshot normal`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

after(closeBrowser);

describe('the lab', () => {
  it('has a run for every mode', () => {
    const ran = new Set(RUNS.map(([, , mode]) => mode));
    assert.deepEqual(
      Object.keys(MODES).filter((mode) => !ran.has(mode)),
      [],
    );
  });
  it('has a run for every shell', () => {
    const files = fs.readdirSync(path.join(root, 'web/playable/adapters'));
    const ran = new Set(RUNS.map(([network]) => rowOf(network).adapter));
    const shells = files.map((f) => f.replace('.ts', '')).filter((f) => f !== 'plain');
    assert.deepEqual(
      shells.filter((shell) => !ran.has(shell)),
      [],
    );
  });
});

describe('the log', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-lab-log-')), 'lab.jsonl');
  const run = { network: 'meta', mechanic: 'sort', mode: 'normal', package: 'aa' };
  after(() => fs.rmSync(path.dirname(file), { recursive: true, force: true }));

  it('knows how a run ended last, and only with the same package', () => {
    const log = openLog(file);
    assert.equal(log.last(run), undefined);
    log.add({ ...run, ok: false, why: ['late'], ms: 1 });
    assert.equal(openLog(file).last(run).ok, false);
    log.add({ ...run, ok: true, why: [], ms: 2 });
    assert.equal(openLog(file).last(run).ok, true);
    assert.equal(openLog(file).last({ ...run, package: 'bb' }), undefined);
  });
  it('loses no more to a kill than the line that was cut off', () => {
    fs.appendFileSync(file, '{"network":"me');
    const log = openLog(file);
    log.add({ ...run, mode: 'file', ok: true, why: [], ms: 3 });
    assert.equal(openLog(file).last(run).ok, true);
    assert.equal(openLog(file).last({ ...run, mode: 'file' }).ok, true);
  });
  it('is not made of another file', () => {
    fs.writeFileSync(file, 'shopping list\n');
    assert.throws(() => openLog(file), /lab\.jsonl:1: not a line of the lab's log/);
    assert.equal(fs.readFileSync(file, 'utf8'), 'shopping list\n');
  });
  it('tells packages by every name and byte', () => {
    const ad = (name, text) => ({ entry: 'a.html', files: new Map([[name, Buffer.from(text)]]) });
    const all = [ad('a.html', 'x'), ad('a.html', 'y'), ad('b.html', 'x')].map(digest);
    assert.equal(new Set(all).size, 3);
    assert.equal(digest(ad('a.html', 'x')), all[0]);
  });
});

describe('an ad passes', { concurrency: 2 }, () => {
  for (const [network, mechanic, mode] of RUNS) {
    it(`${network} ${mechanic}: ${MODES[mode].says}`, async () => {
      const row = rowOf(network);
      const container = containerOf(row);
      assert.ok(modesOf(container, row).includes(mode), `${network} does not meet ${mode}`);
      const { why } = await drive({ ad: adOf(row, mechanic), row, container, mode });
      assert.deepEqual(why, []);
    });
  }
});

const STORE = 'https://play.google.com/store/apps/details?id=com.example.game';
/** Ads with a fault that somebody shipped: script put into the head, or text exchanged; and what it is called. */
const FAULTS = [
  {
    does: 'opens the store by itself',
    script: `addEventListener('playmill', (e) => e.detail === 'displayed' && mraid.open('${STORE}'));`,
    called: /by itself|outside a person's gesture/,
  },
  {
    does: 'opens the store at the first touch',
    script: `addEventListener('pointerup', () => mraid.open('${STORE}'), {once: true});`,
    called: /first touch/,
  },
  {
    does: 'opens the store when the play ends',
    script: `addEventListener('playmill', (e) => e.detail === 'solved' && mraid.open('${STORE}'));`,
    called: /during the play|outside a person's gesture/,
  },
  {
    does: 'opens two stores for one tap',
    script: `addEventListener('playmill', (e) => e.detail === 'cta' && mraid.open('${STORE}'));`,
    called: /second store in one gesture/,
  },
  {
    does: 'asks the network for something',
    script: `new Image().src = 'https://tracker.example/pixel';`,
    called: /request for https:\/\/tracker\.example|console: .*tracker\.example/,
  },
  {
    does: 'writes errors to the console',
    script: `console.error('oh');`,
    called: /console: oh/,
  },
  {
    does: 'keeps something in the browser',
    script: `localStorage.setItem('seen', '1');`,
    called: /stored in the browser/,
  },
  {
    does: 'plays on in the background',
    mode: 'background_30s',
    script: `document.addEventListener('visibilitychange', (e) => e.stopImmediatePropagation(), true);`,
    network: 'meta',
    called: /silence|stands still/,
  },
  {
    does: 'sends an Android phone to Apple',
    change: ['"android":"', '"android":"https://apps.apple.com/app/id1","was":"'],
    called: /instead of the store's address/,
  },
  {
    does: 'carries a word that is refused',
    script: `/* dapi */`,
    network: 'ironsource',
    called: /contains "dapi"/,
  },
];

describe('an ad is caught that', { concurrency: 2 }, () => {
  for (const { does, script, change, mode = 'normal', network = 'unity', called } of FAULTS) {
    it(does, async () => {
      const row = rowOf(network);
      const ad = adOf(row, 'slingshot');
      let page = ad.files.get(ad.entry).toString('utf8');
      if (script) page = page.replace('</head>', `<script>${script}</script></head>`);
      if (change) page = page.replace(...change);
      ad.files.set(ad.entry, Buffer.from(page));
      const { why } = await drive({ ad, row, container: containerOf(row), mode });
      assert.match(why.join('; '), called);
    });
  }
});
