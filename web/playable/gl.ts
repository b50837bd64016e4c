// WebGL2 behind the C entry points that the module imports. Objects live in one table; 0 is null.
// What runs every frame makes no garbage: whole-memory views with offsets instead of new ones.
import { decode, type Heap } from './heap.ts';

const COMPLETION_STATUS = 0x91b1;
const CANNOT_SAY = 2; // as in runtime/view/renderer.cpp

/** What the picture asks of its context. */
export const CONTEXT: WebGLContextAttributes = {
  alpha: false,
  depth: false,
  antialias: false,
  powerPreference: 'default',
};

/**
 * Last, the three shaders of a frame, or none: the first two programs that the module will ask for
 * (Renderer::init). The driver compiles them while the module is made.
 */
export function glImports(
  gl: WebGL2RenderingContext,
  heap: Heap,
  beforeFrame: () => void,
  [vert, ...frags]: string[],
): Record<string, (...args: number[]) => number | void> {
  const objects: unknown[] = [null];
  const keep = (object: unknown): number => objects.push(object) - 1;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const at = (id: number): any => objects[id];
  // Before the first program is linked: what is linked earlier can only be waited for.
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const link = (frag: string): number => {
    const program = keep(gl.createProgram());
    for (const text of [vert!, frag]) {
      const shader = gl.createShader(text === frag ? gl.FRAGMENT_SHADER : gl.VERTEX_SHADER)!;
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(at(program), shader);
    }
    gl.linkProgram(at(program));
    return program;
  };
  const early = frags.map(link);
  // The module describes a program that is there already: nothing of that is to be done again.
  let known = false;
  const make = (create: () => unknown) => (count: number, out: number) => {
    for (let i = 0; i < count; i++) heap.i32[(out >> 2) + i] = keep(create());
  };
  return {
    glGenTextures: make(() => gl.createTexture()),
    glGenFramebuffers: make(() => gl.createFramebuffer()),
    glGenBuffers: make(() => gl.createBuffer()),
    glGenVertexArrays: make(() => gl.createVertexArray()),
    glCreateProgram: () => {
      const program = early.shift();
      known = !!program;
      return program ?? keep(gl.createProgram());
    },
    glCreateShader: (kind) => keep(gl.createShader(kind!)),
    glShaderSource: (shader, count, texts, lengths) => {
      let all = '';
      for (let i = 0; i < count!; i++)
        all += decode(heap, heap.i32[(texts! >> 2) + i]!, heap.i32[(lengths! >> 2) + i]!);
      gl.shaderSource(at(shader!), all);
    },
    glCompileShader: (shader) => {
      if (!known) gl.compileShader(at(shader!));
    },
    glAttachShader: (program, shader) => {
      if (!known) gl.attachShader(at(program!), at(shader!));
    },
    glLinkProgram: (program) => {
      if (!known) gl.linkProgram(at(program!));
    },
    // Without the extension nobody can say whether the driver is done: asking for the link would wait.
    // A lost context links nothing, which is not the shaders' fault.
    glGetProgramiv: (program, what, out) => {
      heap.i32[out! >> 2] =
        what === COMPLETION_STATUS && !parallel
          ? CANNOT_SAY
          : Number(gl.getProgramParameter(at(program!), what!) || gl.isContextLost());
    },
    glUseProgram: (program) => gl.useProgram(at(program!)),
    glVertexAttrib4f: (i, x, y, z, w) => gl.vertexAttrib4f(i!, x!, y!, z!, w!),
    glBindVertexArray: (id) => gl.bindVertexArray(at(id!)),
    glBindBuffer: (target, id) => gl.bindBuffer(target!, at(id!)),
    glBufferData: (target, size, _data, usage) => gl.bufferData(target!, size!, usage!),
    glBindBufferRange: (target, index, id, offset, size) =>
      gl.bindBufferRange(target!, index!, at(id!), offset!, size!),
    // The module sends its quads once a frame.
    glBufferSubData: (target, offset, size, data) => {
      beforeFrame();
      gl.bufferSubData(target!, offset!, heap.u8, data!, size!);
    },
    glBindTexture: (target, id) => gl.bindTexture(target!, at(id!)),
    glTexParameteri: (target, name, value) => gl.texParameteri(target!, name!, value!),
    glTexImage2D: (target, level, inner, w, h, border, format, type, data) =>
      gl.texImage2D(
        target!,
        level!,
        inner!,
        w!,
        h!,
        border!,
        format!,
        type!,
        data ? heap.u8.subarray(data) : null,
      ),
    glTexSubImage2D: (target, level, x, y, w, h, format, type, data) =>
      gl.texSubImage2D(target!, level!, x!, y!, w!, h!, format!, type!, heap.u8, data!),
    glGenerateMipmap: (target) => gl.generateMipmap(target!),
    glBindFramebuffer: (target, id) => gl.bindFramebuffer(target!, at(id!)),
    glFramebufferTexture2D: (target, attachment, textarget, id, level) =>
      gl.framebufferTexture2D(target!, attachment!, textarget!, at(id!), level!),
    glViewport: (x, y, w, h) => gl.viewport(x!, y!, w!, h!),
    glClearColor: (r, g, b, a) => gl.clearColor(r!, g!, b!, a!),
    glClear: (mask) => gl.clear(mask!),
    glEnable: (what) => gl.enable(what!),
    glDisable: (what) => gl.disable(what!),
    glBlendFunc: (from, to) => gl.blendFunc(from!, to!),
    glDrawArrays: (mode, first, count) => gl.drawArrays(mode!, first!, count!),
  };
}
