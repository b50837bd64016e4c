/** The module's memory. It never grows, so views of the whole of it stay good. */
export interface Heap {
  u8: Uint8Array<ArrayBuffer>;
  i32: Int32Array<ArrayBuffer>;
  u32: Uint32Array<ArrayBuffer>;
  f32: Float32Array<ArrayBuffer>;
}

export function decode(heap: Pick<Heap, 'u8'>, from: number, size: number): string {
  return new TextDecoder().decode(heap.u8.subarray(from, from + size));
}
