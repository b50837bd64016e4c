// The product's own picture behind the game, in the place of a drawn background.
import { signal } from '@preact/signals';
import { t } from '../i18n/i18n.ts';
import { brief } from '../state/app.ts';
import { Icon } from '../widgets/icon.tsx';
import { dropTarget } from '../widgets/drop.ts';
import { AddPicture } from './add_picture.tsx';
import { readPicture, tooLarge } from './image.ts';

export const BACKDROP_PX = 768;
/** As generator/image/backdrop.h has it, of the shorter side. */
const LEAST_PX = 128;

const problem = signal('');
const over = signal(false);

async function take(file: File | undefined): Promise<void> {
  problem.value = '';
  if (!file) return;
  try {
    if (tooLarge(file)) throw new Error();
    const picture = await readPicture(file);
    if (Math.min(picture.width, picture.height) < LEAST_PX) {
      problem.value = t('backdropSmall', { name: file.name, least: LEAST_PX });
    } else {
      brief.value = { ...brief.value, backdrop: picture.toDataUrl(BACKDROP_PX, 'image/png') };
    }
    picture.close();
  } catch {
    problem.value = t('pictureWrong', { name: file.name });
  }
}

export function Backdrop() {
  const { backdrop } = brief.value;
  return (
    <fieldset class="field own behind">
      <legend>{t('backdrop')}</legend>
      <ul class="behind-list" {...dropTarget(over, (files) => void take(files[0]))}>
        {backdrop && (
          <li class="behind-one">
            <img src={backdrop} alt={t('backdropAlt')} />
            <button
              type="button"
              class="plain small"
              aria-label={t('removeBackdrop')}
              onClick={() => (brief.value = { ...brief.value, backdrop: undefined })}
            >
              <Icon name="cross" size={14} />
            </button>
          </li>
        )}
        <li>
          <AddPicture
            class="behind-add"
            text={backdrop ? t('backdropOther') : t('backdropAdd')}
            take={(files) => void take(files[0])}
          />
        </li>
      </ul>
      {problem.value && (
        <p class="hint bad" role="alert">
          {problem.value}
        </p>
      )}
    </fieldset>
  );
}
