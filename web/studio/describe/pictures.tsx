// Icon and screenshots: dropped, pasted or chosen; made small here, so that a picture of 5 MB is no
// burden. Brand colours are read from the icon.
import { signal } from '@preact/signals';
import { t } from '../i18n/i18n.ts';
import { brief } from '../state/app.ts';
import { Icon } from '../widgets/icon.tsx';
import { dropTarget } from '../widgets/drop.ts';
import { brandColours, readPicture, tooLarge } from './image.ts';

const ICON_PX = 256;
const SHOT_PX = 720;
const MOST_SHOTS = 4;

const problem = signal('');
const over = signal(false);

async function take(files: Iterable<File>, wanted: 'icon' | 'any'): Promise<void> {
  problem.value = '';
  for (const file of files) {
    if (!/^image\/(png|jpeg|webp|gif|svg\+xml)$/.test(file.type) || tooLarge(file)) {
      problem.value = t('pictureWrong', { name: file.name });
      continue;
    }
    try {
      const picture = await readPicture(file);
      const square = Math.abs(picture.width - picture.height) < picture.width * 0.1;
      if (wanted === 'icon' || (square && !brief.value.icon)) {
        const icon = picture.toDataUrl(ICON_PX, 'image/png');
        const [brand, accent] = brandColours(picture.pixels(64));
        brief.value = {
          ...brief.value,
          icon,
          colors: { ...brief.value.colors, brand, accent },
        };
      } else {
        const shots = [
          ...(brief.value.screenshots ?? []),
          picture.toDataUrl(SHOT_PX, 'image/jpeg'),
        ];
        const colors = brief.value.colors ?? { brand: brandColours(picture.pixels(64))[0] };
        brief.value = { ...brief.value, screenshots: shots.slice(-MOST_SHOTS), colors };
      }
      picture.close();
    } catch {
      problem.value = t('pictureWrong', { name: file.name });
    }
  }
}

function Swatch({ name }: { name: 'brand' | 'accent' }) {
  const value = brief.value.colors?.[name];
  return (
    <label class="swatch">
      <input
        type="color"
        value={value ?? '#888888'}
        data-unset={!value}
        onInput={(e) => {
          const colors = { ...brief.value.colors, [name]: e.currentTarget.value };
          brief.value = { ...brief.value, colors };
        }}
      />
      <span>{t(`color_${name}`)}</span>
      {value && (
        <button
          type="button"
          class="plain small"
          aria-label={t('clearColor', { name: t(`color_${name}`) })}
          onClick={() => {
            const colors = { ...brief.value.colors, [name]: undefined };
            brief.value = { ...brief.value, colors };
          }}
        >
          <Icon name="cross" size={14} />
        </button>
      )}
    </label>
  );
}

export function Pictures() {
  const { icon, screenshots } = brief.value;
  return (
    <div class="field">
      <div
        class="drop"
        {...dropTarget(over, (files) => void take(files, 'any'))}
        onPaste={(e) => void take(e.clipboardData?.files ?? [], 'any')}
      >
        <label class="drop-icon" data-empty={!icon}>
          {icon ? <img src={icon} alt={t('iconAlt')} /> : <Icon name="upload" />}
          <span class={icon ? 'hidden' : ''}>{t('icon')}</span>
          <input
            class="hidden-input"
            type="file"
            accept="image/*"
            onChange={(e) => {
              void take(e.currentTarget.files ?? [], 'icon');
              e.currentTarget.value = '';
            }}
          />
        </label>
        <div class="shots">
          {(screenshots ?? []).map((shot, i) => (
            <button
              key={shot.slice(-40)}
              type="button"
              class="shot"
              aria-label={t('removeShot', { number: i + 1 })}
              onClick={() => {
                const left = (brief.value.screenshots ?? []).filter((_, at) => at !== i);
                brief.value = { ...brief.value, screenshots: left.length ? left : undefined };
              }}
            >
              <img src={shot} alt="" />
            </button>
          ))}
          <label class="drop-shot">
            <span>{t('dropShots')}</span>
            <input
              class="hidden-input"
              type="file"
              accept="image/*"
              multiple
              onChange={(e) => {
                void take(e.currentTarget.files ?? [], 'any');
                e.currentTarget.value = '';
              }}
            />
          </label>
        </div>
      </div>
      <div class="swatches">
        <Swatch name="brand" />
        <Swatch name="accent" />
        {icon && (
          <button
            type="button"
            class="link"
            onClick={() => (brief.value = { ...brief.value, icon: undefined })}
          >
            {t('removeIcon')}
          </button>
        )}
      </div>
      {problem.value && (
        <p class="hint bad" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
