// Every colour of the scene, in groups that a person can see.
import { nice, t } from '../i18n/i18n.ts';
import { brief, offer } from '../state/app.ts';
import { edit } from '../state/edit.ts';
import type { Variant } from '../state/model.ts';

const GROUPS = [
  ['button', ['cta_top', 'cta_low', 'cta_line', 'cta_text']],
  ['panels', ['panel_top', 'panel_low', 'panel_line', 'text', 'accent']],
  ['board', ['board_top', 'board_low', 'frame_top', 'frame_low', 'cell']],
  ['title', ['title_top', 'title_low', 'title_line', 'progress_top', 'progress_low']],
  ['confetti', ['confetti_1', 'confetti_2', 'confetti_3', 'confetti_4']],
] as const;

/** WCAG 2 contrast of two colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const c = parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [more, less] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

/** Mixes towards black or white. */
function shade(hex: string, part: number): string {
  const to = part < 0 ? 0 : 255;
  return (
    '#' +
    [1, 3, 5]
      .map((at) => {
        const c = parseInt(hex.slice(at, at + 2), 16);
        return Math.round(c + (to - c) * Math.abs(part))
          .toString(16)
          .padStart(2, '0');
      })
      .join('')
  );
}

/** The button in one colour, its words in whatever can be read on it. */
function paintButton(key: string, colour: string): void {
  edit(key, 'colour/button', ({ palette }) => {
    palette.cta_top = shade(colour, 0.16);
    palette.cta_low = colour;
    palette.cta_line = shade(colour, -0.5);
    palette.cta_text =
      contrast('#ffffff', palette.cta_top) >= 4.5 ? '#ffffff' : shade(colour, -0.82);
  });
}

export function Colours({ variant }: { variant: Variant }) {
  const { palette } = variant.scene;
  const brand = brief.value.colors?.brand;
  const ratio = Math.min(
    contrast(palette.cta_text!, palette.cta_top!),
    contrast(palette.cta_text!, palette.cta_low!),
  );
  return (
    <div class="controls">
      <div>
        <h3>{t('buttonColour')}</h3>
        <div class="chips">
          {brand && (
            <button type="button" class="chip" onClick={() => paintButton(variant.key, brand)}>
              <i class="dot" style={{ background: brand }} />
              {t('color_brand')}
            </button>
          )}
          {offer.value?.palettes.map((one) => (
            <button
              key={one.name}
              type="button"
              class="chip"
              onClick={() => paintButton(variant.key, one.cta)}
            >
              <i class="dot" style={{ background: one.cta }} />
              {nice(one.name)}
            </button>
          ))}
        </div>
        <p class={ratio >= 4.5 ? 'hint' : 'hint bad'} role="status">
          {t('buttonContrast', { ratio: ratio.toFixed(1) })}
        </p>
      </div>
      {GROUPS.map(([group, names]) => (
        <fieldset key={group} class="field">
          <legend>{t(`colours_${group}`)}</legend>
          <div class="colour-grid">
            {names.map((name) => (
              <label key={name} class="swatch">
                <input
                  type="color"
                  value={palette[name]}
                  onInput={(e) => {
                    const to = e.currentTarget.value;
                    edit(variant.key, `colour/${name}`, (scene) => (scene.palette[name] = to));
                  }}
                />
                <span>{nice(name)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
