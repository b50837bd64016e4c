#include "generator/image/strip.h"

#include <array>

#include "generator/core/text.h"
#include "generator/image/edit.h"
#include "generator/image/product_picture.h"

namespace pm::gen {

namespace {

struct Step {
  int side, quality;
};
// Largest pieces of a phone's screen are drawn at some 200 pixels. Below the last step outlines
// fray and words on a product cannot be read.
constexpr std::array kSteps{Step{kStripSide, 90}, Step{192, 86}, Step{160, 82},
                            Step{144, 78},        Step{128, 72}, Step{112, 64}};

Image laid_out(const PictureStrip& strip, int side) {
  const auto count = static_cast<int>(strip.all.size());
  Image out{side, side * count, {}};
  out.rgba.reserve(std::size_t{4} * side * side * count);
  for (const SharedPicture& picture : strip.all) {
    const Image square = resized(square_of(*picture), side, side);
    out.rgba.insert(out.rgba.end(), square.rgba.begin(), square.rgba.end());
  }
  return out;
}

void keep_smaller(EncodedStrip& best, std::string bytes, int side, int quality) {
  if (bytes.empty() || (!best.bytes.empty() && best.bytes.size() <= bytes.size())) return;
  best = EncodedStrip{std::move(bytes), side, quality, false};
}

}  // namespace

Result<EncodedStrip> encode_strip(const PictureStrip& strip, std::size_t most_bytes) {
  EncodedStrip best;
  for (const Step& step : kSteps) {
    const Image image = laid_out(strip, step.side);
    auto webp = encode_webp(image, step.quality);
    if (!webp) return webp.error();
    keep_smaller(best, encode_png(image), step.side, 101);
    keep_smaller(best, std::move(*webp), step.side, step.quality);
    if (!best.bytes.empty() && best.bytes.size() <= most_bytes) return best;
  }
  if (best.bytes.empty()) {
    return Error{ExitCode::internal, "", "", "the pictures could not be encoded",
                 "Close other programs and try again"};
  }
  best.at_floor = true;
  return best;
}

std::string strip_remark(const EncodedStrip& strip) {
  if (strip.side >= kStripSide && !strip.at_floor) return {};
  const std::string sizes = "(" + std::to_string(strip.side) + " pixels each, " +
                            bytes_text(strip.bytes.size()) + " in all)";
  if (!strip.at_floor) return "The pictures were made coarser to fit " + sizes;
  return "The pictures are at the least that looks right " + sizes +
         ": use fewer or simpler pictures";
}

Json to_json(const EncodedStrip& strip) {
  if (strip.bytes.empty()) return nullptr;
  Json out = {{"bytes", strip.bytes.size()},
              {"side", strip.side},
              {"quality", strip.quality},
              {"at_floor", strip.at_floor}};
  if (std::string remark = strip_remark(strip); !remark.empty()) out["remark"] = std::move(remark);
  return out;
}

std::string preview_strip(const PictureStrip& strip) {
  return encode_png(laid_out(strip, kSteps.front().side));
}

}  // namespace pm::gen
