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
  /** The container says which share of it is in view; from then on its word counts too. */
  exposed(share: number): void;
  closed(): void;
}
