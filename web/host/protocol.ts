// What a Playmill page and the page or app around it say to each other (docs/embedding.md).
// Within a version fields and events are only added; who meets a version that it does not know
// leaves the message alone.

export const VERSION = 1;

/** From the page. */
export interface Event {
  playmill: number;
  event:
    | 'ready'
    | 'displayed'
    | 'first_touch'
    | 'started'
    | 'progress'
    | 'end'
    | 'end_card'
    | 'retried'
    | 'cta'
    | 'error'
    | 'closed';
  /** ready: the languages that the page has, BCP 47, the first its fallback. */
  locales?: string[];
  /** progress: 25, 50 or 75. */
  value?: number;
  /** end. */
  outcome?: 'won' | 'lost';
  /** cta: the store's address for this device, and whether the page has opened it. */
  url?: string;
  opened?: boolean;
  /** error: what failed; a still screen with a working button is shown instead. */
  message?: string;
}

/** To the page. */
export interface Command {
  playmill: number;
  command: 'pause' | 'resume' | 'mute' | 'locale' | 'close';
  /** mute: false takes it back. */
  on?: boolean;
  /** locale: a BCP 47 tag. */
  locale?: string;
}
