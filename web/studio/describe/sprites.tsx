// The product's own pictures that are played with, each with what it stands for. The browser reads
// whatever it can (PNG, JPEG, WebP, GIF, SVG …); the program gets PNG.
import { signal } from '@preact/signals';
import type { Brief, SpriteRole } from '../core/types.ts';
import { t } from '../i18n/i18n.ts';
import { brief } from '../state/app.ts';
import { Icon } from '../widgets/icon.tsx';
import { dropTarget } from '../widgets/drop.ts';
import { AddPicture } from './add_picture.tsx';
import { readPicture, tooLarge } from './image.ts';

export const SPRITE_PX = 512;
/** As templates/schema/brief.schema.json has it. */
const MOST = 12;
const ROLES: SpriteRole[] = ['piece', 'hero', 'prize', 'obstacle'];

const problem = signal('');
const over = signal(false);

type Sprite = Exclude<NonNullable<Brief['sprites']>[number], string>;
const sprites = (): Sprite[] =>
  (brief.value.sprites ?? []).map((one) => (typeof one === 'string' ? { image: one } : one));

function put(list: Sprite[]): void {
  brief.value = { ...brief.value, sprites: list.length ? list : undefined };
}

async function take(files: Iterable<File>): Promise<void> {
  problem.value = '';
  for (const file of files) {
    if (sprites().length >= MOST) {
      problem.value = t('spritesMost', { most: MOST });
      return;
    }
    try {
      if (tooLarge(file)) throw new Error();
      const picture = await readPicture(file);
      const image = picture.toDataUrl(SPRITE_PX, 'image/png');
      picture.close();
      put([...sprites(), { image, role: 'piece' }]);
    } catch {
      problem.value = t('pictureWrong', { name: file.name });
    }
  }
}

export function Sprites() {
  const list = sprites();
  return (
    <fieldset class="field own">
      <legend>{t('sprites')}</legend>
      <ul class="own-list" {...dropTarget(over, (files) => void take(files))}>
        {list.map((one, i) => (
          <li key={i} class="own-one">
            <img src={one.image} alt="" />
            <select
              aria-label={t('spriteRole', { number: i + 1 })}
              value={one.object ? '' : (one.role ?? 'piece')}
              onChange={(e) => {
                const role = e.currentTarget.value as SpriteRole;
                put(list.map((other, at) => (at === i ? { image: one.image, role } : other)));
              }}
            >
              {one.object && <option value="">{one.object}</option>}
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`role_${role}`)}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="plain small"
              aria-label={t('removeSprite', { number: i + 1 })}
              onClick={() => put(list.filter((_, at) => at !== i))}
            >
              <Icon name="cross" size={14} />
            </button>
          </li>
        ))}
        {list.length < MOST && (
          <li>
            <AddPicture
              class="own-add"
              text={list.length ? t('spritesMore') : t('spritesAdd')}
              multiple
              take={(files) => void take(files)}
            />
          </li>
        )}
      </ul>
      {problem.value && (
        <p class="hint bad" role="alert">
          {problem.value}
        </p>
      )}
    </fieldset>
  );
}
