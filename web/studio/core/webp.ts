// The browser's own WebP encoder, so that the core need not bring one.

const NOTHING = new Uint8Array();
const PROBE = 16;
/** Mean difference of a channel that lossy coding of the probe stays well below. */
const SAME = 10;

let trusted: Promise<boolean> | undefined;

/**
 * WebP of straight RGBA, `quality` 1..100, alpha without loss. Nothing where the browser has no such
 * encoder (Safari), or does not give out what was drawn.
 */
export async function encodeWebp(
  pixels: Uint8Array,
  width: number,
  height: number,
  quality: number,
): Promise<Uint8Array> {
  trusted ??= tryOut().catch(() => false);
  if (!(await trusted)) return NOTHING;
  try {
    const blob = await encode(pixels, width, height, quality);
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return NOTHING; // no memory
  }
}

function encode(pixels: Uint8Array, width: number, height: number, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const picture = new ImageData(new Uint8ClampedArray(pixels), width, height);
  canvas.getContext('2d')!.putImageData(picture, 0, 0);
  return canvas.convertToBlob({ type: 'image/webp', quality: quality / 100 });
}

/** Browsers that guard against being recognised hand out other pixels than were drawn: one is tried. */
async function tryOut(): Promise<boolean> {
  const drawn = new Uint8Array(PROBE * PROBE * 4);
  for (let i = 0; i < drawn.length; i += 4) {
    const x = (i / 4) % PROBE;
    const y = Math.floor(i / 4 / PROBE);
    drawn.set([x * 16, y * 16, 128, y < PROBE / 4 ? 0 : 255], i);
  }
  const blob = await encode(drawn, PROBE, PROBE, 90);
  if (blob.type !== 'image/webp') return false;
  const pen = new OffscreenCanvas(PROBE, PROBE).getContext('2d')!;
  pen.drawImage(await createImageBitmap(blob), 0, 0);
  const read = pen.getImageData(0, 0, PROBE, PROBE).data;
  let apart = 0;
  for (let i = 0; i < drawn.length; i += 4) {
    apart += Math.abs(drawn[i + 3]! - read[i + 3]!);
    if (drawn[i + 3] === 0) continue;
    for (let c = 0; c < 3; c++) apart += Math.abs(drawn[i + c]! - read[i + c]!);
  }
  return apart / drawn.length < SAME;
}
