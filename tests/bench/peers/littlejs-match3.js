import * as LJS from 'littlejsengine/dist/littlejs.esm.min.js';
import art from './art.webp';
import { COLS, LEFT, makeBoard, ROWS, STEP, TOP } from './board.js';
import { announce, CELL, HEIGHT, PX, SCALE, WIDTH } from './world.js';

const { vec2, Color } = LJS;
const at = (x, y) => vec2((x - WIDTH / 2) / PX, (HEIGHT / 2 - y) / PX);
const size = (px) => vec2(px / PX);
const board = makeBoard();
const tiles = [];

function init() {
  LJS.setCanvasFixedSize(vec2(WIDTH * SCALE, HEIGHT * SCALE));
  LJS.setCameraScale(PX * SCALE);
  for (let i = 0; i < 6; i++) tiles.push(new LJS.TileInfo(vec2(i * CELL, 0), vec2(CELL)));
  announce(board.hint);
}
function update() {
  const x = LJS.mousePos.x * PX + WIDTH / 2;
  const y = HEIGHT / 2 - LJS.mousePos.y * PX;
  if (LJS.mouseWasPressed(0)) board.press(x, y);
  else if (LJS.mouseIsDown(0)) board.glide(x, y);
  board.update(LJS.timeDelta);
}
function render() {
  LJS.drawRect(LJS.cameraPos, vec2(WIDTH / PX, HEIGHT / PX), new Color(0.62, 0.86, 1));
  const middle = at(WIDTH / 2, TOP + (ROWS * STEP) / 2);
  LJS.drawRect(
    middle,
    vec2((COLS * STEP + 10) / PX, (ROWS * STEP + 10) / PX),
    new Color(0.18, 0.27, 0.58),
  );
  for (let i = 0; i < COLS * ROWS; i++) {
    const p = at(LEFT + ((i % COLS) + 0.5) * STEP, TOP + (Math.floor(i / COLS) + 0.5) * STEP);
    LJS.drawRect(p, size(STEP - 3), new Color(0.24, 0.36, 0.71));
  }
  for (const p of board.pieces) LJS.drawTile(at(p.x, p.y), size(STEP * p.scale), tiles[p.kind]);
}
const renderPost = () =>
  LJS.drawTextScreen(
    String(board.score),
    vec2((WIDTH / 2) * SCALE, 140 * SCALE),
    40 * SCALE,
    new Color(0.48, 0.17, 0.07),
  );
const nothing = () => {};
LJS.setTilesPixelated(false);
LJS.setCanvasPixelated(false);
LJS.engineInit(init, update, nothing, render, renderPost, [art]);
