#include <png.h>

#include "generator/image/read.h"

namespace pm::gen {

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

/// An animated PNG says so before its picture.
bool is_animated(std::string_view bytes) {
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "acTL") return true;
    if (type == "IDAT") return false;
    at += 12 + static_cast<std::size_t>(big_endian(bytes, at));
  }
  return false;
}

}  // namespace

Result<Image> read_png(std::string_view bytes, std::string_view label) {
  if (is_animated(bytes)) return image_error(label, "is animated", "Save one picture of it");
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const auto broken = [&] {
    return image_error(label, std::string("is a broken PNG (") + png.message + ")",
                       "Save the image again");
  };
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) return broken();
  if (auto fits = check_image_size(png.width, png.height, label); !fits) {
    png_image_free(&png);
    return fits.error();
  }
  png.format = PNG_FORMAT_RGBA;
  Image image;
  image.width = static_cast<int>(png.width);
  image.height = static_cast<int>(png.height);
  image.rgba.resize(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr) == 0) return broken();
  return image;
}

}  // namespace pm::gen
