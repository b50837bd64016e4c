#include <array>
#include <cstdlib>
#include <memory>

#include "generator/image/read.h"

namespace {
// What stb asserts of a table of codes does not hold for a hostile one (256 codes of at most 9
// bits): the symbol is a wrong one then, within the table still. That ends this picture, not the
// program.
thread_local bool stb_doubted = false;
}  // namespace

#define STBI_ASSERT(holds) static_cast<void>((holds) || (stb_doubted = true))
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 8192
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace pm::gen {

namespace {

/// Numbers of a TIFF header, whose byte order its first letters name; 0 beyond the end.
struct Tiff {
  std::string_view bytes;
  bool little = false;

  std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t from = little ? at + size - 1 - i : at + i;
      value = value << 8U | static_cast<std::uint8_t>(bytes[from]);
    }
    return value;
  }
};

/// EXIF orientation 1..8 (TIFF 6.0, tag 274); 1 when it is not said.
int orientation(std::string_view jpeg) {
  const Tiff marker{jpeg};
  for (std::size_t at = 2; at + 4 <= jpeg.size();) {
    const std::uint32_t kind = marker.number(at, 2);
    const std::uint32_t size = marker.number(at + 2, 2);
    if (kind < 0xff00 || kind == 0xffda || size < 2) return 1;
    if (kind == 0xffe1 && jpeg.substr(at + 4, 6) == std::string_view("Exif\0\0", 6)) {
      Tiff tiff{jpeg.substr(at + 10)};
      tiff.little = tiff.bytes.starts_with("II");
      const std::size_t folder = tiff.number(4, 4);
      const std::uint32_t count = tiff.number(folder, 2);
      for (std::uint32_t i = 0; i < count && i < 64; ++i) {
        const std::size_t entry = folder + 2 + std::size_t{12} * i;
        if (tiff.number(entry, 2) != 274) continue;
        const std::uint32_t value = tiff.number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
      }
    }
    at += 2 + size;
  }
  return 1;
}

/// The picture as it should be seen: 2 to 4 mirror or turn it half, 5 to 8 swap its sides as well.
Image upright(const Image& image, int how) {
  if (how == 1) return image;
  const bool swaps = how >= 5;
  const bool flip_x = how == 2 || how == 3 || how == 7 || how == 8;
  const bool flip_y = how == 3 || how == 4 || how == 6 || how == 7;
  Image out;
  out.width = swaps ? image.height : image.width;
  out.height = swaps ? image.width : image.height;
  out.rgba.resize(image.rgba.size());
  const auto at = [](int x, int y, int width) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
            static_cast<std::size_t>(x)) *
           4;
  };
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int sx = swaps ? y : x;
      int sy = swaps ? x : y;
      if (flip_x) sx = image.width - 1 - sx;
      if (flip_y) sy = image.height - 1 - sy;
      for (std::size_t c = 0; c < 4; ++c)
        out.rgba[at(x, y, out.width) + c] = image.rgba[at(sx, sy, image.width) + c];
    }
  }
  return out;
}

}  // namespace

Result<Image> read_jpeg(std::string_view bytes, std::string_view label) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  const auto broken_jpeg = [&](const char* why) {
    return image_error(label, std::string("is a broken JPEG (") + (why ? why : "unknown") + ")",
                       "Save the image again");
  };
  const auto broken = [&] { return broken_jpeg(stbi_failure_reason()); };
  stb_doubted = false;
  Image image;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &image.width, &image.height, &channels) == 0)
    return broken();
  if (auto fits = check_image_size(image.width, image.height, label); !fits) return fits.error();
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(data, size, &image.width, &image.height, &channels, 4),
      stbi_image_free);
  if (!pixels) return broken();
  if (stb_doubted) return broken_jpeg("bad huffman code");
  const auto count = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  image.rgba.assign(pixels.get(), pixels.get() + count * 4);
  return upright(image, orientation(bytes));
}

}  // namespace pm::gen
