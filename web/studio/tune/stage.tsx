// The variant on a device, alone, beside its fellows, or all in a grid.
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Preview } from '../gallery/preview.tsx';
import { gameName, languageName, t } from '../i18n/i18n.ts';
import {
  device,
  fps,
  landscape,
  muted,
  selected,
  shownLocale,
  variants,
  type Device,
} from '../state/app.ts';
import { addMoment } from '../ship/moments.ts';
import type { Insets } from '../player/protocol.ts';
import type { Variant } from '../state/model.ts';
import { Icon, type IconName } from '../widgets/icon.tsx';
import { lazy } from '../widgets/lazy.tsx';
import { Phone } from './phone.tsx';

/** Whether this build holds the inspector (web/studio/build.mjs). */
declare const PM_INSPECTOR: boolean;
const Inspector = lazy(async () => (await import('./inspector.tsx')).Inspector);
const inspecting = signal(false);
const mayInspect = PM_INSPECTOR && new URLSearchParams(location.search).has('inspect');

type Arrangement = 'single' | 'side' | 'grid';
const arrangement = signal<Arrangement>('single');
const botPlays = signal(true);
const phoneCode = signal(false);

/** CSS pixels, upright. */
const DEVICES: Record<Device, [number, number]> = {
  phone: [390, 844],
  small: [320, 568],
  tablet: [768, 1024],
};
const BEZEL = 20;
/** Of a phone with a notch and a home bar, upright and on its side; CSS pixels. */
const NOTCH: Record<'upright' | 'landscape', Insets> = {
  upright: [47, 0, 34, 0],
  landscape: [0, 47, 21, 47],
};

/** Fits a device into a room without enlarging it; the playable is drawn at the size that is seen. */
function fit(room: { width: number; height: number }, of: [number, number]): [number, number] {
  const [w, h] = landscape.value ? [of[1], of[0]] : of;
  const scale = Math.min(1, (room.width - BEZEL) / w, (room.height - BEZEL) / h);
  return [Math.round(w * scale), Math.round(h * scale)];
}

const ARRANGEMENTS: [Arrangement, IconName][] = [
  ['single', 'single'],
  ['side', 'side'],
  ['grid', 'grid'],
];
const RATES = [0, 30, 12];

function Toolbar({ variant }: { variant: Variant }) {
  const tags = Object.keys(variant.scene.copy);
  return (
    <div class="toolbar" role="toolbar" aria-label={t('stageTools')}>
      <div class="segments small" role="group" aria-label={t('arrangement')}>
        {ARRANGEMENTS.map(([one, icon]) => (
          <label key={one} title={t(`arrange_${one}`)}>
            <input
              type="radio"
              name="arrangement"
              aria-label={t(`arrange_${one}`)}
              checked={arrangement.value === one}
              onChange={() => (arrangement.value = one)}
            />
            <span>
              <Icon name={icon} size={18} />
            </span>
          </label>
        ))}
      </div>
      <select
        aria-label={t('device')}
        value={device.value}
        onChange={(e) => (device.value = e.currentTarget.value as Device)}
      >
        {Object.keys(DEVICES).map((one) => (
          <option key={one} value={one}>
            {t(`device_${one as Device}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-pressed={landscape.value}
        aria-label={t('landscape')}
        title={t('landscape')}
        onClick={() => (landscape.value = !landscape.value)}
      >
        <Icon name="rotate" />
      </button>
      {tags.length > 1 && (
        <select
          aria-label={t('adLanguage')}
          value={shownLocale.value || tags[0]}
          onChange={(e) => (shownLocale.value = e.currentTarget.value)}
        >
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={t('speed')}
        value={String(fps.value)}
        onChange={(e) => (fps.value = Number(e.currentTarget.value))}
      >
        {RATES.map((rate) => (
          <option key={rate} value={String(rate)}>
            {t(`rate_${rate as 0 | 30 | 12}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-pressed={!muted.value}
        aria-label={t('sound')}
        title={t('sound')}
        onClick={() => (muted.value = !muted.value)}
      >
        <Icon name={muted.value ? 'mute' : 'sound'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-pressed={botPlays.value}
        aria-label={t('botPlays')}
        title={t('botPlays')}
        onClick={() => (botPlays.value = !botPlays.value)}
      >
        <Icon name="bot" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-expanded={phoneCode.value}
        aria-label={t('onPhone')}
        title={t('onPhone')}
        onClick={() => (phoneCode.value = !phoneCode.value)}
      >
        <Icon name="qr" />
      </button>
      {mayInspect && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('inspector')}
          title={t('inspector')}
          onClick={() => (inspecting.value = true)}
        >
          <Icon name="eye" />
        </button>
      )}
    </div>
  );
}

export function Stage({ variant }: { variant: Variant }) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 420, height: 720 });
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      const { clientWidth } = box.current!;
      // Below the page's own head, above its foot.
      const height = Math.max(420, Math.min(innerHeight - 208, 900));
      setRoom({ width: clientWidth, height });
    });
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const ready = variants.value.filter((one) => one.stage === 'ready');
  const at = ready.findIndex((one) => one.key === variant.key);
  const arranged = arrangement.value;
  const shown =
    arranged === 'single' || at < 0
      ? [variant]
      : arranged === 'side'
        ? [variant, ready[(at + 1) % ready.length]!].filter((one, i, all) => all.indexOf(one) === i)
        : ready;
  const columns = arranged === 'grid' ? Math.max(1, Math.floor(room.width / 240)) : shown.length;
  const cell = {
    width: room.width / columns - (columns > 1 ? 18 : 0),
    height: arranged === 'grid' ? 470 : room.height,
  };
  const [width, height] = fit(cell, DEVICES[device.value]);
  const scale = Math.min(width, height) / DEVICES[device.value][0];
  const insets =
    device.value === 'phone'
      ? (NOTCH[landscape.value ? 'landscape' : 'upright'].map((px) => px * scale) as Insets)
      : undefined;
  return (
    <section class="stage" aria-label={t('stage')}>
      <Toolbar variant={variant} />
      <div class="stage-box" ref={box} data-arranged={arranged}>
        {shown.map((one) => (
          <figure
            key={one.key}
            class="stage-one"
            data-current={one.key === variant.key && shown.length > 1}
          >
            <div class={`device ${device.value}`} data-landscape={landscape.value}>
              <Preview
                scene={one.scene}
                label={t('previewOf', { game: gameName(one.scene.mechanic) })}
                width={width}
                height={height}
                bot={botPlays.value}
                insets={insets}
                onTouched={() => (botPlays.value = false)}
                onMoment={(moment, why) => addMoment(one.key, moment, why)}
                onOpen={(url) => addMoment(one.key, 'open', url)}
              />
            </div>
            {shown.length > 1 && (
              <figcaption>
                <button type="button" class="plain" onClick={() => (selected.value = one.key)}>
                  {gameName(one.scene.mechanic)}
                  {one.gate ? ` · ${Math.round(one.gate.pass_rate * 100)}%` : ''}
                </button>
              </figcaption>
            )}
          </figure>
        ))}
      </div>
      {phoneCode.value && <Phone variant={variant} />}
      {inspecting.value && (
        <Inspector variant={variant} onClose={() => (inspecting.value = false)} />
      )}
      <p class="hint stage-hint">{botPlays.value ? t('clickToPlay') : t('youPlay')}</p>
    </section>
  );
}
