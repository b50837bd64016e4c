import * as Plot from '@observablehq/plot';

type Chart = SVGSVGElement | HTMLElement;

/** Twelve hues that keep apart on light and on dark paper. */
export const hues = [
  '#4f6bed',
  '#e0692f',
  '#1a9e77',
  '#c2489a',
  '#c99a10',
  '#7a5af0',
  '#2596c7',
  '#d64550',
  '#6c9a1f',
  '#9c6b4a',
  '#5d7a90',
  '#b05bd6',
];

/** Past the twelve hues come their lighter shades. */
export function hueOf(index: number): string {
  const hue = hues[index % hues.length] ?? '#888';
  const turn = Math.floor(index / hues.length);
  return turn === 0
    ? hue
    : `color-mix(in oklab, ${hue}, white ${String(Math.min(60, 25 * turn))}%)`;
}

const style = { background: 'none', color: 'inherit', fontSize: '12px', overflow: 'visible' };

/** A plot in the page's type and ink. */
export function plot(options: Plot.PlotOptions): Chart {
  return Plot.plot({ style, ...options });
}

/** Draws into the figure with this id whenever its width changes; nothing without such a figure. */
export function draw(id: string, make: (width: number) => Chart): void {
  const figure = document.getElementById(id);
  if (!figure) return;
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(figure.clientWidth);
    if (width === drawn || width < 40) return;
    drawn = width;
    figure.replaceChildren(make(width));
  };
  new ResizeObserver(redraw).observe(figure);
  redraw();
}

export const perMille = (value: number) => value.toFixed(value < 10 ? 2 : 1);
export const percent = (share: number) =>
  `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
export const whole = (value: number) => Math.round(value).toLocaleString('en');
