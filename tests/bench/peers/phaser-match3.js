import Phaser from 'phaser';
import art from './art.webp';
import { COLS, LEFT, makeBoard, ROWS, STEP, TOP } from './board.js';
import { announce, CELL, HEIGHT, loadPicture, SCALE, WIDTH } from './world.js';

const picture = await loadPicture(art);
class Match extends Phaser.Scene {
  create() {
    this.cameras.main.setZoom(SCALE).centerOn(WIDTH / 2, HEIGHT / 2);
    this.textures.addSpriteSheet('art', picture, { frameWidth: CELL, frameHeight: CELL });
    this.board = makeBoard();
    this.add.rectangle(
      WIDTH / 2,
      TOP + (ROWS * STEP) / 2,
      COLS * STEP + 10,
      ROWS * STEP + 10,
      0x2d4494,
    );
    for (let i = 0; i < COLS * ROWS; i++) {
      const [x, y] = [LEFT + ((i % COLS) + 0.5) * STEP, TOP + (Math.floor(i / COLS) + 0.5) * STEP];
      this.add.rectangle(x, y, STEP - 3, STEP - 3, 0x3d5cb4);
    }
    this.sprites = this.board.pieces.map((p) => this.add.image(p.x, p.y, 'art', p.kind));
    this.score = this.add.text(WIDTH / 2, 120, '0', {
      fontSize: '40px',
      fontStyle: 'bold',
      color: '#7a2b12',
    });
    this.input.on('pointerdown', (p) => this.board.press(p.worldX, p.worldY));
    this.input.on('pointermove', (p) => p.isDown && this.board.glide(p.worldX, p.worldY));
    announce(this.board.hint);
  }
  update(_, ms) {
    this.board.update(Math.min(ms, 50) / 1000);
    this.board.pieces.forEach((p, i) => {
      const sprite = this.sprites[i];
      sprite.setFrame(p.kind).setPosition(p.x, p.y);
      sprite.setDisplaySize(STEP * p.scale, STEP * p.scale);
    });
    if (this.score.text !== String(this.board.score)) this.score.setText(String(this.board.score));
  }
}
new Phaser.Game({
  type: Phaser.WEBGL,
  width: WIDTH * SCALE,
  height: HEIGHT * SCALE,
  backgroundColor: '#9fdcff',
  banner: false,
  audio: { noAudio: true },
  scene: Match,
});
