// The start gate for containers that say when they are seen. Some never do, some say it once while
// nobody listens: the gate also opens to a touch, and to a page that draws frames of some size.

/** How long a page that is visible, has a size and draws waits for its container's word. */
const TRUST_MS = 1500;

/**
 * Calls `begin` at every touch, and once when the page has been visible for so long and nobody has
 * touched it. Who touches it has seen it: from then on the container's word alone counts.
 */
export function boundGate(begin: () => void): void {
  let touched = false;
  onTouch(() => {
    touched = true;
    begin();
  });
  let since = 0;
  const look = (now: number) => {
    const seen = !document.hidden && innerWidth * innerHeight > 0;
    since = seen ? since || now : 0;
    if (touched) return;
    if (seen && now - since >= TRUST_MS) begin();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Calls at every touch of a person, before the play hears of it. */
export function onTouch(touched: () => void): void {
  addEventListener('pointerdown', (e) => e.isTrusted && touched(), true);
}
