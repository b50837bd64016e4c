// Opens a package in Chromium inside a container: the scripts that the network brings, macros
// filled in, every other request a fault, every word on the console too.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { AGENTS, PORTRAIT, theBrowser, watch } from '../browser/chromium.mjs';
import { sdksOf, setupOf } from '../../web/containers/modes.mjs';
import { BEACONS, fillMacros } from './ad_server.mjs';

const ORIGIN = 'https://ad.example/';
const script = (name) =>
  fs.readFileSync(
    fileURLToPath(new URL(`../../web/containers/page/${name}.js`, import.meta.url)),
    'utf8',
  );

const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  css: 'text/css',
};
const typeOf = (name) => TYPES[name.split('.').pop().toLowerCase()] ?? 'application/octet-stream';

/** What the container of the iframe networks puts round the ad. */
const aroundOf = (src) =>
  `<!doctype html><html><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width,initial-scale=1"><title>container</title></head>` +
  `<body style="margin:0;overflow:hidden"><iframe src="${src}" ` +
  `style="border:0;position:fixed;left:0;top:0;width:100%;height:100%"></iframe></body></html>`;

/** The collector that the page was packed to tell of its views (generator/packer/beacon.h). */
function collectorOf(ad) {
  for (const data of ad.files.values()) {
    const found = /"beacon":\{"url":"([^"]+)"/.exec(data.toString('latin1'));
    if (found) return found[1].replace(/\/+$/, '');
  }
  return null;
}

/** Of Meta's kind: nothing but what stands in the page, no blob:, no connections. */
function policy(sdks, beacons, collector, strict) {
  const hosts = sdks.filter((s) => s.startsWith('https:')).map((s) => new URL(s).origin);
  const scripts = ["'self'", "'unsafe-inline'", strict ? "'wasm-unsafe-eval'" : "'unsafe-eval'"];
  return [
    `default-src 'none'`,
    `script-src ${[...scripts, ...hosts].join(' ')}`,
    `style-src 'unsafe-inline'`,
    `img-src data:${beacons ? ' ' + new URL(BEACONS).origin : ''}`,
    `frame-src 'self'`,
    ...(collector ? [`connect-src ${new URL(collector).origin}`] : []),
  ].join('; ');
}

/**
 * @param {{entry: string, files: Map<string, Buffer>}} ad
 * @param {object} row of templates/networks
 * @param {object} container of web/containers/containers.mjs
 * @param {string} mode a key of modes.mjs, with its `open` options
 * @param {number} gap_ms between two frames, as on a phone that saves its battery; 0: as they come
 */
export async function openStage(ad, row, container, mode, options = {}, gap_ms = 0) {
  const sdks = sdksOf(row);
  const bySdk = sdks.length > 0 || container.scripts.length === 0;
  const beacons = ['beacons', 'any', 'https'].includes(row.traffic?.requests);
  const collector = ['any', 'https'].includes(row.traffic?.requests) && collectorOf(ad);
  const files = new Map(ad.files);
  const entry = files.get(ad.entry).toString('utf8');
  files.set(ad.entry, Buffer.from(fillMacros(entry, row, mode === 'muted')));

  const size = options.size ?? PORTRAIT;
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: options.zero ? { width: 1, height: 1 } : size,
    deviceScaleFactor: 0.5,
    hasTouch: true,
    isMobile: true,
    userAgent: AGENTS[options.agent ?? 'android'],
    locale: 'en-US',
  });
  const play = { context, faults: [], beacons: [] };
  const folder = ad.entry.includes('/') ? ad.entry.replace(/[^/]*$/, '') : '';
  let address = ORIGIN + ad.entry;
  let saved = null;
  if (options.file) {
    saved = fs.mkdtempSync(path.join(os.tmpdir(), 'playmill-lab-'));
    for (const [name, data] of files) {
      fs.mkdirSync(path.dirname(path.join(saved, name)), { recursive: true });
      fs.writeFileSync(path.join(saved, name), data);
    }
    address = pathToFileURL(path.join(saved, ad.entry)).href;
  }
  const base = address.slice(0, address.length - ad.entry.length);
  const around = base + '__container__.html';
  const start = container.frame && !options.file ? around : address;

  await context.route('**/*', (route) => {
    const url = route.request().url();
    const name = url.startsWith(base) ? decodeURIComponent(url.slice(base.length)) : null;
    const headers = {
      'content-security-policy': policy(sdks, beacons, collector, options.strict),
    };
    if (sdks.some((s) => (s.includes(':') ? url === s : url === base + folder + s)))
      return route.fulfill({ contentType: 'text/javascript', body: 'window.lab.sdk();' });
    if (url === around)
      return route.fulfill({ contentType: 'text/html', headers, body: aroundOf(address) });
    if (name !== null && files.has(name)) {
      if (options.file) return route.continue();
      return route.fulfill({ contentType: typeOf(name), headers, body: files.get(name) });
    }
    if (beacons && url.startsWith(BEACONS)) {
      play.beacons.push(url.slice(BEACONS.length));
      return route.fulfill({ status: 204 });
    }
    if (collector && url === collector + '/v1/sessions')
      return route.fulfill({ status: 202, headers: { 'access-control-allow-origin': '*' } });
    play.faults.push('request for ' + url);
    return route.abort();
  });
  const page = await context.newPage();
  play.page = page;
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') play.faults.push('console: ' + m.text());
  });
  page.on('pageerror', (e) => play.faults.push('uncaught: ' + e.message));
  page.on('crash', () => play.faults.push('the page crashed'));
  context.on('page', () => play.faults.push('a window was opened'));
  const setup = { ...setupOf(container, row, mode), gap_ms };
  await page.addInitScript(watch);
  await page.addInitScript(`window.labSetup = ${JSON.stringify(setup)};`);
  for (const name of ['recorder', ...container.scripts]) await page.addInitScript(script(name));
  // Without a script of its own the container injects before the page is read.
  if (!bySdk) await page.addInitScript('window.lab.sdk();');
  play.cdp = await context.newCDPSession(page);
  await play.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  if (options.slow) await play.cdp.send('Emulation.setCPUThrottlingRate', { rate: options.slow });
  await page.goto(start);
  play.frame = start === around ? page.frames()[1] : page.mainFrame();
  if (options.zero) setTimeout(() => page.setViewportSize(size).catch(() => {}), 1000);

  return {
    play,
    async turn(to) {
      await page.setViewportSize(to);
      await play.frame.waitForFunction(
        (w) => document.querySelector('canvas').width === Math.round(w * devicePixelRatio),
        to.width,
      );
    },
    calls: () => play.frame.evaluate(() => window.lab.calls),
    /** Calls that open a store, by gesture. */
    gestures(calls) {
      const groups = new Map();
      for (const call of calls) {
        if (![...container.stores, 'window.open'].includes(call.name)) continue;
        groups.set(call.touches, [...(groups.get(call.touches) ?? []), call]);
      }
      return [...groups.values()];
    },
    records: () =>
      play.frame.evaluate(() => ({
        calls: window.lab.calls,
        misuse: window.lab.misuse,
        moments: window.lab.moments,
        seenAt: window.lab.seenAt,
        audio: window.seen.audio.length,
        stored: document.cookie.length + (location.protocol === 'file:' ? 0 : localStorage.length),
      })),
    async close() {
      await context.close();
      if (saved) fs.rmSync(saved, { recursive: true, force: true });
    },
  };
}
