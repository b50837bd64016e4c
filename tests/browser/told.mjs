// A page that may tell one collector and ask nobody else, served and opened as on a phone.
import http from 'node:http';
import { AGENTS, PORTRAIT, theBrowser, watch } from './chromium.mjs';
import { policyOf } from './harness.mjs';

/** `faults` fills with what the page throws; `close` closes the page and its server. */
export async function openTold(html, collector) {
  const policy = `${policyOf(html)}; connect-src ${collector}`;
  const site = http.createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(html);
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  const browser = await theBrowser();
  const context = await browser.newContext({
    viewport: PORTRAIT,
    deviceScaleFactor: 0.5,
    hasTouch: true,
    isMobile: true,
    userAgent: AGENTS.android,
  });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  const cdp = await context.newCDPSession(page);
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  const close = async () => {
    await context.close();
    site.closeAllConnections();
    site.close();
  };
  return { context, page, frame: page.mainFrame(), faults, cdp, close };
}
