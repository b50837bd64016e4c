import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { t } from '../i18n/i18n.ts';
import { theme } from '../state/look.ts';
import { armName } from './learn.tsx';
import type { ArmTotals, Learnt } from './report.ts';

const SERIES = 8;
export const seriesColour = (i: number): string => `var(--series-${(i % SERIES) + 1})`;
const readColour = (i: number) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--series-${(i % SERIES) + 1}`);
const readToken = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(name);

/** Shares of the coming traffic. */
export function Shares({ learnt }: { learnt: Learnt }) {
  let at = 0;
  return (
    <section class="panel" aria-labelledby="shares-title">
      <h2 id="shares-title">{t('sharesTitle')}</h2>
      <p class="hint">{t('sharesHint')}</p>
      <svg class="shares" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {learnt.arms.map((one, i) => {
          const x = at;
          at += one.share * 100;
          return (
            <rect
              key={one.arm}
              x={x}
              width={one.share * 100}
              height="10"
              style={{ fill: seriesColour(i) }}
            />
          );
        })}
      </svg>
      <ul class="legend">
        {learnt.arms.map((one, i) => (
          <li key={one.arm}>
            <i class="dot" style={{ background: seriesColour(i) }} /> {armName(one.arm)}{' '}
            <span class="number">{(one.share * 100).toFixed(0)}%</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which part of each period's impressions each arm got. */
export function Traffic({ learnt }: { learnt: Learnt }) {
  const box = useRef<HTMLDivElement>(null);
  const look = theme.value;
  useEffect(() => {
    const { periods, arms } = learnt;
    const x = periods.map((_, i) => i);
    const lines = arms.map((_, i) =>
      periods.map((period) => {
        const impressions = period.impressions[i] ?? 0;
        return impressions > 0 ? ((period.installs[i] ?? 0) / impressions) * 1000 : null;
      }),
    );
    const axis = {
      stroke: readToken('--muted'),
      grid: { stroke: readToken('--line'), width: 1 },
      ticks: { show: false },
      font: `12px ${readToken('--font')}`,
    };
    const chart = new uPlot(
      {
        width: box.current!.clientWidth,
        height: 240,
        scales: { x: { time: false } },
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        axes: [
          { ...axis, values: (_, at) => at.map((i) => periods[i]?.name.slice(5) ?? '') },
          { ...axis, size: 44 },
        ],
        series: [
          {},
          ...arms.map((one, i) => ({
            label: armName(one.arm),
            stroke: readColour(i),
            width: 2,
            dash: i >= SERIES ? [6, 4] : undefined,
            points: { size: 6 },
          })),
        ],
      },
      [x, ...lines] as uPlot.AlignedData,
      box.current!,
    );
    const watch = new ResizeObserver(() =>
      chart.setSize({ width: box.current!.clientWidth, height: 240 }),
    );
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
  }, [learnt, look]);
  return (
    <section class="panel" aria-labelledby="traffic-title">
      <h2 id="traffic-title">{t('trafficTitle')}</h2>
      <div ref={box} class="chart" role="img" aria-label={t('trafficAlt')} />
    </section>
  );
}

/** From being shown to being installed, all arms together. */
export function Funnel({ totals }: { totals: Map<string, ArmTotals> }) {
  const sum = { impressions: 0, engagements: 0, clicks: 0, installs: 0, spend: 0 };
  for (const one of totals.values())
    for (const field of Object.keys(sum) as (keyof ArmTotals)[]) sum[field] += one[field];
  const stages = (['impressions', 'engagements', 'clicks', 'installs'] as const).filter(
    (field) => sum[field] > 0,
  );
  return (
    <section class="panel" aria-labelledby="funnel-title">
      <h2 id="funnel-title">{t('funnelTitle')}</h2>
      <ol class="funnel">
        {stages.map((field) => (
          <li key={field}>
            <span>{t(`field_${field}`)}</span>
            <span class="number">{sum[field].toLocaleString()}</span>
            <span class="funnel-bar" aria-hidden="true">
              {/* Rare stages would not be seen on an even scale. */}
              <i style={{ width: `${Math.sqrt(sum[field] / sum.impressions) * 100}%` }} />
            </span>
            <small class="hint number">
              {((sum[field] / sum.impressions) * 100).toFixed(field === 'impressions' ? 0 : 2)}%
            </small>
          </li>
        ))}
      </ol>
      {sum.spend > 0 && sum.installs > 0 && (
        <p class="hint">{t('costPerInstall', { cost: (sum.spend / sum.installs).toFixed(2) })}</p>
      )}
    </section>
  );
}
