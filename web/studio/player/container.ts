// The studio as a container: every moment of the play and every wish to open the store goes to it.
import type { Moment, Play } from '../../playable/container/container.ts';

export const GATED = false;

export function meet(_play: Play): void {}

export function open(url: string): void {
  parent.postMessage({ studio: 'open', url }, '*');
}

export function tell(moment: Moment, why?: string): void {
  parent.postMessage({ studio: 'moment', moment, why }, '*');
}
