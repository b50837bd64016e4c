#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "generator/core/image.h"

namespace pm::gen {

/// WebP pictures that somebody else encodes: in a page the browser answers later, and whoever packs
/// asks now. What is not known yet is refused and noted as wanted; the caller has it encoded and
/// asks for all of its work anew.
class AwaitedWebp {
 public:
  struct Wanted {
    Image image;
    int quality = 0;  ///< 1..100, or 101 for no loss
  };

  /// As pm::gen::encode_webp. Error (component) when it is not known yet.
  Result<std::string> encode(const Image& image, int quality);

  /// What was refused last, until it is given; null when nothing was.
  const Wanted* wanted() const { return wanted_ ? &*wanted_ : nullptr; }
  /// The bytes of what is wanted; empty where it cannot be had.
  void give(std::string bytes);

 private:
  using Key = std::uint64_t;  ///< of pixels, sides and quality
  static Key key_of(const Image& image, int quality);

  std::optional<Wanted> wanted_;
  std::deque<std::pair<Key, std::string>> known_;  ///< the oldest first
};

}  // namespace pm::gen
