// Between the page and a worker that holds the program.

export interface Ask {
  id: number;
  method: string;
  json?: unknown;
  bytes?: Uint8Array;
  /** An archive of files that this call needs besides the usual ones. */
  needs?: string;
}

/** What is wrong, where, and what mends it: generator/core/result.h. */
export interface Failure {
  message: string;
  mend: string;
  line: string;
  pointer?: string;
  file?: string;
}

export interface Answer {
  id: number;
  json?: unknown;
  blobs?: Uint8Array[];
  error?: Failure;
}
