/** What a page's script finds in `<script type="application/json" id="data">`; rates are per 1000 impressions. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface GenerationRow {
  number: number;
  days: number;
  impressions: number;
  ipm: Interval;
}

export interface MemberRow {
  id: string;
  name: string;
  mechanic: string;
  origin: string;
  generation: number;
  last: number;
  parents: string[];
  why: string;
  impressions: number;
  ipm: Interval | null;
}

export interface DecisionRow {
  generation: number;
  label: string;
  shares: { name: string; share: number }[];
}

export interface History {
  kind: 'history';
  generations: GenerationRow[];
  members: MemberRow[];
  decisions: DecisionRow[];
}

export interface VariantRow {
  name: string;
  impressions: number;
  ipm: Interval;
  ctr: Interval | null;
  cvr: Interval | null;
}

export interface DayRow {
  day: string;
  name: string;
  impressions: number;
  ipm: number;
}

export interface FunnelRow {
  name: string;
  step: string;
  share: number;
}

export interface ChoiceRow {
  choice: string;
  level: string;
  effect: number;
  variants: number;
  impressions: number;
}

export interface CurveRow {
  name: string;
  seconds: number;
  share: number;
  low: number;
  high: number;
}

export interface Readout {
  kind: 'readout';
  variants: VariantRow[];
  days: DayRow[];
  funnel: FunnelRow[];
  choices: ChoiceRow[];
  staying: CurveRow[];
  touched: CurveRow[];
}
