// How long it was in view. Viewable in the sense of the MRC's guidelines for display ads: at least
// half of it, for one second without a break.

const HALF = 0.5;
const MRC_MS = 1000;

export interface Sight {
  /** Whether the container and the page show it at all. */
  shown(on: boolean): void;
  /** Which share of it is in view, as the container says. */
  exposed(share: number): void;
  /** Milliseconds in view so far. */
  total(): number;
}

export function makeSight(ad: Element, viewable: () => void): Sight {
  let on = false;
  let onPage = 1;
  let onScreen = 1;
  let since = 0;
  let sum = 0;
  let told = false;
  let timer = 0;
  const turn = () => {
    const now = performance.now();
    const seen = on && Math.min(onPage, onScreen) >= HALF;
    if (seen === since > 0) return;
    clearTimeout(timer);
    if (seen) {
      since = now;
      if (!told)
        timer = setTimeout(() => {
          told = true;
          viewable();
        }, MRC_MS) as unknown as number;
    } else {
      sum += now - since;
      since = 0;
    }
  };
  // The browser cuts away what the pages around this one cover or have scrolled off.
  if (typeof IntersectionObserver === 'function')
    new IntersectionObserver(
      (seen) => {
        onPage = seen[seen.length - 1]!.intersectionRatio;
        turn();
      },
      { threshold: [0, HALF] },
    ).observe(ad);
  return {
    shown(yes) {
      on = yes;
      turn();
    },
    exposed(share) {
      onScreen = share;
      turn();
    },
    total: () => sum + (since && performance.now() - since),
  };
}
