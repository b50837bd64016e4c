// Tells the collector how a view went: when something happens after which the page may be gone, and
// from time to time, for web views end without a word.
import type { Config } from '../config.ts';
import { type Frames, makeFrames } from './frames.ts';
import { type EventName, type Game, makeRecorder, type Recorder } from './record.ts';
import { makeSender, type Sender } from './sender.ts';
import { makeSight, type Sight } from './sight.ts';

const FIRST_REPORT_MS = 5000;
const AFTER_END_MS = 1000;

let frames: Frames;
let sight: Sight;
let recorder: Recorder;
let sender: Sender;
let displayed = false;
let inSight = true;
let over = false;
/** Where the call to action stands. */
let place = 0;

function report(): void {
  sender.add(recorder.take());
  sender.post();
}

function leave(): void {
  sender.add(recorder.take());
  sender.leave();
}

function reportAfter(ms: number): void {
  setTimeout(() => {
    if (over) return;
    report();
    reportAfter(2 * ms);
  }, ms);
}

export function begin(config: Config, ad: Element): void {
  const about = config.beacon!;
  frames = makeFrames();
  sight = makeSight(ad, () => recorder.note('viewable'));
  recorder = makeRecorder(about, frames, sight);
  sender = makeSender(about.url);
  const failed = () => recorder.errors++;
  addEventListener('error', failed);
  addEventListener('unhandledrejection', failed);
  // A page that the browser keeps may be shown again.
  addEventListener('pagehide', (e) => e.persisted || closed());
}

export function attach(game: Game): void {
  recorder.game = game;
}

export function note(name: EventName): void {
  if (over) return;
  if (name === 'end_card') place = 1;
  if (name === 'retried') place = 0;
  if (name === 'context_lost') recorder.losses++;
  const ofGoal = name === 'solved' || name === 'failed' ? recorder.game?.progress() : undefined;
  recorder.note(name, name === 'cta' ? place : ofGoal);
  if (name === 'cta') report();
  if (name === 'end_card') setTimeout(report, AFTER_END_MS);
  if (name === 'displayed') {
    displayed = true;
    sight.shown(inSight);
    reportAfter(FIRST_REPORT_MS);
  }
}

export function drawn(now_ms: number): void {
  frames.drawn(now_ms);
}

export function touch(e: PointerEvent): void {
  recorder.touch(e.clientX / innerWidth, e.clientY / innerHeight);
}

export function look(still: () => boolean): void {
  const on = !still();
  frames.rest();
  if (over || on === inSight) return;
  inSight = on;
  if (!displayed) return;
  sight.shown(on);
  recorder.note(on ? 'shown' : 'hidden', recorder.game?.progress());
  if (on) sender.post();
  else leave();
}

export function exposed(share: number): void {
  sight.exposed(share);
}

export function closed(): void {
  if (over) return;
  over = true;
  sight.shown(false);
  recorder.note('closed', recorder.game?.progress());
  leave();
}
