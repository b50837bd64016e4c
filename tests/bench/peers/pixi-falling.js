import { Application, Rectangle, Sprite, Texture } from 'pixi.js';
import { BoxShape, CircleShape, Vec2, World } from 'planck';
import art from './art.webp';
import {
  announce,
  BODIES,
  CELL,
  FLOOR,
  GRAVITY,
  HEIGHT,
  loadPicture,
  putBack,
  PX,
  RADIUS,
  SCALE,
  SPRITE,
  start,
  WIDTH,
} from './world.js';

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
const world = new World({ gravity: Vec2(0, GRAVITY) });
const wall = (x, y, w, h) =>
  world.createBody(Vec2(x / PX, y / PX)).createFixture(new BoxShape(w / PX, h / PX));
wall(WIDTH / 2, FLOOR + 10, WIDTH / 2, 10);
wall(-10, 0, 10, 2000);
wall(WIDTH + 10, 0, 10, 2000);
const bodies = [];
for (let i = 0; i < BODIES; i++) {
  const at = start(i);
  const body = world.createBody({ type: 'dynamic', position: Vec2(at.x / PX, at.y / PX) });
  const shape =
    i % 2 === 0
      ? new CircleShape(RADIUS / PX)
      : new BoxShape((0.9 * RADIUS) / PX, (0.9 * RADIUS) / PX);
  body.createFixture({ shape, density: 1, friction: 0.3, restitution: 0.2 });
  const sprite = new Sprite({ texture: frames[i % 6], anchor: 0.5, width: SPRITE, height: SPRITE });
  app.stage.addChild(sprite);
  bodies.push({ body, sprite });
}
let steps = 0;
let behind = 0;
app.ticker.add((time) => {
  behind = Math.min(behind + time.elapsedMS / 1000, 4 / 60);
  for (; behind >= 1 / 60; behind -= 1 / 60) {
    const put = putBack(steps++);
    if (put) {
      const { body } = bodies[put[0]];
      body.setTransform(Vec2(put[1] / PX, put[2] / PX), 0);
      body.setLinearVelocity(Vec2(0, 0));
      body.setAngularVelocity(0);
      body.setAwake(true);
    }
    world.step(1 / 60, 8, 3);
  }
  for (const { body, sprite } of bodies) {
    const at = body.getPosition();
    sprite.position.set(at.x * PX, at.y * PX);
    sprite.rotation = body.getAngle();
  }
});
announce();
