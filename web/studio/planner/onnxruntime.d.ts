// The package has types for its builds together, but not under this one's name.
declare module 'onnxruntime-web/webgpu' {
  export * from 'onnxruntime-web/wasm';
}
