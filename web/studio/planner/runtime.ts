// Which build of ONNX Runtime Web reads: the one for WebGPU where the browser has a GPU for it, else the
// one for WebAssembly alone, half as large.
import type { InferenceSession, Tensor, env } from 'onnxruntime-web/wasm';
import gpuUrl from '#onnxruntime-gpu?url';
import wasmUrl from '#onnxruntime-wasm?url';

interface Ort {
  InferenceSession: typeof InferenceSession;
  Tensor: typeof Tensor;
  env: typeof env;
}

export interface Runtime {
  ort: Ort;
  /** The module's address, and that of the script beside it; both from the page's. */
  wasm: string;
  script: string;
  on: 'webgpu' | 'wasm';
}

export const onWasm = async (): Promise<Runtime> => ({
  ort: await import('onnxruntime-web/wasm'),
  wasm: wasmUrl,
  script: 'planner/onnxruntime.js',
  on: 'wasm',
});

const onGpu = async (): Promise<Runtime> => ({
  ort: await import('onnxruntime-web/webgpu'),
  wasm: gpuUrl,
  script: 'planner/onnxruntime-gpu.js',
  on: 'webgpu',
});

interface Gpu {
  requestAdapter(): Promise<unknown>;
}

/** The runtime for this machine. */
export async function runtimeHere(): Promise<Runtime> {
  const { gpu } = navigator as { gpu?: Gpu };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return adapter ? onGpu() : onWasm();
}
