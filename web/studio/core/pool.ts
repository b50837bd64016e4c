// Workers that hold the program, and a queue before them: what a person waits for comes first.
import type { Answer, Ask, Failure } from './messages.ts';

/** 0: a person waits for it; 1: in sight soon; 2: whenever there is time. */
export type Urgency = 0 | 1 | 2;

export class CoreError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.line);
  }
}

interface Job {
  ask: Ask;
  urgency: Urgency;
  order: number;
  signal?: AbortSignal;
  done(answer: Answer): void;
}

export interface CallOptions {
  bytes?: Uint8Array;
  needs?: string;
  urgency?: Urgency;
  /** A call that has not begun is left out when this says so. */
  signal?: AbortSignal;
}

interface Seat {
  worker: Worker;
  job: Job | null;
}

export class Pool {
  private readonly seats: Seat[] = [];
  private readonly queue: Job[] = [];
  private made = 0;

  constructor(private readonly size: number) {}

  /** Starts one more worker, up to the pool's size, before it is needed. */
  warm(): void {
    if (this.seats.length >= this.size) return;
    const worker = new Worker(new URL('./core.worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage({ base: document.baseURI });
    const seat: Seat = { worker, job: null };
    worker.onmessage = (e: MessageEvent<Answer>) => {
      const job = seat.job;
      seat.job = null;
      job?.done(e.data);
      this.next();
    };
    this.seats.push(seat);
  }

  call<T>(method: string, json: unknown = {}, options: CallOptions = {}): Promise<T & Blobs> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        ask: { id: this.made, method, json, bytes: options.bytes, needs: options.needs },
        urgency: options.urgency ?? 0,
        order: this.made++,
        signal: options.signal,
        done: (answer) => {
          if (answer.error) reject(new CoreError(answer.error));
          else resolve({ ...(answer.json as T), blobs: answer.blobs ?? [] });
        },
      };
      options.signal?.addEventListener('abort', () => {
        const at = this.queue.indexOf(job);
        if (at < 0) return;
        this.queue.splice(at, 1);
        reject(new DOMException('left out', 'AbortError'));
      });
      this.queue.push(job);
      this.next();
    });
  }

  private next(): void {
    for (;;) {
      const job = this.queue.reduce<Job | null>(
        (best, one) => (best && !before(one, best) ? best : one),
        null,
      );
      const seat = job && this.seatFor(job.urgency);
      if (!job || !seat) return;
      this.queue.splice(this.queue.indexOf(job), 1);
      seat.job = job;
      seat.worker.postMessage(job.ask);
    }
  }

  /** The first seat is kept for what a person waits for: an edit is never behind a play test. */
  private seatFor(urgency: Urgency): Seat | undefined {
    if (urgency > 0 && this.seats.length === 0) this.warm();
    const from = urgency > 0 ? 1 : 0;
    const free = this.seats.slice(from).find((one) => !one.job);
    if (free || this.seats.length >= this.size) return free;
    this.warm();
    return this.seats[this.seats.length - 1];
  }
}

const before = (a: Job, b: Job): boolean =>
  a.urgency < b.urgency || (a.urgency === b.urgency && a.order < b.order);

export interface Blobs {
  blobs: Uint8Array[];
}
