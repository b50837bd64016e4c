// What stands between the play and the thing that shows it: a web view of some ad network, a host
// page, a browser tab. Each of adapters/ is one such container and exports what `Container` says.
import type { Config } from '../config.ts';

/** What happens in a play, as the registry names it (templates/schema/network.schema.json). */
export type Moment =
  | 'loading'
  | 'loaded'
  | 'displayed'
  | 'first_touch'
  | 'started'
  | 'progress_25'
  | 'progress_50'
  | 'progress_75'
  | 'solved'
  | 'failed'
  | 'retried'
  | 'end_card'
  | 'cta'
  | 'error';

/** What a container may do to the play. */
export interface Play {
  config: Config;
  /** Opens the start gate; what comes after the first call does nothing. */
  begin(): void;
  /** Pauses, goes on. Sound goes with it. */
  hold(on: boolean): void;
  /** 0..1. */
  volume(level: number): void;
  /** The language nearest to a BCP 47 tag; also before anything shows. */
  locale(tag: string): void;
  /** True while time stands still, for whatever reason. */
  still(): boolean;
  /** For good: the container is about to take the page away. */
  close(): void;
}

export interface Container {
  /** True: the play waits for `begin`, its first picture drawn and its clock standing. */
  GATED: boolean;
  /** Called first, before anything is unpacked: defines what the container calls, and listens. */
  meet(play: Play): void;
  /** Opens the store; called inside a trusted gesture only. `url` is empty where the network has it. */
  open(url: string): void;
  /** `why` comes with an error. */
  tell(moment: Moment, why?: string): void;
}
