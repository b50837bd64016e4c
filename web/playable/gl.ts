// WebGL2 behind the C entry points that the module imports. Objects live in one table; 0 is null.

type Memory = { buffer: ArrayBuffer };

export function glImports(
  gl: WebGL2RenderingContext,
  memory: Memory,
): Record<string, (...args: number[]) => number | void> {
  const objects: unknown[] = [null];
  const keep = (object: unknown): number => objects.push(object) - 1;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const at = (id: number): any => objects[id];
  const bytes = (from: number, size: number) => new Uint8Array(memory.buffer, from, size);
  const words = (from: number, count: number) => new Int32Array(memory.buffer, from, count);
  const decode = (from: number, size: number) => new TextDecoder().decode(bytes(from, size));
  const cString = (from: number) => {
    const all = new Uint8Array(memory.buffer, from);
    return decode(from, all.indexOf(0));
  };
  const make = (create: () => unknown) => (count: number, out: number) => {
    for (let i = 0; i < count; i++) words(out, count)[i] = keep(create());
  };
  return {
    glGenTextures: make(() => gl.createTexture()),
    glGenFramebuffers: make(() => gl.createFramebuffer()),
    glGenBuffers: make(() => gl.createBuffer()),
    glGenVertexArrays: make(() => gl.createVertexArray()),
    glCreateProgram: () => keep(gl.createProgram()),
    glCreateShader: (kind) => keep(gl.createShader(kind!)),
    glShaderSource: (shader, _count, texts, lengths) =>
      gl.shaderSource(at(shader!), decode(words(texts!, 1)[0]!, words(lengths!, 1)[0]!)),
    glCompileShader: (shader) => gl.compileShader(at(shader!)),
    glAttachShader: (program, shader) => gl.attachShader(at(program!), at(shader!)),
    glLinkProgram: (program) => gl.linkProgram(at(program!)),
    glGetProgramiv: (program, what, out) => {
      words(out!, 1)[0] = Number(gl.getProgramParameter(at(program!), what!));
    },
    glGetUniformLocation: (program, name) => {
      const location = gl.getUniformLocation(at(program!), cString(name!));
      return location ? keep(location) : 0;
    },
    glUseProgram: (program) => gl.useProgram(at(program!)),
    glUniform1i: (l, x) => gl.uniform1i(at(l!), x!),
    glUniform1f: (l, x) => gl.uniform1f(at(l!), x!),
    glUniform2f: (l, x, y) => gl.uniform2f(at(l!), x!, y!),
    glUniform4f: (l, x, y, z, w) => gl.uniform4f(at(l!), x!, y!, z!, w!),
    glBindVertexArray: (id) => gl.bindVertexArray(at(id!)),
    glBindBuffer: (target, id) => gl.bindBuffer(target!, at(id!)),
    glBufferData: (target, size, _data, usage) => gl.bufferData(target!, size!, usage!),
    glBufferSubData: (target, offset, size, data) =>
      gl.bufferSubData(target!, offset!, bytes(data!, size!)),
    glEnableVertexAttribArray: (i) => gl.enableVertexAttribArray(i!),
    glVertexAttribDivisor: (i, n) => gl.vertexAttribDivisor(i!, n!),
    glVertexAttribPointer: (i, n, type, normalised, stride, offset) =>
      gl.vertexAttribPointer(i!, n!, type!, !!normalised, stride!, offset!),
    glVertexAttribIPointer: (i, n, type, stride, offset) =>
      gl.vertexAttribIPointer(i!, n!, type!, stride!, offset!),
    glActiveTexture: (unit) => gl.activeTexture(unit!),
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
        data ? bytes(data, w! * h! * 4) : null,
      ),
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
    glDrawArraysInstanced: (mode, first, count, instances) =>
      gl.drawArraysInstanced(mode!, first!, count!, instances!),
  };
}
