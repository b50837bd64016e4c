import { t } from '../i18n/i18n.ts';
import type { Key } from '../i18n/i18n.ts';
import { making, sifting, variants } from '../state/app.ts';
import { Card } from './card.tsx';

/** What the program says that it is at. */
const stages: Record<string, Key> = { pictures: 'siftingPictures', plays: 'siftingPlays' };

export function Gallery() {
  const list = variants.value;
  const now = sifting.value;
  const ready = list.filter((one) => one.stage === 'ready').length;
  return (
    <section class="gallery" aria-labelledby="gallery-title" aria-busy={making.value}>
      <div class="gallery-head">
        <h2 id="gallery-title">{t('variants')}</h2>
        <span class="count">
          {making.value && <span class="busy" aria-hidden="true" />}
          {list.length > 0 && t('readyOf', { ready, all: list.length })}
        </span>
      </div>
      {now && (
        <label class="sifting">
          <span>{t(stages[now.stage] ?? 'siftingMake', { done: now.done, of: now.of })}</span>
          <progress max={now.of} value={now.stage ? now.done : undefined} />
        </label>
      )}
      <ul class="cards">
        {list.map((one) => (
          <Card key={one.key} variant={one} />
        ))}
      </ul>
    </section>
  );
}
