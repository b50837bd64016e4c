import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export default {
  root: import.meta.dirname,
  base: './',
  publicDir: path.join(root, 'build/studio-parts'),
  resolve: {
    alias: {
      '#studio-core-wasm': path.join(root, 'build/wasm/studio_core.wasm'),
      '#studio-core': path.join(root, 'build/wasm/studio_core.js'),
    },
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
