// A brief as a file, and as the part of a link that never leaves the browser.
import type { Brief } from '../core/types.ts';

const MARK = '#brief=';

async function through(bytes: Uint8Array, stream: GenericTransformStream): Promise<Uint8Array> {
  const out = new Blob([bytes as BlobPart]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

interface GenericTransformStream {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

/** Pictures are too large for a link and stay behind. */
export async function linkOf(brief: Brief): Promise<string> {
  const words = { ...brief, icon: undefined, screenshots: undefined, sprites: undefined };
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  const text = btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return location.href.split('#')[0] + MARK + text;
}

export async function briefFromLink(): Promise<Brief | null> {
  if (!location.hash.startsWith(MARK)) return null;
  const text = location.hash.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/');
  history.replaceState(null, '', location.href.split('#')[0]);
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const bytes = await through(packed, new DecompressionStream('deflate-raw'));
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Brief)
    : null;
}

export function download(name: string, bytes: BlobPart, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
