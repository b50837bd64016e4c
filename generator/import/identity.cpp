#include "generator/import/identity.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 400;
constexpr int kLevels = 4;

/// Lower case, runs of anything but letters and digits are one low line.
std::string normal_name(std::string_view text) {
  std::string out;
  for (const char32_t c : decode_utf8(text.substr(0, kLongestName))) {
    if (is_word_char(c)) {
      out += encode_utf8(std::u32string(1, fold(c)));
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

/// `part` stands in `whole` with no letter or digit beside it.
bool stands_in(std::string_view part, std::string_view whole) {
  for (std::size_t at = whole.find(part); at != std::string_view::npos;
       at = whole.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || whole[at - 1] == '_') && (end == whole.size() || whole[end] == '_'))
      return true;
  }
  return false;
}

/// The file name without folders and without the endings that packages have.
std::string bare_name(std::string_view creative) {
  std::string text = squeeze(strip_controls(creative.substr(0, kLongestName)));
  const std::size_t slash = text.find_last_of("/\\");
  if (slash != std::string::npos) text.erase(0, slash + 1);
  for (const std::string_view ending : {".html", ".htm", ".zip", ".json"}) {
    if (text.size() > ending.size() && text.ends_with(ending)) {
      text.resize(text.size() - ending.size());
    }
  }
  return text;
}

}  // namespace

Identities::Identities(std::vector<std::string> variants) : variants_(std::move(variants)) {
  // The longest name first: "fruit-drop-010" is not "fruit-drop-01".
  std::stable_sort(variants_.begin(), variants_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  for (const std::string& id : variants_) names_.push_back(normal_name(id));
}

Status Identities::add_mapping(const Csv& table) {
  const int creative = table.column("creative");
  const int variant = table.column("variant");
  if (creative < 0 || variant < 0) {
    return table_error(table, table.head.line, ExitCode::usage,
                       "there is no column \"creative\" or no column \"variant\"",
                       "The first line must name creative,variant");
  }
  for (const CsvRow& row : table.rows) {
    const std::string from = squeeze(row.fields[static_cast<std::size_t>(creative)]);
    const std::string to = squeeze(row.fields[static_cast<std::size_t>(variant)]);
    if (from.empty() || to.empty()) {
      return table_error(table, row.line, ExitCode::usage, "a field is empty", "Fill in both");
    }
    if (!variants_.empty() &&
        std::find(variants_.begin(), variants_.end(), to) == variants_.end()) {
      const std::string near = nearest_name(to, variants_);
      return table_error(
          table, row.line, ExitCode::usage, "there is no variant " + shown_field(to),
          near.empty() ? "Name a variant of the campaign" : "Did you mean " + near + "?");
    }
    mapping_[normal_name(from)] = to;
  }
  return Done{};
}

std::string Identities::of(std::string_view creative) const {
  const std::string name = normal_name(bare_name(creative));
  for (const std::string& key : {normal_name(creative), name}) {
    if (const auto found = mapping_.find(key); found != mapping_.end()) return found->second;
  }
  for (std::size_t i = 0; i < variants_.size(); ++i) {
    if (!names_[i].empty() && stands_in(names_[i], name)) return variants_[i];
  }
  return variants_.empty() ? bare_name(creative) : std::string();
}

std::string Identities::nearest(std::string_view creative) const {
  return nearest_name(bare_name(creative), variants_);
}

Result<std::vector<std::string>> known_variants(const std::string& path) {
  std::error_code error;
  std::set<std::string> found;
  if (!fs::is_directory(path, error)) {
    auto text = read_text(path, 1U << 20U, ExitCode::usage);
    if (!text) return text.error();
    auto lines = parse_records(*text, path, ExitCode::usage, ',');
    if (!lines) return lines.error();
    for (const CsvRow& line : *lines) {
      const std::string id = squeeze(line.fields.front());
      if (!id.empty()) found.insert(id);
    }
  } else {
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      if (at.depth() >= kLevels) at.disable_recursion_pending();
      if (at->path().filename() == "scene.json") {
        found.insert(at->path().parent_path().filename().string());
      }
    }
  }
  if (found.empty()) {
    return Error{ExitCode::usage, path, "", "holds no variant",
                 "Name a folder that `playmill generate` or `playmill run` wrote"};
  }
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace pm::gen
