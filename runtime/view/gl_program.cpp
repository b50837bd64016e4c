#include "runtime/view/gl_program.h"

#include "runtime/shell/gl.h"

namespace pm {

namespace {

std::uint32_t compile(GLenum kind, ShaderParts parts) {
  const std::uint32_t shader = glCreateShader(kind);
  const char* texts[3];
  GLint lengths[3];
  GLsizei count = 0;
  for (const std::string* part : parts) {
    texts[count] = part->data();
    lengths[count++] = static_cast<GLint>(part->size());
  }
  glShaderSource(shader, count, texts, lengths);
  glCompileShader(shader);
  return shader;
}

}  // namespace

std::uint32_t link_program(const std::string& vert, ShaderParts frag) {
  const std::string* const whole[] = {&vert};
  const std::uint32_t program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, whole));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, frag));
  glLinkProgram(program);
  return program;
}

std::uint32_t link_program(const std::string& vert, const std::string& frag) {
  const std::string* const whole[] = {&frag};
  return link_program(vert, whole);
}

bool is_linked(std::uint32_t program) {
  GLint ok = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &ok);
  return ok != 0;
}

}  // namespace pm
