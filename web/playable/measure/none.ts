// Nothing is measured; the bundler takes the calls away.
import type { Config } from '../config.ts';
import type { EventName, Game } from './record.ts';

export function begin(_config: Config, _ad: Element): void {}
export function attach(_game: Game): void {}
export function note(_name: EventName): void {}
export function drawn(_now_ms: number): void {}
export function touch(_e: PointerEvent): void {}
export function look(_still: () => boolean): void {}
export function exposed(_share: number): void {}
export function closed(): void {}
