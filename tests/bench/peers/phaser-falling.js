import Phaser from 'phaser';
import art from './art.webp';
import {
  announce,
  BODIES,
  CELL,
  FLOOR,
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
class Falling extends Phaser.Scene {
  create() {
    this.cameras.main.setZoom(SCALE).centerOn(WIDTH / 2, HEIGHT / 2);
    this.textures.addSpriteSheet('art', picture, { frameWidth: CELL, frameHeight: CELL });
    this.matter.world.setBounds(0, -3000, WIDTH, FLOOR + 3000);
    this.bodies = [];
    for (let i = 0; i < BODIES; i++) {
      const at = start(i);
      const sprite = this.add.image(at.x, at.y, 'art', i % 6).setDisplaySize(SPRITE, SPRITE);
      const shape =
        i % 2 === 0
          ? { type: 'circle', radius: RADIUS }
          : { type: 'rectangle', width: 1.8 * RADIUS, height: 1.8 * RADIUS };
      this.bodies.push(
        this.matter.add.gameObject(sprite, { shape, friction: 0.3, restitution: 0.2 }),
      );
    }
    this.steps = 0;
    this.matter.world.on('beforeupdate', () => {
      const put = putBack(this.steps++);
      if (!put) return;
      this.bodies[put[0]].setPosition(put[1], put[2]).setVelocity(0, 0).setAngularVelocity(0);
    });
    announce();
  }
}
new Phaser.Game({
  type: Phaser.WEBGL,
  width: WIDTH * SCALE,
  height: HEIGHT * SCALE,
  backgroundColor: '#9fdcff',
  banner: false,
  audio: { noAudio: true },
  // Matter moves by 0.001 px/ms^2 for each unit of gravity.
  physics: { default: 'matter', matter: { gravity: { x: 0, y: (10 * PX) / 1000 } } },
  scene: Falling,
});
