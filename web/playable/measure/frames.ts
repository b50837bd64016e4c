// Times between frames, as a histogram: whole milliseconds, 255 standing for that and more.

const BUCKETS = 256;
const LONG_MS = 50;

export interface Frames {
  /** A frame was drawn; the first one's time is kept. */
  drawn(now_ms: number): void;
  /** Time stood still: what lies before the next frame is no frame. */
  rest(): void;
  /** Fields of the record. */
  read(): { first_frame_ms?: number; frames?: { p50_ms: number; p95_ms: number; long: number } };
}

/** The smallest bucket up to which that share of all lies. */
export function quantile(counts: Uint32Array, total: number, share: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if ((sum += counts[i]!) >= total * share) return i;
  return 0;
}

export function makeFrames(): Frames {
  const counts = new Uint32Array(BUCKETS);
  let first = 0;
  let last = 0;
  let total = 0;
  let long = 0;
  return {
    drawn(now) {
      first ||= Math.round(performance.now());
      if (last) {
        const took = now - last;
        total++;
        if (took > LONG_MS) long++;
        counts[Math.max(0, Math.min(BUCKETS - 1, Math.round(took)))]!++;
      }
      last = now;
    },
    rest() {
      last = 0;
    },
    read: () => ({
      first_frame_ms: first || undefined,
      frames: total
        ? { p50_ms: quantile(counts, total, 0.5), p95_ms: quantile(counts, total, 0.95), long }
        : undefined,
    }),
  };
}
