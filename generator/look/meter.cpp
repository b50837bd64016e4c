#include "generator/look/meter.h"

#include <GLES3/gl31.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

constexpr int kBlock = 4;  // as in shaders/screen/common.glsl
constexpr int kTile = 8;   // work group of the map passes
constexpr int kCells = kCellColumns * kCellRows;
constexpr std::size_t kMaxShader = 1U << 16U;

// As in shaders/screen/regions.comp and summary.comp (std430).
struct GpuRegion {
  std::int32_t rect[4];
  std::int32_t info[4];
};
struct GpuFound {
  float contrast[4];
  float seen[4][4];
};
struct GpuWanted {
  std::int32_t cta[4];
};
struct GpuPicture {
  float found[4];
  float cells[kCells][4];
};

Error broken(const std::string& what, const std::string& log) {
  return {ExitCode::component, "shaders/screen", "", what + ": " + log.substr(0, 400),
          "run ./playmill doctor; without --candidates nothing is measured"};
}

GLuint array_texture(GLenum format, int width, int height, int layers) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D_ARRAY, name);
  glTexStorage3D(GL_TEXTURE_2D_ARRAY, 1, format, width, height, layers);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  return name;
}

/// Pieces may come and go over the edge; what is to be read or pressed may not.
double clipped(const LookSubject& subject, int width_px, int height_px) {
  double most = outside(subject.cta, width_px, height_px);
  for (const Region& region : subject.regions) {
    if (region.kind == RegionKind::words)
      most = std::max(most, outside(region.rect, width_px, height_px));
  }
  return most;
}

}  // namespace

struct LookMeter::Gl {
  GLuint blocks = 0, maps = 0, regions = 0, summary = 0;  // programs
  GLuint frames = 0, means = 0, details = 0, found_maps = 0;
  GLuint asked = 0, answers = 0;  // buffers

  Status compile(const std::filesystem::path& root, const char* name, GLuint& program) const {
    const std::filesystem::path folder = root / "shaders" / "screen";
    auto common = read_text(folder / "common.glsl", kMaxShader, ExitCode::component);
    if (!common) return common.error();
    auto pass = read_text(folder / (std::string(name) + ".comp"), kMaxShader, ExitCode::component);
    if (!pass) return pass.error();
    const std::string text = "#version 310 es\n" + *common + *pass;
    const char* source = text.c_str();
    program = glCreateShaderProgramv(GL_COMPUTE_SHADER, 1, &source);
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return Done{};
    std::string log(2000, '\0');
    GLsizei length = 0;
    glGetProgramInfoLog(program, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    return broken(std::string(name) + ".comp does not compile", log);
  }

  static void sample(GLuint program, const char* uniform, int unit, GLuint texture) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
    glUniform1i(glGetUniformLocation(program, uniform), unit);
  }

  static void write_to(int unit, GLuint texture) {
    glBindImageTexture(static_cast<GLuint>(unit), texture, 0, GL_TRUE, 0, GL_WRITE_ONLY,
                       GL_RGBA32F);
  }

  template <class Value>
  void ask(const std::vector<Value>& values, std::size_t answer_bytes) const {
    glBindBuffer(GL_SHADER_STORAGE_BUFFER, asked);
    glBufferData(GL_SHADER_STORAGE_BUFFER, static_cast<GLsizeiptr>(values.size() * sizeof(Value)),
                 values.data(), GL_STREAM_DRAW);
    glBindBuffer(GL_SHADER_STORAGE_BUFFER, answers);
    glBufferData(GL_SHADER_STORAGE_BUFFER, static_cast<GLsizeiptr>(answer_bytes), nullptr,
                 GL_STREAM_READ);
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, 0, asked);
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, 1, answers);
  }

  template <class Value>
  std::vector<Value> answer(std::size_t count) const {
    std::vector<Value> out(count);
    const auto bytes = static_cast<GLsizeiptr>(count * sizeof(Value));
    glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
    glBindBuffer(GL_SHADER_STORAGE_BUFFER, answers);
    const void* mapped = glMapBufferRange(GL_SHADER_STORAGE_BUFFER, 0, bytes, GL_MAP_READ_BIT);
    if (mapped != nullptr) {
      std::copy_n(static_cast<const Value*>(mapped), count, out.begin());
      glUnmapBuffer(GL_SHADER_STORAGE_BUFFER);
    } else {
      out.clear();
    }
    return out;
  }
};

LookMeter::LookMeter(int width_px, int height_px, int batch)
    : width_(width_px), height_(height_px), batch_(batch), gl_(std::make_unique<Gl>()) {}
// The objects go with the context.
LookMeter::~LookMeter() = default;

Status LookMeter::open(const std::filesystem::path& root, double edge, double blank) {
  edge_ = edge;
  blank_ = blank;
  for (const auto& [name, program] : {std::pair{"blocks", &gl_->blocks},
                                      {"maps", &gl_->maps},
                                      {"regions", &gl_->regions},
                                      {"summary", &gl_->summary}}) {
    if (auto done = gl_->compile(root, name, *program); !done) return done;
  }
  const int columns = width_ / kBlock;
  const int rows = height_ / kBlock;
  gl_->frames = array_texture(GL_RGBA8, width_, height_, batch_ * kLookLayers);
  gl_->means = array_texture(GL_RGBA32F, columns, rows, batch_);
  gl_->details = array_texture(GL_RGBA32F, columns, rows, batch_);
  gl_->found_maps = array_texture(GL_RGBA32F, columns, rows, batch_);
  GLuint buffers[2];
  glGenBuffers(2, buffers);
  gl_->asked = buffers[0];
  gl_->answers = buffers[1];
  for (const GLuint buffer : buffers) glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
  if (const GLenum error = glGetError(); error != GL_NO_ERROR) {
    return broken("the textures cannot be made", "GL error " + std::to_string(error));
  }
  return Done{};
}

bool LookMeter::full() const { return static_cast<int>(subjects_.size()) == batch_; }

void LookMeter::add(LookSubject subject) {
  if (subject.regions.size() > kMostRegions) subject.regions.resize(kMostRegions);
  subjects_.push_back(std::move(subject));
}

void LookMeter::capture(LookLayer layer) {
  const int at = static_cast<int>(subjects_.size() - 1) * kLookLayers + static_cast<int>(layer);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D_ARRAY, gl_->frames);
  glCopyTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, at, 0, 0, width_, height_);
}

void LookMeter::put(LookLayer layer, std::span<const std::uint8_t> rgba) {
  const int at = static_cast<int>(subjects_.size() - 1) * kLookLayers + static_cast<int>(layer);
  const auto row = static_cast<std::size_t>(width_) * 4;
  std::vector<std::uint8_t> flipped(rgba.size());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y) {
    std::copy_n(rgba.begin() + static_cast<std::ptrdiff_t>(y * row), row,
                flipped.end() - static_cast<std::ptrdiff_t>((y + 1) * row));
  }
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D_ARRAY, gl_->frames);
  glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, at, width_, height_, 1, GL_RGBA, GL_UNSIGNED_BYTE,
                  flipped.data());
}

Result<std::vector<PictureLook>> LookMeter::measure() {
  const std::vector<LookSubject> subjects = std::move(subjects_);
  subjects_.clear();
  std::vector<PictureLook> out(subjects.size());
  if (subjects.empty()) return out;
  const Gl& gl = *gl_;
  const int columns = width_ / kBlock;
  const int rows = height_ / kBlock;
  const auto pictures = static_cast<GLuint>(subjects.size());
  const auto groups_x = static_cast<GLuint>((columns + kTile - 1) / kTile);
  const auto groups_y = static_cast<GLuint>((rows + kTile - 1) / kTile);

  glUseProgram(gl.blocks);
  Gl::sample(gl.blocks, "u_frames", 0, gl.frames);
  glUniform2i(glGetUniformLocation(gl.blocks, "u_size"), width_, height_);
  glUniform1f(glGetUniformLocation(gl.blocks, "u_edge"), static_cast<float>(edge_));
  Gl::write_to(0, gl.means);
  Gl::write_to(1, gl.details);
  glDispatchCompute(groups_x, groups_y, pictures);
  glMemoryBarrier(GL_TEXTURE_FETCH_BARRIER_BIT);

  glUseProgram(gl.maps);
  Gl::sample(gl.maps, "u_means", 0, gl.means);
  Gl::sample(gl.maps, "u_details", 1, gl.details);
  glUniform2i(glGetUniformLocation(gl.maps, "u_size"), width_, height_);
  Gl::write_to(0, gl.found_maps);
  glDispatchCompute(groups_x, groups_y, pictures);
  glMemoryBarrier(GL_TEXTURE_FETCH_BARRIER_BIT);

  // Textures have their rows from the bottom, rectangles from the top.
  std::vector<GpuRegion> regions;
  std::vector<GpuWanted> wanted;
  for (std::size_t p = 0; p < subjects.size(); ++p) {
    for (const Region& region : subjects[p].regions) {
      const PixelRect& r = region.rect;
      const int left = std::clamp(r.left, 0, width_);
      const int right = std::clamp(r.right, left, width_);
      const int top = std::clamp(r.top, 0, height_);
      const int bottom = std::clamp(r.bottom, top, height_);
      regions.push_back({{left, height_ - bottom, right, height_ - top},
                         {region.kind == RegionKind::piece ? 1 : 0, static_cast<int>(p), 0, 0}});
    }
    const PixelRect& cta = subjects[p].cta;
    wanted.push_back(
        {{cta.left / kBlock, (height_ - cta.bottom) / kBlock, (cta.right + kBlock - 1) / kBlock,
          (height_ - cta.top + kBlock - 1) / kBlock}});
  }
  std::vector<GpuFound> found;
  if (!regions.empty()) {
    glUseProgram(gl.regions);
    Gl::sample(gl.regions, "u_frames", 0, gl.frames);
    gl.ask(regions, regions.size() * sizeof(GpuFound));
    glDispatchCompute(static_cast<GLuint>(regions.size()), 1, 1);
    found = gl.answer<GpuFound>(regions.size());
  }
  glUseProgram(gl.summary);
  Gl::sample(gl.summary, "u_means", 0, gl.means);
  Gl::sample(gl.summary, "u_maps", 1, gl.found_maps);
  glUniform2i(glGetUniformLocation(gl.summary, "u_size"), width_, height_);
  glUniform1f(glGetUniformLocation(gl.summary, "u_blank"), static_cast<float>(blank_));
  gl.ask(wanted, wanted.size() * sizeof(GpuPicture));
  glDispatchCompute(pictures, 1, 1);
  const auto summaries = gl.answer<GpuPicture>(subjects.size());
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE0);
  const GLenum error = glGetError();
  if (error != GL_NO_ERROR || found.size() != regions.size() ||
      summaries.size() != subjects.size()) {
    return broken("the pictures cannot be measured", "GL error " + std::to_string(error));
  }

  std::size_t next = 0;
  for (std::size_t p = 0; p < subjects.size(); ++p) {
    PictureLook& look = out[p];
    for (const Region& region : subjects[p].regions) {
      const GpuFound& from = found[next++];
      RegionLook to;
      to.region = region;
      to.own_contrast = static_cast<double>(from.contrast[0]);
      to.ground_contrast = static_cast<double>(from.contrast[1]);
      to.pixels = static_cast<double>(from.contrast[2]);
      for (std::size_t v = 0; v < to.seen.size(); ++v) {
        to.seen[v] = {static_cast<double>(from.seen[v][0]), static_cast<double>(from.seen[v][1]),
                      static_cast<double>(from.seen[v][2])};
      }
      to.seen_pixels = static_cast<double>(from.seen[0][3]);
      look.regions.push_back(to);
    }
    const GpuPicture& summary = summaries[p];
    look.cta_saliency = static_cast<double>(summary.found[0]);
    look.congestion = static_cast<double>(summary.found[1]);
    look.edges = static_cast<double>(summary.found[2]);
    look.blank = static_cast<double>(summary.found[3]);
    look.clipped = clipped(subjects[p], width_, height_);
    for (int row = 0; row < kCellRows; ++row) {
      for (int column = 0; column < kCellColumns; ++column) {
        const float* cell = summary.cells[(kCellRows - 1 - row) * kCellColumns + column];
        look.cells[static_cast<std::size_t>(row * kCellColumns + column)] = {
            static_cast<double>(cell[0]), static_cast<double>(cell[1]),
            static_cast<double>(cell[2])};
      }
    }
  }
  return out;
}

double outside(const PixelRect& rect, int width_px, int height_px) {
  const double area = static_cast<double>(rect.width()) * rect.height();
  if (area <= 0) return 0;
  const int seen_x = std::min(rect.right, width_px) - std::max(rect.left, 0);
  const int seen_y = std::min(rect.bottom, height_px) - std::max(rect.top, 0);
  return 1 - static_cast<double>(std::max(0, seen_x)) * std::max(0, seen_y) / area;
}

double picture_distance(const Descriptor& a, const Descriptor& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += std::hypot(a[i].L - b[i].L, a[i].a - b[i].a, a[i].b - b[i].b);
  }
  return sum / static_cast<double>(a.size());
}

}  // namespace pm::gen
