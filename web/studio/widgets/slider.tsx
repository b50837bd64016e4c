// A number that is dragged or typed.
import { useId } from 'preact/hooks';

interface SliderProps {
  label: string;
  hint?: string;
  unit?: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  onInput(to: number): void;
}

export function Slider({ label, hint, unit, min, max, step = 1, value, onInput }: SliderProps) {
  const id = useId();
  const give = (text: string) => {
    const to = Number(text);
    if (text !== '' && Number.isFinite(to)) onInput(Math.min(max, Math.max(min, to)));
  };
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <span class="slider-value">
        <input
          type="number"
          aria-label={unit ? `${label}, ${unit}` : label}
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(e) => give(e.currentTarget.value)}
        />
        {unit && <span class="unit">{unit}</span>}
      </span>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(e) => give(e.currentTarget.value)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
