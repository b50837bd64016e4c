// Pictures in the page's core. The page has the browser turn whatever a person gives into PNG or
// JPEG first, and has it encode WebP, so the libraries for the other kinds stay out of the module.
#include "generator/studio/bindings/pictures.h"

#include <cstdlib>
#include <memory>

#include "generator/image/read.h"
#include "generator/image/strip.h"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 8192
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace pm::gen {

namespace {
constexpr const char* kMend = "Save it as PNG or JPEG";
}

Result<Image> read_png(std::string_view bytes, std::string_view label) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int width = 0, height = 0, channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0)
    return image_error(label, "is a broken PNG", kMend);
  if (auto fits = check_image_size(width, height, label); !fits) return fits.error();
  const std::unique_ptr<stbi_uc, decltype(&std::free)> pixels(
      stbi_load_from_memory(data, size, &width, &height, &channels, 4), std::free);
  if (!pixels) return image_error(label, "is a broken PNG", kMend);
  Image out;
  out.width = width;
  out.height = height;
  out.rgba.assign(pixels.get(), pixels.get() + std::size_t{4} * width * height);
  return out;
}

Result<Image> read_webp(std::string_view /*bytes*/, std::string_view label) {
  return image_error(label, "is a WebP, which the page has to turn into PNG", kMend);
}

Result<Image> read_svg(std::string_view /*bytes*/, std::string_view label) {
  return image_error(label, "is an SVG, which the page has to turn into PNG", kMend);
}

AwaitedWebp& page_webp() {
  static AwaitedWebp webp;
  return webp;
}

Result<std::string> encode_webp(const Image& image, int quality) {
  return page_webp().encode(image, quality);
}

}  // namespace pm::gen
