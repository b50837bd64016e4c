// Reports of ad networks: their columns found by the names that networks use, their creatives by the
// file names of the packages that were shipped from here.
import type { Blobs } from '../core/pool.ts';
import { pool } from '../state/app.ts';
import type { Variant } from '../state/model.ts';

export interface Table {
  head: string[];
  rows: string[][];
}

/** What a column of a report holds. */
export const FIELDS = [
  'creative',
  'impressions',
  'engagements',
  'clicks',
  'installs',
  'spend',
  'date',
  'network',
] as const;
export type Field = (typeof FIELDS)[number];
/** Index of each field's column; -1: the report has none. */
export type Columns = Record<Field, number>;

const NAMES: Record<Field, RegExp> = {
  creative: /^(creative|ad|asset|arm|variant|playable)([ _-]?(name|id|title))?$|素材|创意/i,
  impressions: /^(impressions?|imps?|views|shows|displays)$|展示|曝光/i,
  engagements: /^(engagements?|plays|interactions|starts|started)$|互动/i,
  clicks: /^(clicks?|taps|link clicks)$|点击/i,
  installs: /^(installs?|conversions?|results?|app installs)$|安装|转化/i,
  spend: /^(spend|cost|amount spent.*|ad[ _]spend)$|花费|消耗/i,
  date: /^(date|day|period|time|date.*start.*)$|日期/i,
  network: /^(network|channel|source|platform|ad[ _]network)$|渠道|媒体/i,
};

export function findColumns(head: string[]): Columns {
  const out = {} as Columns;
  for (const field of FIELDS) out[field] = head.findIndex((name) => NAMES[field].test(name.trim()));
  return out;
}

/** "1,234" and "1 234" as well. */
const numberOf = (text: string | undefined): number => {
  const value = Number((text ?? '').replace(/[^\d.-]/g, ''));
  return Number.isFinite(value) && value > 0 ? value : 0;
};

/** The variant that a creative's name was made of: …_match3_2… or the scene's own id. */
export function variantOfCreative(name: string, variants: Variant[]): Variant | undefined {
  return variants.find((one, i) => {
    const shipped = `_${one.scene.mechanic}_${i + 1}`;
    const at = name.indexOf(shipped);
    if (at >= 0 && !/\d/.test(name[at + shipped.length] ?? '')) return true;
    return name.includes(one.scene.id);
  });
}

export interface ArmTotals {
  impressions: number;
  engagements: number;
  clicks: number;
  installs: number;
  spend: number;
}

/** As `playmill decide --json` says it (generator/optimiser/decision_doc.h), and the counts by day. */
export interface Learnt {
  arms: {
    arm: string;
    impressions: number;
    installs: number;
    ipm: number;
    believed_ipm: number;
    believed_ipm_90: [number, number];
    chance_best: number;
    share: number;
  }[];
  /** The arm that the others are compared with. */
  reference: string;
  comparisons: {
    arm: string;
    verdict: 'beats' | 'loses' | 'open';
    corrected_lift: number;
    always_valid_lift: [number, number | null];
  }[];
  stop: { now: boolean; keep: string; others_at_most: number | null };
  periods: { name: string; impressions: number[]; installs: number[] }[];
}

export interface Report {
  learnt: Learnt;
  totals: Map<string, ArmTotals>;
  columns: Columns;
}

export const readTable = (name: string, bytes: Uint8Array): Promise<Table & Blobs> =>
  pool.call<Table>('report', { name }, { bytes });

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** What the table says of each creative, by the same rules as `playmill decide`. */
export async function learn(table: Table, columns: Columns): Promise<Report> {
  const totals = new Map<string, ArmTotals>();
  const lines = ['arm,impressions,installs,period,network'];
  for (const row of table.rows) {
    const cell = (field: Field) => (columns[field] < 0 ? undefined : row[columns[field]]);
    const arm = (cell('creative') ?? '').trim();
    const impressions = Math.round(numberOf(cell('impressions')));
    if (!arm || impressions === 0) continue;
    const installs = Math.min(impressions, Math.round(numberOf(cell('installs'))));
    const sum = totals.get(arm) ?? {
      impressions: 0,
      engagements: 0,
      clicks: 0,
      installs: 0,
      spend: 0,
    };
    sum.impressions += impressions;
    sum.installs += installs;
    for (const field of ['engagements', 'clicks', 'spend'] as const)
      sum[field] += numberOf(cell(field));
    totals.set(arm, sum);
    const period = cell('date') ?? '1';
    const network = cell('network') ?? '-';
    lines.push(
      [quoted(arm), impressions, installs, quoted(period || '1'), quoted(network || '-')].join(','),
    );
  }
  const bytes = new TextEncoder().encode(lines.join('\n') + '\n');
  const learnt = await pool.call<Learnt>('learn', {}, { bytes });
  return { learnt, totals, columns };
}
