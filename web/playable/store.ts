// The way out: one store link per platform, opened only by the caller inside a trusted gesture.
import type { Config } from './config.ts';

export function platform(): 'ios' | 'android' | 'web' {
  const agent = navigator.userAgent;
  // iPadOS says it is a Mac; Macs have no touch screen.
  if (/iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1))
    return 'ios';
  return /Android/.test(agent) ? 'android' : 'web';
}

export function openStore(store: Config['store']): void {
  const url = store[platform()] || store.web || store.ios || store.android;
  if (url) window.open(url, '_blank');
}
