// Between the page and the worker that runs the planner's model.

/** A text as rows of the model's table: generator/planner/tokenizer.h. */
export type Rows = number[];

export type ToReader = { base: string } | { rows: Rows[] };

export interface Read {
  rows: Rows;
  vector: number[];
  categories: number[];
}

export type FromReader =
  | { loaded: number }
  | { ready: 'webgpu' | 'wasm' }
  | { failed: string }
  | { readings: Read[] };
