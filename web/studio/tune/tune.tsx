import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { gameName, t } from '../i18n/i18n.ts';
import { current, selected, variants } from '../state/app.ts';
import { canRedo, canUndo, isEdited, measure, redo, reset, undo } from '../state/edit.ts';
import type { Scene } from '../core/types.ts';
import { Icon } from '../widgets/icon.tsx';
import { Colours } from './colours.tsx';
import { Params } from './params.tsx';
import { PlayTest } from './play_test.tsx';
import { SpritePicture } from './sprite_picture.tsx';
import { Sprites } from './sprites.tsx';
import { Stage } from './stage.tsx';
import { Vary } from './vary.tsx';
import { Words } from './words.tsx';

const TABS = ['test', 'game', 'pieces', 'colours', 'words', 'vary'] as const;
type Tab = (typeof TABS)[number];
const tab = signal<Tab>('test');

/** Left and right arrows walk the tabs, as screen readers' users expect. */
function onTabKey(e: KeyboardEvent): void {
  const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
  if (!step) return;
  e.preventDefault();
  const at = (TABS.indexOf(tab.value) + step + TABS.length) % TABS.length;
  tab.value = TABS[at]!;
  document.getElementById(`tab-${tab.value}`)?.focus();
}

/** The pieces that tell a variant from its fellows. */
const cast = (scene: Scene) => Object.values(scene.roles).flat().slice(0, 2);

function Strip() {
  return (
    <nav class="strip" aria-label={t('variants')}>
      <ul>
        {variants.value
          .filter((one) => one.stage === 'ready')
          .map((one) => (
            <li key={one.key}>
              <button
                type="button"
                class="strip-item"
                aria-current={current.value?.key === one.key ? 'true' : undefined}
                onClick={() => (selected.value = one.key)}
              >
                <span class="strip-pictures" aria-hidden="true">
                  {cast(one.scene).map((slot, i) => (
                    <SpritePicture
                      key={i}
                      name={slot.sprite}
                      tint={slot.tint}
                      image={one.scene.pictures?.[slot.picture ?? -1]}
                      size={30}
                    />
                  ))}
                </span>
                <span class="strip-name">
                  {variants.value.indexOf(one) + 1} {gameName(one.scene.mechanic)}
                  {one.gate && (
                    <small>{t('winShort', { rate: Math.round(one.gate.pass_rate * 100) })}</small>
                  )}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}

export function Tune() {
  const variant = current.value;
  useEffect(() => {
    if (variant) void measure(variant.key);
  }, [variant?.key]);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'z' || !current.value) return;
      const target = e.target as HTMLElement;
      // Fields have their own way back.
      if (target.matches?.('input:not([type=range]):not([type=color]), textarea')) return;
      e.preventDefault();
      if (e.shiftKey) redo(current.value.key);
      else undo(current.value.key);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  if (!variant) return <p class="panel">{t('nothingYet')}</p>;
  const { key } = variant;
  return (
    <div class="tune">
      <h1 class="hidden">{t('step_tune')}</h1>
      <Strip />
      <Stage variant={variant} />
      <section class="panel tune-panel" aria-label={t('tune')}>
        <div class="tune-head">
          <h2>{gameName(variant.scene.mechanic)}</h2>
          <div class="tune-steps">
            <button
              type="button"
              class="icon-button"
              disabled={!canUndo(key)}
              aria-label={t('undo')}
              title={`${t('undo')} (Ctrl+Z)`}
              onClick={() => undo(key)}
            >
              <Icon name="undo" />
            </button>
            <button
              type="button"
              class="icon-button"
              disabled={!canRedo(key)}
              aria-label={t('redo')}
              title={`${t('redo')} (Ctrl+Shift+Z)`}
              onClick={() => redo(key)}
            >
              <Icon name="redo" />
            </button>
            <button
              type="button"
              class="icon-button"
              disabled={!isEdited(variant)}
              aria-label={t('reset')}
              title={t('reset')}
              onClick={() => reset(key)}
            >
              <Icon name="reset" />
            </button>
          </div>
        </div>
        <div class="tabs" role="tablist" aria-label={t('tune')} onKeyDown={onTabKey}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              class="tab"
              aria-selected={tab.value === one}
              aria-controls="tune-tab"
              tabIndex={tab.value === one ? 0 : -1}
              onClick={() => (tab.value = one)}
            >
              {t(`tab_${one}`)}
            </button>
          ))}
        </div>
        <div
          id="tune-tab"
          class="tune-tab"
          role="tabpanel"
          aria-labelledby={`tab-${tab.value}`}
          tabIndex={0}
        >
          {tab.value === 'test' && <PlayTest variant={variant} />}
          {tab.value === 'game' && <Params variant={variant} />}
          {tab.value === 'pieces' && <Sprites variant={variant} />}
          {tab.value === 'colours' && <Colours variant={variant} />}
          {tab.value === 'words' && <Words variant={variant} />}
          {tab.value === 'vary' && <Vary variant={variant} />}
        </div>
      </section>
    </div>
  );
}
