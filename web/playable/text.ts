// Words in the device's own fonts. A 2D canvas mirrors the words' texture, and what is new on it is
// copied over in one go just before the frame is drawn: every copy and every resize costs a stall.
// TextSpec (runtime/view/text_source.h) is read from memory by its word offsets.
import { decode, type Heap } from './heap.ts';

/** Painter::TextSource::kSize, and the texture unit of Renderer::kWords. */
const SIZE = 1024;
const UNIT = 1;

const FAMILY =
  '"Baloo 2",Nunito,"Arial Rounded MT Bold","SF Pro Rounded",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';

export function textImports(
  gl: WebGL2RenderingContext,
  heap: Heap,
): {
  pm_text_measure: (spec: number) => void;
  pm_text_draw: (spec: number, x: number, y: number) => void;
  /** Not imported by the module: called before a frame's draw calls, with every texture bound. */
  flush: () => void;
} {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  // What is new: left, top, right, bottom.
  let fresh: [number, number, number, number] | null = null;
  const font = (px: number) => `800 ${px}px ${FAMILY}`;
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

  /** Breaks at spaces, or anywhere in scripts that have none, into at most `most` lines. */
  const lines = (text: string, width: number, most: number): string[] => {
    if (most < 2 || pen.measureText(text).width <= width) return [text];
    const pieces = text.includes(' ') ? text.match(/\S+\s*/g)! : Array.from(text);
    const out: string[] = [];
    let line = '';
    for (const piece of pieces) {
      if (line && out.length + 1 < most && pen.measureText((line + piece).trim()).width > width) {
        out.push(line.trim());
        line = '';
      }
      line += piece;
    }
    out.push(line.trim());
    return out;
  };

  const layout = (s: ReturnType<typeof read>) => {
    pen.font = font(s.f[2]!);
    const broken = lines(s.text, s.f[3]! - s.outline * 2, s.u[4]!);
    return { broken, widest: Math.max(...broken.map((l) => pen.measureText(l).width)) };
  };

  return {
    pm_text_measure(at) {
      const s = read(at);
      for (let attempt = 0; attempt < 24; attempt++) {
        const { broken, widest } = layout(s);
        // The letters at the ends of an arc lean outwards.
        s.f[12] = widest + s.outline * 2 + 2 + s.u[10]! / 2;
        s.f[13] = s.f[2]! * 1.22 * broken.length + s.outline * 2 + s.u[10]! + 2;
        if (s.f[12]! <= s.f[3]! || s.f[2]! <= 6) break;
        const shrink = Math.min(0.97, s.f[3]! / s.f[12]!);
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
      fresh = fresh
        ? [
            Math.min(fresh[0], x),
            Math.min(fresh[1], y),
            Math.max(fresh[2], x + w),
            Math.max(fresh[3], y + h),
          ]
        : [x, y, x + w, y + h];
      pen.clearRect(x, y, w, h);
      pen.save();
      pen.translate(x, y);
      pen.beginPath();
      pen.rect(0, 0, w, h);
      pen.clip();
      const { broken } = layout(s);
      const size = s.f[2]! * 1.22;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.lineJoin = 'round';
      pen.direction = s.u[11] ? 'rtl' : 'ltr';
      broken.forEach((line, i) => {
        const top = s.outline + 1 + size * i;
        const middle = top + size * 0.53;
        const fill = pen.createLinearGradient(0, top, 0, top + size);
        fill.addColorStop(0.15, css(s.u[5]!));
        fill.addColorStop(0.85, css(s.u[6]!));
        const passes: [number, string | CanvasGradient][] = [
          [s.u[8]! & 255 ? s.f[9]! * 3.2 : 0, css(s.u[8]!)],
          [s.u[7]! & 255 ? s.f[9]! * 2 : 0, css(s.u[7]!)],
          [0, fill],
        ];
        // An arc is drawn letter by letter; joined scripts must stay whole and keep straight.
        const arc =
          s.u[10]! && /^[\x20-\u024f\u0400-\u04ff\u3000-\u9fff\uac00-\ud7af]*$/.test(line)
            ? s.u[10]!
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
            put(line, w / 2, middle);
            continue;
          }
          let from = 0;
          letters.forEach((letter, n) => {
            const to = ends[n]!;
            const u = total ? (from + to) / total - 1 : 0;
            pen.save();
            pen.translate(w / 2 - total / 2 + (from + to) / 2, middle + arc * u * u);
            pen.rotate(u * 0.06);
            put(letter, 0, 0);
            pen.restore();
            from = to;
          });
        }
      });
      pen.restore();
    },
    flush() {
      if (!fresh) return;
      const [left, top, right, bottom] = fresh.map((v) => Math.min(v, SIZE)) as typeof fresh;
      fresh = null;
      gl.activeTexture(gl.TEXTURE0 + UNIT);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, left);
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, top);
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
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    },
  };
}
