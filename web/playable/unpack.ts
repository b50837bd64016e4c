// The module and the scene, packed by LZMA. Their decoder (runtime/unpack) is a module of its own,
// small enough to be compiled at once: as WebAssembly it needs no time to get warm, and LZMA saves a
// seventh of the page against the browser's own inflate.

interface Decoder {
  memory: WebAssembly.Memory;
  /** 1 when the bytes from `to` on were filled. */
  unpack(from: number, size: number, to: number, room: number): number;
}

export type Unpack = (packed: Uint8Array, size: number) => Uint8Array<ArrayBuffer>;

/** `decoder`: in hexadecimal. Throws when the page may not run WebAssembly. */
export function makeUnpack(decoder: string): Unpack {
  const code = Uint8Array.from(decoder.match(/../g)!, (byte) => parseInt(byte, 16));
  const exports = new WebAssembly.Instance(new WebAssembly.Module(code))
    .exports as unknown as Decoder;
  return (packed, size) => {
    // Behind the decoder's own memory, in pages that come as zeros.
    const from = exports.memory.buffer.byteLength;
    const to = from + packed.length;
    exports.memory.grow((packed.length + size + 65535) >> 16);
    const bytes = new Uint8Array(exports.memory.buffer as ArrayBuffer);
    bytes.set(packed, from);
    if (!exports.unpack(from, packed.length, to, size)) throw new Error('damaged');
    return bytes.slice(to, to + size);
  };
}
