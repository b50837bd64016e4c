// Touches of people in previews, as parts of the screen's width and height.
import { signal } from '@preact/signals';

const MOST = 2000;
export const presses = signal<{ key: string; x: number; y: number }[]>([]);

export function addPress(key: string, x: number, y: number): void {
  presses.value = [...presses.value.slice(1 - MOST), { key, x, y }];
}
