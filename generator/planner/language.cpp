#include <algorithm>
#include <array>
#include <utility>

#include "generator/core/text.h"
#include "generator/planner/lexical.h"

namespace pm::gen {

namespace {

struct ScriptRange {
  const char* language;
  char32_t low, high;
};

constexpr std::array<ScriptRange, 9> kScripts{{{"ja", 0x3040, 0x30ff},
                                               {"ko", 0xac00, 0xd7af},
                                               {"zh-Hans", 0x4e00, 0x9fff},
                                               {"ru", 0x0400, 0x04ff},
                                               {"ar", 0x0600, 0x06ff},
                                               {"hi", 0x0900, 0x097f},
                                               {"th", 0x0e00, 0x0e7f},
                                               {"el", 0x0370, 0x03ff},
                                               {"he", 0x0590, 0x05ff}}};

/// Words that nearly every text of a language holds, folded.
const std::pair<const char*, std::array<std::string_view, 14>> kCommon[] = {
    {"en",
     {"the", "and", "to", "of", "with", "your", "you", "for", "is", "in", "a", "it", "all",
      "play"}},
    {"es",
     {"el", "los", "las", "con", "para", "una", "tus", "y", "en", "del", "que", "por", "tu",
      "mas"}},
    {"pt-BR",
     {"o", "os", "com", "para", "uma", "voce", "e", "em", "do", "da", "nao", "seu", "sua", "mais"}},
    {"de",
     {"der", "die", "das", "und", "mit", "fur", "dein", "deine", "ein", "eine", "du", "ist", "den",
      "im"}},
    {"fr",
     {"le", "les", "et", "avec", "pour", "une", "des", "vos", "votre", "du", "vous", "est", "dans",
      "tes"}},
    {"it",
     {"il", "gli", "con", "per", "una", "della", "tuo", "tua", "che", "di", "e", "non", "piu",
      "nel"}},
    {"id",
     {"dan", "yang", "untuk", "dengan", "di", "ini", "anda", "kamu", "dari", "ke", "atau", "bisa",
      "semua", "permainan"}},
    {"vi",
     {"va", "cua", "ban", "cho", "voi", "la", "mot", "cac", "trong", "nhung", "khong", "choi", "de",
      "den"}},
    {"tr",
     {"ve", "ile", "icin", "bir", "bu", "sen", "oyun", "en", "da", "de", "senin", "daha", "cok",
      "tum"}},
    {"pl",
     {"i", "w", "z", "na", "do", "dla", "jest", "sie", "twoje", "gra", "oraz", "swoje", "nie",
      "to"}}};

}  // namespace

std::string guess_language(std::string_view text) {
  const std::u32string points = decode_utf8(text.substr(0, 20000));
  std::array<int, kScripts.size()> script{};
  int letters = 0;
  for (const char32_t c : points) {
    if (!is_word_char(c)) continue;
    ++letters;
    for (std::size_t i = 0; i < kScripts.size(); ++i) {
      if (c >= kScripts[i].low && c <= kScripts[i].high) ++script[i];
    }
  }
  // Japanese mixes kana into Han text, so a few kana decide.
  if (script[0] * 12 > letters && letters > 0) return "ja";
  for (std::size_t i = 1; i < kScripts.size(); ++i) {
    if (script[i] * 4 > letters && letters > 0) return kScripts[i].language;
  }
  std::u32string word;
  std::array<int, std::size(kCommon)> votes{};
  for (std::size_t i = 0; i <= points.size(); ++i) {
    const char32_t c = i < points.size() ? fold(points[i]) : U' ';
    if (is_word_char(c)) {
      word += c;
      continue;
    }
    const std::string plain = encode_utf8(word);
    word.clear();
    if (plain.empty()) continue;
    for (std::size_t l = 0; l < votes.size(); ++l) {
      const auto& common = kCommon[l].second;
      if (std::find(common.begin(), common.end(), plain) != common.end()) ++votes[l];
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best > votes[0] && *best >= 2 ? kCommon[best - votes.begin()].first : "en";
}

}  // namespace pm::gen
