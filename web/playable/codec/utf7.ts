// Packed bytes as seven bits a character, for networks that allow control characters (they call it
// base122). The eight values that cannot stand in a script share a character from U+0100 on with
// the seven bits that follow. Written by generator/packer/text_code.cpp.

const KEPT_OUT = [0, 10, 13, 26, 34, 47, 60, 92];

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(2 * text.length);
  let held = 0;
  let bits = 0;
  let put = 0;
  const add = (seven: number): void => {
    held |= seven << bits;
    bits += 7;
    if (bits > 7) {
      out[put++] = held;
      held >>= 8;
      bits -= 8;
    }
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 255) {
      add(KEPT_OUT[(c >> 7) - 2]!);
      add(c & 127);
    } else add(c);
  }
  return out.subarray(0, put);
}
