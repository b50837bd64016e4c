#pragma once
#include <string>
#include <string_view>

#include "generator/core/image.h"

namespace pm::gen {

/// Most pixels of a side and in all that a picture from outside may have.
inline constexpr int kMostSide = 8192;
inline constexpr std::int64_t kMostPixels = 40'000'000;
/// Longest file.
inline constexpr std::size_t kMostImageBytes = 32U << 20U;

/// Reads a picture that somebody gave: PNG, JPEG (also CMYK, turned as its EXIF says), WebP or SVG
/// (drawn with its longer side at 1024 pixels). Known by its bytes, whatever its name says. Error
/// (image) with the mend for what is none of these, broken, too large, animated, and for an SVG
/// that holds scripts or points outside itself. `label` names the source in errors.
Result<Image> read_image(std::string_view bytes, std::string_view label);

/// The readers behind it, each for bytes that begin as their kind does.
Result<Image> read_png(std::string_view bytes, std::string_view label);
Result<Image> read_jpeg(std::string_view bytes, std::string_view label);
Result<Image> read_webp(std::string_view bytes, std::string_view label);
Result<Image> read_svg(std::string_view bytes, std::string_view label);

/// For the readers: an error of theirs, and the check before anything is allocated.
Error image_error(std::string_view label, std::string message, std::string mend);
Status check_image_size(std::int64_t width, std::int64_t height, std::string_view label);

}  // namespace pm::gen
