// MRAID 2.0 (IAB, 2013) and, where the container has them, the events of 3.0 (2018). Met in the
// field: no bridge yet when the page runs; `default` before `ready`; a viewable that comes once,
// early, or never; an exposure of 100 % of nothing; a volume of null; an `open` that throws.
import * as measure from 'measure';
import type { Play } from './container.ts';
import { boundGate } from './gate.ts';

interface Mraid {
  getState(): string;
  getVersion(): string;
  isViewable(): boolean;
  addEventListener(name: string, heard: (...args: never[]) => void): void;
  open(url: string): void;
}
declare const mraid: Mraid;

const POLL_MS = 100;

export function meetMraid(play: Play): void {
  let asked = false;
  let listening = false;
  let begun = false;
  let hidden = false;
  let viewable = false;

  const seen = (yes: boolean) => {
    if (yes) {
      begun = true;
      play.begin();
    }
    // Before the start "not seen" is no news; afterwards it is.
    if (begun) play.hold((hidden = !yes));
  };
  const listen = () => {
    const on = (name: string, heard: (...args: never[]) => void) =>
      mraid.addEventListener(name, heard);
    on('viewableChange', seen);
    listening = true;
    on('stateChange', (state: string) => state === 'hidden' && seen(false));
    if (!(parseFloat(mraid.getVersion()) >= 3)) return;
    on('exposureChange', (percent: number, part?: { width: number; height: number } | null) => {
      measure.exposed(percent / 100);
      if (percent <= 0) seen(false);
      else if (!part || part.width * part.height > 0) seen(true);
    });
    // null is "unknown", which is not "muted".
    on('audioVolumeChange', (percent: number | null) => {
      if (typeof percent === 'number') play.volume(percent / 100);
    });
  };
  const look = () => {
    // A bridge that is only half there throws; a later look finds the rest.
    try {
      const loading = mraid.getState() === 'loading';
      if (loading && !asked) {
        asked = true;
        mraid.addEventListener('ready', look);
      }
      if (loading && !begun) return;
      if (!listening) listen();
      // Only a change is news: some bridges say "viewable" all the time.
      const was = viewable;
      viewable = mraid.isViewable();
      if (viewable && !was && (hidden || !begun)) seen(true);
    } catch {
      return;
    }
  };

  look();
  setInterval(look, POLL_MS);
  // A "not seen" from the first moments is not believed longer than that either.
  boundGate(() => seen(true));
}

export function openMraid(url: string): void {
  try {
    mraid.open(url);
  } catch {
    window.open(url, '_blank');
  }
}
