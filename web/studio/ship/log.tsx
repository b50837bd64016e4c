// What the ad says to its container: the studio as one that hears every moment, or the mock of a network's
// that is hard on the ad.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { containerOf } from '../../containers/containers.mjs';
import { MODES, modesOf } from '../../containers/modes.mjs';
import { entryOf, pageIn } from '../container/page.ts';
import { Stand } from '../container/stand.tsx';
import type { NetworkInfo, PackReport } from '../core/types.ts';
import { Preview } from '../gallery/preview.tsx';
import { gameName, modeSays, t } from '../i18n/i18n.ts';
import { faultLine } from '../i18n/says.ts';
import { current, networks, offer, pool } from '../state/app.ts';
import type { Variant } from '../state/model.ts';
import { addMoment, moments } from './moments.ts';

/** Id of the network whose container it is; empty: the studio itself. */
const network = signal('');
const mode = signal('normal');
/** What is on the stand: nothing, the studio's own preview, or a page in its container. */
const shown = signal<{ page: string } | 'preview' | null>(null);
const problem = signal('');

const time = (at: number, from: number) => `${((at - from) / 1000).toFixed(1)} s`;
const rowOf = (id: string) => offer.value?.networks.find((one) => one.id === id);

function stop(): void {
  shown.value = null;
}

async function start(variant: Variant): Promise<void> {
  moments.value = [];
  problem.value = '';
  const row = rowOf(network.value);
  const container = row && containerOf(row);
  if (!container) {
    shown.value = 'preview';
    return;
  }
  try {
    const { file, blobs } = await pool.call<PackReport>(
      'pack',
      { scene: variant.scene, network: row.id },
      { needs: 'parts.gz' },
    );
    shown.value = { page: pageIn(entryOf(file, blobs[0]!), row, container, mode.value) };
  } catch (fault) {
    problem.value = faultLine(fault);
  }
}

function Choice() {
  const known = (offer.value?.networks ?? []).filter(
    (one) => networks.value.includes(one.id) && containerOf(one),
  );
  const row = rowOf(network.value);
  const container = row && containerOf(row);
  const modes = container ? modesOf(container, row).filter((one) => MODES[one]!.live) : [];
  const choose = (id: string) => {
    network.value = id;
    mode.value = 'normal';
    stop();
  };
  return (
    <div class="log-choice">
      <label class="field">
        <span>{t('container')}</span>
        <select value={network.value} onChange={(e) => choose(e.currentTarget.value)}>
          <option value="">{t('containerOwn')}</option>
          {known.map((one: NetworkInfo) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {modes.length > 0 && (
        <label class="field">
          <span>{t('mode')}</span>
          <select
            value={mode.value}
            onChange={(e) => {
              mode.value = e.currentTarget.value;
              stop();
            }}
          >
            {modes.map((one) => (
              <option key={one} value={one}>
                {modeSays(one, MODES[one]!.says)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function OnStand({ variant }: { variant: Variant }) {
  const label = t('previewOf', { game: gameName(variant.scene.mechanic) });
  if (shown.value === 'preview') {
    return (
      <Preview
        scene={variant.scene}
        label={label}
        width={202}
        height={437}
        bot
        onMoment={(moment, why) => addMoment(variant.key, moment, why)}
        onOpen={(url) => addMoment(variant.key, 'open', url || t('noStore'), 'call')}
      />
    );
  }
  return (
    <Stand
      mode={mode.value}
      page={shown.value!.page}
      label={label}
      tell={(kind, what, more) => addMoment(variant.key, what, more, kind)}
    />
  );
}

export function Log() {
  const variant = current.value;
  useEffect(() => stop, []);
  // A network that is no longer chosen has no container here either.
  const gone = network.value !== '' && !networks.value.includes(network.value);
  useEffect(() => {
    if (!gone) return;
    network.value = '';
    stop();
  }, [gone]);
  const watching = shown.value !== null;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.scrollIntoView({ block: 'nearest' }), [watching]);
  if (!variant || variant.stage !== 'ready') return null;
  const rows = moments.value.filter((one) => one.key === variant.key);
  const from = rows[0]?.at ?? 0;
  return (
    <section class="panel log" aria-labelledby="log-title">
      <div class="log-head">
        <div>
          <h2 id="log-title">{t('logTitle')}</h2>
          <p class="hint">{network.value ? t('logHintContainer') : t('logHint')}</p>
        </div>
        <button
          type="button"
          class="secondary"
          aria-pressed={watching}
          onClick={() => (watching ? stop() : void start(variant))}
        >
          {watching ? t('logStop') : network.value ? t('logPlay') : t('logStart')}
        </button>
      </div>
      <Choice />
      {problem.value && (
        <p class="hint bad" role="alert">
          {problem.value}
        </p>
      )}
      {watching && (
        <div class="log-body" ref={body}>
          <div class="device phone">
            <OnStand key={variant.key + network.value + mode.value} variant={variant} />
          </div>
          <ol class="log-rows" role="log" aria-label={t('logTitle')}>
            {rows.map((row, i) => (
              <li key={i} data-moment={row.moment} data-kind={row.kind}>
                <span class="log-time">{time(row.at, from)}</span>
                <code>{row.moment}</code>
                {row.why && <span class="hint">{row.why}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
