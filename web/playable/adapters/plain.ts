// No container: a page opened by itself, or in an iframe whose host does not speak with it.
import type { Moment, Play } from '../container/container.ts';

export const GATED = false;

export function meet(_play: Play): void {}

export function open(url: string): void {
  if (url) window.open(url, '_blank');
}

export function tell(_moment: Moment, _why?: string): void {}
