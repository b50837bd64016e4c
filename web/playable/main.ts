// Boot, frame loop, pointers, size, visibility, context loss. One self-contained page: the payload
// comes inline and nothing is evaluated. What it runs in is one of adapters/, chosen when the shell
// is bundled; so is whether anything is ever requested (measure/).
import { GATED, meet, open, tell } from 'container';
import * as measure from 'measure';
import { pickLocale, type Config } from './config.ts';
import { type Moment } from './container/container.ts';
import type { Handle, Preview } from './preview.ts';
import { showFallback } from './fallback.ts';
import { CONTEXT, glImports } from './gl.ts';
import { decode, type Heap } from './heap.ts';
import { makeSound } from './sound.ts';
import { storeUrl } from './store.ts';
import type { SendStrip } from './strip/strip.ts';
import { textImports } from './text.ts';
import { makeUnpack } from './unpack.ts';

declare const PM_CONFIG: Config;
/** Packed, as text: the module (the same for every scene of a mechanic) and the cooked scene. */
declare const PM_WASM: string;
declare const PM_SCENE: string;
/** What unpacks them, in hexadecimal. */
declare const PM_UNPACK: string;
/** The bytes of such a text: one of codec/, written by the packer before this script. */
declare const PM_BYTES: (text: string) => Uint8Array<ArrayBuffer>;
declare global {
  interface Window {
    /** Only in pages with pictures of the product (strip/). */
    PM_STRIP?: SendStrip;
  }
}
/** False in every page that ships: what only the studio's preview needs is then not in its bytes. */
declare const PM_STUDIO: boolean;
declare const PM_PREVIEW: Preview;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  pm_alloc(size: number): number;
  pm_boot(bytes: number, size: number, locale: number): number;
  pm_gl(): void;
  pm_resize(
    w: number,
    h: number,
    top: number,
    right: number,
    bottom: number,
    left: number,
    density: number,
  ): void;
  pm_locale(locale: number): void;
  pm_frame(ms: number): number;
  pm_resume(): void;
  pm_pointer(kind: number, x: number, y: number): number;
  pm_state(withHint: number): number;
  pm_trace(): number;
  pm_sound_size(sound: number): number;
  pm_sound_render(sound: number): number;
}

/** What hosts and tests may ask and hear: `window.Playmill`. */
export interface PlayState {
  phase: 'playing' | 'finishing' | 'end_card';
  outcome: 'playing' | 'won' | 'lost';
  progress: number;
  step: number;
  hash: string;
  ready: boolean;
  /** Path of the best move in CSS pixels, and its duration in 60 Hz steps. */
  hint: [number, number][];
  glide: number;
  cta: number[];
  retry: number[];
  /** Still being drawn; what is in sight is there; all that may come is there. */
  pictures: 'coming' | 'shown' | 'all';
}

/** In the order of Signal (runtime/shell/host.h). */
const SIGNALS = (
  'displayed first_touch started progress_25 progress_50 progress_75 ' +
  'solved failed retried end_card cta'
).split(' ') as Moment[];

const config = PM_CONFIG;
const canvas = PM_STUDIO ? PM_PREVIEW.canvas : document.createElement('canvas');
document.body.appendChild(canvas);
let locale = 0;
/** Says it in another language, once there is something that speaks. */
let reword = (): void => {};
function speak(tags: readonly string[]): void {
  locale = pickLocale(config.locales, tags);
  document.documentElement.lang = config.locales[locale]!;
  reword();
}
speak(navigator.languages ?? [navigator.language]);
const sound = makeSound();
measure.begin(config, canvas);

function say(moment: Moment, why?: string): void {
  measure.note(moment);
  tell(moment, why);
}

/** Why the play stands still. */
const enum Why {
  /** The container has not shown it yet. */
  wait = 1,
  host = 2,
  container = 4,
  closed = 8,
}
let held: number = GATED ? Why.wait : 0;
const still = (): boolean => !!held || document.hidden;
let rest = (): void => {};
function hold(why: Why, on: boolean): void {
  held = on ? held | why : held & ~why;
  measure.look(still);
  rest();
}

/** Gives the canvas the screen's own pixels; returns how many make a CSS pixel. */
function fitCanvas(): number {
  const w = innerWidth || 1;
  const h = innerHeight || 1;
  const most = Math.min(devicePixelRatio || 1, 3, 2600 / Math.max(w, h));
  const ratio = PM_STUDIO ? most * PM_PREVIEW.detail() : most;
  const width = Math.round(w * ratio);
  const height = Math.round(h * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return ratio;
}

async function boot(): Promise<void> {
  const unpack = PM_STUDIO ? null : makeUnpack(PM_UNPACK);
  // The browser compiles while the scene is unpacked and the context made, the driver its shaders
  // while the module is.
  const compiled = unpack && WebAssembly.compile(unpack(PM_BYTES(PM_WASM), config.wasm));
  const unpacked = unpack?.(PM_BYTES(PM_SCENE), config.scene);
  // Sized before it gets a context, which would otherwise make its buffers twice.
  let ratio = fitCanvas();
  const gl = canvas.getContext('webgl2', CONTEXT);
  if (!gl) throw new Error('no WebGL2');
  const events: ((name: string) => void)[] = [];
  const heap = {} as Heap;
  const words = textImports(gl, heap);
  const env: WebAssembly.ModuleImports = {
    ...glImports(
      gl,
      heap,
      words.flush,
      unpacked ? config.shaders.map(([from, size]) => decode({ u8: unpacked }, from, size)) : [],
    ),
    pm_text_measure: words.pm_text_measure,
    pm_text_draw: words.pm_text_draw,
    pm_signal: (signal: number) => {
      const name = SIGNALS[signal]!;
      say(name);
      for (const heard of events) heard(name);
      window.dispatchEvent(new CustomEvent('playmill', { detail: name }));
    },
    pm_sound: sound.play,
    pm_strip: () => window.PM_STRIP?.(gl) ?? 2,
  };
  let scene: Uint8Array;
  let instance: WebAssembly.Instance;
  if (unpacked) {
    scene = unpacked;
    instance = await WebAssembly.instantiate((await compiled)!, { env });
  } else {
    const [code, cooked] = await PM_PREVIEW.bytes;
    scene = cooked;
    instance = await WebAssembly.instantiate(code, { env });
  }
  const wasm = instance.exports as unknown as Exports;
  const buffer = wasm.memory.buffer as ArrayBuffer;
  heap.u8 = new Uint8Array(buffer);
  heap.i32 = new Int32Array(buffer);
  heap.u32 = new Uint32Array(buffer);
  heap.f32 = new Float32Array(buffer);
  wasm._initialize();
  const at = wasm.pm_alloc(scene.length);
  heap.u8.set(scene, at);
  const refused = wasm.pm_boot(at, scene.length, locale);
  if (refused) throw new Error('scene refused: ' + refused);
  sound.attach(wasm);
  reword = () => wasm.pm_locale(locale);

  let width = 0;
  let height = 0;
  const size = () => {
    ratio = fitCanvas();
    if (canvas.width === width && canvas.height === height) return;
    width = canvas.width;
    height = canvas.height;
    const inset = getComputedStyle(document.documentElement);
    const px = (side: string) => parseFloat(inset.getPropertyValue('padding-' + side)) * ratio || 0;
    wasm.pm_resize(width, height, px('top'), px('right'), px('bottom'), px('left'), ratio);
  };
  size();
  wasm.pm_gl();

  let lost = false;
  canvas.addEventListener('webglcontextlost', (e) => {
    e.preventDefault();
    lost = true;
    measure.note('context_lost');
  });
  canvas.addEventListener('webglcontextrestored', () => {
    wasm.pm_gl();
    lost = false;
    wasm.pm_resume();
    measure.note('context_restored');
  });

  const frame = (now: number) => {
    if (PM_STUDIO && !PM_PREVIEW.due(now)) return void requestAnimationFrame(frame);
    // While it waits for its container, its first picture is there and gets its details; only
    // time stands still.
    if (!lost && (GATED ? !document.hidden && innerWidth && held <= Why.wait : !still())) {
      size();
      const refused = wasm.pm_frame(GATED ? (held ? 0 : now) : now);
      if (refused) return giveUp('shaders refused: ' + refused);
      measure.drawn(now);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  let finger: number | null = null;
  let leaving = false;
  const leave = () => {
    if (leaving) open(storeUrl(config.store));
    leaving = false;
  };
  const pointer = (kind: number) => (e: PointerEvent) => {
    if (kind === 0 ? finger !== null : e.pointerId !== finger) return;
    e.preventDefault();
    finger = kind > 1 ? null : e.pointerId;
    if (kind === 0) {
      canvas.setPointerCapture?.(e.pointerId);
      measure.touch(e);
    }
    const answer = wasm.pm_pointer(kind, e.clientX * ratio, e.clientY * ratio);
    leaving ||= answer === 1 && e.isTrusted;
    if (kind === 2) sound.unlock();
    // For a finger every browser counts the end of the touch, which follows at once, as the gesture
    // that may open a window; not all count this event.
    if (e.pointerType !== 'touch' || !('ontouchend' in window)) leave();
  };
  (['down', 'move', 'up', 'cancel'] as const).forEach((name, kind) =>
    canvas.addEventListener(`pointer${name}`, pointer(kind)),
  );
  const swallow = (e: Event) => e.preventDefault();
  canvas.addEventListener('touchstart', swallow, { passive: false });
  canvas.addEventListener('touchend', () => {
    sound.unlock();
    leave();
  });
  canvas.addEventListener('contextmenu', swallow);

  rest = () => {
    if (still() && finger !== null) {
      finger = null;
      wasm.pm_pointer(3, 0, 0);
    }
    sound.pause(still());
    wasm.pm_resume();
  };
  document.addEventListener('visibilitychange', () => {
    measure.look(still);
    rest();
  });

  const hex = (n: number) => n.toString(16).padStart(8, '0');
  measure.attach({
    progress: () => heap.i32[(wasm.pm_state(0) >> 2) + 2]!,
    ended: () => heap.i32[wasm.pm_state(0) >> 2] === 2,
    stand() {
      const p = wasm.pm_state(0) >> 2;
      return { steps: heap.i32[p + 3]!, hash: hex(heap.u32[p + 5]!) + hex(heap.u32[p + 4]!) };
    },
    trace(from) {
      const p = wasm.pm_trace() >> 2;
      const count = heap.u32[p + 1]!;
      const at = heap.u32[p]!;
      const view = new DataView(heap.u8.buffer);
      const inputs = [];
      for (let i = from; i < count; i++) {
        const input = at + 12 * i;
        inputs.push({
          step: view.getUint32(input, true),
          kind: view.getUint8(input + 4),
          x: view.getInt16(input + 6, true),
          y: view.getInt16(input + 8, true),
        });
      }
      return { inputs, whole: count < heap.u32[p + 2]! };
    },
  });

  const state = (): PlayState => {
    const p = wasm.pm_state(1);
    const i = heap.i32.subarray(p >> 2);
    const u = heap.u32.subarray(p >> 2);
    const f = heap.f32.subarray(p >> 2);
    const css = (from: number) => Array.from(f.subarray(from, from + 4), (v) => v / ratio);
    return {
      phase: (['playing', 'finishing', 'end_card'] as const)[i[0]!]!,
      outcome: (['playing', 'won', 'lost'] as const)[i[1]!]!,
      progress: i[2]! / 1000,
      step: i[3]!,
      hash: hex(u[5]!) + hex(u[4]!),
      ready: i[6] === 1,
      glide: i[7]!,
      hint: Array.from({ length: i[8]! }, (_, k) => [
        f[9 + 2 * k]! / ratio,
        f[10 + 2 * k]! / ratio,
      ]),
      cta: css(25),
      retry: css(29),
      pictures: (['coming', 'shown', 'all'] as const)[i[33]!]!,
    };
  };
  Object.assign(window, {
    Playmill: {
      state,
      pause: () => hold(Why.host, true),
      resume: () => hold(Why.host, false),
      volume: sound.volume,
      locale: (tag: string) => speak([tag]),
      on: (heard: (name: string) => void) => events.push(heard),
    },
  });
  if (PM_STUDIO) {
    const preview = wasm as Exports & Handle['wasm'];
    PM_PREVIEW.attach({
      wasm: preview,
      locale: (tag) => pickLocale(config.locales, [tag]),
      state,
      step: () => heap.i32[(wasm.pm_state(0) >> 2) + 3]!,
      place(x, y) {
        const at = preview.pm_place(x, y) >> 2;
        return [heap.f32[at]! / ratio, heap.f32[at + 1]! / ratio];
      },
      size(anew) {
        if (anew) width = 0;
        size();
      },
      touch: (kind, x, y) => wasm.pm_pointer(kind, x * ratio, y * ratio),
      write(bytes) {
        const room = wasm.pm_alloc(bytes.length);
        heap.u8.set(bytes, room);
        return room;
      },
      swapped() {
        finger = null;
        width = 0;
        size();
        sound.attach(wasm);
        wasm.pm_frame(performance.now());
      },
    });
  }
  say('loaded');
}

function giveUp(e: unknown): void {
  const why = e instanceof Error ? e.message : String(e);
  say('error', why);
  console.warn('Playmill: ' + why);
  canvas.remove();
  reword = () => showFallback(config, locale, say);
  reword();
  say('displayed');
}

meet({
  config,
  // Only what changes something may break the flow of time.
  begin() {
    if (held & Why.wait) hold(Why.wait, false);
  },
  hold(on) {
    if (on !== !!(held & Why.container)) hold(Why.container, on);
  },
  volume: (level) => sound.volume(level),
  locale: (tag) => speak([tag]),
  still,
  close() {
    hold(Why.closed, true);
    measure.closed();
  },
});
say('loading');
boot().catch(giveUp);
