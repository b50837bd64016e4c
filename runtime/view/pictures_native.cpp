#ifndef PM_SHIPPED
#include "runtime/shell/gl.h"
#include "runtime/view/pictures.h"

namespace pm {

Strip send_strip(const Scene& scene) {
  const auto& all = scene.pictures.all;
  if (all.empty()) return Strip::none;
  constexpr auto kSide = static_cast<GLsizei>(kPictureSide);
  std::vector<std::uint8_t> pixels;
  for (const auto& picture : all) {
    for (std::size_t i = 0; i + 3 < picture->rgba.size(); i += 4) {
      const unsigned alpha = picture->rgba[i + 3];
      for (std::size_t c = 0; c < 3; ++c)
        pixels.push_back(static_cast<std::uint8_t>((picture->rgba[i + c] * alpha + 127) / 255));
      pixels.push_back(picture->rgba[i + 3]);
    }
  }
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kSide, kSide * static_cast<GLsizei>(all.size()), 0,
               GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  return Strip::there;
}

}  // namespace pm
#endif
