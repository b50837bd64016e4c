// Generations in columns, lines from parents to children.
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/i18n.ts';

export interface Relative {
  key: string;
  generation: number;
  parents: string[];
  label: ComponentChildren;
  /** Why it is there. */
  title?: string;
  /** Is served or kept. */
  strong?: boolean;
}

const COLUMN = 212;
const ROW = 44;
const BOX = { width: 170, height: 34 };
const HEAD = 26;

export function Family({ list, onPick }: { list: Relative[]; onPick(key: string): void }) {
  const generations = [...new Set(list.map((one) => one.generation))].sort((a, b) => a - b);
  const place = new Map<string, { x: number; y: number }>();
  generations.forEach((generation, column) =>
    list
      .filter((one) => one.generation === generation)
      .forEach((one, row) => place.set(one.key, { x: column * COLUMN, y: HEAD + row * ROW })),
  );
  const box = (one: Relative, at?: { left: number; top: number }) => (
    <button
      key={one.key}
      type="button"
      class="family-one"
      data-strong={one.strong}
      title={one.title}
      style={{ ...at, width: BOX.width, height: BOX.height }}
      onClick={() => onPick(one.key)}
    >
      {one.label}
    </button>
  );
  // No lines to draw yet.
  if (generations.length === 1) return <div class="family-row">{list.map((one) => box(one))}</div>;
  const width = generations.length * COLUMN - (COLUMN - BOX.width);
  const height = Math.max(0, ...[...place.values()].map((at) => at.y)) + BOX.height;
  return (
    <div class="family">
      <div class="family-room" style={{ width, height }}>
        {generations.map((generation, column) => (
          <span key={generation} class="family-head" style={{ left: column * COLUMN }}>
            {t('generation', { number: generation })}
          </span>
        ))}
        <svg width={width} height={height} aria-hidden="true">
          {list.flatMap((one) =>
            one.parents.flatMap((parent) => {
              const from = place.get(parent);
              const to = place.get(one.key);
              if (!from || !to) return [];
              const x1 = from.x + BOX.width;
              const y1 = from.y + BOX.height / 2;
              const y2 = to.y + BOX.height / 2;
              const middle = (x1 + to.x) / 2;
              return [
                <path
                  key={parent + one.key}
                  class="family-line"
                  d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${to.x} ${y2}`}
                />,
              ];
            }),
          )}
        </svg>
        {list.map((one) => {
          const at = place.get(one.key)!;
          return box(one, { left: at.x, top: at.y });
        })}
      </div>
    </div>
  );
}
