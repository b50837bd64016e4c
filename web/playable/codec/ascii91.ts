// Packed bytes as visible ASCII: of 91 digits the first 37 carry six bits, the others seven, which costs
// nothing once the page is served compressed. Left out of the 95 visible characters are " \ < /, so
// that the text can stand in a script as it is and never reads as a tag, a comment or an address.
// Written by generator/packer/text_code.cpp.

const SIX_BITS = 37;

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length);
  let held = 0;
  let bits = 0;
  let put = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const digit = c - 32 - +(c > 34) - +(c > 47) - +(c > 60) - +(c > 92);
    if (digit < SIX_BITS) {
      held |= digit << bits;
      bits += 6;
    } else {
      held |= (((digit + SIX_BITS) >> 1) | ((~digit & 1) << 6)) << bits;
      bits += 7;
    }
    if (bits > 7) {
      out[put++] = held;
      held >>= 8;
      bits -= 8;
    }
  }
  return out.subarray(0, put);
}
