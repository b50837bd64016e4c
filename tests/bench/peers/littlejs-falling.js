import * as LJS from 'littlejsengine/dist/littlejs.esm.min.js';
import art from './art.webp';
import {
  announce,
  BODIES,
  CELL,
  FLOOR,
  GRAVITY,
  HEIGHT,
  putBack,
  PX,
  RADIUS,
  SCALE,
  SPRITE,
  start,
  WIDTH,
} from './world.js';

const { vec2 } = LJS;
// The engine's y goes up; the camera looks at the middle of the canvas.
const at = (x, y) => vec2((x - WIDTH / 2) / PX, (HEIGHT / 2 - y) / PX);
const bodies = [];
let steps = 0;

async function init() {
  await LJS.box2dInit();
  LJS.setGravity(vec2(0, -GRAVITY));
  LJS.setCanvasFixedSize(vec2(WIDTH * SCALE, HEIGHT * SCALE));
  LJS.setCameraScale(PX * SCALE);
  const wall = (x, y, w, h) =>
    new LJS.Box2dStaticObject(at(x, y)).addBox(vec2((2 * w) / PX, (2 * h) / PX));
  wall(WIDTH / 2, FLOOR + 10, WIDTH / 2, 10);
  wall(-10, 0, 10, 2000);
  wall(WIDTH + 10, 0, 10, 2000);
  for (let i = 0; i < BODIES; i++) {
    const p = start(i);
    const tile = new LJS.TileInfo(vec2((i % 6) * CELL, 0), vec2(CELL));
    const body = new LJS.Box2dObject(at(p.x, p.y), vec2(SPRITE / PX), tile);
    if (i % 2 === 0) body.addCircle((2 * RADIUS) / PX, vec2(), 1, 0.3, 0.2);
    else body.addBox(vec2((1.8 * RADIUS) / PX), vec2(), 0, 1, 0.3, 0.2);
    bodies.push(body);
  }
  announce();
}
function update() {
  const put = putBack(steps++);
  if (!put) return;
  const body = bodies[put[0]];
  body.setTransform(at(put[1], put[2]), 0);
  body.setLinearVelocity(vec2());
  body.setAwake(true);
}
const nothing = () => {};
const paint = () =>
  LJS.drawRect(LJS.cameraPos, vec2(WIDTH / PX, HEIGHT / PX), new LJS.Color(0.62, 0.86, 1));
LJS.setTilesPixelated(false);
LJS.setCanvasPixelated(false);
LJS.engineInit(init, update, nothing, paint, nothing, [art]);
