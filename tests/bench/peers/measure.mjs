// measure.mjs ROOM [--starts N] [--plays N]: opens every page of ROOM/pages in headless Chromium,
// Playmill's and the peers' in turn, and prints JSON:
//   start   navigation to the first frame in which the game is drawn and takes input, and to that in
//           which every picture is there and the GPU has drawn it, CPU 4x slower
//   cpu     main-thread CPU time per frame over 5 s of steady play, at full speed
// A frame counts when it draws to the screen; its time is that of the next animation frame.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const room = path.resolve(process.argv[2]);
const option = (name, by) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? Number(process.argv[at + 1]) : by;
};
const STARTS = option('--starts', 7);
const PLAYS = option('--plays', 3);
const ENGINES = ['playmill', 'phaser', 'pixi', 'littlejs'];
const SCENES = ['falling', 'match3'];
const SIZE = { width: 390, height: 844 };
// Software rendering goes by the pixel: small, so that the frame rate is not its own.
const STEADY_SIZE = { width: 195, height: 422 };
const THROTTLE = 4;
const STEADY_MS = 5000;

const browser = await chromium.launch({
  executablePath: process.env.PM_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** Runs in the page before its own scripts. */
function watch() {
  const seen = { frames: 0, first: 0, complete: 0, drawn: false, engine: '' };
  window.seen = seen;
  const names = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'];
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of names) {
      const draw = kind.prototype[name];
      if (!draw) continue;
      kind.prototype[name] = function (...a) {
        seen.drawn = true;
        seen.gl = this;
        return draw.apply(this, a);
      };
    }
  }
  // Playmill's sprites come one by one while it already plays; it says when all are there.
  const complete = () =>
    window.Playmill ? window.Playmill.state().pictures === 'all' : window.bench;
  const raf = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    raf((now) => {
      seen.drawn = false;
      callback(now);
      if (!seen.drawn) return;
      seen.frames++;
      const ours = window.Playmill !== undefined;
      if (!seen.first && (ours || window.bench)) raf(() => (seen.first ||= performance.now()));
      if (!seen.complete && complete())
        raf(() => {
          // Waits for what was only queued.
          seen.gl.readPixels(0, 0, 1, 1, seen.gl.RGBA, seen.gl.UNSIGNED_BYTE, new Uint8Array(4));
          seen.complete ||= performance.now();
          console.debug('complete');
        });
    });
}

async function open(name, throttle, viewport) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  // Said by the page: what is asked from outside would run in it, as throttled as the page itself.
  const complete = page.waitForEvent('console', {
    predicate: (said) => said.text() === 'complete',
    timeout: 120000,
  });
  await page.goto(pathToFileURL(path.join(room, 'pages', name + '.html')).href, {
    waitUntil: 'commit',
  });
  await complete.catch(() => {
    throw new Error(`${name} never drew a frame: ${faults.join('; ')}`);
  });
  return { context, page, cdp, faults };
}

/** One swap: press, glide, lift, by real pointer events. */
async function swap(page) {
  const path = await page.evaluate(() =>
    window.Playmill
      ? ((s) => (s.ready && s.hint.length > 1 ? [s.hint[0], s.hint.at(-1)] : null))(
          window.Playmill.state(),
        )
      : window.bench.hint(),
  );
  if (!path) return false;
  await page.mouse.move(...path[0]);
  await page.mouse.down();
  await page.mouse.move((path[0][0] + path[1][0]) / 2, (path[0][1] + path[1][1]) / 2);
  await page.mouse.move(...path[1]);
  await page.waitForTimeout(40);
  await page.mouse.up();
  return true;
}

async function steady(name) {
  const { context, page, cdp } = await open(name, 1, STEADY_SIZE);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics: list } = await cdp.send('Performance.getMetrics');
    const of = (key) => list.find((m) => m.name === key)?.value ?? 0;
    return {
      task: of('TaskDuration'),
      script: of('ScriptDuration'),
      frames: await page.evaluate(() => window.seen.frames),
    };
  };
  const swaps = name.endsWith('match3');
  let played = 0;
  const play = async (ms) => {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      if (swaps) played += (await swap(page)) ? 1 : 0;
      await page.waitForTimeout(Math.max(0, Math.min(700, end - Date.now())));
    }
  };
  await play(2000);
  played = 0;
  const before = await metrics();
  await play(STEADY_MS);
  const after = await metrics();
  if (process.env.PM_BENCH_PICTURES) {
    await page.screenshot({ path: path.join(process.env.PM_BENCH_PICTURES, name + '.png') });
  }
  await context.close();
  const frames = after.frames - before.frames;
  return {
    frames,
    swaps: played,
    task_ms: ((after.task - before.task) * 1000) / frames,
    script_ms: ((after.script - before.script) * 1000) / frames,
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const result = {
  start_size: SIZE,
  steady_size: STEADY_SIZE,
  dpr: 1,
  throttle: THROTTLE,
  starts: STARTS,
  plays: PLAYS,
  scenes: {},
};
for (const scene of SCENES) {
  const raw = Object.fromEntries(ENGINES.map((e) => [e, { first: [], complete: [], steady: [] }]));
  // In turn, so that a busy moment of the machine hits all of them.
  for (let i = 0; i < STARTS; i++) {
    for (const engine of ENGINES) {
      const { context, page } = await open(`${engine}-${scene}`, THROTTLE, SIZE);
      const seen = await page.evaluate(() => ({
        first: window.seen.first,
        complete: window.seen.complete,
      }));
      raw[engine].first.push(seen.first);
      raw[engine].complete.push(seen.complete);
      await context.close();
    }
    process.stderr.write(`${scene}: start ${i + 1} of ${STARTS}\n`);
  }
  for (let i = 0; i < PLAYS; i++) {
    for (const engine of ENGINES) raw[engine].steady.push(await steady(`${engine}-${scene}`));
    process.stderr.write(`${scene}: play ${i + 1} of ${PLAYS}\n`);
  }
  result.scenes[scene] = Object.fromEntries(
    ENGINES.map((e) => [
      e,
      {
        first_ms: median(raw[e].first),
        complete_ms: median(raw[e].complete),
        first_all: raw[e].first.map(Math.round),
        task_ms: median(raw[e].steady.map((s) => s.task_ms)),
        script_ms: median(raw[e].steady.map((s) => s.script_ms)),
        frames: median(raw[e].steady.map((s) => s.frames)),
        swaps: median(raw[e].steady.map((s) => s.swaps)),
      },
    ]),
  );
}
const page = await browser.newPage();
result.browser = browser.version();
result.gl = await page.evaluate(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl ? gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) : 'none';
});
await browser.close();
fs.writeFileSync(path.join(room, 'measured.json'), JSON.stringify(result, null, 1));
