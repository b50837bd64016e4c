// What measures a view: beacon.ts in pages that were packed for a collector, none.ts in all others.
import type { Config } from '../config.ts';
import type { EventName, Game } from './record.ts';

export interface Measure {
  /** Called first. */
  begin(config: Config, ad: Element): void;
  /** The game is there. */
  attach(game: Game): void;
  note(name: EventName): void;
  drawn(now_ms: number): void;
  /** A finger came down. */
  touch(e: PointerEvent): void;
  /** Whether time stands still may have changed. */
  look(still: () => boolean): void;
  closed(): void;
}
