// report.mjs FOLDER PART...: gathers what these parts of the bench left in FOLDER into results.json
// and prints it as tables.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { zipSync } from 'fflate';

const folder = path.resolve(process.argv[2]);
const parts = process.argv.slice(3);
const read = (part, name) => {
  if (!parts.includes(part)) return null;
  const file = path.join(folder, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
};
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  }).length;
const sizeOf = (file) => {
  const bytes = fs.readFileSync(file);
  return { raw: bytes.length, brotli: brotli(bytes) };
};
const kb = (n) => (n / 1000).toFixed(1);
const fixed = (n, digits = 2) => (Number.isFinite(n) ? n.toFixed(digits) : '-');

function table(title, head, rows) {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => String(r[i]).length)));
  const line = (cells) =>
    cells
      .map((c, i) => (i === 0 ? String(c).padEnd(widths[i]) : String(c).padStart(widths[i])))
      .join('  ');
  console.log(`\n${title}\n${line(head)}\n${widths.map((w) => '-'.repeat(w)).join('  ')}`);
  for (const row of rows) console.log(line(row));
}

const results = {
  machine: {
    cpu: os.cpus()[0]?.model ?? '?',
    cores: os.cpus().length,
    memory_gb: Math.round(os.totalmem() / 1e9),
    load_before_report: os.loadavg()[0],
    node: process.version,
  },
};

const sim = read('sim', 'sim.json');
if (sim) {
  results.sim = sim;
  table(
    `Simulation, one core, times real time (${sim.renderer})`,
    [
      'mechanic',
      'simulation alone',
      'with greedy bot',
      'allocations sim / view per frame',
      'with a host',
    ],
    sim.speed.map((s) => {
      const counted = (host) => {
        const a = sim.allocations?.find((x) => x.mechanic === s.mechanic && x.host === host);
        return a ? `${fixed(a.sim / a.frames)} / ${fixed(a.view / a.frames)}` : '-';
      };
      return [
        s.mechanic,
        Math.round(s.sim_x_real_time),
        Math.round(s.with_greedy_bot_x_real_time),
        counted(false),
        counted(true),
      ];
    }),
  );
  console.log(
    `Box2D with ${sim.box2d.bodies} bodies, kept awake: ${Math.round(sim.box2d.x_real_time)} x real time`,
  );
}

const collector = read('collector', 'collector.json');
if (collector) {
  results.collector = collector;
  const ms = ({ p50, p99 }) => `${fixed(p50, 1)} / ${fixed(p99, 1)}`;
  const kilo = (n) => Math.round(n / 1000);
  table(
    `Collector on one core, ${collector.records_per_batch} records of 6 events a request, answered when on disk`,
    ['as fast as answered', '1000 events/s', 'per core', 'with the ledger', 'p50 / p99 ms'],
    [collector.one, collector.full].map((run) => [
      `${run.connections} connections`,
      kilo(run.events_per_second),
      kilo(run.events_per_core_second),
      run.events_per_core_second_with_ledger ? kilo(run.events_per_core_second_with_ledger) : '-',
      ms(run.wait_ms),
    ]),
  );
  table(
    'At a rate, of what 64 connections got',
    ['load', 'accepted/s', 'refused', 'since due', 'accepted in', 'refused in', 'not sent in time'],
    collector.open.map((run) => [
      run.load + (run.refuses_late_ones ? '' : ' (refusing nothing)'),
      Math.round(run.answers_per_second),
      run.refused,
      ms(run.wait_ms),
      ms(run.answer_ms),
      ms(run.refusal_ms),
      run.most_unsent,
    ]),
  );
  console.log(
    `/v1/assign: ${Math.round(collector.assign.answers_per_second)} a second on one connection, p50 / p99 ${fixed(collector.assign.answer_ms.p50, 3)} / ${fixed(collector.assign.answer_ms.p99, 3)} ms`,
  );
}

const bakes = read('bakes', 'bakes.json');
if (bakes) {
  results.bakes = bakes;
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const sprites = Object.entries(bakes.sprites).sort((a, b) => b[1] - a[1]);
  table(
    `Bakes, ms each by ${bakes.renderer}: backgrounds at ${bakes.layer_px.join(' x ')}, far and near`,
    ['background', 'portrait', 'landscape'],
    Object.entries(bakes.backgrounds).map(([name, of]) => [
      name,
      of.portrait.map((ms) => fixed(ms, 1)).join(' / '),
      of.landscape.map((ms) => fixed(ms, 1)).join(' / '),
    ]),
  );
  console.log(
    `Sprites at ${bakes.sprite_px} px: ${fixed(sum(sprites.map(([, ms]) => ms)) / sprites.length, 1)} ms on average, ` +
      `slowest ${sprites
        .slice(0, 3)
        .map(([name, ms]) => `${name} ${fixed(ms, 1)}`)
        .join(', ')}`,
  );
}

const screen = read('screen', 'screen.json');
if (screen) {
  results.screen = screen;
  const software = /llvmpipe|softpipe|swrast|SwiftShader/i.test(screen.renderer);
  table(
    `Screening: ${screen.candidates} candidates, pictures of ${screen.picture.join(' x ')}, ${screen.threads} threads`,
    ['renderer', 'candidates/s, all stages', 'drawn and measured/s', 'drawn', 'seconds of play'],
    [screen, screen.software]
      .filter((one) => one?.renderer)
      .map((one) => [
        one.renderer,
        fixed(one.candidates_per_second),
        fixed(one.drawn_per_second),
        one.drawn,
        fixed(one.play_seconds, 1),
      ]),
  );
  if (screen.apart) {
    const { compared, score_median, score_p95, score_most, chosen_by_both, chosen } = screen.apart;
    console.log(
      `Scores of ${compared} candidates are ${fixed(score_median, 4)} apart (median; ` +
        `p95 ${fixed(score_p95, 4)}, most ${fixed(score_most, 4)}); ` +
        `${chosen_by_both} of ${chosen} choices are the same.`,
    );
  }
  if (software) console.log('No GPU was found: drawn and measured in software.');
}

const throughput = [
  ['without pictures', read('throughput', 'throughput-no.json')],
  ['with preview pictures', read('throughput', 'throughput-yes.json')],
].filter(([, t]) => t);
if (throughput.length > 0) {
  // Only variants that came through the gate and left a page count.
  results.throughput = throughput.map(([name, t]) => {
    const whole = t.exit === 0 && t.pages >= t.variants;
    return { name, ...t, gated_and_packed_per_second: whole ? t.variants / t.seconds : null };
  });
  table(
    'Generator: gated and packed variants',
    [
      'samples/fruit-drop.json',
      'variants',
      'pages',
      'seconds',
      'CPU seconds',
      'variants / s',
      'by CPU time',
      'cores',
    ],
    results.throughput.map((t) => [
      t.name,
      t.variants,
      t.pages,
      fixed(t.seconds),
      fixed(t.cpu_seconds),
      t.gated_and_packed_per_second === null
        ? `none (exit ${t.exit})`
        : fixed(t.gated_and_packed_per_second),
      // What an otherwise idle machine of these cores would reach.
      fixed((t.variants / t.cpu_seconds) * t.cores),
      t.cores,
    ]),
  );
}

const pages = read('sizes', 'pages/pages.json');
if (pages) {
  results.sizes = pages.map((p) => ({
    ...p,
    ...sizeOf(path.join(folder, 'pages', p.mechanic + '.html')),
  }));
  table(
    'Pages, kB',
    ['mechanic', 'html', 'brotli -q 11', 'module raw', 'module in page', 'scene in page', 'shell'],
    results.sizes.map((p) => [
      p.mechanic,
      kb(p.raw),
      kb(p.brotli),
      kb(p.module),
      kb(p.module_packed),
      kb(p.scene_packed),
      kb(p.shell),
    ]),
  );
}

const studio = read('studio', 'studio.json');
if (studio) {
  results.studio = studio;
  table(
    `Studio, in ${studio.browser}`,
    ['figure', 'reach', 'measured'],
    [
      ['first visit, gzip', '1500 kB', `${kb(studio.first_visit_bytes)} kB`],
      ['answers to typing, 4x throttle', '1500 ms', `${fixed(studio.usable_ms_4x, 0)} ms`],
      ['can make variants, 4x throttle', '-', `${fixed(studio.can_make_ms_4x, 0)} ms`],
      ['first variant plays', '2000 ms', `${fixed(studio.first_variant_ms, 0)} ms`],
      ['eight variants', '8000 ms', `${fixed(studio.eight_variants_ms, 0)} ms`],
      ['edit to visible change', '100 ms', `${fixed(studio.edit_visible_ms, 0)} ms`],
      [
        `${studio.previews} previews, ${studio.previews_playing} in sight`,
        '30 fps',
        `${fixed(studio.previews_fps, 1)} fps`,
      ],
    ],
  );
}

const optimiser = read('optimiser', 'optimiser.json');
if (optimiser) {
  results.optimiser = optimiser;
  const percent = (x, digits = 1) => (100 * x).toFixed(digits);
  for (const row of optimiser.usual) {
    table(
      `Simulated: ${row.rate * 1000} per mille, spread ${row.spread_varies > 0 ? 'varying round' : 'of exactly'} ${percent(row.spread, 0)} %, percent`,
      ['policy', 'share of oracle gain', '+-', "final pick's value", '+-', 'pick is best'],
      row.policies.map((p) => [
        p.policy,
        percent(p.oracle_share),
        percent(p.oracle_share_half),
        percent(p.final_value),
        percent(p.final_value_half),
        percent(p.p_best),
      ]),
    );
  }
  table(
    'Simulated: lift of the traffic served, exploring a quarter against playmill, percent',
    ['world', 'arms', 'spread', 'per mille', 'explore_25', 'playmill', '+-', 'final', 'final'],
    optimiser.duels.map((d) => [
      d.world,
      d.arms,
      percent(d.spread, 0),
      d.rate * 1000,
      percent(d.explore_25_lift),
      percent(d.lift),
      percent(d.lift_half),
      percent(d.explore_25_final),
      percent(d.final),
    ]),
  );
  table(
    'Simulated: equal arms, 60 looks: ever claimed, percent',
    ['IPM', 'split', 'runs', 'B beats A', 'A beats B'],
    optimiser.false_claims.map((c) => [
      c.ipm,
      c.split,
      c.runs,
      percent(c.b_beats_a, 2),
      percent(c.a_beats_b, 2),
    ]),
  );
  table(
    'Simulated: IPM 5, 200,000 impressions per arm, 20 looks: found, percent',
    ['true lift', 'runs', 'found'],
    optimiser.power.map((c) => [`+${percent(c.lift, 0)}`, c.runs, percent(c.b_beats_a)]),
  );
  table(
    'Simulated: the arm that looks best of six, lift in percent',
    ['per mille', 'measured', 'corrected', 'true', 'truth in the 90 % interval'],
    optimiser.winners.map((w) => [
      w.rate * 1000,
      percent(w.measured),
      percent(w.corrected),
      percent(w.true),
      percent(w.in_90_interval),
    ]),
  );
}

const packages = read('packages', 'packages.json');
if (packages) {
  // The smallest peer's page of the same match-3 scene, in the form that the network takes. They
  // speak with no container, which would cost each of them some kB more.
  const peer = { html: null, zip: null };
  const peerPages = path.join(folder, 'peers/pages');
  if (fs.existsSync(peerPages)) {
    for (const name of fs.readdirSync(peerPages)) {
      if (!name.endsWith('-match3.html') || name.startsWith('playmill')) continue;
      const html = fs.readFileSync(path.join(peerPages, name));
      const zip = zipSync({ 'index.html': html }, { level: 9 }).length;
      for (const [form, bytes] of Object.entries({ html: html.length, zip }))
        if (!peer[form] || bytes < peer[form].bytes) peer[form] = { name, bytes };
    }
  }
  results.packages = { peer, all: packages };
  const ids = [...new Set(packages.map((p) => p.network))];
  table(
    'Packages, kB',
    ['network', 'form', 'match3', 'smallest', 'largest', 'largest ms', 'match3 / smallest peer'],
    ids.map((id) => {
      const own = packages.filter((p) => p.network === id);
      const match3 = own.find((p) => p.mechanic === 'match3').bytes;
      const best = peer[own[0].form === 'zip' || own[0].form === 'split' ? 'zip' : 'html'];
      return [
        id,
        own[0].form,
        kb(match3),
        kb(Math.min(...own.map((p) => p.bytes))),
        kb(Math.max(...own.map((p) => p.bytes))),
        fixed(Math.max(...own.map((p) => p.ms)), 1),
        best ? fixed(match3 / best.bytes) : '-',
      ];
    }),
  );
  const slowest = Math.max(...packages.map((p) => p.ms));
  const shared = Math.max(...packages.map((p) => p.scene_ms));
  console.log(
    `Packing and checking one package: at most ${fixed(slowest, 1)} ms of CPU; before that, once a ` +
      `scene, ${fixed(shared, 1)} ms. Packages with an error: ${packages.filter((p) => p.errors).length}.`,
  );
  for (const [form, best] of Object.entries(peer))
    if (best) console.log(`Smallest peer as ${form}: ${best.name}, ${kb(best.bytes)} kB.`);
}

const measured = read('peers', 'peers/measured.json');
if (measured) {
  results.peers = { ...measured };
  const art = fs.readFileSync(path.join(folder, 'peers/pages/art.webp')).length;
  results.peers.art_webp = art;
  for (const [scene, engines] of Object.entries(measured.scenes)) {
    for (const [engine, e] of Object.entries(engines)) {
      Object.assign(e, sizeOf(path.join(folder, 'peers/pages', `${engine}-${scene}.html`)));
      e.task_ms_per_s = (e.task_ms * e.frames) / 5;
    }
    const names = Object.keys(engines);
    const row = (label, of, digits) => {
      const best = Math.min(...names.slice(1).map((n) => of(engines[n])));
      return [
        label,
        ...names.map((n) => fixed(of(engines[n]), digits)),
        fixed(of(engines[names[0]]) / best),
      ];
    };
    table(
      `The same ${scene} scene (${measured.gl}; start at ${measured.throttle}x CPU throttle)`,
      ['figure', ...names, 'ours / best peer'],
      [
        row('html, kB', (e) => e.raw / 1000, 1),
        row('html brotli, kB', (e) => e.brotli / 1000, 1),
        row('first interactive frame, ms', (e) => e.first_ms, 0),
        row('all pictures there, ms', (e) => e.complete_ms, 0),
        row('main thread per frame, ms', (e) => e.task_ms),
        row('main thread per second of play, ms', (e) => e.task_ms_per_s, 0),
        row('frames in 5 s', (e) => e.frames, 0),
        ...(scene === 'match3' ? [row('swaps in 5 s', (e) => e.swaps, 0)] : []),
      ],
    );
  }
  console.log(
    `The peers' pictures are ${kb(art)} kB of WebP in each of their pages; ours are drawn by shaders.`,
  );
}

fs.writeFileSync(path.join(folder, 'results.json'), JSON.stringify(results, null, 1) + '\n');
console.log(`\n${path.join(path.relative(process.cwd(), folder), 'results.json')}`);
