// InMobi, known from third parties mostly: MRAID 3.0, and addresses in INMOBI_DSPMACROS, for
// seconds of play too.
import type { Moment, Play } from '../container/container.ts';
import { meetMraid, openMraid } from '../container/mraid.ts';
import { beacons, ended, filled } from '../container/sink.ts';

declare const INMOBI_DSPMACROS: Record<string, string> | undefined;
const macros = () => (typeof INMOBI_DSPMACROS === 'undefined' ? undefined : INMOBI_DSPMACROS);
const send = beacons(macros);

export const GATED = true;

let play: Play;

export function meet(p: Play): void {
  play = p;
  meetMraid(p);
}

export function open(url: string): void {
  openMraid(filled(macros()?.LandingPage_URL, url));
}

let seconds = -1;
function countSeconds(): void {
  if (seconds >= 0) return;
  seconds = 0;
  const timer = setInterval(() => {
    if (play.still()) return;
    if (++seconds % 5 === 0) send(`Spent_${seconds}_Seconds`);
    if (seconds >= 30) clearInterval(timer);
  }, 1000);
}

export function tell(moment: Moment): void {
  if (moment === 'loading') send('Ad_Load_Start');
  if (moment === 'first_touch') send('First_Engagement');
  if (moment === 'cta') send('DSP_Click');
  if (ended(moment)) send('Gameplay_Complete');
  if (moment === 'displayed') {
    send('Ad_Viewable');
    countSeconds();
  }
}
