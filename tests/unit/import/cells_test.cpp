#include <catch2/catch_test_macros.hpp>
#include <string>

#include "generator/import/charset.h"
#include "generator/import/day.h"
#include "generator/import/number.h"

using namespace pm::gen;

namespace {

double read(std::string_view cell, char decimal = '.', NumberKind kind = NumberKind::amount) {
  const NumberCell out = read_number(cell, kind, decimal);
  return out.value ? *out.value : -1;
}

std::string day(std::string_view cell, DayOrder order = DayOrder::unknown, int offset = 0) {
  const auto out = read_day(cell, order, std::chrono::minutes(offset));
  return out ? day_text(*out) : "?";
}

char decided(std::initializer_list<const char*> counts,
             std::initializer_list<const char*> amounts) {
  NumberStyle style;
  for (const char* cell : counts) style.look_at(cell, NumberKind::count);
  for (const char* cell : amounts) style.look_at(cell, NumberKind::amount);
  return style.decimal('.').value_or('!');
}

}  // namespace

TEST_CASE("numbers of any locale are read", "[import]") {
  CHECK(read("1,234.5") == 1234.5);
  CHECK(read("1.234,5", ',') == 1234.5);
  CHECK(read("1\u202f234,50 €", ',') == 1234.5);
  CHECK(read("1'234'567.25") == 1234567.25);
  CHECK(read("12 345") == 12345);
  CHECK(read("USD 12.30") == 12.3);
  CHECK(read("-0.5") == -0.5);
  CHECK(read("\u0661\u0662\u0663") == 123);
  CHECK(read("1.234", '.', NumberKind::count) == 1234);
  CHECK(read("1.5e3") == 1500);
  CHECK(read_number("R$ 5", NumberKind::amount, '.').currency == "BRL");
  CHECK(read_number("12 EUR", NumberKind::amount, '.').currency == "EUR");
  for (const char* nothing : {"", "--", " - ", "N/A", "null"}) {
    CHECK(read_number(nothing, NumberKind::count, '.').missing);
  }
  for (const char* wrong : {"12a", "1,23,4", "1.2.3", "(5)", "inf", "nan(1)", "0x10", "1,2345"}) {
    INFO(wrong);
    CHECK_FALSE(read_number(wrong, NumberKind::amount, '.').value);
  }
}

TEST_CASE("a whole table tells which mark parts its decimals", "[import]") {
  CHECK(decided({}, {"12", "1,5"}) == ',');
  CHECK(decided({"1.234"}, {"7,25"}) == ',');
  CHECK(decided({"1,234"}, {"1.234"}) == '.');
  CHECK(decided({"1.234"}, {"1.234"}) == ',');
  CHECK(decided({}, {"1.234"}) == '.');
  CHECK(decided({}, {"0,125"}) == ',');
  CHECK(decided({}, {"1.234.567"}) == ',');
  CHECK(decided({}, {"1,5", "1.5"}) == '!');
}

TEST_CASE("days are read however they are written", "[import]") {
  for (const char* cell :
       {"2026-11-03", "20261103", "2026/11/3", "03.11.2026", "3 Nov 2026", "Nov 3, 2026",
        "Tue, 3 November 2026", "2026-11-03T05:00:00.000Z", "2026-11-03 23:59", "1793685600",
        "1793685600000", "2026年11月3日", "03-Nov-26"}) {
    INFO(cell);
    CHECK(day(cell) == "2026-11-03");
  }
  CHECK(day("03/04/2026", DayOrder::day_first) == "2026-04-03");
  CHECK(day("03/04/2026", DayOrder::month_first) == "2026-03-04");
  CHECK(day("2026-11-03T23:30:00-02:00") == "2026-11-04");
  CHECK(day("2026-11-03T23:30:00Z", DayOrder::unknown, 60) == "2026-11-04");
  CHECK(day("11/03/2026 11:30 PM", DayOrder::month_first) == "2026-11-03");
  for (const char* wrong : {"", "Total", "2026-02-30", "1999-01-01", "2026-11", "123456789012345",
                            "2026-11-01 - 2026"}) {
    INFO(wrong);
    CHECK((day(wrong) == "?" || std::string(wrong).starts_with("2026-11-01")));
  }
  DayStyle style;
  style.look_at("03/04/2026");
  CHECK(style.matters());
  CHECK(style.order(DayOrder::unknown) == DayOrder::unknown);
  style.look_at("13/04/2026");
  CHECK(style.order(DayOrder::month_first) == DayOrder::day_first);
  style.look_at("04/13/2026");
  CHECK(style.order(DayOrder::month_first) == DayOrder::unknown);
}

TEST_CASE("text comes out as UTF-8 whatever it was saved as", "[import]") {
  CHECK(decode_text("\xef\xbb\xbf"
                    "a")
            .text == "a");
  CHECK(decode_text(std::string("\xff\xfe"
                                "a\0\xe9\0",
                                6))
            .text == "aé");
  CHECK(decode_text(std::string("\xfe\xff\0a\xd8\x3d\xde\x00", 8)).text == "a😀");
  CHECK(decode_text(std::string("a\0b\0c\0", 6)).text == "abc");
  CHECK(decode_text("caf\xe9 \x80").text == "café €");
  CHECK(decode_text("caf\xe9").charset == "Windows-1252");
  CHECK(decode_text("").text.empty());
}
