// The container's log: each moment as the preview tells it, with what a network would be called with.
import { useEffect, useState } from 'preact/hooks';
import { Preview } from '../gallery/preview.tsx';
import { gameName, t } from '../i18n/i18n.ts';
import { current } from '../state/app.ts';
import { addMoment, moments } from './moments.ts';
import { packAll } from './packs.ts';

const time = (at: number, from: number) => `${((at - from) / 1000).toFixed(1)} s`;

export function Log() {
  const variant = current.value;
  const [watching, setWatching] = useState(false);
  useEffect(() => void packAll(), []);
  if (!variant || variant.stage !== 'ready') return null;
  const rows = moments.value.filter((one) => one.key === variant.key);
  const from = rows[0]?.at ?? 0;
  return (
    <section class="panel log" aria-labelledby="log-title">
      <div class="log-head">
        <div>
          <h2 id="log-title">{t('logTitle')}</h2>
          <p class="hint">{t('logHint')}</p>
        </div>
        <button
          type="button"
          class="secondary"
          aria-pressed={watching}
          onClick={() => {
            moments.value = [];
            setWatching(!watching);
          }}
        >
          {watching ? t('logStop') : t('logStart')}
        </button>
      </div>
      {watching && (
        <div class="log-body">
          <div class="device phone">
            <Preview
              scene={variant.scene}
              label={t('previewOf', { game: gameName(variant.scene.mechanic) })}
              width={202}
              height={437}
              bot
              onMoment={(moment, why) => addMoment(variant.key, moment, why)}
              onOpen={(url) => addMoment(variant.key, 'open', url || t('noStore'))}
            />
          </div>
          <ol class="log-rows" role="log" aria-label={t('logTitle')}>
            {rows.map((row, i) => (
              <li key={i} data-moment={row.moment}>
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
