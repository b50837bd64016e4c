// The writer of packed traces; runtime/measure/trace_format.h says what stands in them and reads
// them. It stands here, and not in the module, so that pages that measure nothing carry nothing of
// it; a replay refuses traces that the two would not write alike.

/** An input as the game keeps it: InputKind, and the stage point. */
export interface Input {
  step: number;
  kind: number;
  x: number;
  y: number;
}

const END = 7;
const MOVE = 1;
const UP = 2;
const KINDS = 64;
const DIGITS = 33;
/** Fields: steps before a move and before others; how far others are off; how far moves are. */
const WAIT = 0;
const OFF = 2;
const EVEN = 0x8000;
/** What the end takes at most. */
const END_BYTES = 12;

/** Packs the inputs; `fits` is how many of them surely leave room for the end in `room` bytes. */
function pack(inputs: readonly Input[], room: number): { bytes: number[]; fits: number } {
  const chances = new Uint16Array(KINDS + 6 * 2 * DIGITS).fill(EVEN);
  const bytes: number[] = [];
  let low = 0;
  let high = 0xffffffff;
  let last: Input = { step: 0, kind: UP, x: 0, y: 0 };
  let dx = 0;
  let dy = 0;

  const split = (one: number, bit: number) => {
    const middle = low + ((high - low) >>> 16) * one;
    if (bit) high = middle;
    else low = middle + 1;
    for (; (low ^ high) >>> 24 === 0; low = (low << 8) >>> 0, high = ((high << 8) | 255) >>> 0)
      bytes.push(low >>> 24);
  };
  const learnt = (at: number, bit: number) => {
    const one = chances[at]!;
    split(one, bit);
    chances[at] = bit ? one + ((0xffe0 - one) >> 4) : one - ((one - 0x20) >> 4);
  };
  const number = (field: number, value: number) => {
    const at = KINDS + field * 2 * DIGITS;
    const plus = value + 1;
    const digits = 31 - Math.clz32(plus);
    for (let i = 0; i < digits; i++) learnt(at + i, 1);
    learnt(at + digits, 0);
    for (let i = digits - 1; i >= 0; i--) {
      const bit = (plus >>> i) & 1;
      if (i === digits - 1) learnt(at + DIGITS + digits, bit);
      else split(EVEN, bit);
    }
  };
  const coordinate = (field: number, off: number) =>
    number(field, off < 0 ? -2 * off - 1 : 2 * off);
  const kindOf = (kind: number) => {
    for (let i = 2, node = 1; i >= 0; i--) {
      const bit = (kind >> i) & 1;
      learnt(last.kind * 8 + node, bit);
      node = node * 2 + bit;
    }
  };

  let fits = 0;
  for (const input of inputs) {
    kindOf(input.kind);
    const glides = input.kind === MOVE;
    number(glides ? WAIT : WAIT + 1, input.step - last.step);
    const speed = Math.abs(dx) + Math.abs(dy);
    const off = glides ? OFF + (speed < 4 ? 1 : speed < 24 ? 2 : 3) : OFF;
    const ahead = (d: number) => (glides ? d - Math.trunc(d / 4) : 0);
    coordinate(off, input.x - last.x - ahead(dx));
    coordinate(off, input.y - last.y - ahead(dy));
    dx = glides ? input.x - last.x : 0;
    dy = glides ? input.y - last.y : 0;
    last = input;
    if (bytes.length + END_BYTES > room) break;
    fits++;
  }
  kindOf(END);
  if (low) bytes.push((low >>> 24) + 1);
  return { bytes, fits };
}

/** As many of the inputs as fit into `room` bytes, at least 12. */
export function packTrace(
  inputs: readonly Input[],
  room: number,
): { bytes: number[]; inputs: number } {
  const all = pack(inputs, room);
  if (all.fits === inputs.length) return { bytes: all.bytes, inputs: all.fits };
  return { bytes: pack(inputs.slice(0, all.fits), room).bytes, inputs: all.fits };
}
