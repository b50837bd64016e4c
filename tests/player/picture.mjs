// picture.mjs FILE GAME_WIDTH HEIGHT: leaves with 0 when the PNG shows a game at the left and an
// inspector at its right: many colours there, text-like contrast here. Else says what is missing.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const [file, gameWidth, height] = [
  process.argv[2],
  Number(process.argv[3]),
  Number(process.argv[4]),
];

/** Pixels of an 8-bit RGBA or RGB PNG without interlacing. */
function decode(bytes) {
  let at = 8;
  let size = null;
  const parts = [];
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      size = { w: body.readUInt32BE(0), h: body.readUInt32BE(4), channels: body[9] === 6 ? 4 : 3 };
    }
    if (kind === 'IDAT') parts.push(body);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = size.w * size.channels;
  const out = Buffer.alloc(row * size.h);
  for (let y = 0; y < size.h; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const a = x >= size.channels ? out[y * row + x - size.channels] : 0;
      const b = y > 0 ? out[(y - 1) * row + x] : 0;
      const c = x >= size.channels && y > 0 ? out[(y - 1) * row + x - size.channels] : 0;
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][filter];
      out[y * row + x] = (raw[y * (row + 1) + 1 + x] + guess) & 255;
    }
  }
  return { ...size, data: out };
}

/** Number of colours, 4 bits a channel, and the share of the commonest one. */
function colours(image, from, to) {
  const counts = new Map();
  let all = 0;
  for (let y = 0; y < image.h; y++) {
    for (let x = from; x < to; x++) {
      const i = (y * image.w + x) * image.channels;
      const key =
        ((image.data[i] >> 4) << 8) | ((image.data[i + 1] >> 4) << 4) | (image.data[i + 2] >> 4);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      all++;
    }
  }
  return { kinds: counts.size, commonest: Math.max(...counts.values()) / all };
}

const image = decode(readFileSync(file));
const faults = [];
if (image.h !== height) faults.push(`height ${image.h} instead of ${height}`);
if (image.w <= gameWidth + 200) faults.push(`width ${image.w}: no room for the inspector`);
const game = colours(image, 0, gameWidth);
if (game.kinds < 120 || game.commonest > 0.5) faults.push(`game: ${JSON.stringify(game)}`);
const panel = colours(image, gameWidth, image.w);
if (panel.kinds < 15 || panel.commonest > 0.95) faults.push(`inspector: ${JSON.stringify(panel)}`);
if (faults.length > 0) {
  console.log(`${file}: ${faults.join('; ')}`);
  process.exit(1);
}
