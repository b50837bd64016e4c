#include <webp/decode.h>

#include "generator/image/read.h"

namespace pm::gen {

Result<Image> read_webp(std::string_view bytes, std::string_view label) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto broken = [&] {
    return image_error(label, "is a broken WebP image", "Save the image again");
  };
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data, bytes.size(), &features) != VP8_STATUS_OK) return broken();
  if (features.has_animation != 0)
    return image_error(label, "is animated", "Save one picture of it");
  if (auto fits = check_image_size(features.width, features.height, label); !fits)
    return fits.error();
  Image image;
  image.width = features.width;
  image.height = features.height;
  image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) *
                    4);
  if (WebPDecodeRGBAInto(data, bytes.size(), image.rgba.data(), image.rgba.size(),
                         image.width * 4) == nullptr)
    return broken();
  return image;
}

}  // namespace pm::gen
