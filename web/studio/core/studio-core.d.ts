// What Emscripten generates (build/wasm/studio_core.js).
declare module '#studio-core' {
  export interface Core {
    FS: { mkdirTree(path: string): void; writeFile(path: string, bytes: Uint8Array): void };
    HEAPU8: Uint8Array;
    UTF8ToString(at: number): string;
    stringToUTF8(text: string, at: number, room: number): void;
    lengthBytesUTF8(text: string): number;
    _malloc(size: number): number;
    _free(at: number): void;
    _pm_studio_call(
      method: number,
      ask: number,
      size: number,
      bytes: number,
      bytesSize: number,
    ): number;
    _pm_studio_encoded(bytes: number, size: number): void;
    _pm_studio_blobs(): number;
    _pm_studio_blob(index: number): number;
    _pm_studio_blob_size(index: number): number;
  }
  const make: (settings: {
    wasmBinary: ArrayBuffer;
    sha256: (bytes: Uint8Array) => string;
  }) => Promise<Core>;
  export default make;
}

declare module '*?url' {
  const url: string;
  export default url;
}

declare module 'onnxruntime-web/wasm' {
  export * from 'onnxruntime-common';
}

declare module '*?raw' {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Of Vite: the files of a pattern, by their path. */
  glob<T>(
    pattern: string,
    options: { query: string; import: string; eager: true },
  ): Record<string, T>;
}
