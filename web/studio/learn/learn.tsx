// What viewers did: a network's report, what it says and what it does not, and the next generation.
import { gameName, t } from '../i18n/i18n.ts';
import { making, plan, variants } from '../state/app.ts';
import { Icon } from '../widgets/icon.tsx';
import { Family } from './family.tsx';
import { Heat } from './heat.tsx';
import { Funnel, Shares, Traffic } from './charts.tsx';
import { variantOfCreative, type Learnt } from './report.ts';
import { breedNext, importReport, known, report, reportError, reportName } from './state.ts';

const ipm = (rate: number) => (rate * 1000).toFixed(2);
const percent = (part: number) => `${(part * 100).toFixed(part < 0.1 ? 1 : 0)}%`;
const signed = (lift: number) => `${lift >= 0 ? '+' : '−'}${Math.abs(lift * 100).toFixed(0)}%`;

const SAMPLE_DAYS = 7;

/** A made-up report of this project's variants, to see what the page does with one. */
function sampleReport(): string {
  const lines = ['creative,date,impressions,engagements,clicks,installs,spend'];
  let state = 7;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  variants.value
    .filter((one) => one.stage === 'ready')
    .forEach((one, i) => {
      const rate = 0.003 + 0.004 * chance();
      for (let day = 1; day <= SAMPLE_DAYS; day++) {
        const impressions = Math.round(2500 + 1500 * chance());
        const engagements = Math.round(impressions * (0.3 + 0.2 * chance()));
        const clicks = Math.round(impressions * rate * 8);
        const installs = Math.round(impressions * rate * (0.8 + 0.4 * chance()));
        const number = variants.value.indexOf(variants.value[i]!) + 1;
        lines.push(
          `sample_${one.scene.mechanic}_${number},2026-01-0${day},${impressions},${engagements},${clicks},${installs},${(impressions * 0.008).toFixed(2)}`,
        );
      }
    });
  return lines.join('\n') + '\n';
}

function Import() {
  return (
    <section class="panel learn-import" aria-labelledby="learn-title">
      <h1 id="learn-title">{t('learnTitle')}</h1>
      <p class="lead">{t('learnLead')}</p>
      <div class="learn-tools">
        <label class="primary button">
          <Icon name="upload" /> {t('importReport')}
          <input
            class="hidden-input"
            type="file"
            accept=".csv,text/csv"
            onChange={async (e) => {
              const input = e.currentTarget;
              const file = input.files?.[0];
              if (file) await importReport(file.name, new Uint8Array(await file.arrayBuffer()));
              input.value = '';
            }}
          />
        </label>
        {variants.value.length > 0 && (
          <button
            type="button"
            class="link"
            onClick={() =>
              void importReport(t('sampleName'), new TextEncoder().encode(sampleReport()))
            }
          >
            {t('trySample')}
          </button>
        )}
      </div>
      {reportName.value && <p class="hint">{reportName.value}</p>}
      {reportError.value && (
        <p class="hint bad" role="alert">
          {reportError.value}
        </p>
      )}
    </section>
  );
}

/** Names of arms as a person knows them. */
export function armName(arm: string): string {
  const variant = variantOfCreative(arm, variants.value);
  if (!variant) return arm;
  return `${variants.value.indexOf(variant) + 1} ${gameName(variant.scene.mechanic)}`;
}

function Says({ learnt }: { learnt: Learnt }) {
  const sure = learnt.comparisons.filter((one) => one.verdict !== 'open');
  return (
    <div class="says">
      {sure.map((one) => (
        <p key={one.arm} data-good={one.verdict === 'beats'}>
          {t(one.verdict === 'beats' ? 'saysBeats' : 'saysLoses', {
            arm: armName(one.arm),
            against: armName(one.against),
            lift: signed(one.at_least ?? 0),
            expect: signed(one.expect),
          })}
        </p>
      ))}
      {sure.length === 0 && <p>{t('saysOpen')}</p>}
      <p>
        {learnt.stop.now
          ? t('saysStop', { arm: armName(learnt.stop.keep) })
          : t('saysGoOn', { arm: armName(learnt.stop.keep) })}
      </p>
    </div>
  );
}

function Arms({ learnt }: { learnt: Learnt }) {
  const most = Math.max(...learnt.arms.map((one) => one.high_rate));
  const order = [...learnt.arms].sort((a, b) => b.rate - a.rate);
  return (
    <table class="arms">
      <caption>{t('armsTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('variant')}</th>
          <th scope="col">{t('field_impressions')}</th>
          <th scope="col">{t('field_installs')}</th>
          <th scope="col">IPM</th>
          <th scope="col">{t('believed')}</th>
          <th scope="col">{t('bestChance')}</th>
          <th scope="col">{t('nextShare')}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((one) => (
          <tr key={one.arm}>
            <th scope="row">{armName(one.arm)}</th>
            <td class="number">{one.impressions.toLocaleString()}</td>
            <td class="number">{one.installs.toLocaleString()}</td>
            <td class="number">{one.ipm.toFixed(2)}</td>
            <td>
              <svg
                class="interval"
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect
                  class="interval-range"
                  x={(one.low_rate / most) * 100}
                  y="4"
                  height="4"
                  rx="2"
                  width={((one.high_rate - one.low_rate) / most) * 100}
                />
                <rect
                  class="interval-value"
                  x={(one.rate / most) * 100 - 0.7}
                  width="1.4"
                  height="12"
                />
              </svg>
              <small class="number">
                {ipm(one.rate)} ({ipm(one.low_rate)}–{ipm(one.high_rate)})
              </small>
            </td>
            <td class="number">{percent(one.best)}</td>
            <td class="number">{percent(one.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Learn() {
  const now = report.value;
  const matched = known().length;
  return (
    <div class="learn">
      <Import />
      {now && (
        <>
          <section class="panel" aria-label={t('whatItSays')}>
            <h2>{t('whatItSays')}</h2>
            <Says learnt={now.learnt} />
            <div class="arms-room">
              <Arms learnt={now.learnt} />
            </div>
          </section>
          <div class="learn-charts">
            <Shares learnt={now.learnt} />
            {now.learnt.periods.length > 1 && <Traffic learnt={now.learnt} />}
            <Funnel totals={now.totals} />
          </div>
          <section class="panel breed" aria-labelledby="breed-title">
            <div>
              <h2 id="breed-title">{t('breedTitle')}</h2>
              <p class="hint">
                {matched > 0
                  ? t('breedHint', { matched, all: now.learnt.arms.length })
                  : t('breedNone')}
              </p>
            </div>
            <button
              type="button"
              class="primary"
              disabled={matched === 0 || !plan.value || making.value}
              onClick={() => void breedNext()}
            >
              <Icon name="spark" /> {making.value ? t('breeding') : t('breed')}
            </button>
          </section>
        </>
      )}
      {variants.value.length > 0 && (
        <div class="learn-charts">
          <Family />
          <Heat />
        </div>
      )}
    </div>
  );
}
