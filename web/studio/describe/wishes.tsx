// Wishes of the brief that have good defaults.
import { languageName, t } from '../i18n/i18n.ts';
import { brief, offer } from '../state/app.ts';
import type { Brief, Outcome } from '../core/types.ts';

const OUTCOMES: Outcome[] = ['auto', 'win', 'near_win', 'fail'];
const LENGTHS = [0, 15, 20, 30, 45, 60];

const set = (change: Partial<Brief>) => (brief.value = { ...brief.value, ...change });

export function OutcomeField() {
  const now = brief.value.outcome ?? 'auto';
  return (
    <fieldset class="field segmented">
      <legend>{t('outcome')}</legend>
      <div class="segments">
        {OUTCOMES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="outcome"
              checked={now === one}
              onChange={() => set({ outcome: one })}
            />
            <span>{t(`outcome_${one}`)}</span>
          </label>
        ))}
      </div>
      <p class="hint">{t(`outcomeHint_${now}`)}</p>
    </fieldset>
  );
}

export function LanguageField() {
  const chosen = brief.value.languages ?? [];
  return (
    <fieldset class="field">
      <legend>{t('languages')}</legend>
      <div class="chips">
        {(offer.value?.languages ?? ['en']).map((tag) => (
          <label key={tag} class="chip check">
            <input
              type="checkbox"
              checked={chosen.includes(tag)}
              onChange={(e) =>
                set({
                  languages: e.currentTarget.checked
                    ? [...chosen, tag]
                    : chosen.filter((one) => one !== tag),
                })
              }
            />
            <span>{languageName(tag)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function LengthField() {
  return (
    <label class="field">
      <span>{t('length')}</span>
      <select
        value={String(brief.value.length_seconds ?? 0)}
        onChange={(e) => {
          const seconds = Number(e.currentTarget.value);
          set({ length_seconds: seconds || undefined });
        }}
      >
        {LENGTHS.map((one) => (
          <option key={one} value={String(one)}>
            {one ? t('seconds', { count: one }) : t('lengthAuto')}
          </option>
        ))}
      </select>
    </label>
  );
}

const STORES = ['ios', 'android', 'web'] as const;
const ADDRESS = '(https|market|itms-apps)://.+';

export function StoreFields() {
  return (
    <>
      {STORES.map((one) => (
        <label key={one} class="field">
          <span>{t(`store_${one}`)}</span>
          <input
            type="url"
            inputMode="url"
            pattern={ADDRESS}
            placeholder="https://…"
            value={brief.value.store?.[one] ?? ''}
            onChange={(e) => {
              const value = e.currentTarget.value.trim();
              const ok = !value || new RegExp(`^${ADDRESS}$`).test(value);
              e.currentTarget.setCustomValidity(ok ? '' : t('addressWrong'));
              e.currentTarget.reportValidity();
              if (ok) set({ store: { ...brief.value.store, [one]: value || undefined } });
            }}
          />
        </label>
      ))}
    </>
  );
}
