// What happened in the previews: every moment of a play, every call of its container and what that did.
import { signal } from '@preact/signals';
import type { Kind } from '../container/stand.tsx';

export interface MomentRow {
  key: string;
  at: number;
  kind: Kind;
  moment: string;
  why?: string;
}

const MOST = 300;
export const moments = signal<MomentRow[]>([]);

export function addMoment(key: string, moment: string, why?: string, kind: Kind = 'moment'): void {
  moments.value = [...moments.value.slice(1 - MOST), { key, at: Date.now(), kind, moment, why }];
}
