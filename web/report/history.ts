import * as Plot from '@observablehq/plot';
import type { History, MemberRow } from './data.ts';
import { draw, hueOf, perMille, percent, plot, whole } from './theme.ts';

interface Node extends MemberRow {
  row: number;
}

/** Places of the family tree: a column for each generation, the best believed at the top. */
function placed(members: MemberRow[]): Node[] {
  const columns = new Map<number, MemberRow[]>();
  for (const member of members) {
    const column = columns.get(member.generation) ?? [];
    column.push(member);
    columns.set(member.generation, column);
  }
  const out: Node[] = [];
  for (const column of columns.values()) {
    column.sort((a, b) => (b.ipm?.value ?? -1) - (a.ipm?.value ?? -1));
    column.forEach((member, row) => out.push({ ...member, row }));
  }
  return out;
}

function family(history: History, width: number) {
  const nodes = placed(history.members);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links = nodes.flatMap((node) =>
    node.parents.flatMap((id, order) => {
      const parent = byId.get(id);
      return parent ? [{ from: parent, to: node, main: order === 0 }] : [];
    }),
  );
  const rows = Math.max(1, ...nodes.map((node) => node.row + 1));
  const generations = history.generations.length;
  const mechanics = [...new Set(nodes.map((node) => node.mechanic))];
  const narrow = width < 560;
  return plot({
    width,
    height: 72 + rows * (narrow ? 40 : 48),
    marginLeft: 44,
    marginRight: 44,
    marginTop: 42,
    marginBottom: 8,
    x: {
      type: 'linear',
      domain: [0, Math.max(1, generations - 1)],
      axis: 'top',
      ticks: generations,
      tickFormat: (value: number) =>
        Number.isInteger(value) ? `${narrow ? 'gen' : 'generation'} ${String(value)}` : '',
      tickSize: 0,
      label: null,
    },
    y: { domain: [-0.5, rows - 0.5], axis: null, reverse: true },
    r: { range: [0, narrow ? 9 : 13] },
    color: { domain: mechanics, range: mechanics.map((_, i) => hueOf(i)), legend: true },
    marks: [
      Plot.link(links, {
        x1: (d) => d.from.generation,
        y1: (d) => d.from.row,
        x2: (d) => d.to.generation,
        y2: (d) => d.to.row,
        curve: 'bump-x',
        stroke: 'currentColor',
        strokeOpacity: (d) => (d.main ? 0.45 : 0.18),
        strokeWidth: (d) => (d.main ? 1.6 : 1),
        strokeDasharray: '0',
      }),
      Plot.dot(nodes, {
        x: 'generation',
        y: 'row',
        r: (d: Node) => Math.max(d.impressions, 1),
        fill: 'mechanic',
        stroke: 'var(--card)',
        strokeWidth: 1.5,
      }),
      Plot.text(nodes, {
        x: 'generation',
        y: 'row',
        dy: narrow ? -15 : -19,
        text: (d: Node) => (d.ipm ? `${d.name}  ${perMille(d.ipm.value)}` : d.name),
        stroke: 'var(--card)',
        strokeWidth: 4,
        fill: 'currentColor',
      }),
      Plot.tip(
        nodes,
        Plot.pointer({
          x: 'generation',
          y: 'row',
          fill: 'var(--card)',
          lineWidth: 30,
          title: (d: Node) =>
            `${d.id} (${d.mechanic})\n${d.why}\n${whole(d.impressions)} impressions` +
            (d.ipm
              ? `, IPM ${perMille(d.ipm.value)} (${perMille(d.ipm.low)} to ${perMille(d.ipm.high)})`
              : ''),
        }),
      ),
    ],
  });
}

function allocation(history: History, width: number) {
  const names = history.members.map((member) => member.name);
  const rows = history.decisions.flatMap((decision) =>
    decision.shares.map((share) => ({
      at: `${String(decision.generation)}|${decision.label}`,
      ...share,
    })),
  );
  const labels = history.decisions.map((d) => `${String(d.generation)}|${d.label}`);
  const every = Math.ceil((labels.length * 62) / Math.max(120, width));
  return plot({
    width,
    height: 280,
    marginLeft: 46,
    marginBottom: 40,
    x: {
      type: 'band',
      domain: labels,
      padding: 0.08,
      label: null,
      tickFormat: (value: string, i: number) =>
        i % every === 0 ? (value.split('|')[1] ?? '') : '',
    },
    y: {
      label: 'share of the traffic',
      domain: [0, 1],
      tickFormat: (v: number) => percent(v),
      ticks: 5,
    },
    color: { domain: names, range: names.map((_, i) => hueOf(i)), legend: true },
    marks: [
      Plot.barY(
        rows,
        Plot.stackY({
          x: 'at',
          y: 'share',
          fill: 'name',
          order: names,
          stroke: 'var(--card)',
          strokeWidth: 0.6,
          title: (d: { name: string; share: number; at: string }) =>
            `${d.name}: ${percent(d.share)} after ${d.at.split('|')[1] ?? ''}`,
          tip: true,
        }),
      ),
      Plot.ruleY([0]),
    ],
  });
}

function progress(history: History, width: number) {
  const rows = history.generations.filter((row) => row.impressions > 0);
  return plot({
    width,
    height: 250,
    marginLeft: 46,
    marginTop: 28,
    marginBottom: 44,
    x: {
      type: 'point',
      domain: history.generations.map((row) => row.number),
      label: 'generation',
      labelOffset: 38,
      padding: 0.5,
    },
    y: { label: 'installs per 1000 impressions', zero: true, grid: true, nice: true },
    marks: [
      Plot.ruleX(rows, {
        x: 'number',
        y1: (d) => d.ipm.low,
        y2: (d) => d.ipm.high,
        stroke: hueOf(0),
        strokeWidth: 3,
        strokeOpacity: 0.45,
      }),
      Plot.lineY(rows, {
        x: 'number',
        y: (d) => d.ipm.value,
        stroke: hueOf(0),
        strokeOpacity: 0.5,
      }),
      Plot.dot(rows, {
        x: 'number',
        y: (d) => d.ipm.value,
        r: 5,
        fill: hueOf(0),
        title: (d) =>
          `IPM ${perMille(d.ipm.value)} (${perMille(d.ipm.low)} to ${perMille(d.ipm.high)}) on ${whole(d.impressions)} impressions`,
        tip: true,
      }),
      Plot.text(rows, {
        x: 'number',
        y: (d) => d.ipm.high,
        dy: -9,
        text: (d) => perMille(d.ipm.value),
        fill: 'currentColor',
      }),
    ],
  });
}

export function drawHistory(history: History): void {
  draw('family', (width) => family(history, width));
  draw('allocation', (width) => allocation(history, width));
  draw('progress', (width) => progress(history, width));
}
