// A preview's frame: the shell of the shipped page, fed by messages instead of packed text, with a
// bot that plays until a person touches it. Runs in a sandbox without an origin.
import { CONTEXT } from '../../playable/gl.ts';
import type { Handle, Preview } from '../../playable/preview.ts';
import { decodeStrip } from '../../playable/strip/strip.ts';
import { Bot } from './bot.ts';
import type { Command, Insets, Recorded, Show, Word } from './protocol.ts';
import { Replay } from './replay.ts';

declare global {
  interface Window {
    Playmill?: {
      pause(): void;
      resume(): void;
      volume(level: number): void;
      locale(tag: string): void;
    };
  }
}

const say = (word: Word) => parent.postMessage(word, '*');

let handle: Handle | null = null;
let bot: Bot | null = null;
let replay: Replay | null = null;
let wishes: Show['show'] | null = null;
let scene: Uint8Array = new Uint8Array();
let strip: Uint8Array | undefined;
let locale = '';
let fps = 0;
let nextFrame = 0;
let asked = 0;
let code: Promise<WebAssembly.Module> | null = null;
let begun = false;
let counted = 0;
let countFrom = 0;

function restart(): void {
  if (handle) swap(scene, locale);
}

/** Other pictures are for a fresh frame to decode. */
function sameStrip(other: Uint8Array | undefined): boolean {
  if (!other || !strip) return other === strip;
  return other.length === strip.length && other.every((byte, i) => byte === strip![i]);
}

/** True when the scene is in sight. */
function swap(bytes: Uint8Array, tag: string): boolean {
  const play = handle!;
  bot?.stop();
  const refused = play.wasm.pm_swap(play.write(bytes), bytes.length, play.locale(tag));
  if (refused) return false;
  play.swapped();
  play.wasm.pm_at_once(0);
  scene = bytes;
  return true;
}

/** Along a side, of a sketch that the processor draws: two thirds of the work. */
const SKETCH = 0.8;
let software = false;

function makeContext(): void {
  const gl = preview.canvas.getContext('webgl2', CONTEXT);
  const named = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer = named ? String(gl!.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
  software = /swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

const preview: Preview = {
  canvas: document.createElement('canvas'),
  bytes: new Promise(() => {}),
  detail: () => (software && wishes?.sketch ? SKETCH : 1),
  due(now) {
    if (!begun) return false;
    if (fps && now < nextFrame) return false;
    if (fps) nextFrame = Math.max(nextFrame + 1000 / fps, now - 1000 / fps);
    if (replay) {
      replay.frame(now);
      return false;
    }
    bot?.frame(now);
    count(now);
    return true;
  },
  attach(play) {
    handle = play;
    bot = new Bot(play, restart);
    bot.on = wishes!.bot;
    window.Playmill!.volume(wishes!.muted ? 0 : 1);
    if (wishes!.locale) window.Playmill!.locale(wishes!.locale);
    void begin(play);
    if (wishes!.paused) window.Playmill!.pause();
  },
};

/** As a phone with a notch has it: the page reads its insets there. */
function inset(insets: Insets): void {
  document.documentElement.style.padding = insets.map((one) => `${one}px`).join(' ');
  handle?.size(true);
}

function watch(play: Recorded | null): void {
  replay?.stop();
  replay = null;
  if (!swap(scene, locale) || !play) return;
  replay = new Replay(handle!, play, (part, hash) => say({ studio: 'replaying', part, hash }));
}

const LOOK_EVERY_MS = 8;
const soon = () => new Promise((next) => setTimeout(next, LOOK_EVERY_MS));

/**
 * The first picture comes whole, nobody sees any before it; said when it is drawn, not only asked for.
 * Not by the page's frames: they come late while a page is drawn in software.
 */
async function begin({ wasm, size }: Handle): Promise<void> {
  while (!wasm.pm_compiled()) await soon();
  size();
  wasm.pm_at_once(1);
  wasm.pm_show();
  wasm.pm_at_once(0);
  const gl = preview.canvas.getContext('webgl2')!;
  const drawn = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)!;
  gl.flush();
  while (gl.getSyncParameter(drawn, gl.SYNC_STATUS) === gl.UNSIGNALED && !gl.isContextLost())
    await soon();
  gl.deleteSync(drawn);
  begun = true;
  say({ studio: 'shown', ms: performance.now() - asked });
}

function count(now: number): void {
  counted++;
  if (now - countFrom < 1000) return;
  if (countFrom) say({ studio: 'frames', fps: (counted * 1000) / (now - countFrom) });
  counted = 0;
  countFrom = now;
}

async function show(wish: Show['show']): Promise<void> {
  asked = performance.now();
  wishes = wish;
  ({ scene, strip, locale, fps } = wish);
  if (strip) window.PM_STRIP = decodeStrip(new Uint8Array(strip));
  inset(wish.insets);
  code ??= WebAssembly.compile(wish.module);
  preview.bytes = code.then((module) => [module, wish.scene]);
  Object.assign(window, {
    PM_CONFIG: wish.config,
    PM_WASM: '',
    PM_SCENE: '',
    PM_BYTES: () => new Uint8Array(),
    PM_PREVIEW: preview,
  });
  makeContext();
  await import('../../playable/main.ts');
}

/** What takes long and does not depend on the scene. */
function warm(module: ArrayBuffer): void {
  code ??= WebAssembly.compile(module);
  preview.canvas.width = innerWidth;
  preview.canvas.height = innerHeight;
  makeContext();
}

addEventListener('message', (e: MessageEvent<Command>) => {
  if (e.source !== parent) return;
  const command = e.data;
  if ('warm' in command) return warm(command.warm);
  if ('show' in command) void show(command.show);
  const page = window.Playmill;
  if (!page || !handle) {
    if (wishes && 'paused' in command) wishes.paused = command.paused;
    return;
  }
  if ('swap' in command) {
    const { number } = command.swap;
    const begun = performance.now();
    locale = command.swap.locale;
    const done = sameStrip(command.swap.strip) && swap(command.swap.scene, locale);
    const answer = () => say({ studio: 'swapped', number, done, ms: performance.now() - begun });
    answer();
  }
  if ('again' in command) restart();
  if ('bot' in command) {
    bot!.stop();
    bot!.on = command.bot;
  }
  if ('paused' in command) {
    if (command.paused) page.pause();
    else page.resume();
  }
  if ('muted' in command) page.volume(command.muted ? 0 : 1);
  if ('locale' in command) {
    locale = command.locale;
    page.locale(locale);
  }
  if ('fps' in command) fps = command.fps;
  if ('insets' in command) inset(command.insets);
  if ('replay' in command) watch(command.replay);
});

addEventListener(
  'pointerdown',
  (e) => {
    if (!e.isTrusted) return;
    if (!bot?.on) return;
    bot.stop();
    bot.on = false;
    say({ studio: 'touched' });
  },
  true,
);

say({ studio: 'waiting' });
