// Raw deflate (RFC 1951) for web views without DecompressionStream. Input comes from our own packer.

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

type Code = { counts: number[]; symbols: number[] };

function canonical(lengths: number[]): Code {
  const counts: number[] = new Array(16).fill(0);
  for (const l of lengths) counts[l]!++;
  counts[0] = 0;
  const next: number[] = [0, 0];
  for (let i = 1; i < 15; i++) next[i + 1] = next[i]! + counts[i]!;
  const symbols: number[] = [];
  lengths.forEach((l, s) => {
    if (l) symbols[next[l]!++] = s;
  });
  return { counts, symbols };
}

/** `size` is the length of the inflated bytes. */
export function inflate(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let at = 0;
  let held = 0;
  let heldBits = 0;
  let put = 0;
  const bits = (n: number): number => {
    while (heldBits < n) {
      held |= input[at++]! << heldBits;
      heldBits += 8;
    }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    heldBits -= n;
    return value;
  };
  const symbol = ({ counts, symbols }: Code): number => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; ; length++) {
      code |= bits(1);
      const count = counts[length]!;
      if (code - count < first) return symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
  };
  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (!kind) {
      heldBits = held = 0;
      const length = input[at]! | (input[at + 1]! << 8);
      at += 4;
      out.set(input.subarray(at, at + length), put);
      at += length;
      put += length;
      continue;
    }
    let lengths: number[] = [];
    let literals = 288;
    if (kind === 1) {
      for (let i = 0; i < 320; i++)
        lengths.push(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : i < 288 ? 8 : 5);
    } else {
      literals = bits(5) + 257;
      const distances = bits(5) + 1;
      const count = bits(4) + 4;
      const codeLengths: number[] = new Array(19).fill(0);
      for (let i = 0; i < count; i++) codeLengths[CODE_ORDER[i]!] = bits(3);
      const code = canonical(codeLengths);
      while (lengths.length < literals + distances) {
        const s = symbol(code);
        if (s < 16) lengths.push(s);
        else {
          const value = s === 16 ? lengths[lengths.length - 1]! : 0;
          let repeat = s === 16 ? bits(2) + 3 : s === 17 ? bits(3) + 3 : bits(7) + 11;
          while (repeat--) lengths.push(value);
        }
      }
    }
    const literal = canonical(lengths.slice(0, literals));
    const distance = canonical(lengths.slice(literals));
    lengths = [];
    for (;;) {
      const s = symbol(literal);
      if (s < 256) out[put++] = s;
      else if (s === 256) break;
      else {
        const extra = s < 265 || s === 285 ? 0 : (s - 261) >> 2;
        let length = LENGTH_BASE[s - 257]! + bits(extra);
        const d = symbol(distance);
        const more = d < 4 ? 0 : (d - 2) >> 1;
        const back = (d < 4 ? d + 1 : ((2 + (d & 1)) << more) + 1) + bits(more);
        while (length--) {
          out[put] = out[put - back]!;
          put++;
        }
      }
    }
  }
  return out;
}

/** By the browser where it can, else by the code above. */
export async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream === 'undefined') return inflate(packed, size);
  try {
    const stream = new DecompressionStream('deflate-raw');
    const writer = stream.writable.getWriter();
    // A fault also fails the reading side, where it is handled.
    writer.write(packed).catch(() => {});
    writer.close().catch(() => {});
    const out = new Uint8Array(size);
    const reader = stream.readable.getReader();
    for (let at = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return out;
      out.set(value, at);
      at += value.length;
    }
  } catch {
    return inflate(packed, size);
  }
}
