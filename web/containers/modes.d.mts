import type { Container, ContainerRow } from './containers.mjs';

export interface Mode {
  of: string;
  live?:
    | 'scripts'
    | 'unmute'
    | 'close'
    | 'background'
    | 'turn'
    | 'lying'
    | 'zero'
    | 'slow'
    | 'strict'
    | 'ipad';
  says: string;
}

export const MODES: Record<string, Mode>;
export function modesOf(container: Container, row: ContainerRow): string[];
export function setupOf(container: Container, row: ContainerRow, mode: string): object;
export function sdksOf(row: ContainerRow): string[];
