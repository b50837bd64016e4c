#include "generator/studio/awaited_webp.h"

#include <algorithm>
#include <string_view>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

// A call asks for a dozen at most, and a project has few scenes with different pictures.
constexpr std::size_t kMostKnown = 64;

}  // namespace

AwaitedWebp::Key AwaitedWebp::key_of(const Image& image, int quality) {
  const std::string_view pixels(reinterpret_cast<const char*>(image.rgba.data()),
                                image.rgba.size());
  return stable_hash(
      pixels, static_cast<std::uint64_t>(image.width) << 8U | static_cast<std::uint64_t>(quality));
}

Result<std::string> AwaitedWebp::encode(const Image& image, int quality) {
  const Key key = key_of(image, quality);
  const auto found =
      std::find_if(known_.begin(), known_.end(), [&](const auto& one) { return one.first == key; });
  if (found != known_.end()) return found->second;
  wanted_ = Wanted{image, quality};
  return Error{ExitCode::component, "", "", "the pictures are still being encoded", "Try again"};
}

void AwaitedWebp::give(std::string bytes) {
  if (!wanted_) return;
  known_.emplace_back(key_of(wanted_->image, wanted_->quality), std::move(bytes));
  if (known_.size() > kMostKnown) known_.pop_front();
  wanted_.reset();
}

}  // namespace pm::gen
