// The falling scene's figures, as in tests/bench/falling/falling.cpp. CSS pixels; 39 px are 1 m.
export const WIDTH = 390;
export const HEIGHT = 844;
export const PX = 39;
export const FLOOR = 760;
export const RADIUS = 9.75;
export const BODIES = 300;
export const GRAVITY = 10;
export const CELL = 128; // px of a sprite in the picture; the silhouette reaches 0.8 of its half
export const SPRITE = (2 * RADIUS) / 0.8;

/** Scenes are laid out for 390 px; the canvas has the window's size. */
export const SCALE = innerWidth / WIDTH;

export const start = (i) => ({
  x: 11.7 + (i % 15) * 25.7,
  y: FLOOR - 15 - Math.floor(i / 15) * 23.4,
});
/** Every second step the next body is put back on top: [body, x, y] or null. */
export const putBack = (step) =>
  step % 2 === 0 ? [(step / 2) % BODIES, 11.7 + ((step * 37) % 940) * 0.39, -20] : null;

export const loadPicture = (url) =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = url;
  });

/** The run's script waits for this; `hint` gives the two points of a swap in CSS pixels, or null. */
export const announce = (hint) => {
  window.bench = { hint: () => hint?.()?.map((at) => at.map((v) => v * SCALE)) ?? null };
};
