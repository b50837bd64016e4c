// New luck: for this variant where nothing is locked, near it, or far from it.
import { t, type Key } from '../i18n/i18n.ts';
import { offer, patch } from '../state/app.ts';
import { reroll, spread } from '../state/make.ts';
import type { Variant } from '../state/model.ts';
import { Icon } from '../widgets/icon.tsx';

export function Vary({ variant }: { variant: Variant }) {
  const toggle = (facet: string) =>
    patch(variant.key, {
      kept: variant.kept.includes(facet)
        ? variant.kept.filter((one) => one !== facet)
        : [...variant.kept, facet],
    });
  return (
    <div class="controls">
      <fieldset class="field">
        <legend>{t('lockWhat')}</legend>
        <ul class="locks">
          {offer.value?.facets.map((facet) => {
            const kept = variant.kept.includes(facet);
            return (
              <li key={facet}>
                <button
                  type="button"
                  class="lock"
                  aria-pressed={kept}
                  onClick={() => toggle(facet)}
                >
                  <Icon name={kept ? 'lock' : 'unlock'} size={18} />
                  <span>
                    {t(`facet_${facet}` as Key)}
                    <small>{t(`facetHint_${facet}` as Key)}</small>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <button type="button" class="primary" onClick={() => void reroll(variant)}>
        <Icon name="dice" /> {t('rerollRest')}
      </button>
      <div class="two">
        <button type="button" class="secondary" onClick={() => void spread(variant, true)}>
          <Icon name="near" size={18} /> {t('moreLikeThis')}
        </button>
        <button type="button" class="secondary" onClick={() => void spread(variant, false)}>
          <Icon name="spark" size={18} /> {t('surprise')}
        </button>
      </div>
      <p class="hint">{t('varyHint')}</p>
    </div>
  );
}
