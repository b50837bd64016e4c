// What the gate says, in words, and what the last edit changed.
import { t, type Key } from '../i18n/i18n.ts';
import type { Check, Gate } from '../core/types.ts';
import { offer } from '../state/app.ts';
import { editError, judge, judging } from '../state/edit.ts';
import type { Variant } from '../state/model.ts';
import { Icon } from '../widgets/icon.tsx';

const KNOWN: Record<string, Key> = {
  runs: 'check_runs',
  no_fault: 'check_runs',
  idle_does_not_win: 'check_idle',
  human_pass_rate: 'check_rate',
  winnable: 'check_winnable',
  skill_pays: 'check_skill',
  cta_contrast: 'check_cta',
  panel_contrast: 'check_panel',
  piece_distance: 'check_pieces',
  touch_target: 'check_touch',
  size: 'check_size',
};

const percent = (rate: number) => `${Math.round(rate * 100)}%`;
const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

function detail(check: Check): string {
  if (typeof check.measured === 'number' && typeof check.wanted === 'number')
    return t('measuredWanted', { measured: number(check.measured), wanted: number(check.wanted) });
  return '';
}

/** What got better or worse, said as a person would. */
function changes(before: Gate | null, now: Gate | null): { text: string; good: boolean | null }[] {
  if (!before || !now) return [];
  const out: { text: string; good: boolean | null }[] = [];
  const rates = [before.pass_rate, now.pass_rate] as const;
  if (Math.abs(rates[0] - rates[1]) >= 0.02) {
    const key = rates[1] > rates[0] ? 'nowEasier' : 'nowHarder';
    out.push({ text: t(key, { from: percent(rates[0]), to: percent(rates[1]) }), good: null });
  }
  const first = [before.bots.human?.first_touch_seconds, now.bots.human?.first_touch_seconds];
  if (first[0] && first[1] && Math.abs(first[0] - first[1]) >= 0.2)
    out.push({
      text: t(first[1] < first[0] ? 'firstSooner' : 'firstLater', {
        from: first[0].toFixed(1),
        to: first[1].toFixed(1),
      }),
      good: first[1] < first[0],
    });
  for (const check of now.checks) {
    const old = before.checks.find((one) => one.name === check.name);
    if (!old || old.pass === check.pass) continue;
    const name = t(KNOWN[check.name] ?? 'check_other', { name: check.name });
    out.push({ text: t(check.pass ? 'nowPasses' : 'nowFails', { name }), good: check.pass });
  }
  return out;
}

export function PlayTest({ variant }: { variant: Variant }) {
  const { gate, gateBefore, sizes } = variant;
  const busy = judging.value === variant.key;
  const band = offer.value?.gate.bands[variant.scene.pacing.outcome];
  const rate = gate?.pass_rate ?? 0;
  const interval = gate?.bots.human?.win_rate_interval;
  const diff = changes(gateBefore, gate);
  const most = offer.value?.gate.html_bytes ?? 0;
  return (
    <div class="play-test" aria-busy={busy}>
      {editError.value && (
        <p class="hint bad" role="alert">
          {editError.value}
        </p>
      )}
      <div class="meter" data-good={gate ? gate.pass : undefined}>
        <div class="meter-head">
          <span>{t('testPlayersWin')}</span>
          <strong>{gate ? percent(rate) : '–'}</strong>
        </div>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="meter-back" width="100" height="8" rx="2" />
          {band && (
            <rect
              class="meter-band"
              x={band[0] * 100}
              width={(band[1] - band[0]) * 100}
              height="8"
            />
          )}
          {interval && (
            <rect
              class="meter-interval"
              x={interval[0] * 100}
              y="3"
              width={(interval[1] - interval[0]) * 100}
              height="2"
            />
          )}
          <rect class="meter-value" x={Math.min(98.5, rate * 100)} width="1.500" height="8" />
        </svg>
        {band && (
          <p class="hint">{t('wantedBand', { from: percent(band[0]), to: percent(band[1]) })}</p>
        )}
      </div>
      <div role="status" aria-live="polite" class="changes">
        {busy ? (
          <p class="hint">
            <span class="spinner" aria-hidden="true" /> {t('testing')}
          </p>
        ) : (
          diff.map((one) => (
            <p key={one.text} data-good={one.good ?? undefined}>
              {one.text}
            </p>
          ))
        )}
      </div>
      <ul class="checks">
        {gate?.checks.map((check) => (
          <li key={check.name} data-pass={check.pass}>
            <Icon name={check.pass ? 'check' : 'cross'} size={16} />
            <span>
              <span class="hidden">{check.pass ? t('passes') : t('fails')} </span>
              {t(KNOWN[check.name] ?? 'check_other', { name: check.name })}
              {!check.pass && detail(check) && <small>{detail(check)}</small>}
            </span>
          </li>
        ))}
        {sizes && (
          <li data-pass={sizes.html <= most}>
            <Icon name={sizes.html <= most ? 'check' : 'cross'} size={16} />
            <span>{t('sizeIs', { kb: (sizes.html / 1000).toFixed(1) })}</span>
          </li>
        )}
      </ul>
      <dl class="facts">
        <div>
          <dt>{t('firstTouch')}</dt>
          <dd>{gate?.bots.human?.first_touch_seconds?.toFixed(1) ?? '–'} s</dd>
        </div>
        <div>
          <dt>{t('winTakes')}</dt>
          <dd>{gate?.bots.human?.win_seconds?.toFixed(0) ?? '–'} s</dd>
        </div>
        <div>
          <dt>{t('expertWins')}</dt>
          <dd>{gate?.bots.solver ? percent(gate.bots.solver.win_rate) : '–'}</dd>
        </div>
        <div>
          <dt>{t('chanceWins')}</dt>
          <dd>{gate?.bots.random ? percent(gate.bots.random.win_rate) : '–'}</dd>
        </div>
      </dl>
      <button type="button" class="plain" onClick={() => void judge(variant.key)}>
        <Icon name="reset" size={16} /> {t('testAgain')}
      </button>
    </div>
  );
}
