// Packages for ad networks: chosen, checked, downloaded; and what the previews say to a container.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { gameName, t } from '../i18n/i18n.ts';
import { says } from '../i18n/says.ts';
import type { NetworkInfo } from '../core/types.ts';
import { networks, offer, variants } from '../state/app.ts';
import type { Variant } from '../state/model.ts';
import { Icon } from '../widgets/icon.tsx';
import { Log } from './log.tsx';
import {
  chosenVariants,
  downloadAll,
  downloadOne,
  keepPacked,
  packs,
  packId,
  packing,
  shipKeys,
  type Packed,
} from './packs.ts';

const kb = (bytes: number) =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1000).toFixed(0)} kB`;

const everyNetwork = signal(false);
const COMMON = ['applovin', 'unity', 'meta', 'google', 'tiktok', 'mintegral', 'ironsource'];

function Networks() {
  const all = offer.value?.networks ?? [];
  const order = (one: NetworkInfo) => {
    const at = COMMON.indexOf(one.id);
    return at < 0 ? COMMON.length : at;
  };
  const toggle = (id: string, on: boolean) => {
    networks.value = on ? [...networks.value, id] : networks.value.filter((one) => one !== id);
  };
  const list = [...all].sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  const often = (one: NetworkInfo) => order(one) < COMMON.length;
  // One that was chosen stays in sight.
  const first = list.filter((one) => often(one) || networks.value.includes(one.id));
  const chip = (one: NetworkInfo) => (
    <label key={one.id} class="chip check" title={one.notes[0] ?? ''}>
      <input
        type="checkbox"
        checked={networks.value.includes(one.id)}
        onChange={(e) => toggle(one.id, e.currentTarget.checked)}
      />
      <span>{one.name}</span>
    </label>
  );
  return (
    <fieldset class="field">
      <legend>{t('networks')}</legend>
      <div class="chips">{(everyNetwork.value ? list : first).map(chip)}</div>
      <button
        type="button"
        class="plain more-networks"
        aria-expanded={everyNetwork.value}
        onClick={() => (everyNetwork.value = !everyNetwork.value)}
      >
        <Icon name={everyNetwork.value ? 'less' : 'more'} size={16} />
        {t('moreNetworks', { count: all.length })}
      </button>
    </fieldset>
  );
}

function Choice() {
  const list = variants.value.filter((one) => one.stage === 'ready');
  const chosen = chosenVariants();
  const toggle = (key: string, on: boolean) => {
    const keys = chosen.map((one) => one.key);
    shipKeys.value = on ? [...keys, key] : keys.filter((one) => one !== key);
  };
  return (
    <fieldset class="field">
      <legend>{t('shipWhich')}</legend>
      <div class="chips">
        {list.map((one, i) => (
          <label key={one.key} class="chip check">
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={(e) => toggle(one.key, e.currentTarget.checked)}
            />
            <span>
              {i + 1} {gameName(one.scene.mechanic)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Verdict({ packed }: { packed: Packed }) {
  const { report } = packed;
  if (packed.error) return <span class="verdict bad">{packed.error}</span>;
  if (!report) return <span class="spinner" role="img" aria-label={t('packing')} />;
  const failed = report.findings.filter((one) => !one.pass && one.severity === 'error');
  return (
    <span class={report.pass ? 'verdict good' : 'verdict bad'}>
      <Icon name={report.pass ? 'check' : 'cross'} size={16} />
      {report.pass ? t('packPasses') : t('packFails', { count: failed.length })}
    </span>
  );
}

function Row({ variant, network }: { variant: Variant; network: NetworkInfo }) {
  const packed = packs.value.get(packId(variant, network.id)) ?? {};
  const { report } = packed;
  const notes = report?.findings.filter((one) => !one.pass) ?? [];
  return (
    <tr>
      <th scope="row">{network.name}</th>
      <td>
        <Verdict packed={packed} />
        {report?.pictures?.remark && <p class="hint">{says(report.pictures.remark)}</p>}
        {notes.length > 0 && (
          <details class="findings">
            <summary>{t('remarks', { count: notes.length })}</summary>
            <ul>
              {notes.map((one) => (
                <li key={one.code + (one.where ?? '')} data-severity={one.severity}>
                  <strong>{one.rule ? says(one.rule) : one.code}</strong>{' '}
                  {one.found ? says(one.found) : ''}{' '}
                  {one.wanted ? t('wants', { wanted: says(one.wanted) }) : ''}
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td class="number">{report ? kb(report.bytes) : ''}</td>
      <td class="number">
        {report?.limit ? (
          <span class="room">
            {t('ofLimit', { limit: kb(report.limit) })}
            <progress
              max={report.limit}
              value={report.bytes}
              aria-label={t('room', { name: network.name })}
            />
          </span>
        ) : (
          <span class="hint">{report ? t('noLimit') : ''}</span>
        )}
      </td>
      <td>
        <button
          type="button"
          class="icon-button"
          disabled={!report?.pass}
          aria-label={t('downloadFor', { name: network.name })}
          title={report?.file ?? ''}
          onClick={() => downloadOne(variant, network.id)}
        >
          <Icon name="download" />
        </button>
      </td>
    </tr>
  );
}

export function Ship() {
  useEffect(keepPacked, []);
  const chosen = chosenVariants();
  const wanted = (offer.value?.networks ?? []).filter((one) => networks.value.includes(one.id));
  const store = chosen.some((one) => one.scene.store.ios || one.scene.store.android);
  const ready = [...packs.value.values()].filter((one) => one.report?.pass).length;
  return (
    <div class="ship">
      <section class="panel ship-choice" aria-labelledby="ship-title">
        <header>
          <h1 id="ship-title">{t('shipTitle')}</h1>
          <p class="lead">{t('shipLead')}</p>
        </header>
        <Choice />
        <Networks />
        {!store && <p class="hint">{t('noStoreHint')}</p>}
        <div class="brief-foot">
          <button
            type="button"
            class="primary big"
            disabled={ready === 0 || packing.value}
            onClick={() => void downloadAll()}
          >
            <Icon name="download" /> {t('downloadAll', { count: ready })}
          </button>
        </div>
      </section>
      <section class="ship-tables" aria-label={t('packages')} aria-busy={packing.value}>
        {wanted.length === 0 && <p class="panel hint">{t('chooseNetworks')}</p>}
        {wanted.length > 0 &&
          chosen.map((variant) => (
            <div key={variant.key} class="panel table-panel">
              <table>
                <caption>
                  {variants.value.indexOf(variant) + 1} {gameName(variant.scene.mechanic)}{' '}
                  <small>{variant.scene.id}</small>
                </caption>
                <thead>
                  <tr>
                    <th scope="col">{t('network')}</th>
                    <th scope="col">{t('verdict')}</th>
                    <th scope="col" class="number">
                      {t('size')}
                    </th>
                    <th scope="col">{t('limitOf')}</th>
                    <th scope="col">
                      <span class="hidden">{t('download')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {wanted.map((network) => (
                    <Row key={network.id} variant={variant} network={network} />
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        <Log />
      </section>
    </div>
  );
}
