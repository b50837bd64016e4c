#include <catch2/catch_test_macros.hpp>

#include "generator/archive/zip.h"
#include "generator/core/text.h"
#include "generator/packer/text_code.h"
#include "runtime/sim/rng.h"

using namespace pm::gen;

// That they are read back by what ships is tested in tests/browser/codec.test.mjs.

TEST_CASE("base64 is the usual one", "[packer]") {
  CHECK(write_text("", TextCode::base64).empty());
  CHECK(write_text("f", TextCode::base64) == "Zg==");
  CHECK(write_text("fo", TextCode::base64) == "Zm8=");
  CHECK(write_text("foo", TextCode::base64) == "Zm9v");
  CHECK(write_text("foobar", TextCode::base64) == "Zm9vYmFy");
}

TEST_CASE("the denser codes are as short as they claim and stand in a script", "[packer]") {
  pm::Rng rng(11);
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>(rng.below(256));
  const std::string visible = write_text(bytes, TextCode::ascii91);
  CHECK(visible.size() <= bytes.size() * 5 / 4);
  // Compressed it is as short as the bytes: no digit is longer or shorter than it is worth.
  const auto archive = write_zip({{"text", visible}});
  REQUIRE(archive);
  CHECK(archive->size() <= bytes.size() * 1008 / 1000 + 130);
  CHECK(visible.find_first_of("\"\\</\n\r") == std::string::npos);
  for (const char c : visible) {
    if (c < ' ' || c > '~') FAIL("not visible ASCII: " << static_cast<int>(c));
  }
  const std::string dense = write_text(bytes, TextCode::utf7);
  CHECK(dense.size() <= bytes.size() * 8 / 7 + 2);
  CHECK(invalid_utf8(dense) == std::string::npos);
  CHECK(dense.find_first_of(std::string_view("\0\n\r\"\\</\x1a", 8)) == std::string::npos);
}
