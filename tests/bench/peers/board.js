// A small match-3 for the peers: 7 x 8, six kinds, swap, cascade, refill; pieces glide to their
// places. The engines only draw `pieces`.
export const COLS = 7;
export const ROWS = 8;
export const STEP = 53;
export const LEFT = 9.5;
export const TOP = 200;
const KINDS = 6;
const GLIDE_S = 0.18;

export function makeBoard() {
  let seed = 12345;
  const random = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * n);
  };
  const cells = [];
  const place = (c, r) => ({ x: LEFT + (c + 0.5) * STEP, y: TOP + (r + 0.5) * STEP });
  const make = (c, r, from) => {
    const at = place(c, r);
    const y = TOP + (from + 0.5) * STEP;
    return {
      kind: random(KINDS),
      x: at.x,
      y,
      fromX: at.x,
      fromY: y,
      toX: at.x,
      toY: at.y,
      t: 0,
      scale: 1,
    };
  };
  const board = { pieces: [], score: 0 };
  const index = (c, r) => r * COLS + c;
  const kind = (c, r) =>
    c < 0 || r < 0 || c >= COLS || r >= ROWS ? -1 : (cells[index(c, r)]?.kind ?? -1);
  const runAt = (c, r) => {
    const k = kind(c, r);
    if (k < 0) return false;
    const count = (dx, dy) => {
      let n = 0;
      while (kind(c + dx * (n + 1), r + dy * (n + 1)) === k) n++;
      return n;
    };
    return count(-1, 0) + count(1, 0) >= 2 || count(0, -1) + count(0, 1) >= 2;
  };
  const swap = (a, b) => {
    [cells[a], cells[b]] = [cells[b], cells[a]];
  };
  const settle = () => {
    cells.forEach((p, i) => {
      if (!p) return;
      const at = place(i % COLS, Math.floor(i / COLS));
      if (p.toX !== at.x || p.toY !== at.y)
        Object.assign(p, { fromX: p.x, fromY: p.y, toX: at.x, toY: at.y, t: 0 });
    });
    board.pieces = cells.filter(Boolean);
  };
  for (let i = 0; i < COLS * ROWS; i++) {
    const [c, r] = [i % COLS, Math.floor(i / COLS)];
    do cells[i] = make(c, r, r);
    while (runAt(c, r));
  }
  settle();

  let busy = 0;
  let picked = null;
  const clear = () => {
    const gone = [];
    for (let i = 0; i < COLS * ROWS; i++) if (runAt(i % COLS, Math.floor(i / COLS))) gone.push(i);
    if (gone.length === 0) return false;
    board.score += gone.length * 10;
    for (const i of gone) cells[i] = null;
    for (let c = 0; c < COLS; c++) {
      let to = ROWS - 1;
      for (let r = ROWS - 1; r >= 0; r--) {
        if (!cells[index(c, r)]) continue;
        if (to !== r) swap(index(c, to), index(c, r));
        to--;
      }
      for (let n = 1; to >= 0; to--, n++) cells[index(c, to)] = make(c, to, -n);
    }
    settle();
    return true;
  };
  board.update = (seconds) => {
    for (const p of board.pieces) {
      if (p.t >= 1) continue;
      p.t = Math.min(1, p.t + seconds / GLIDE_S);
      const e = 1 - (1 - p.t) ** 3;
      p.x = p.fromX + (p.toX - p.fromX) * e;
      p.y = p.fromY + (p.toY - p.fromY) * e;
      p.scale = 1 + 0.1 * Math.sin(Math.PI * p.t);
    }
    if (busy > 0 && (busy -= seconds) <= 0 && clear()) busy = GLIDE_S + 0.06;
  };
  const cellAt = (x, y) => {
    const [c, r] = [Math.floor((x - LEFT) / STEP), Math.floor((y - TOP) / STEP)];
    return c >= 0 && r >= 0 && c < COLS && r < ROWS ? { c, r } : null;
  };
  board.press = (x, y) => (picked = cellAt(x, y));
  board.glide = (x, y) => {
    const at = picked && cellAt(x, y);
    if (!at || busy > 0 || Math.abs(at.c - picked.c) + Math.abs(at.r - picked.r) !== 1) return;
    const [a, b] = [index(picked.c, picked.r), index(at.c, at.r)];
    swap(a, b);
    if (runAt(picked.c, picked.r) || runAt(at.c, at.r)) busy = GLIDE_S;
    else swap(a, b);
    picked = null;
    settle();
  };
  board.hint = () => {
    if (busy > 0) return null;
    for (let i = 0; i < COLS * ROWS; i++) {
      const [c, r] = [i % COLS, Math.floor(i / COLS)];
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
      ]) {
        if (c + dx >= COLS || r + dy >= ROWS) continue;
        const b = index(c + dx, r + dy);
        swap(i, b);
        const good = runAt(c, r) || runAt(c + dx, r + dy);
        swap(i, b);
        const [from, to] = [place(c, r), place(c + dx, r + dy)];
        if (good)
          return [
            [from.x, from.y],
            [to.x, to.y],
          ];
      }
    }
    return null;
  };
  return board;
}
