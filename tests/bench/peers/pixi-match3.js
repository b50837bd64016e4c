import { Application, Graphics, Rectangle, Sprite, Text, Texture } from 'pixi.js';
import art from './art.webp';
import { COLS, LEFT, makeBoard, ROWS, STEP, TOP } from './board.js';
import { announce, CELL, HEIGHT, loadPicture, SCALE, WIDTH } from './world.js';

const picture = await loadPicture(art);
const app = new Application();
await app.init({
  width: WIDTH * SCALE,
  height: HEIGHT * SCALE,
  background: '#9fdcff',
  preference: 'webgl',
});
app.stage.scale.set(SCALE);
document.body.appendChild(app.canvas);
const { source } = Texture.from(picture);
const frames = Array.from(
  { length: 6 },
  (_, i) => new Texture({ source, frame: new Rectangle(i * CELL, 0, CELL, CELL) }),
);
const board = makeBoard();
const back = new Graphics()
  .rect(LEFT - 5, TOP - 5, COLS * STEP + 10, ROWS * STEP + 10)
  .fill(0x2d4494);
for (let i = 0; i < COLS * ROWS; i++) {
  back
    .rect(
      LEFT + (i % COLS) * STEP + 1.5,
      TOP + Math.floor(i / COLS) * STEP + 1.5,
      STEP - 3,
      STEP - 3,
    )
    .fill(0x3d5cb4);
}
app.stage.addChild(back);
const sprites = board.pieces.map((p) =>
  app.stage.addChild(new Sprite({ texture: frames[p.kind], anchor: 0.5 })),
);
const score = new Text({
  text: '0',
  style: { fontSize: 40, fontWeight: 'bold', fill: 0x7a2b12 },
  x: WIDTH / 2,
  y: 120,
});
app.stage.addChild(score);
app.stage.eventMode = 'static';
app.stage.hitArea = new Rectangle(0, 0, WIDTH, HEIGHT);
app.stage.on('pointerdown', (e) => board.press(e.global.x / SCALE, e.global.y / SCALE));
app.stage.on('pointermove', (e) => board.glide(e.global.x / SCALE, e.global.y / SCALE));
app.ticker.add((time) => {
  board.update(Math.min(time.elapsedMS, 50) / 1000);
  board.pieces.forEach((p, i) => {
    const sprite = sprites[i];
    sprite.texture = frames[p.kind];
    sprite.position.set(p.x, p.y);
    sprite.setSize(STEP * p.scale);
  });
  if (score.text !== String(board.score)) score.text = String(board.score);
});
announce(board.hint);
