// Tencent (Youlianghui): unsdk.js in the head defines GDTUnSdk, of which one is made; only the
// click is told to it.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const GDTUnSdk: new (options: { type: 'playable' }) => { playAble: { onClick(): void } };
declare const _gdtUnSdk: { playAble: { onClick(): void } };

export const GATED = false;

/** Again at the click when the SDK was not there yet. */
function make(): void {
  if (!('_gdtUnSdk' in window))
    safely(() => Object.assign(window, { _gdtUnSdk: new GDTUnSdk({ type: 'playable' }) }));
}

export function meet(_play: Play): void {
  make();
}

export function open(): void {
  make();
  safely(() => _gdtUnSdk.playAble.onClick());
}

export function tell(_moment: Moment): void {}
