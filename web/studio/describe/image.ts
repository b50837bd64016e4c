// Pictures that a person gives: decoded by the browser, made small, and looked at for their colours.

const MOST_BYTES = 40e6;
export const tooLarge = (file: Blob): boolean => file.size > MOST_BYTES;

export interface Picture {
  width: number;
  height: number;
  toDataUrl(longest: number, type: string): string;
  /** RGBA of the picture in a square of that side. */
  pixels(side: number): Uint8ClampedArray;
  close(): void;
}

/** SVGs are drawn so large, whatever they say of themselves. */
const SVG_PX = 1024;

/** Gives it a size that a browser can draw it in; many have a view box alone. */
function sized(text: string): string {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const number = (name: string) => parseFloat(root.getAttribute(name) ?? '') || 0;
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] =
    box.length === 4 ? [box[2]!, box[3]!] : [number('width'), number('height')];
  if (root.nodeName !== 'svg' || !(width > 0) || !(height > 0))
    throw new Error('no SVG with a size');
  const scale = SVG_PX / Math.max(width, height);
  if (box.length !== 4) root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('width', String(Math.max(1, Math.round(width * scale))));
  root.setAttribute('height', String(Math.max(1, Math.round(height * scale))));
  return new XMLSerializer().serializeToString(root);
}

/** As an image element shows it: without scripts, without addresses outside itself. */
async function readSvg(file: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(new Blob([sized(await file.text())], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await createImageBitmap(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function readPicture(file: Blob): Promise<Picture> {
  const bitmap = await (file.type === 'image/svg+xml' ? readSvg(file) : createImageBitmap(file));
  const draw = (width: number, height: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(bitmap, 0, 0, width, height);
    return { canvas, pen };
  };
  return {
    width: bitmap.width,
    height: bitmap.height,
    toDataUrl(longest, type) {
      const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
      const { canvas } = draw(
        Math.max(1, Math.round(bitmap.width * scale)),
        Math.max(1, Math.round(bitmap.height * scale)),
      );
      return canvas.toDataURL(type, 0.85);
    },
    pixels: (side) => draw(side, side).pen.getImageData(0, 0, side, side).data,
    close: () => bitmap.close(),
  };
}

const HUES = 24;

/**
 * The colour that a picture is known by and a second one: the heaviest hues, weighed by how colourful
 * and how bright their pixels are. Greys name nothing; a picture without colour has none.
 */
export function brandColours(rgba: Uint8ClampedArray): (string | undefined)[] {
  const bins = Array.from({ length: HUES }, () => ({ weight: 0, r: 0, g: 0, b: 0 }));
  for (let i = 0; i < rgba.length; i += 4) {
    const [r, g, b, a] = [rgba[i]!, rgba[i + 1]!, rgba[i + 2]!, rgba[i + 3]!];
    const most = Math.max(r, g, b);
    const chroma = most - Math.min(r, g, b);
    if (a < 128 || chroma < 40 || most < 50) continue;
    const hue =
      most === r
        ? ((g - b) / chroma + 6) % 6
        : most === g
          ? (b - r) / chroma + 2
          : (r - g) / chroma + 4;
    const bin = bins[Math.floor((hue / 6) * HUES) % HUES]!;
    const weight = (chroma / 255) ** 1.5 * (most / 255);
    bin.weight += weight;
    bin.r += r * weight;
    bin.g += g * weight;
    bin.b += b * weight;
  }
  const hex = (bin: (typeof bins)[number]) =>
    '#' +
    [bin.r, bin.g, bin.b]
      .map((sum) =>
        Math.round(sum / bin.weight)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
  const order = bins
    .map((bin, hue) => ({ bin, hue }))
    .filter(({ bin }) => bin.weight > 0)
    .sort((a, b) => b.bin.weight - a.bin.weight);
  const first = order[0];
  if (!first) return [];
  // Neighbouring hues are shades of the same colour.
  const second = order.find(({ hue, bin }) => {
    const apart = Math.abs(hue - first.hue);
    return Math.min(apart, HUES - apart) >= 4 && bin.weight > first.bin.weight * 0.12;
  });
  return [hex(first.bin), second ? hex(second.bin) : undefined];
}
