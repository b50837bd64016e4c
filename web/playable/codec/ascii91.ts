// Packed bytes as visible ASCII: two characters carry 13 bits, the first the remainder by 91. Left
// out of the 95 visible characters are " \ < /, so that the text can stand in a script as it is and
// never reads as a tag, a comment or an address. Written by generator/packer/text_code.cpp.

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((text.length * 13) >> 4);
  // An odd last character is a digit of its own: the missing one counts 0.
  const digit = (at: number): number => {
    const c = text.charCodeAt(at);
    return c - 32 - +(c > 34) - +(c > 47) - +(c > 60) - +(c > 92) || 0;
  };
  let held = 0;
  let bits = 0;
  let put = 0;
  for (let i = 0; i < text.length; i += 2) {
    held |= (digit(i) + 91 * digit(i + 1)) << bits;
    for (bits += 13; bits > 7; bits -= 8) {
      out[put++] = held;
      held >>= 8;
    }
  }
  return out;
}
