// A preview's frame: the shell of the shipped page, fed by messages instead of packed text, with a
// bot that plays until a person touches it. Runs in a sandbox without an origin.
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
let shown = false;
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
  play.wasm.pm_swapped();
  scene = bytes;
  return true;
}

const preview: Preview = {
  bytes: Promise.resolve([new Uint8Array(), new Uint8Array()]),
  due(now) {
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
    look();
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

/** Says once when the first whole picture is there, then lets a paused preview rest. */
function look(): void {
  if (shown) return;
  if (handle!.state().pictures !== 'coming') {
    shown = true;
    say({ studio: 'shown', ms: performance.now() - asked });
  } else requestAnimationFrame(look);
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
  preview.bytes = Promise.resolve([wish.module, wish.scene]);
  Object.assign(window, {
    PM_CONFIG: wish.config,
    PM_WASM: '',
    PM_SCENE: '',
    PM_BYTES: () => new Uint8Array(),
    PM_PREVIEW: preview,
  });
  await import('../../playable/main.ts');
}

addEventListener('message', (e: MessageEvent<Command>) => {
  if (e.source !== parent) return;
  const command = e.data;
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
