// The template's parameters as controls: ranges, units and effects come from its file.
import { nice, t } from '../i18n/i18n.ts';
import { effectOf, summaryOf, unitOf } from '../i18n/templates.ts';
import type { Outcome, Param } from '../core/types.ts';
import { offer } from '../state/app.ts';
import { edit } from '../state/edit.ts';
import type { Variant } from '../state/model.ts';
import { Slider } from '../widgets/slider.tsx';

function OneParam({ variant, spec }: { variant: Variant; spec: Param }) {
  const value = variant.scene.params[spec.name] ?? spec.default;
  const kind = `params/${spec.name}`;
  const { mechanic } = variant.scene;
  const effect = effectOf(mechanic, spec);
  const unit = unitOf(mechanic, spec);
  if (!Array.isArray(value)) {
    return (
      <Slider
        label={nice(spec.name)}
        hint={effect}
        unit={unit}
        min={spec.min}
        max={spec.max}
        value={value}
        onInput={(to) => edit(variant.key, kind, (scene) => (scene.params[spec.name] = to))}
      />
    );
  }
  const put = (list: number[]) =>
    edit(variant.key, kind, (scene) => (scene.params[spec.name] = list));
  return (
    <fieldset class="field">
      <legend>{nice(spec.name)}</legend>
      <p class="hint">{effect}</p>
      {value.map((one, i) => (
        <Slider
          key={i}
          label={`${i + 1}`}
          unit={unit}
          min={spec.min}
          max={spec.max}
          value={one}
          onInput={(to) => put(value.map((old, at) => (at === i ? to : old)))}
        />
      ))}
      <div class="chips">
        <button
          type="button"
          class="chip"
          disabled={value.length >= spec.list_max}
          onClick={() => put([...value, value[value.length - 1] ?? spec.min])}
        >
          {t('addOne')}
        </button>
        <button
          type="button"
          class="chip"
          disabled={value.length <= spec.list_min}
          onClick={() => put(value.slice(0, -1))}
        >
          {t('dropOne')}
        </button>
      </div>
    </fieldset>
  );
}

const OUTCOMES: Outcome[] = ['auto', 'win', 'near_win', 'fail'];

export function Params({ variant }: { variant: Variant }) {
  const template = offer.value?.templates.find((one) => one.mechanic === variant.scene.mechanic);
  const { pacing } = variant.scene;
  const key = variant.key;
  const [, , most] = template?.limit_seconds ?? [0, 0, 0];
  return (
    <div class="controls">
      {template && <p class="hint">{summaryOf(template)}</p>}
      {template?.params.map((spec) => (
        <OneParam key={spec.name} variant={variant} spec={spec} />
      ))}
      <h3>{t('pacing')}</h3>
      {most > 0 && (
        <Slider
          label={t('limit')}
          hint={t('limitHint')}
          unit="s"
          min={0}
          max={most}
          value={pacing.limit_seconds}
          onInput={(to) => edit(key, 'limit', (scene) => (scene.pacing.limit_seconds = to))}
        />
      )}
      <Slider
        label={t('hintAfter')}
        hint={t('hintAfterHint')}
        unit="s"
        min={1}
        max={6}
        step={0.5}
        value={pacing.hint_idle_seconds}
        onInput={(to) => edit(key, 'hint', (scene) => (scene.pacing.hint_idle_seconds = to))}
      />
      <Slider
        label={t('retries')}
        min={0}
        max={3}
        value={pacing.retries}
        onInput={(to) => edit(key, 'retries', (scene) => (scene.pacing.retries = to))}
      />
      <Slider
        label={t('juice')}
        hint={t('juiceHint')}
        min={0}
        max={3}
        value={variant.scene.juice}
        onInput={(to) => edit(key, 'juice', (scene) => (scene.juice = to))}
      />
      <label class="field">
        <span>{t('outcome')}</span>
        <select
          value={pacing.outcome}
          onChange={(e) => {
            const to = e.currentTarget.value as Outcome;
            edit(key, 'outcome', (scene) => (scene.pacing.outcome = to));
          }}
        >
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {t(`outcome_${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
