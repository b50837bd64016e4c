// A campaign that runs elsewhere (`playmill run`): what was decided, how traffic was shared, who comes of whom.
import { useEffect } from 'preact/hooks';
import { gameName, t } from '../i18n/i18n.ts';
import { says } from '../i18n/says.ts';
import { selected, step, variants } from '../state/app.ts';
import { judge } from '../state/edit.ts';
import { toVariant } from '../state/make.ts';
import { SpritePicture } from '../tune/sprite_picture.tsx';
import { Icon } from '../widgets/icon.tsx';
import {
  campaign,
  campaignError,
  followCampaign,
  loadCampaign,
  type Campaign,
  type Member,
  runCampaign,
} from './campaign.ts';
import { Family } from './family.tsx';
import { seriesColour } from './charts.tsx';

const CHART = { width: 1000, height: 220 };

/** Into step 2, as it was served; the gate says what it says of it here. */
function tune(member: Member): void {
  const { request, ...scene } = member.scene;
  if (!variants.value.some((one) => one.key === member.id) && request) {
    const { parents, generation } = member;
    const more = { key: member.id, stage: 'ready' as const, parents, generation };
    variants.value = [...variants.value, toVariant({ request, scene }, more)];
    void judge(member.id);
  }
  selected.value = member.id;
  step.value = 'tune';
}

/** Before there are days to compare: one bar, a part of it for each variant. */
function FirstShares({ of }: { of: Campaign }) {
  let at = 0;
  return (
    <svg
      class="shares"
      viewBox={`0 0 ${CHART.width} 34`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('allocationAlt')}
    >
      {(of.decisions[0]?.variants ?? []).map((one) => {
        const from = at;
        at += one.share;
        return (
          <rect
            key={one.id}
            x={from * CHART.width}
            width={Math.max(1, one.share * CHART.width - 2)}
            height="34"
            style={{ fill: seriesColour(of.members.findIndex(({ id }) => id === one.id)) }}
          >
            <title>{`${one.id} · ${(one.share * 100).toFixed(0)}%`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** A column for each decision, a part of it for each variant. */
function Allocation({ of }: { of: Campaign }) {
  if (of.decisions.length <= 1) return <FirstShares of={of} />;
  const order = of.members.map((one) => one.id);
  const count = Math.max(1, of.decisions.length);
  const wide = CHART.width / count;
  return (
    <>
      <svg
        class="allocation"
        viewBox={`0 0 ${CHART.width} ${CHART.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('allocationAlt')}
      >
        {of.decisions.map((decision, column) => {
          let at = 0;
          return [...decision.variants]
            .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
            .map((one) => {
              const from = at;
              at += one.share;
              return (
                <rect
                  key={`${column}${one.id}`}
                  x={column * wide}
                  y={(1 - at) * CHART.height}
                  width={Math.max(1, wide - (count > 60 ? 0 : 2))}
                  height={(at - from) * CHART.height}
                  style={{ fill: seriesColour(order.indexOf(one.id)) }}
                >
                  <title>
                    {`${decision.as_of || t('atStart')} · ${one.id} · ${(one.share * 100).toFixed(0)}%`}
                  </title>
                </rect>
              );
            });
        })}
      </svg>
      <div class="allocation-days" aria-hidden="true">
        <span>{of.decisions[0]?.as_of || t('atStart')}</span>
        <span>{of.decisions[of.decisions.length - 1]?.as_of || t('atStart')}</span>
      </div>
    </>
  );
}

export function CampaignPanel() {
  useEffect(() => void followCampaign(), []);
  const now = campaign.value;
  if (campaignError.value) {
    return (
      <p class="panel hint bad" role="alert">
        {campaignError.value}
      </p>
    );
  }
  if (!now) return null;
  const last = now.decisions[now.decisions.length - 1];
  const share = new Map(last?.variants.map((one) => [one.id, one.share]));
  return (
    <section class="panel campaign" aria-labelledby="campaign-title">
      <div class="learn-tools between">
        <div>
          <h2 id="campaign-title">{t('campaignTitle')}</h2>
          <p class="hint">
            {t(last?.as_of ? 'campaignHint' : last ? 'campaignFirst' : 'campaignNone', {
              generation: last?.generation ?? now.generations.length,
              day: last?.as_of ?? '',
            })}
          </p>
        </div>
        {now.turn ? (
          <button
            type="button"
            class="secondary"
            disabled={now.turn.running}
            onClick={() => void runCampaign()}
          >
            <Icon name="play" size={18} /> {t(now.turn.running ? 'turnRuns' : 'turnRun')}
          </button>
        ) : (
          <button type="button" class="secondary" onClick={() => void loadCampaign()}>
            <Icon name="reset" size={18} /> {t('reread')}
          </button>
        )}
      </div>
      {now.turn && (
        <div class="turn" role="status">
          {now.turn.lines.length > 0 && (
            <details>
              <summary>{t('turnDid')}</summary>
              {now.turn.lines.map((line) => (
                <p key={line} class="hint">
                  {says(line)}
                </p>
              ))}
            </details>
          )}
          {now.turn.error && <p class="hint bad">{says(now.turn.error)}</p>}
        </div>
      )}
      <div class="says">
        {last?.says.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {now.decisions.length > 0 && (
        <>
          <h3>{t('allocationTitle')}</h3>
          <Allocation of={now} />
        </>
      )}
      {now.members.length > 0 && (
        <>
          <h3>{t('familyTitle')}</h3>
          <Family
            list={now.members.map((one) => ({
              key: one.id,
              generation: one.generation,
              parents: one.parents,
              title: `${one.id}: ${says(one.why)}`,
              strong: (share.get(one.id) ?? 0) > 0,
              label: (
                <>
                  <i
                    class="dot"
                    style={{ background: seriesColour(now.members.indexOf(one)) }}
                    aria-hidden="true"
                  />
                  <SpritePicture
                    name={Object.values(one.scene.roles).flat()[0]?.sprite ?? 'star'}
                    size={24}
                  />
                  {gameName(one.scene.mechanic)}
                  {share.has(one.id) && <small>{(share.get(one.id)! * 100).toFixed(0)}%</small>}
                </>
              ),
            }))}
            onPick={(key) => tune(now.members.find((one) => one.id === key)!)}
          />
        </>
      )}
    </section>
  );
}
