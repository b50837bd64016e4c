import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export default {
  root: import.meta.dirname,
  base: './',
  publicDir: path.join(root, 'build/studio-parts'),
  resolve: {
    alias: [
      { find: /^#studio-core-wasm/, replacement: path.join(root, 'build/wasm/studio_core.wasm') },
      { find: /^#studio-core$/, replacement: path.join(root, 'build/wasm/studio_core.js') },
      {
        find: /^#onnxruntime-gpu/,
        replacement: path.join(
          root,
          'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jsep.wasm',
        ),
      },
      {
        find: /^#onnxruntime-wasm/,
        replacement: path.join(
          root,
          'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
        ),
      },
    ],
  },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
};
