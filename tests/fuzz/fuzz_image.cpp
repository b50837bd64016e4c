// A picture as a stranger may send it, through every reader, cut out, trimmed and made a sprite.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/image/brand.h"
#include "generator/image/edit.h"
#include "generator/image/product_picture.h"
#include "generator/image/read.h"

using namespace pm::gen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto image = read_image({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!image) {
    if (image.error().message.empty() || image.error().mend.empty()) std::abort();
    return 0;
  }
  const auto pixels =
      static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height);
  if (pixels == 0 || image->rgba.size() != pixels * 4) std::abort();
  if (pixels > 1U << 20U) return 0;
  if (const auto sprite = sprite_picture(*image, "fuzz")) {
    constexpr std::size_t kBytes = std::size_t{4} * pm::kPictureSide * pm::kPictureSide;
    if ((*sprite)->rgba.size() != kBytes || (*sprite)->radius_pm < 300) std::abort();
  } else if (sprite.error().message.empty() || sprite.error().mend.empty()) {
    std::abort();
  }
  (void)cut_out(*image);
  const Image tight = trimmed(*image);
  (void)brand_colors({&tight, 1});
  if (on_paper(tight, 32).rgba.size() != 32U * 32U * 4U) std::abort();
  return 0;
}
