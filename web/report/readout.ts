import * as Plot from '@observablehq/plot';
import type { ChoiceRow, CurveRow, FunnelRow, Readout, VariantRow } from './data.ts';
import { draw, hueOf, perMille, percent, plot, whole } from './theme.ts';

const longest = (names: string[]) => Math.max(4, ...names.map((name) => name.length));

/** Room for names at the left, never more than two fifths. */
const leftOf = (names: string[], width: number) =>
  Math.min(Math.round(width * 0.4), 16 + longest(names) * 7);

function rates(rows: VariantRow[], width: number) {
  const names = rows.map((row) => row.name);
  return plot({
    width,
    height: 64 + rows.length * 34,
    marginBottom: 44,
    marginLeft: leftOf(names, width),
    marginRight: 52,
    x: {
      label: 'installs per 1000 impressions',
      labelOffset: 38,
      zero: true,
      grid: true,
      nice: true,
    },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      Plot.ruleY(rows, {
        y: 'name',
        x1: (d: VariantRow) => d.ipm.low,
        x2: (d: VariantRow) => d.ipm.high,
        stroke: hueOf(0),
        strokeWidth: 8,
        strokeOpacity: 0.28,
        strokeLinecap: 'round',
      }),
      Plot.dot(rows, {
        y: 'name',
        x: (d: VariantRow) => d.ipm.value,
        fill: hueOf(0),
        r: 5,
        title: (d: VariantRow) =>
          `${d.name}: IPM ${perMille(d.ipm.value)} (${perMille(d.ipm.low)} to ${perMille(d.ipm.high)}), ${whole(d.impressions)} impressions`,
        tip: true,
      }),
      Plot.text(rows, {
        y: 'name',
        x: (d: VariantRow) => d.ipm.high,
        dx: 8,
        textAnchor: 'start',
        text: (d: VariantRow) => perMille(d.ipm.value),
        fill: 'currentColor',
      }),
    ],
  });
}

function days(data: Readout, width: number) {
  const names = data.variants.map((row) => row.name);
  const rows = data.days.map((row) => ({ ...row, date: new Date(`${row.day}T00:00:00Z`) }));
  return plot({
    width,
    height: 260,
    marginLeft: 46,
    x: { type: 'utc', label: null, ticks: Math.max(2, Math.floor(width / 110)) },
    y: { label: 'installs per 1000 impressions, by day', zero: true, grid: true, nice: true },
    color: { domain: names, range: names.map((_, i) => hueOf(i)), legend: names.length <= 12 },
    marks: [
      Plot.lineY(rows, { x: 'date', y: 'ipm', stroke: 'name', strokeOpacity: 0.75, marker: 'dot' }),
      Plot.tip(
        rows,
        Plot.pointer({
          x: 'date',
          y: 'ipm',
          fill: 'var(--card)',
          title: (d: (typeof rows)[number]) =>
            `${d.name}, ${d.day}: IPM ${perMille(d.ipm)} on ${whole(d.impressions)} impressions`,
        }),
      ),
    ],
  });
}

function funnel(rows: FunnelRow[], width: number) {
  const steps = [...new Set(rows.map((row) => row.step))];
  const names = [...new Set(rows.map((row) => row.name))];
  const many = names.length > 1;
  return plot({
    width,
    height: 40 + names.length * (many ? 18 : 0) + steps.length * names.length * 17,
    marginLeft: Math.min(120, Math.round(width * 0.3)),
    marginRight: 46,
    x: { domain: [0, 1], label: null, axis: null },
    fy: { domain: steps, label: null, padding: 0.18 },
    y: { domain: names, axis: null },
    color: { domain: names, range: names.map((_, i) => hueOf(i)), legend: many },
    marks: [
      Plot.barX(rows, {
        fy: 'step',
        y: 'name',
        x: () => 1,
        fill: 'currentColor',
        fillOpacity: 0.05,
      }),
      Plot.barX(rows, {
        fy: 'step',
        y: 'name',
        x: 'share',
        fill: 'name',
        title: (d: FunnelRow) => `${d.name}, ${d.step}: ${percent(d.share)}`,
        tip: true,
      }),
      Plot.text(rows, {
        fy: 'step',
        y: 'name',
        x: 'share',
        dx: 6,
        textAnchor: 'start',
        text: (d: FunnelRow) => percent(d.share),
        fill: 'currentColor',
        fontSize: 11,
      }),
    ],
  });
}

function curve(rows: CurveRow[], label: string, width: number) {
  const names = [...new Set(rows.map((row) => row.name))];
  return plot({
    width,
    height: 254,
    marginLeft: 50,
    marginBottom: 44,
    x: { label: 'seconds', labelOffset: 38, nice: true, zero: true },
    y: { label, domain: [0, 1], grid: true, tickFormat: (v: number) => percent(v), ticks: 5 },
    color: { domain: names, range: names.map((_, i) => hueOf(i)), legend: names.length > 1 },
    marks: [
      Plot.areaY(rows, {
        x: 'seconds',
        y1: 'low',
        y2: 'high',
        fill: 'name',
        fillOpacity: 0.13,
        curve: 'step-after',
      }),
      Plot.lineY(rows, {
        x: 'seconds',
        y: 'share',
        stroke: 'name',
        strokeWidth: 2,
        curve: 'step-after',
      }),
      Plot.tip(
        rows,
        Plot.pointer({
          x: 'seconds',
          y: 'share',
          fill: 'var(--card)',
          title: (d: CurveRow) =>
            `${d.name}, ${String(d.seconds)} s: ${percent(d.share)} (${percent(d.low)} to ${percent(d.high)})`,
        }),
      ),
      Plot.ruleY([0]),
    ],
  });
}

function choices(rows: ChoiceRow[], width: number) {
  const label = (d: ChoiceRow) => `${d.choice}: ${d.level}`;
  const names = rows.map(label);
  return plot({
    width,
    height: 70 + rows.length * 24,
    marginBottom: 44,
    marginLeft: leftOf(names, width),
    marginRight: 56,
    x: {
      label: 'against the mean variant',
      labelOffset: 38,
      tickFormat: (v: number) => `${String(Math.round((v - 1) * 100))} %`,
    },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      Plot.barX(rows, {
        y: label,
        x1: () => 1,
        x2: 'effect',
        fill: (d: ChoiceRow) => (d.effect >= 1 ? 'var(--good)' : 'var(--bad)'),
        title: (d: ChoiceRow) =>
          `${label(d)}: ${String(d.variants)} variants, ${whole(d.impressions)} impressions`,
        tip: true,
      }),
      Plot.ruleX([1]),
      Plot.text(rows, {
        y: label,
        x: (d: ChoiceRow) => Math.max(1, d.effect),
        dx: 6,
        textAnchor: 'start',
        text: (d: ChoiceRow) => `${d.effect >= 1 ? '+' : ''}${((d.effect - 1) * 100).toFixed(1)} %`,
        fill: 'currentColor',
      }),
    ],
  });
}

export function drawReadout(data: Readout): void {
  draw('rates', (width) => rates(data.variants, width));
  draw('days', (width) => days(data, width));
  draw('funnel', (width) => funnel(data.funnel, width));
  draw('choices', (width) => choices(data.choices, width));
  draw('staying', (width) => curve(data.staying, 'still there', width));
  draw('touched', (width) => curve(data.touched, 'have touched', width));
}
