// Who plays which role: any sprite of the catalogue, tinted as wished.
import { signal } from '@preact/signals';
import { nice, t } from '../i18n/i18n.ts';
import type { Scene, Slot } from '../core/types.ts';
import { offer } from '../state/app.ts';
import { edit } from '../state/edit.ts';
import type { Variant } from '../state/model.ts';
import { SpritePicture, spriteColour } from './sprite_picture.tsx';

const open = signal('');
const search = signal('');

type Place = { name: string; index: number; role: boolean };
const placeId = (p: Place) => `${p.name}-${p.index}`;

function slotAt(scene: Scene, place: Place): Slot | null {
  if (place.role) return scene.roles[place.name]?.[place.index] ?? null;
  return scene.ui[place.name as keyof Scene['ui']];
}

function Picker({ variant, place }: { variant: Variant; place: Place }) {
  const slot = slotAt(variant.scene, place);
  const role = offer.value?.templates
    .find((one) => one.mechanic === variant.scene.mechanic)
    ?.roles.find((one) => one.name === place.name);
  const words = search.value.trim().toLowerCase();
  const fits = (offer.value?.sprites ?? [])
    .filter((one) =>
      words
        ? one.name.includes(words) || one.tags.some((tag) => tag.includes(words))
        : !role || role.groups.length === 0 || role.groups.includes(one.group),
    )
    .filter((one) => one.group !== 'ui' || place.name === 'hand');
  const put = (change: Partial<Slot>) =>
    edit(variant.key, `sprite/${placeId(place)}`, (scene) => {
      const to = slotAt(scene, place);
      if (to) Object.assign(to, change);
      if (to && change.tint === '') delete to.tint;
      if (to && change.sprite) delete to.picture;
    });
  return (
    <div class="picker">
      <input
        type="search"
        aria-label={t('searchSprites')}
        placeholder={t('searchSprites')}
        value={search.value}
        onInput={(e) => (search.value = e.currentTarget.value)}
      />
      <div class="picker-list">
        {fits.map((one) => (
          <button
            key={one.name}
            type="button"
            class="pick-sprite"
            aria-pressed={slot?.sprite === one.name}
            onClick={() => put({ sprite: one.name, tint: '' })}
          >
            <SpritePicture name={one.name} size={48} />
            <span>{nice(one.name)}</span>
          </button>
        ))}
      </div>
      <label class="swatch">
        <input
          type="color"
          value={slot?.tint ?? spriteColour(slot?.sprite)}
          onInput={(e) => put({ tint: e.currentTarget.value })}
        />
        <span>{t('tint')}</span>
        {slot?.tint && (
          <button type="button" class="link" onClick={() => put({ tint: '' })}>
            {t('noTint')}
          </button>
        )}
      </label>
    </div>
  );
}

function Row({ variant, place, label }: { variant: Variant; place: Place; label: string }) {
  const slot = slotAt(variant.scene, place);
  if (!slot) return null;
  const id = placeId(place);
  return (
    <li>
      <button
        type="button"
        class="sprite"
        aria-expanded={open.value === id}
        onClick={() => {
          open.value = open.value === id ? '' : id;
          search.value = '';
        }}
      >
        {slot.picture === undefined ? (
          <SpritePicture name={slot.sprite} tint={slot.tint} size={40} />
        ) : (
          <img src={variant.scene.pictures?.[slot.picture]} width={40} height={40} alt="" />
        )}
        <span>
          <small>{label}</small>
          {nice(slot.sprite)}
        </span>
      </button>
      {open.value === id && <Picker variant={variant} place={place} />}
    </li>
  );
}

export function Sprites({ variant }: { variant: Variant }) {
  const { scene } = variant;
  return (
    <div class="controls">
      <p class="hint">{t('piecesHint')}</p>
      <ul class="sprites">
        {Object.entries(scene.roles).flatMap(([name, list]) =>
          list.map((_, index) => (
            <Row
              key={`${name}${index}`}
              variant={variant}
              place={{ name, index, role: true }}
              label={list.length > 1 ? `${nice(name)} ${index + 1}` : nice(name)}
            />
          )),
        )}
        {(['host', 'hand', 'star'] as const).map((name) => (
          <Row
            key={name}
            variant={variant}
            place={{ name, index: 0, role: false }}
            label={t(`ui_${name}`)}
          />
        ))}
      </ul>
      <label class="field">
        <span>{t('background')}</span>
        <select
          value={scene.background.name}
          onChange={(e) => {
            const to = e.currentTarget.value;
            edit(variant.key, 'background', (one) => {
              one.background.name = to;
              delete one.background.picture;
            });
          }}
        >
          {scene.background.picture && (
            <option value={scene.background.name}>{t('ownBackground')}</option>
          )}
          {offer.value?.backgrounds.map((one) => (
            <option key={one} value={one}>
              {nice(one)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
