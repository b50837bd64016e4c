// AppLovin (Axon): MRAID 2.0 and the events of their SDK, which defines ALPlayableAnalytics. Its
// events have fixed names and lie at least 50 ms apart; only the end of a try and what follows it
// may come again.
import type { Moment } from '../container/container.ts';
import { safely, spaced } from '../container/sink.ts';

export { meetMraid as meet, openMraid as open } from '../container/mraid.ts';

declare const ALPlayableAnalytics: { trackEvent(name: string): void };

export const GATED = true;

const NAMES: Partial<Record<Moment, string>> = {
  loading: 'LOADING',
  loaded: 'LOADED',
  displayed: 'DISPLAYED',
  started: 'CHALLENGE_STARTED',
  progress_25: 'CHALLENGE_PASS_25',
  progress_50: 'CHALLENGE_PASS_50',
  progress_75: 'CHALLENGE_PASS_75',
  solved: 'CHALLENGE_SOLVED',
  failed: 'CHALLENGE_FAILED',
  retried: 'CHALLENGE_RETRY',
  end_card: 'ENDCARD_SHOWN',
  cta: 'CTA_CLICKED',
};
const AGAIN = ['solved', 'failed', 'retried'];

const sent = new Set<Moment>();
const send = spaced((name) => {
  if (typeof ALPlayableAnalytics === 'undefined') return false;
  safely(() => ALPlayableAnalytics.trackEvent(name));
  return true;
}, 60);

export function tell(moment: Moment): void {
  const name = NAMES[moment];
  if (!name || (sent.has(moment) && !AGAIN.includes(moment))) return;
  sent.add(moment);
  // The store takes the page off the screen: what it should still hear goes first.
  send(name, moment === 'cta');
}
