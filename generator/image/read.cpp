#include "generator/image/read.h"

#include <utility>

namespace pm::gen {

namespace {

constexpr const char* kOffer = "Save it as PNG, JPEG, WebP or SVG";

bool is_svg(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return false;
  bytes.remove_prefix(at);
  return bytes.starts_with("<svg") ||
         ((bytes.starts_with("<?xml") || bytes.starts_with("<!")) &&
          bytes.substr(0, 4096).find("<svg") != std::string_view::npos);
}

}  // namespace

Error image_error(std::string_view label, std::string message, std::string mend) {
  return {ExitCode::image, std::string(label), "", std::move(message), std::move(mend)};
}

Status check_image_size(std::int64_t width, std::int64_t height, std::string_view label) {
  if (width < 1 || height < 1) return image_error(label, "has no pixels", "Save it again");
  if (width <= kMostSide && height <= kMostSide && width * height <= kMostPixels) return Done{};
  return image_error(
      label, "has " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
      "At most " + std::to_string(kMostSide) + " a side and " +
          std::to_string(kMostPixels / 1'000'000) + " million in all: make it smaller");
}

Result<Image> read_image(std::string_view bytes, std::string_view label) {
  if (bytes.empty()) return image_error(label, "is empty", kOffer);
  if (bytes.size() > kMostImageBytes) {
    return image_error(label, "is larger than " + std::to_string(kMostImageBytes >> 20U) + " MB",
                       "Make it smaller");
  }
  const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
  if (starts("\x89PNG")) return read_png(bytes, label);
  if (starts("\xff\xd8")) return read_jpeg(bytes, label);
  if (starts("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP")
    return read_webp(bytes, label);
  if (is_svg(bytes)) return read_svg(bytes, label);
  const std::pair<std::string_view, const char*> others[] = {
      {"GIF8", "a GIF"}, {"BM", "a BMP"},   {"II*", "a TIFF"},
      {"MM", "a TIFF"},  {"%PDF", "a PDF"}, {"8BPS", "a Photoshop file"}};
  for (const auto& [magic, name] : others) {
    if (starts(magic))
      return image_error(label, std::string("is ") + name + ", which is not read", kOffer);
  }
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp")
    return image_error(label, "is an AVIF or HEIC image, which is not read", kOffer);
  return image_error(label, "is no PNG, JPEG, WebP or SVG image", kOffer);
}

}  // namespace pm::gen
