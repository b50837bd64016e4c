// What the packer packs, the decoder that stands in every page unpacks; and no stream makes it read
// or write where it must not (the sanitizer build watches).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "generator/core/image.h"
#include "generator/packer/payload.h"
#include "runtime/sim/rng.h"
#include "runtime/unpack/lzma.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes packed(const std::string& plain) {
  const auto text = pm::gen::pack_bytes(plain).text(pm::gen::TextCode::base64);
  const auto stream = pm::gen::unbase64(text, "packed");
  REQUIRE(stream);
  return {stream->begin(), stream->end()};
}

std::string unpacked(const Bytes& stream, std::size_t size) {
  std::string out(size, '\0');
  const bool whole =
      pm::unpack_lzma(stream, {reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
  return whole ? out : "not whole";
}

/// Text with near and far repeats, runs and noise: every kind of packet of the format.
std::string mixture(std::uint64_t seed, std::size_t size) {
  pm::Rng rng(seed);
  std::string out;
  while (out.size() < size) {
    const auto length = static_cast<std::size_t>(rng.range(1, 300));
    switch (rng.range(0, 3)) {
      case 0: out.append(length, static_cast<char>(rng.range(0, 255))); break;
      case 1:
        for (std::size_t i = 0; i < length; ++i) out += static_cast<char>(rng.range(0, 255));
        break;
      case 2:
        if (!out.empty()) {
          const auto back = static_cast<std::size_t>(
              rng.range(1, static_cast<int>(std::min<std::size_t>(out.size(), 20000))));
          for (std::size_t i = 0; i < length; ++i) out += out[out.size() - back];
        }
        break;
      default: out += "the quick brown fox " + std::to_string(rng.range(0, 999)); break;
    }
  }
  out.resize(size);
  return out;
}

}  // namespace

TEST_CASE("what is packed comes back", "[packer][unpack]") {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{2}, std::size_t{300}, std::size_t{70000}}) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      const std::string plain = mixture(seed, size);
      CHECK(unpacked(packed(plain), size) == plain);
    }
  }
}

TEST_CASE("a stream that ends early is not taken for whole", "[packer][unpack]") {
  const std::string plain = mixture(5, 5000);
  const Bytes stream = packed(plain);
  for (std::size_t cut = 0; cut + 16 < stream.size(); cut += 97) {
    const Bytes part(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(cut));
    CHECK(unpacked(part, plain.size()) == "not whole");
  }
}

TEST_CASE("damage is noticed or harmless", "[packer][unpack]") {
  const std::string plain = mixture(9, 20000);
  const Bytes stream = packed(plain);
  pm::Rng rng(3);
  for (int round = 0; round < 400; ++round) {
    Bytes hurt = stream;
    for (int i = rng.range(1, 20); i > 0; --i)
      hurt[static_cast<std::size_t>(rng.range(0, static_cast<int>(hurt.size()) - 1))] =
          static_cast<std::uint8_t>(rng.range(0, 255));
    std::string out(plain.size(), '\0');
    pm::unpack_lzma(hurt, {reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
  }
  SUCCEED("nothing was touched outside the spans");
}
