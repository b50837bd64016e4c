// Playables in somebody else's page or app: the custom element, the messages, the native bridges.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { AGENTS, PAGES, closeBrowser, root, theBrowser, watch } from './harness.mjs';
import { endCard, followHints, middle, ready, state, tap, until } from './hand.mjs';

after(closeBrowser);

const PUBLISHER = 'https://publisher.example';
const ADS = 'https://ads.example';
const ANDROID = 'https://play.google.com/store/apps/details?id=com.example.game';
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const adOf = (mechanic) => {
  const folder = `build/test-pages/networks/web/${mechanic}/`;
  return read(folder + fs.readdirSync(path.join(root, folder))[0]);
};
/** The page of a game that is lost soon, with the shell for hosts. */
const losing = () =>
  read('build/test-pages/sort-lose.html').replace(read('build/web/playable.js'), () =>
    read('build/web/shell-web.js'),
  );
const POSTER =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 16"><rect width="9" height="16"/></svg>';
/** What a careful publisher allows. */
const POLICY = `default-src 'none'; script-src 'self'; img-src 'self'; style-src 'nonce-x'; frame-src ${ADS}`;

const pageOf = (attributes, room = 0) => `<!doctype html><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style nonce="x">body{margin:0}div{height:${room}px}playmill-ad{width:195px;height:400px}</style>
<div></div>
<playmill-ad src="${ADS}/ad.html" poster="poster.svg" ${attributes}></playmill-ad><div></div>
<script src="playmill-ad.js"></script>`;

/** Runs in the publisher's page: keeps what the element tells. */
function listen() {
  window.told = [];
  addEventListener('DOMContentLoaded', () => {
    const names =
      'ready displayed first_touch started progress end end_card retried cta error closed';
    for (const name of names.split(' '))
      document
        .querySelector('playmill-ad')
        ?.addEventListener(name, (e) => window.told.push([name, e.detail]));
  });
}

/**
 * Opens a publisher's page with an ad in it, or with `alone` the ad itself, as an app would.
 * @param {object} o attributes of the element, room (px above it), mechanic, before (in the ad's
 *   window), alone (the part of the address after #), page (instead of the publisher's), files, clock
 *   (its time goes by runFor only)
 */
async function withHost(o, body) {
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: { width: 195, height: 422 },
    deviceScaleFactor: 0.5,
    hasTouch: true,
    isMobile: true,
    userAgent: AGENTS.android,
    locale: 'en-US',
  });
  const play = { context, faults: [], asked: [], stores: [] };
  const files = {
    [`${PUBLISHER}/`]: ['text/html', o.page ?? pageOf(o.attributes ?? '', o.room)],
    [`${PUBLISHER}/playmill-ad.js`]: ['text/javascript', read('build/web/playmill-ad.js')],
    [`${PUBLISHER}/poster.svg`]: ['image/svg+xml', POSTER],
    [`${ADS}/ad.html`]: ['text/html', o.ad ?? adOf(o.mechanic ?? 'sort')],
    ...o.files,
  };
  await context.route('**/*', (route) => {
    const url = route.request().url().split('#')[0];
    play.asked.push(url);
    if (url.startsWith('https://play.google.com/')) {
      play.stores.push(url);
      return route.fulfill({ contentType: 'text/html', body: 'a store' });
    }
    if (!files[url]) {
      play.faults.push('request for ' + url);
      return route.abort();
    }
    const [contentType, text] = files[url];
    const headers = url.startsWith(PUBLISHER) ? { 'content-security-policy': POLICY } : {};
    return route.fulfill({ contentType, headers, body: text });
  });
  const page = await context.newPage();
  play.page = page;
  page.on('console', (m) => {
    if (m.type() === 'error' || (m.type() === 'warning' && !o.quiet)) play.faults.push(m.text());
  });
  page.on('pageerror', (e) => play.faults.push('uncaught: ' + e.message));
  await page.addInitScript(watch);
  await page.addInitScript(listen);
  if (o.clock) await page.clock.install();
  if (o.before) await page.addInitScript(o.before);
  play.cdp = await context.newCDPSession(page);
  await play.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  play.frame = page.mainFrame();
  try {
    await page.goto(o.alone === undefined ? `${PUBLISHER}/` : `${ADS}/ad.html#${o.alone}`);
    await body(play);
  } finally {
    await context.close();
  }
  assert.deepEqual(play.faults, []);
}

const told = (play) => play.page.evaluate(() => window.told);
const names = async (play) => (await told(play)).map(([name]) => name);

/** Waits until the element has told `name`, and returns its detail. */
async function hear(play, name, count = 1) {
  const found = await play.page.waitForFunction(
    ([wanted, n]) => window.told.filter(([is]) => is === wanted)[n - 1],
    [name, count],
  );
  return (await found.jsonValue())[1];
}

/** Waits for the ad to be shown in its iframe; what is done from then on is done there. */
async function shown(play) {
  await hear(play, 'displayed');
  play.frame = play.page.frames().find((f) => f.url().startsWith(`${ADS}/ad.html`));
  await until(play, 'the first steps', (seen) => seen.state().step > 3);
}
const command = (play, act) =>
  play.page.evaluate(`(ad => { ${act} })(document.querySelector('playmill-ad'))`);
const poster = (play) =>
  play.page.evaluate(
    () => document.querySelector('playmill-ad').shadowRoot.querySelector('img').style.opacity,
  );

/** Waits until the browser has said what is seen. */
const looked = (play) =>
  play.page.evaluate(
    () =>
      new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r)))),
  );

/** True when time stands still in the ad while `frames` of its page go by. */
async function stands(play) {
  const before = (await state(play)).step;
  await play.frame.evaluate(
    () =>
      new Promise((resolve) => {
        let n = 20;
        const next = () => (n-- ? requestAnimationFrame(next) : resolve());
        next();
      }),
  );
  return (await state(play)).step === before;
}
const goesOn = async (play) => {
  await play.frame.evaluate('window.seen.from = window.seen.state().step');
  await until(play, 'time to pass', (seen) => seen.state().step > seen.from + 3);
};

describe('the element', { concurrency: PAGES }, () => {
  test('loads nothing until half of it is seen, waits when it is not, and goes on', () =>
    withHost({ room: 700 }, async (play) => {
      await play.page.waitForFunction(() => customElements.get('playmill-ad'));
      await looked(play);
      assert.ok(play.asked.includes(`${PUBLISHER}/poster.svg`), 'the poster is there');
      assert.ok(!play.asked.includes(`${ADS}/ad.html`), 'the ad is not');
      await play.page.evaluate(() => scrollTo(0, 420));
      await looked(play);
      assert.ok(!play.asked.includes(`${ADS}/ad.html`), 'a third of it is not enough');
      await play.page.evaluate(() => scrollTo(0, 690));
      await shown(play);
      assert.equal(await poster(play), '0');
      await play.page.evaluate(() => scrollTo(0, 0));
      // Chromium gives unseen iframes no frames, so that only the word can be waited for.
      await until(play, 'standing still', (seen) => {
        const { step } = seen.state();
        const stood = seen.last === step ? (seen.stood ?? 0) + 1 : 0;
        Object.assign(seen, { last: step, stood });
        return stood > 20;
      });
      const left = (await state(play)).step;
      await play.page.evaluate(() => scrollTo(0, 690));
      await goesOn(play);
      const { step } = await state(play);
      assert.ok(step - left < 120, `${step - left} steps after the return`);
    }));

  test('tells ready, displayed, first touch, start, progress, end, end card and the way out', () =>
    withHost({}, async (play) => {
      await shown(play);
      assert.deepEqual((await hear(play, 'ready')).locales, ['en', 'ar']);
      assert.deepEqual(await names(play), ['ready', 'displayed']);
      await followHints(play);
      const end = await endCard(play);
      await hear(play, 'end_card');
      const all = await told(play);
      assert.deepEqual(
        all.map(([name, { value }]) => (value ? `${name} ${value}` : name)),
        // prettier-ignore
        ['ready', 'displayed', 'first_touch', 'started', 'progress 25', 'progress 50', 'progress 75', 'end', 'end_card'],
      );
      assert.equal((await hear(play, 'end')).outcome, 'won');
      for (const [, detail] of all) assert.equal(detail.playmill, 1);
      await until(play, 'half a second', (seen) => {
        seen.since ??= seen.frames;
        return seen.frames > seen.since + 45;
      });
      const opened = play.context.waitForEvent('page');
      await tap(play, middle(end.cta));
      await (await opened).waitForLoadState();
      const cta = await hear(play, 'cta');
      assert.equal(cta.url, ANDROID);
      assert.equal(cta.opened, true);
      assert.deepEqual(play.stores, [ANDROID]);
    }));

  test('tells a lost play, and that it is tried again', () =>
    withHost({ ad: losing() }, async (play) => {
      await shown(play);
      const now = await ready(play);
      await tap(play, now.hint[0]);
      const end = await endCard(play);
      assert.equal((await hear(play, 'end')).outcome, 'lost');
      await until(play, 'half a second', (seen) => {
        seen.since ??= seen.frames;
        return seen.frames > seen.since + 45;
      });
      await tap(play, middle(end.retry));
      await hear(play, 'retried');
    }));

  test('store="host": the address is told, the page opens nothing', () =>
    withHost({ attributes: 'store="host"' }, async (play) => {
      await shown(play);
      const at = middle((await state(play)).cta);
      await tap(play, at);
      await goesOn(play);
      await tap(play, at);
      const cta = await hear(play, 'cta');
      assert.deepEqual([cta.url, cta.opened], [ANDROID, false]);
      assert.equal(play.context.pages().length, 1);
    }));

  test('pause and resume', () =>
    withHost({}, async (play) => {
      await shown(play);
      await command(play, 'ad.pause()');
      await until(play, 'standing still', (seen) => {
        const { step } = seen.state();
        const stood = seen.last === step ? (seen.stood ?? 0) + 1 : 0;
        Object.assign(seen, { last: step, stood });
        return stood > 10;
      });
      assert.ok(await stands(play));
      const { step } = await state(play);
      await command(play, 'ad.resume()');
      await goesOn(play);
      assert.ok((await state(play)).step - step < 60, 'no time has passed meanwhile');
    }));

  test('mute before the start, and its end', () =>
    withHost({ attributes: 'muted' }, async (play) => {
      await shown(play);
      const touched = async () => {
        const now = await ready(play);
        await tap(play, now.hint[0]);
        await goesOn(play);
      };
      await touched();
      assert.equal(await play.frame.evaluate(() => window.seen.audio.length), 0);
      await command(play, 'ad.muted = false');
      await touched();
      await until(play, 'sound', (seen) => seen.audio.length === 1);
    }));

  test('language, at the start and in the middle', () =>
    withHost({ attributes: 'locale="ar"' }, async (play) => {
      await shown(play);
      const arabic = /[\u0600-\u06ff]/;
      const words = () => play.frame.evaluate(() => window.seen.fills.map(([text]) => text));
      assert.ok((await words()).some((text) => arabic.test(text)));
      assert.equal(await play.frame.evaluate(() => document.documentElement.lang), 'ar');
      await command(play, `ad.locale = 'en'`);
      await until(play, 'English', (seen) => seen.fills.some(([text]) => /Play free/i.test(text)));
    }));

  test('close takes the ad away and leaves the poster; start begins anew', () =>
    withHost({}, async (play) => {
      await shown(play);
      await command(play, 'ad.close()');
      await hear(play, 'closed');
      assert.equal(await poster(play), '1');
      assert.equal(
        await play.page.evaluate(
          () => document.querySelector('playmill-ad').shadowRoot.querySelectorAll('iframe').length,
        ),
        0,
      );
      await command(play, 'ad.start()');
      await hear(play, 'displayed', 2);
    }));

  test('a device without WebGL: an error is told, and a still screen shows', () =>
    withHost(
      {
        before: () => (HTMLCanvasElement.prototype.getContext = () => null),
        quiet: true,
      },
      async (play) => {
        assert.match((await hear(play, 'error')).message, /WebGL2|measureText|null/);
        await hear(play, 'displayed');
      },
    ));

  test('its still screen speaks the language that the host asks for', () =>
    withHost(
      {
        attributes: 'locale="ar"',
        before: () => (HTMLCanvasElement.prototype.getContext = () => null),
        quiet: true,
      },
      async (play) => {
        await hear(play, 'displayed');
        play.frame = play.page.frames().find((f) => f.url().startsWith(`${ADS}/ad.html`));
        const words = () => play.frame.evaluate(() => document.body.innerText);
        assert.match(await words(), /[\u0600-\u06ff]/);
        assert.equal(await play.frame.evaluate(() => document.documentElement.lang), 'ar');
      },
    ));

  test('an address that is no playable: an error is told after a while', () =>
    withHost(
      { ad: '<!doctype html><title>not found</title>', clock: true, quiet: true },
      async (play) => {
        const frame = await play.page.waitForSelector('playmill-ad >> iframe');
        await (await frame.contentFrame()).waitForLoadState();
        await play.page.clock.runFor(14000);
        assert.deepEqual(await names(play), []);
        await play.page.clock.runFor(2000);
        assert.match((await hear(play, 'error')).message, /does not answer/);
      },
    ));
});

describe('nobody else', { concurrency: PAGES }, () => {
  const intruder = (script) => ({
    [`${ADS}/other.html`]: [
      'text/html',
      `<script>setInterval(() => { ${script}; window.sent = true; }, 20)</script>`,
    ],
  });
  const intruded = async (play) => {
    const other = play.page.frames().find((f) => f.url().endsWith('other.html'));
    await other.waitForFunction(() => window.sent);
    await goesOn(play);
    await goesOn(play);
  };

  test('speaks for the ad: another window of the page cannot', () =>
    withHost(
      {
        page: pageOf('').replace('<div></div>', `<iframe src="${ADS}/other.html"></iframe>`),
        files: intruder(`parent.postMessage({ playmill: 1, event: 'end', outcome: 'won' }, '*')`),
      },
      async (play) => {
        await shown(play);
        await intruded(play);
        assert.deepEqual(await names(play), ['ready', 'displayed']);
      },
    ));

  test('commands the ad: another window of the page cannot', () =>
    withHost(
      {
        page: `<!doctype html><iframe src="${ADS}/ad.html"></iframe><iframe src="${ADS}/other.html"></iframe>`,
        files: intruder(`parent.frames[0].postMessage({ playmill: 1, command: 'close' }, '*')`),
      },
      async (play) => {
        play.frame = play.page.frames().find((f) => f.url().startsWith(`${ADS}/ad.html`));
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        await intruded(play);
      },
    ));

  test('commands an ad that was told its host: another origin around it cannot', () =>
    withHost(
      {
        page: `<!doctype html><iframe src="${ADS}/ad.html#host=https%3A%2F%2Fother.example"></iframe>
               <script src="attack.js"></script>`,
        files: {
          [`${PUBLISHER}/attack.js`]: [
            'text/javascript',
            `window.heard = [];
             addEventListener('message', (e) => window.heard.push(e.data));
             setInterval(() => frames[0].postMessage({playmill: 1, command: 'pause'}, '*'), 20);`,
          ],
        },
        // Chromium writes on the console that a message was for another origin.
        quiet: true,
      },
      async (play) => {
        play.frame = play.page.frames()[1];
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        await goesOn(play);
        assert.deepEqual(await play.page.evaluate(() => window.heard), []);
        play.faults = play.faults.filter((f) => !/target origin/.test(f));
      },
    ));
});

describe('in an app', { concurrency: PAGES }, () => {
  const bridges = {
    'WKWebView: messages to the handler': () => {
      window.out = [];
      const postMessage = (message) => window.out.push(message);
      window.webkit = { messageHandlers: { playmill: { postMessage } } };
    },
    'Android: JSON to the object': () => {
      window.out = [];
      window.PlaymillHost = { postMessage: (text) => window.out.push(JSON.parse(text)) };
    },
  };
  for (const [what, before] of Object.entries(bridges)) {
    test(`${what}, commands by PlaymillCommand, the app opens the store`, () =>
      withHost({ alone: 'locale=ar', before }, async (play) => {
        const out = () => play.page.evaluate(() => window.out);
        const say = (more) =>
          play.page.evaluate((m) => window.PlaymillCommand({ playmill: 1, ...m }), more);
        await until(play, 'the first steps', (seen) => seen.state().step > 5);
        assert.deepEqual(
          (await out()).map((m) => m.event),
          ['ready', 'displayed'],
        );
        assert.equal(await play.page.evaluate(() => document.documentElement.lang), 'ar');
        await say({ command: 'pause' });
        assert.ok(await stands(play));
        await say({ command: 'resume' });
        await goesOn(play);
        const at = middle((await state(play)).cta);
        await tap(play, at);
        await goesOn(play);
        await tap(play, at);
        await goesOn(play);
        const cta = (await out()).find((m) => m.event === 'cta');
        assert.deepEqual([cta.url, cta.opened], [ANDROID, false]);
        assert.equal(play.context.pages().length, 1);
        // A word that is no command, and one of another version, change nothing.
        await play.page.evaluate(() => window.PlaymillCommand('{"broken'));
        await play.page.evaluate(() => window.PlaymillCommand({ playmill: 99, command: 'close' }));
        await goesOn(play);
        await say({ command: 'close' });
        assert.ok(await stands(play));
        assert.equal((await out()).at(-1).event, 'closed');
      }));
  }

  test('Android, a message listener: commands come as its messages', () =>
    withHost({ alone: '', before: bridges['Android: JSON to the object'] }, async (play) => {
      await until(play, 'the first steps', (seen) => seen.state().step > 5);
      await play.page.evaluate(() =>
        window.PlaymillHost.onmessage({ data: '{"playmill":1,"command":"pause"}' }),
      );
      assert.ok(await stands(play));
    }));
});

test('the sample page has what it needs', () =>
  withHost(
    {
      page: read('samples/host/index.html')
        .replaceAll(/ad\.html/g, `${ADS}/ad.html`)
        .replace('<style>', '<style nonce="x">')
        .replace('poster.png', 'poster.svg'),
      files: { [`${PUBLISHER}/page.js`]: ['text/javascript', read('samples/host/page.js')] },
    },
    async (play) => {
      await play.page.evaluate(() => document.querySelector('playmill-ad').scrollIntoView());
      await shown(play);
      await play.page.waitForFunction(() =>
        /displayed/.test(document.querySelector('ol').textContent),
      );
      await play.page.evaluate(() => document.querySelector('[data-do=locale]').click());
      await play.page.evaluate(() => document.querySelector('[data-do=close]').click());
      await hear(play, 'closed');
    },
  ));
