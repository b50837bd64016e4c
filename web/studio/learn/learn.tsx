// What viewers did: a network's report, what it says and what it does not, and the next generation.
import { signal } from '@preact/signals';
import { dropTarget } from '../widgets/drop.ts';
import { gameName, t } from '../i18n/i18n.ts';
import { making, plan, selected, step, variants } from '../state/app.ts';
import { Fault } from '../widgets/fault.tsx';
import { Icon } from '../widgets/icon.tsx';
import { CampaignPanel } from './campaign_panel.tsx';
import { Family } from './family.tsx';
import { Sessions } from './sessions.tsx';
import { Funnel, Shares, Traffic } from './charts.tsx';
import { variantOfCreative, type Learnt } from './report.ts';
import { breedNext, importReport, known, report, reportName, reportWrong } from './state.ts';

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

const over = signal(false);

async function open(files: FileList | null): Promise<void> {
  const file = files?.[0];
  if (file) await importReport(file.name, new Uint8Array(await file.arrayBuffer()));
}

function Import() {
  return (
    <section
      class="panel learn-import"
      aria-labelledby="learn-title"
      {...dropTarget(over, (files) => void open(files))}
    >
      <h1 id="learn-title">{t('learnTitle')}</h1>
      <p class="lead">{t('learnLead')}</p>
      <div class="learn-tools">
        <label class="primary button">
          <Icon name="upload" /> {t('importReport')}
          <input
            class="hidden-input"
            type="file"
            accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
            onChange={async (e) => {
              const input = e.currentTarget;
              await open(input.files);
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
      {reportName.value && <p class="hint">{t('reportShown', { name: reportName.value })}</p>}
      <Fault wrong={reportWrong.value} />
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
            against: armName(learnt.reference),
            lift: signed(one.always_valid_lift[one.verdict === 'beats' ? 0 : 1] ?? 0),
            expect: signed(one.corrected_lift),
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
  const most = Math.max(...learnt.arms.map((one) => one.believed_ipm_90[1]));
  const order = [...learnt.arms].sort((a, b) => b.believed_ipm - a.believed_ipm);
  return (
    <table class="arms">
      <caption>{t('armsTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('variant')}</th>
          <th scope="col" class="number">
            {t('field_impressions')}
          </th>
          <th scope="col" class="number">
            {t('field_installs')}
          </th>
          <th scope="col" class="number">
            IPM
          </th>
          <th scope="col">{t('believed')}</th>
          <th scope="col" class="number">
            {t('bestChance')}
          </th>
          <th scope="col" class="number">
            {t('nextShare')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.map((one) => {
          const believed = one.believed_ipm;
          const [low, high] = one.believed_ipm_90;
          return (
            <tr key={one.arm}>
              <th scope="row">{armName(one.arm)}</th>
              <td class="number">{one.impressions.toLocaleString()}</td>
              <td class="number">{one.installs.toLocaleString()}</td>
              <td class="number">{one.ipm.toFixed(2)}</td>
              <td>
                <div class="believed">
                  <svg
                    class="interval"
                    viewBox="0 0 100 12"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect
                      class="interval-range"
                      x={(low / most) * 100}
                      y="4"
                      height="4"
                      rx="2"
                      width={((high - low) / most) * 100}
                    />
                    <rect
                      class="interval-value"
                      x={(believed / most) * 100 - 0.7}
                      width="1.4"
                      height="12"
                    />
                  </svg>
                  <small class="number">
                    {believed.toFixed(2)} ({low.toFixed(2)}–{high.toFixed(2)})
                  </small>
                </div>
              </td>
              <td class="number">{percent(one.chance_best)}</td>
              <td class="number">{percent(one.share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Who comes of whom in this project. */
function Tree() {
  const list = variants.value.filter((one) => one.stage === 'ready');
  if (!list.some((one) => one.generation > 1)) return null;
  return (
    <section class="panel" aria-labelledby="family-title">
      <h2 id="family-title">{t('familyTitle')}</h2>
      <Family
        list={list.map((one) => ({
          key: one.key,
          generation: one.generation,
          parents: one.parents,
          strong: one.liked,
          label: `${variants.value.indexOf(one) + 1} ${gameName(one.scene.mechanic)}`,
        }))}
        onPick={(key) => {
          selected.value = key;
          step.value = 'tune';
        }}
      />
    </section>
  );
}

/** What will come, before a report is there. */
function Ways() {
  return (
    <ol class="ways">
      {(['learnWay1', 'learnWay2', 'learnWay3'] as const).map((key) => {
        const [title, text] = t(key).split('|');
        return (
          <li key={key}>
            <h2>{title}</h2>
            <p class="hint">{text}</p>
          </li>
        );
      })}
    </ol>
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
      {!now && <Ways />}
      <Sessions />
      <CampaignPanel />
      <Tree />
    </div>
  );
}
