// Words in the device's own fonts. A 2D canvas mirrors a band of the words' texture, and what is new on
// it is copied over just before the frame is drawn, in as few pieces as can be: every copy costs a stall,
// and every pixel of the canvas time before the first frame.
// TextSpec (runtime/view/text_source.h) is read from memory by its word offsets.
import { decode, type Heap } from './heap.ts';

/** Painter::TextSource::kSize. */
const SIZE = 1024;
const BAND = 256;

/** One size for all words, drawn under a scale: each size of a list of families is looked up anew. */
const EM = 100;
const FONT =
  `800 ${EM}px ` +
  '"Baloo 2",Nunito,"Arial Rounded MT Bold","SF Pro Rounded",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';

export function textImports(
  gl: WebGL2RenderingContext,
  heap: Heap,
): {
  pm_text_measure: (spec: number) => void;
  pm_text_draw: (spec: number, x: number, y: number) => void;
  /** Not imported by the module: called before a frame's draw calls, with the words' texture bound. */
  flush: () => void;
} {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = BAND;
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  // The texture's row that the canvas begins with.
  let base = 0;
  // What is new: left, top, right, bottom, in the texture. Words come in shelves, from the left: one that
  // was begun before holds words that are not on the canvas, and so is a piece of its own.
  let fresh: [number, number, number, number][] = [];
  /** Of a line, in parts of the letters' size. */
  const ems = (line: string) => pen.measureText(line).width / EM;
  const css = (c: number) =>
    `rgba(${c >>> 24},${(c >>> 16) & 255},${(c >>> 8) & 255},${(c & 255) / 255})`;

  const read = (at: number) => {
    const u = heap.u32.subarray(at >> 2);
    const f = heap.f32.subarray(at >> 2);
    return {
      u,
      f,
      text: decode(heap, u[0]!, u[1]!),
      outline: f[9]! * (u[8]! & 255 ? 1.6 : 1),
    };
  };

  /** Breaks at spaces, or anywhere in scripts that have none, into at most `most` lines of `width` ems. */
  const lines = (text: string, width: number, most: number): string[] => {
    if (most < 2 || ems(text) <= width) return [text];
    const pieces = text.includes(' ') ? text.match(/\S+\s*/g)! : Array.from(text);
    const out: string[] = [];
    let line = '';
    for (const piece of pieces) {
      if (line && out.length + 1 < most && ems((line + piece).trim()) > width) {
        out.push(line.trim());
        line = '';
      }
      line += piece;
    }
    out.push(line.trim());
    return out;
  };

  // A word is drawn right after it has been measured.
  let known = '';
  let broken: string[] = [];
  let widest = 0;
  const layout = (s: ReturnType<typeof read>) => {
    const size = s.f[2]!;
    const room = (s.f[3]! - s.outline * 2) / size;
    const asked = [room, s.u[4], s.text].join();
    if (asked !== known) {
      known = asked;
      // A canvas of another height has forgotten it.
      pen.font = FONT;
      broken = lines(s.text, room, s.u[4]!);
      widest = Math.max(...broken.map(ems));
    }
    return widest * size;
  };

  const flush = () => {
    if (!fresh.length) return;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    for (const piece of fresh) {
      const [left, top, right, bottom] = piece.map((v) => Math.min(v, SIZE)) as typeof piece;
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, left);
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, top - base);
      gl.texSubImage2D(
        gl.TEXTURE_2D,
        0,
        left,
        top,
        right - left,
        bottom - top,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        canvas,
      );
    }
    fresh = [];
    gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  };

  /** Moves the band to where rows `y` to `y + h` are in it. */
  const reach = (y: number, h: number) => {
    if (fresh.length && y >= base && y + h <= base + canvas.height) return;
    if (fresh.length) {
      flush();
      // More words at once than a phone's first frame has: a larger screen.
      canvas.height = Math.min(SIZE, canvas.height * 2);
    }
    if (h > canvas.height) canvas.height = h;
    base = y;
  };

  return {
    pm_text_measure(at) {
      const s = read(at);
      for (let attempt = 0; attempt < 24; attempt++) {
        // The letters at the ends of an arc lean outwards.
        s.f[12] = layout(s) + s.outline * 2 + 2 + s.u[10]! / 2;
        s.f[13] = s.f[2]! * 1.22 * broken.length + s.outline * 2 + s.u[10]! + 2;
        if (s.f[12]! <= s.f[3]! || s.f[2]! <= 6) break;
        // Smaller letters may break elsewhere: not at once to where the present lines would fit.
        const shrink = Math.min(0.97, Math.max(s.f[3]! / s.f[12]!, broken[1] ? 0.87 : 0));
        s.f[2]! *= shrink;
        s.f[9]! *= shrink;
        s.u[10] = s.u[10]! * shrink;
        s.outline *= shrink;
      }
    },
    pm_text_draw(at, x, y) {
      const s = read(at);
      const w = Math.ceil(s.f[12]!);
      const h = Math.ceil(s.f[13]!);
      reach(y, h);
      const last = fresh[fresh.length - 1];
      if (last && (last[0] ? y === last[1] : y >= last[1])) {
        last[2] = Math.max(last[2], x + w);
        last[3] = Math.max(last[3], y + h);
      } else fresh.push([x, y, x + w, y + h]);
      pen.clearRect(x, y - base, w, h);
      pen.save();
      pen.translate(x, y - base);
      pen.beginPath();
      pen.rect(0, 0, w, h);
      pen.clip();
      layout(s);
      pen.font = FONT;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.lineJoin = 'round';
      pen.direction = s.u[11] ? 'rtl' : 'ltr';
      const scale = s.f[2]! / EM;
      pen.scale(scale, scale);
      const size = EM * 1.22;
      const outline = s.f[9]! / scale;
      const center = w / 2 / scale;
      broken.forEach((line, i) => {
        const top = (s.outline + 1) / scale + size * i;
        const middle = top + size * 0.53;
        const fill = pen.createLinearGradient(0, top, 0, top + size);
        fill.addColorStop(0.15, css(s.u[5]!));
        fill.addColorStop(0.85, css(s.u[6]!));
        const passes: [number, string | CanvasGradient][] = [
          [s.u[8]! & 255 ? outline * 3.2 : 0, css(s.u[8]!)],
          [s.u[7]! & 255 ? outline * 2 : 0, css(s.u[7]!)],
          [0, fill],
        ];
        // An arc is drawn letter by letter; joined scripts must stay whole and keep straight.
        const arc =
          s.u[10]! && /^[\x20-\u024f\u0400-\u04ff\u3000-\u9fff\uac00-\ud7af]*$/.test(line)
            ? s.u[10]! / scale
            : 0;
        const letters = arc ? Array.from(line) : [];
        // Where each letter ends, kerning included.
        const ends = letters.map((_, n) => pen.measureText(letters.slice(0, n + 1).join('')).width);
        const total = ends[ends.length - 1]!;
        for (const [width, style] of passes) {
          if (!width && style !== fill) continue;
          pen.lineWidth = width;
          pen.strokeStyle = pen.fillStyle = style;
          const put = (text: string, px: number, py: number) =>
            width ? pen.strokeText(text, px, py) : pen.fillText(text, px, py);
          if (!arc) {
            put(line, center, middle);
            continue;
          }
          let from = 0;
          letters.forEach((letter, n) => {
            const to = ends[n]!;
            const u = total ? (from + to) / total - 1 : 0;
            pen.save();
            pen.translate(center - total / 2 + (from + to) / 2, middle + arc * u * u);
            pen.rotate(u * 0.06);
            put(letter, 0, 0);
            pen.restore();
            from = to;
          });
        }
      });
      pen.restore();
    },
    flush,
  };
}
