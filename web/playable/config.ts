// What the packer writes beside the payload.
import type { About } from './measure/record.ts';

export interface Config {
  /** Store links by platform; `web` is the fallback. */
  store: { ios?: string; android?: string; web?: string };
  /** BCP 47 tags in the order of the cooked scene's locales. */
  locales: string[];
  /** Words of the screen shown when WebAssembly or WebGL2 is missing, by locale. */
  words: { name: string; tagline: string; cta: string }[];
  /** Unpacked sizes of the module and the cooked scene, bytes. */
  wasm: number;
  scene: number;
  /** Where in the scene the three shaders of a frame stand, and their sizes. */
  shaders: [number, number][];
  /** Colours of the fallback screen: background, button, button text. */
  colors: [string, string, string];
  /** Settings of the network's row (templates/networks). */
  network?: Record<string, string | number | boolean>;
  /** Whom to tell of the view, and as what. */
  beacon?: About;
}

/** Best locale for the viewer: exact tag, then language, then the first. */
export function pickLocale(tags: string[], wanted: readonly string[]): number {
  for (const want of wanted) {
    const w = want.toLowerCase();
    const exact = tags.findIndex((t) => t.toLowerCase() === w);
    if (exact >= 0) return exact;
    const language = w.split('-')[0];
    const near = tags.findIndex((t) => t.toLowerCase().split('-')[0] === language);
    if (near >= 0) return near;
  }
  return 0;
}
