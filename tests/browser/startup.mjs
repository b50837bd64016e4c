// Prints how a page starts, as medians over fresh contexts, milliseconds after navigation:
//   node tests/browser/startup.mjs [page or /path/to/page.html]… [--runs 5] [--size 390x844]
// module: its bytes are unpacked; frame: the first picture; shown: nothing in sight is missing; all: all
// moods are there too. 1x and 4x are CDP's CPU throttle,
// which slows the page's own thread and not the graphics process.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { LAUNCH, pages, pagesDir } from './harness.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    size: { type: 'string', default: '390x844' },
  },
});
const [width, height] = values.size.split('x').map(Number);
const wanted = positionals.length ? positionals : pages.filter((p) => p.wins).map((p) => p.name);
const MARKS = ['module', 'frame', 'shown', 'all'];

function watch() {
  const at = {};
  window.startup = at;
  const mark = (name) => (at[name] ??= performance.now());
  const before = (object, name, act) => {
    const was = object[name];
    object[name] = function (...a) {
      act.apply(this, a);
      return was.apply(this, a);
    };
  };
  const gl = WebGL2RenderingContext.prototype;
  before(WebAssembly, 'compile', () => mark('module'));
  // Frames are drawn as triangles, bakes as strips.
  before(gl, 'drawArrays', (mode) => mode !== 5 && mark('frame'));
  const look = () => {
    const pictures = window.Playmill?.state().pictures ?? 'coming';
    if (pictures !== 'coming') mark('shown');
    if (pictures === 'all') mark('all');
    else requestAnimationFrame(look);
  };
  look();
}

const browser = await chromium.launch(LAUNCH);
async function once(file, rate) {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    isMobile: true,
    offline: true,
  });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto('file://' + file);
  await page.waitForFunction(() => window.startup.all, null, { timeout: 120000, polling: 100 });
  const at = await page.evaluate(() => window.startup);
  await context.close();
  return at;
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

console.log(['page', 'kB', 'throttle', ...MARKS].map((h) => h.padStart(11)).join(''));
const files = wanted.map((w) => (w.endsWith('.html') ? w : path.join(pagesDir, w + '.html')));
const seen = files.map(() => ({ 1: [], 4: [] }));
await once(files[0], 1); // the first of a browser pays for the graphics process
// Turn about, so that a busy moment of the machine hits all alike.
for (let run = 0; run < Number(values.runs); run++) {
  for (const [i, file] of files.entries()) {
    for (const rate of [1, 4]) seen[i][rate].push(await once(file, rate));
  }
}
for (const [i, file] of files.entries()) {
  for (const rate of [1, 4]) {
    const row = MARKS.map((m) => Math.round(median(seen[i][rate].map((at) => at[m]))));
    const size = (fs.statSync(file).size / 1000).toFixed(1);
    const cells = [path.basename(file, '.html'), size, rate + 'x', ...row];
    console.log(cells.map((c) => String(c).padStart(11)).join(''));
  }
}
await browser.close();
