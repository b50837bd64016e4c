// Small pictures of sprites, drawn on this page's GPU by the shaders that draw them in the game. One
// program after another, a few milliseconds of each frame: a whole catalogue stops nobody's typing.
import { pool } from '../state/app.ts';

/** Device pixels along an edge. */
export const THUMB = 96;
const MOODS = 5;
const BUDGET_MS = 6;
const MOST_AT_ONCE = 32;

interface Sources {
  vertex: string;
  head: string;
  tail: string;
  faces: string;
  sprites: { name: string; code: string }[];
}

interface Wish {
  name: string;
  /** "#rrggbb", or empty for its own colours. */
  tint: string;
  done(picture: ImageBitmap): void;
}

const kept = new Map<string, Promise<ImageBitmap>>();
let wishes: Wish[] = [];
let running = false;

/** Never settles where there is no WebGL2: whoever asked goes on without a picture. */
export function thumb(name: string, tint = ''): Promise<ImageBitmap> {
  const key = `${name} ${tint}`;
  let found = kept.get(key);
  if (!found) {
    found = new Promise((done) => wishes.push({ name, tint, done }));
    kept.set(key, found);
    if (!running) void run();
  }
  return found;
}

async function run(): Promise<void> {
  running = true;
  // All that are asked for in one go share a question.
  await new Promise((next) => setTimeout(next));
  while (wishes.length > 0) {
    const batch = wishes.slice(0, MOST_AT_ONCE);
    wishes = wishes.slice(MOST_AT_ONCE);
    const names = [...new Set(batch.map((one) => one.name))];
    try {
      await draw(await pool.call<Sources>('sprites', { names }), batch);
    } catch {
      // Without pictures the names and colours still stand there.
    }
  }
  running = false;
}

let canvas: OffscreenCanvas | null = null;

async function draw(sources: Sources, batch: Wish[]): Promise<void> {
  canvas ??= new OffscreenCanvas(THUMB, THUMB);
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false });
  if (!gl) return;
  const vertex = shader(gl, gl.VERTEX_SHADER, sources.vertex);
  const link = (fragment: string): WebGLProgram => {
    const program = gl.createProgram();
    const piece = shader(gl, gl.FRAGMENT_SHADER, fragment);
    gl.attachShader(program, vertex);
    gl.attachShader(program, piece);
    gl.linkProgram(program);
    gl.deleteShader(piece);
    return program;
  };
  const faces = drawFaces(gl, sources.faces ? link(sources.faces) : null);
  let begun = performance.now();
  let program: WebGLProgram | null = null;
  let linked = '';
  for (const wish of [...batch].sort((a, b) => a.name.localeCompare(b.name))) {
    const code = sources.sprites.find((one) => one.name === wish.name)?.code;
    if (!code) continue;
    if (linked !== wish.name) {
      gl.deleteProgram(program);
      program = link(code.endsWith('}') ? code : sources.head + code + sources.tail);
      linked = wish.name;
    }
    gl.viewport(0, 0, THUMB, THUMB);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(program);
    gl.vertexAttrib4f(1, 0, 2 / THUMB, 0, 0);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(wish.tint.slice(at, at + 2), 16) / 255);
    gl.vertexAttrib4f(2, r || 0, g || 0, b || 0, wish.tint ? 1 : 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    wish.done(canvas.transferToImageBitmap());
    if (performance.now() - begun < BUDGET_MS) continue;
    await new Promise((next) => requestAnimationFrame(next));
    begun = performance.now();
  }
  gl.deleteProgram(program);
  gl.deleteShader(vertex);
  gl.deleteTexture(faces);
}

function shader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const made = gl.createShader(kind)!;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

/** The faces that sprites sample, one for each mood. */
function drawFaces(gl: WebGL2RenderingContext, program: WebGLProgram | null): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 4, gl.RGBA8, THUMB * MOODS, THUMB);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  if (!program) return texture;
  const into = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, into);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  gl.useProgram(program);
  for (let mood = 0; mood < MOODS; mood++) {
    gl.viewport(mood * THUMB, 0, THUMB, THUMB);
    gl.vertexAttrib4f(1, mood, 1.4 / THUMB, 0, 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(into);
  gl.deleteProgram(program);
  return texture;
}
