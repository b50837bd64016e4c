// art.mjs ROOM: ROOM/pages/art.png as WebP, quality 90: what a studio would ship for the peers.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const pages = path.join(path.resolve(process.argv[2]), 'pages');
const browser = await chromium.launch({
  executablePath: process.env.PM_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
const png = fs.readFileSync(path.join(pages, 'art.png')).toString('base64');
const webp = await page.evaluate(async (url) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.9).split(',')[1];
}, 'data:image/png;base64,' + png);
await browser.close();
fs.writeFileSync(path.join(pages, 'art.webp'), Buffer.from(webp, 'base64'));
