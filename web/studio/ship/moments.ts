// What happened in the previews: every moment of a play and every call to open the store.
import { signal } from '@preact/signals';

export interface MomentRow {
  key: string;
  at: number;
  moment: string;
  why?: string;
}

const MOST = 300;
export const moments = signal<MomentRow[]>([]);

export function addMoment(key: string, moment: string, why?: string): void {
  moments.value = [...moments.value.slice(1 - MOST), { key, at: Date.now(), moment, why }];
}
