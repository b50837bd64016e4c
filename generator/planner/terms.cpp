#include "generator/planner/terms.h"

#include <algorithm>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view text) { return std::any_of(text.begin(), text.end(), vowel); }

/// "swapp" (from "swapping") -> "swap"; "merg" stays, because its base is stemmed alike.
void trim_doubled(std::string& word) {
  const std::size_t n = word.size();
  if (n >= 4 && word[n - 1] == word[n - 2] && !vowel(word[n - 1]) && word[n - 1] != 'l' &&
      word[n - 1] != 's' && word[n - 1] != 'z') {
    word.pop_back();
  }
}

}  // namespace

std::string stem(std::string_view word) {
  std::string out(word);
  if (out.size() < 4 ||
      !std::all_of(out.begin(), out.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return out;
  }
  if (out.ends_with("ies") && out.size() > 4) {
    out.replace(out.size() - 3, 3, "y");
  } else if (out.ends_with("sses") || out.ends_with("shes") || out.ends_with("ches") ||
             out.ends_with("xes")) {
    out.resize(out.size() - 2);
  } else if (out.ends_with("s") && !out.ends_with("ss") && !out.ends_with("us") &&
             !out.ends_with("is")) {
    out.pop_back();
  }
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!out.ends_with(ending) || out.size() < ending.size() + 3) continue;
    const std::string_view base(out.data(), out.size() - ending.size());
    if (!has_vowel(base)) continue;
    out.resize(base.size());
    trim_doubled(out);
    break;
  }
  // "merge", "merging" and "merged" meet at "merg".
  if (out.size() > 4 && out.back() == 'e') out.pop_back();
  return out;
}

Terms split_terms(std::string_view text) {
  Terms out;
  std::u32string word;
  const auto flush = [&] {
    if (word.empty()) return;
    std::string plain = encode_utf8(word);
    out.words.push_back(stem(plain));
    out.surface.push_back(std::move(plain));
    word.clear();
  };
  for (const char32_t raw : decode_utf8(text)) {
    const char32_t c = fold(raw);
    const bool letter = is_word_char(c);
    if (letter && !is_unspaced(c)) {
      word += c;
      out.unspaced += c;
      continue;
    }
    flush();
    out.unspaced += letter ? c : U' ';
  }
  flush();
  return out;
}

std::string term_key(std::string_view term) {
  std::string out;
  for (const std::string& word : split_terms(term).words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

void TermIndex::add(std::string_view term, std::uint32_t subject, float weight) {
  std::u32string folded = decode_utf8(term);
  for (char32_t& c : folded) c = fold(c);
  if (std::any_of(folded.begin(), folded.end(), is_unspaced)) {
    const auto found = std::find_if(unspaced_.begin(), unspaced_.end(),
                                    [&](const auto& entry) { return entry.first == folded; });
    if (found != unspaced_.end()) {
      found->second.push_back({subject, weight});
    } else {
      unspaced_.push_back({folded, {{subject, weight}}});
    }
    return;
  }
  const std::string key = term_key(term);
  if (key.empty()) return;
  longest_ =
      std::max(longest_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1);
  // A subject may list "merge" and "merging": one stem, the stronger counts.
  std::vector<Target>& targets = spaced_[key];
  for (Target& target : targets) {
    if (target.subject != subject) continue;
    target.weight = std::max(target.weight, weight);
    return;
  }
  targets.push_back({subject, weight});
}

std::vector<TermIndex::Hit> TermIndex::find(const Terms& text) const {
  std::vector<Hit> hits;
  std::unordered_map<std::string, std::size_t> seen;
  std::string key;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    key.clear();
    for (std::size_t n = 0; n < longest_ && i + n < text.words.size(); ++n) {
      if (n > 0) key += ' ';
      key += text.words[i + n];
      const auto found = spaced_.find(key);
      if (found == spaced_.end()) continue;
      const auto [place, fresh] = seen.try_emplace(key, hits.size());
      if (fresh) {
        std::string word = text.surface[i];
        for (std::size_t k = 1; k <= n; ++k) word += ' ' + text.surface[i + k];
        hits.push_back({std::move(word), 0, i, false, &found->second});
      }
      ++hits[place->second].count;
    }
  }
  if (std::none_of(text.unspaced.begin(), text.unspaced.end(), is_unspaced)) return hits;
  for (const auto& [term, targets] : unspaced_) {
    Hit hit{encode_utf8(term), 0, 0, true, &targets};
    for (std::size_t at = text.unspaced.find(term); at != std::u32string::npos;
         at = text.unspaced.find(term, at + term.size())) {
      if (hit.count++ == 0) hit.first = at;
    }
    if (hit.count > 0) hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace pm::gen
