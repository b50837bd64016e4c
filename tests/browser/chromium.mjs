// The Chromium that the tests play in, and what they put into its pages.
import { chromium } from 'playwright-core';

/** CSS pixels. Small: a software renderer's time goes by the pixel. */
export const PORTRAIT = { width: 195, height: 422 };
export const LANDSCAPE = { width: 422, height: 195 };

export const AGENTS = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  android:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  desktop:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
};

let connection = null;
/** The Chromium that run.mjs started, or one of its own when a test file is run alone. */
export const theBrowser = () =>
  (connection ??= process.env.PM_BROWSER
    ? chromium.connect(process.env.PM_BROWSER)
    : chromium.launch(LAUNCH));
export const closeBrowser = async () => (await connection)?.close();

export const LAUNCH = {
  executablePath: process.env.PM_CHROMIUM ?? '/usr/bin/chromium',
  // Windows must open by the browser's own rules: only inside a gesture.
  ignoreDefaultArgs: ['--disable-popup-blocking'],
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
};

/** Runs in the page before its own script. */
export function watch() {
  const heard = [];
  const seen = { heard, frames: 0, audio: [], fills: [], state: () => window.Playmill.state() };
  window.seen = seen;
  addEventListener('playmill', (e) => heard.push(e.detail));
  const draw = WebGL2RenderingContext.prototype.bufferSubData;
  WebGL2RenderingContext.prototype.bufferSubData = function (...a) {
    seen.frames++;
    return draw.apply(this, a);
  };
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...a) {
    seen.fills.push([a[0], this.direction]);
    return fill.apply(this, a);
  };
  const Audio = window.AudioContext;
  window.AudioContext = class extends Audio {
    constructor(...a) {
      super(...a);
      seen.audio.push(this);
    }
  };
  // until(test, ms): asks once a frame, in the page, so that nothing is missed between two calls.
  seen.until = (test, ms) =>
    new Promise((resolve) => {
      const begun = performance.now();
      const look = () => {
        const found = window.Playmill ? test(seen) : null;
        if (found) resolve(found);
        else if (performance.now() - begun > ms) resolve(null);
        else setTimeout(look, 8);
      };
      look();
    });
}
