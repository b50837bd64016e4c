// The way out: one store link per platform.
import type { Config } from './config.ts';

export function platform(): 'ios' | 'android' | 'web' {
  const agent = navigator.userAgent;
  // iPadOS says it is a Mac; Macs have no touch screen.
  if (/iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1))
    return 'ios';
  return /Android/.test(agent) ? 'android' : 'web';
}

/** Empty where the network has the link itself. */
export function storeUrl(store: Config['store']): string {
  return store[platform()] || store.web || store.ios || store.android || '';
}
