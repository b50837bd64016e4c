#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <ctime>

#include "generator/archive/zip.h"

using namespace pm::gen;

namespace {

std::string zipped(const std::vector<ZipFile>& files) {
  auto bytes = write_zip(files);
  REQUIRE(bytes);
  return *bytes;
}

/// Replaces every occurrence; the lengths must agree, so that the archive stays whole.
std::string renamed(std::string bytes, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

ZipFault fault_of(std::string_view bytes) { return read_zip(bytes).fault; }

}  // namespace

TEST_CASE("an archive comes back as it was written", "[archive]") {
  const std::vector<ZipFile> files = {
      {"index.html", std::string(5000, 'a') + "end"}, {"folder/config.json", "{}"}, {"empty", ""}};
  const std::string bytes = zipped(files);
  CHECK(looks_like_zip(bytes));
  CHECK(bytes.size() < 1000);
  const ZipReading read = read_zip(bytes);
  REQUIRE(read.fault == ZipFault::none);
  REQUIRE(read.files.size() == 3);
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(read.files[i].name == files[i].name);
    CHECK(read.files[i].bytes == files[i].bytes);
  }
}

TEST_CASE("the same files give the same bytes, whatever the clock and the zone", "[archive]") {
  const std::vector<ZipFile> files = {{"index.html", "<!doctype html>"}, {"config.json", "{}"}};
  const std::string first = zipped(files);
  setenv("TZ", "Pacific/Auckland", 1);
  tzset();
  const std::string second = zipped(files);
  unsetenv("TZ");
  tzset();
  CHECK(first == second);
}

TEST_CASE("damaged archives are refused", "[archive]") {
  const std::string whole = zipped({{"index.html", std::string(3000, 'x') + "some text"}});
  CHECK(fault_of("") == ZipFault::damaged);
  CHECK(fault_of("PK\x03\x04") == ZipFault::damaged);
  for (const std::size_t length : {whole.size() - 1, whole.size() / 2, std::size_t{30}}) {
    CHECK(fault_of(std::string_view(whole).substr(0, length)) == ZipFault::damaged);
  }
  std::string flipped = whole;
  flipped[40 + 5] = static_cast<char>(flipped[40 + 5] ^ 0x55);  // inside the packed data
  CHECK(fault_of(flipped) == ZipFault::damaged);
  std::string junk(100000, '\0');
  for (std::size_t i = 0; i < junk.size(); ++i) junk[i] = static_cast<char>(i * 2654435761U >> 13U);
  CHECK(fault_of(junk) == ZipFault::damaged);
}

TEST_CASE("names that leave the archive are refused", "[archive]") {
  const std::string plain = zipped({{"aaaaaaaaaa", "x"}});
  for (const char* name : {"../escaped", "/etc/passw", "a/../../bb", "C:\\windows",
                           "a\\b\\c\\ddd\\", "line\nbreak", "./index.ht", "a//b//c//d"}) {
    INFO(name);
    CHECK(fault_of(renamed(plain, "aaaaaaaaaa", name)) == ZipFault::unsafe_path);
  }
  CHECK(fault_of(renamed(plain, "aaaaaaaaaa", "a..b/..c/d")) == ZipFault::none);
}

TEST_CASE("a name may be there once", "[archive]") {
  const std::string two = zipped({{"first.html", "1"}, {"other.html", "2"}});
  CHECK(fault_of(two) == ZipFault::none);
  CHECK(fault_of(renamed(two, "other.html", "first.html")) == ZipFault::duplicate);
  CHECK(fault_of(renamed(two, "other.html", "FIRST.html")) == ZipFault::duplicate);
}

TEST_CASE("links are refused", "[archive]") {
  std::string bytes = zipped({{"index.html", "/etc/passwd"}});
  const std::size_t central = bytes.find("PK\x01\x02");
  REQUIRE(central != std::string::npos);
  bytes[central + 38 + 3] = static_cast<char>(0xa1);  // the kind of a Unix file: symbolic link
  CHECK(fault_of(bytes) == ZipFault::link);
}

TEST_CASE("bombs are refused before they unpack", "[archive]") {
  const std::string flat = zipped({{"big", std::string(30U << 20U, '\0')}});
  CHECK(flat.size() < 100000);
  CHECK(fault_of(flat) == ZipFault::bomb);
  // By the sum of many files, each small enough.
  std::vector<ZipFile> many;
  for (int i = 0; i < 40; ++i)
    many.push_back({"f" + std::to_string(i), std::string(1U << 20U, 'z')});
  CHECK(fault_of(zipped(many)) == ZipFault::bomb);
  ZipBounds few;
  few.files = 3;
  CHECK(read_zip(zipped({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}}), few).fault ==
        ZipFault::bomb);
  // A stated size that is too small does not make more come out.
  std::string lying = zipped({{"index.html", std::string(4000, 'q')}});
  for (const char* head : {"PK\x01\x02", "PK\x03\x04"}) {
    const std::size_t at = lying.find(head) + (head[2] == 1 ? 24 : 22);
    lying[at] = 10;
    lying[at + 1] = 0;
  }
  CHECK(fault_of(lying) == ZipFault::damaged);
}

TEST_CASE("encrypted files and rare methods are refused", "[archive]") {
  std::string bytes = zipped({{"index.html", "<!doctype html>"}});
  const std::size_t central = bytes.find("PK\x01\x02");
  std::string encrypted = bytes;
  encrypted[6] = static_cast<char>(encrypted[6] | 1);
  encrypted[central + 8] = static_cast<char>(encrypted[central + 8] | 1);
  CHECK(fault_of(encrypted) == ZipFault::encrypted);
  bytes[8] = 14;  // LZMA
  bytes[central + 10] = 14;
  CHECK(fault_of(bytes) == ZipFault::method);
}
