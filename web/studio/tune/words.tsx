// The ad's words in each of its languages.
import { languageName, nice, t } from '../i18n/i18n.ts';
import { offer, shownLocale } from '../state/app.ts';
import { edit } from '../state/edit.ts';
import type { Variant } from '../state/model.ts';

export function Words({ variant }: { variant: Variant }) {
  const tags = Object.keys(variant.scene.copy);
  const tag = tags.includes(shownLocale.value) ? shownLocale.value : tags[0]!;
  const words = variant.scene.copy[tag] ?? {};
  const own = offer.value?.templates.find((one) => one.mechanic === variant.scene.mechanic)?.copy;
  const names = [
    ...(offer.value?.copy ?? []),
    ...(own ?? []).map((one) => one.name),
    ...Object.keys(words),
  ].filter((name, i, all) => all.indexOf(name) === i && words[name] !== undefined);
  return (
    <div class="controls">
      {tags.length > 1 && (
        <label class="field">
          <span>{t('adLanguage')}</span>
          <select value={tag} onChange={(e) => (shownLocale.value = e.currentTarget.value)}>
            {tags.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {names.map((name) => (
        <label key={name} class="field">
          <span>{nice(name)}</span>
          <input
            dir="auto"
            lang={tag}
            maxLength={80}
            value={words[name]}
            onInput={(e) => {
              const to = e.currentTarget.value;
              if (to.trim())
                edit(variant.key, `words/${tag}/${name}`, (scene) => (scene.copy[tag]![name] = to));
            }}
          />
        </label>
      ))}
    </div>
  );
}
