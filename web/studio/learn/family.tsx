// Generations in columns, lines from parents to children.
import { gameName, t } from '../i18n/i18n.ts';
import { selected, step, variants } from '../state/app.ts';

const COLUMN = 168;
const ROW = 44;
const BOX = { width: 132, height: 32 };

export function Family() {
  const list = variants.value.filter((one) => one.stage === 'ready');
  const generations = [...new Set(list.map((one) => one.generation))].sort((a, b) => a - b);
  const place = new Map<string, { x: number; y: number }>();
  let rows = 0;
  generations.forEach((generation, column) => {
    list
      .filter((one) => one.generation === generation)
      .forEach((one, row) => {
        place.set(one.key, { x: column * COLUMN, y: row * ROW });
        rows = Math.max(rows, row + 1);
      });
  });
  const width = Math.max(1, generations.length) * COLUMN;
  const height = rows * ROW;
  return (
    <section class="panel" aria-labelledby="family-title">
      <h2 id="family-title">{t('familyTitle')}</h2>
      <div class="family">
        <div class="family-room" style={{ width, height }}>
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
            return (
              <button
                key={one.key}
                type="button"
                class="family-one"
                style={{ left: at.x, top: at.y, width: BOX.width, height: BOX.height }}
                onClick={() => {
                  selected.value = one.key;
                  step.value = 'tune';
                }}
              >
                {variants.value.indexOf(one) + 1} {gameName(one.scene.mechanic)}
              </button>
            );
          })}
        </div>
      </div>
    </section>
  );
}
