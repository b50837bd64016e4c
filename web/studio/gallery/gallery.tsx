import { t } from '../i18n/i18n.ts';
import { making, variants } from '../state/app.ts';
import { Card } from './card.tsx';

export function Gallery() {
  const list = variants.value;
  const ready = list.filter((one) => one.stage === 'ready').length;
  return (
    <section class="gallery" aria-labelledby="gallery-title" aria-busy={making.value}>
      <div class="gallery-head">
        <h2 id="gallery-title">{t('variants')}</h2>
        <span class="count">
          {making.value && <span class="busy" aria-hidden="true" />}
          {t('readyOf', { ready, all: list.length })}
        </span>
      </div>
      <ul class="cards">
        {list.map((one) => (
          <Card key={one.key} variant={one} />
        ))}
      </ul>
    </section>
  );
}
