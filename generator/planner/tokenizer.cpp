#include "generator/planner/tokenizer.h"

#include <algorithm>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// What a feature is; hashed with it, so that a pair never meets a word.
enum class Feature : char32_t { word = 1, exact = 2, gram = 3, pair = 4, run = 5 };

constexpr std::size_t kLongestWord = 24;
constexpr std::size_t kShortestGram = 3;
constexpr std::size_t kLongestGram = 5;
constexpr std::size_t kLongestRunGram = 4;
constexpr std::size_t kHanUnit = 2;  // characters of Han text that count as one word

enum class Script : std::uint8_t { none, spaced, hangul, han, hiragana, katakana, other_unspaced };

bool between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

/// Marks that change nothing for matching: accents written apart, Arabic vowel signs and tatweel,
/// joiners, variation selectors.
bool is_ignored(char32_t c) {
  return between(c, 0x0300, 0x036f) || between(c, 0x064b, 0x0652) || c == 0x0640 || c == 0x0670 ||
         c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || between(c, 0xfe00, 0xfe0f) ||
         c == 0xad;
}

Script script_of(char32_t c) {
  if (between(c, 0xac00, 0xd7af) || between(c, 0x1100, 0x11ff)) return Script::hangul;
  if (between(c, 0x3041, 0x309f)) return Script::hiragana;
  if (between(c, 0x30a1, 0x30ff) || between(c, 0xff66, 0xff9f)) {
    return c == 0x30fb ? Script::none : Script::katakana;
  }
  if (between(c, 0x4e00, 0x9fff) || between(c, 0x3400, 0x4dbf) || between(c, 0xf900, 0xfaff) ||
      between(c, 0x20000, 0x3ffff) || c == 0x3005) {
    return Script::han;
  }
  if (between(c, 0x0e00, 0x0eff)) return Script::other_unspaced;
  // Arabic and Devanagari punctuation, which is_word_char takes for letters.
  if (c == 0x060c || c == 0x061b || c == 0x061f || c == 0x06d4 || c == 0x0964 || c == 0x0965)
    return Script::none;
  if (c == 0xfffd || between(c, 0xe000, 0xf8ff)) return Script::none;
  return is_word_char(c) ? Script::spaced : Script::none;
}

/// Lower case, accents kept.
char32_t lowered(char32_t c) {
  if (between(c, 'A', 'Z') || (between(c, 0xc0, 0xde) && c != 0xd7)) return c + 32;
  if (between(c, 0x100, 0x137) || between(c, 0x14a, 0x177) || between(c, 0x1e00, 0x1eff))
    return c | 1U;
  if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17e)) return (c & 1U) != 0 ? c + 1 : c;
  if (c == 0x1a0 || c == 0x1af) return c + 1;
  return fold(c) != c && c >= 0x370 ? fold(c) : c;
}

/// Lower case without accents.
char32_t folded(char32_t c) {
  if (between(c, 0x1ea0, 0x1ef9)) {
    if (c <= 0x1eb7) return 'a';
    if (c <= 0x1ec7) return 'e';
    if (c <= 0x1ecb) return 'i';
    if (c <= 0x1ee3) return 'o';
    return c <= 0x1ef1 ? U'u' : U'y';
  }
  switch (c) {
    case 0x1a0:
    case 0x1a1: return 'o';
    case 0x1af:
    case 0x1b0: return 'u';
    case 0x0622:
    case 0x0623:
    case 0x0625: return 0x0627;  // alef with and without hamza
    case 0x0649: return 0x064a;  // alef maqsura, yeh
    case 0x0629: return 0x0647;  // teh marbuta, heh
    default: return fold(c);
  }
}

/// FNV-1a over code points; the same on every machine.
class Hash {
 public:
  explicit Hash(Feature feature) { add(static_cast<char32_t>(feature)); }
  void add(char32_t c) {
    for (int shift = 0; shift < 24; shift += 8) {
      value_ = (value_ ^ ((static_cast<std::uint32_t>(c) >> shift) & 255U)) * 16777619U;
    }
  }
  void add(std::u32string_view text) {
    for (const char32_t c : text) add(c);
  }
  std::int32_t row() const {
    // FNV's low bits mix poorly: stir once more.
    std::uint32_t h = value_;
    h = (h ^ (h >> 16U)) * 0x85ebca6bU;
    h = (h ^ (h >> 13U)) * 0xc2b2ae35U;
    h ^= h >> 16U;
    return static_cast<std::int32_t>(1 + h % (kModelRows - 1));
  }

 private:
  std::uint32_t value_ = 2166136261U;
};

std::int32_t row_of(Feature feature, std::u32string_view text) {
  Hash hash(feature);
  hash.add(text);
  return hash.row();
}

class Splitter {
 public:
  ModelTokens split(std::string_view text) {
    for (const char32_t c : decode_utf8(text)) {
      if (full()) break;
      if (is_ignored(c)) continue;
      const Script script = script_of(c);
      if (kind(script) != kind(script_)) flush();
      script_ = script;
      if (script == Script::none) continue;
      plain_ += folded(c);
      exact_ += lowered(c);
      scripts_.push_back(script);
    }
    flush();
    return std::move(out_);
  }

 private:
  enum class Kind : std::uint8_t { none, word, run };
  static Kind kind(Script script) {
    if (script == Script::none) return Kind::none;
    return script == Script::spaced || script == Script::hangul ? Kind::word : Kind::run;
  }

  bool full() const {
    return out_.words.size() >= kMostModelWords || out_.rows.size() >= kMostModelRows;
  }

  void put(std::int32_t row, std::size_t word) {
    if (out_.rows.size() >= kMostModelRows) return;
    out_.rows.push_back(row);
    out_.word_of.push_back(static_cast<std::uint16_t>(word));
  }

  void flush() {
    if (!plain_.empty() && !full()) {
      if (kind(script_) == Kind::word) {
        word();
      } else {
        run();
      }
    }
    if (kind(script_) == Kind::run) before_.clear();
    plain_.clear();
    exact_.clear();
    scripts_.clear();
  }

  void word() {
    const std::u32string_view plain = std::u32string_view(plain_).substr(0, kLongestWord);
    const std::size_t index = out_.words.size();
    out_.words.push_back(encode_utf8(plain));
    put(row_of(Feature::word, plain), index);
    const std::u32string_view exact = std::u32string_view(exact_).substr(0, kLongestWord);
    if (exact != plain) put(row_of(Feature::exact, exact), index);
    // A syllable of Hangul is two or three letters.
    const std::size_t shrink = script_ == Script::hangul ? 2 : 0;
    const std::u32string framed = U"<" + std::u32string(plain) + U">";
    for (std::size_t n = kShortestGram - shrink; n <= kLongestGram - shrink; ++n) {
      for (std::size_t at = 0; at + n <= framed.size(); ++at) {
        if (n == framed.size()) continue;
        if (n == 1 && (at == 0 || at + 1 == framed.size())) continue;
        put(row_of(Feature::gram, std::u32string_view(framed).substr(at, n)), index);
      }
    }
    if (!before_.empty()) put(row_of(Feature::pair, before_ + U" " + std::u32string(plain)), index);
    before_ = plain;
  }

  /// Where the words of an unspaced run begin: kana by script, Han by pairs.
  bool begins_word(std::size_t at, std::size_t since) const {
    if (at == 0 || scripts_[at] != scripts_[at - 1]) return true;
    return scripts_[at] == Script::han && at - since >= kHanUnit;
  }

  void run() {
    std::size_t since = 0;
    for (std::size_t at = 0; at < plain_.size() && !full(); ++at) {
      if (begins_word(at, since)) {
        since = at;
        std::size_t end = at + 1;
        while (end < plain_.size() && !begins_word(end, since)) ++end;
        out_.words.push_back(encode_utf8(std::u32string_view(plain_).substr(at, end - at)));
      }
      const std::size_t index = out_.words.size() - 1;
      const std::size_t longest = std::min(kLongestRunGram, plain_.size() - at);
      for (std::size_t n = 1; n <= longest; ++n)
        put(row_of(Feature::run, std::u32string_view(plain_).substr(at, n)), index);
    }
  }

  ModelTokens out_;
  std::u32string plain_, exact_, before_;
  std::vector<Script> scripts_;
  Script script_ = Script::none;
};

}  // namespace

ModelTokens model_tokens(std::string_view text) {
  // A character is at least a byte; no more is decoded than can be read.
  constexpr std::size_t kMostBytes = kMostModelWords * 64;
  if (text.size() > kMostBytes) {
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  return Splitter().split(text);
}

}  // namespace pm::gen
