// pm_readings: what the native planner's model says of texts, for tests/wasm/planner.test.mjs,
// which holds ONNX Runtime Web to it. One JSON line per text: {"text", "rows", "vector",
// "categories"}.
#include <cstdio>
#include <string>
#include <vector>

#include "generator/core/json.h"
#include "generator/planner/encoder.h"
#include "generator/planner/profiles.h"

using namespace pm::gen;

int main() {
  std::string longer;
  for (int i = 0; i < 400; ++i) longer += "Sort the goods " + std::to_string(i * 7919) + " 果物 ";
  const std::vector<std::string> texts = {"Drop fruits and merge them into a giant watermelon!",
                                          "Crown Gardens\nA match-3 kingdom adventure.",
                                          "把混在一起的小球和水果按颜色整理到试管里",
                                          "フルーツを落として合体させよう",
                                          "과일을 떨어뜨려 합치세요",
                                          "Lös Rätsel, gewinne Münzen",
                                          "Тяните, цельтесь и разрушайте башни",
                                          "رتّب الكرات الملوّنة في الأنابيب",
                                          "रंगीन गेंदों को छाँटो",
                                          "Xếp bóng màu vào ống nghiệm thật thư giãn",
                                          "Renkli topları tüplere ayır",
                                          "Susun bola warna ke dalam tabung",
                                          "",
                                          "12345 !!! \xff\xfe \xf0\x9f\x8d\x89",
                                          longer};
  auto card = load_model_card();
  if (!card) {
    std::fprintf(stderr, "%s\n", to_line(card.error()).c_str());
    return 1;
  }
  auto encoder = TextEncoder::load(*card);
  if (!encoder) {
    std::fprintf(stderr, "%s\n", to_line(encoder.error()).c_str());
    return 1;
  }
  for (const std::string& text : texts) {
    const ModelTokens tokens = model_tokens(text);
    auto reading = (*encoder)->read(tokens);
    if (!reading) {
      std::fprintf(stderr, "%s\n", to_line(reading.error()).c_str());
      return 1;
    }
    std::string hex;
    for (const unsigned char c : text) {
      constexpr const char* kDigits = "0123456789abcdef";
      hex += {kDigits[c >> 4U], kDigits[c & 15U]};
    }
    const Json row{{"utf8", hex},
                   {"rows", tokens.rows},
                   {"vector", reading->vector},
                   {"categories", reading->categories}};
    std::printf("%s\n", row.dump().c_str());
  }
  return 0;
}
