#include "generator/import/sheet.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "generator/core/json.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kHeadWithin = 30;  // records
constexpr std::size_t kMostColumns = 500;
constexpr std::size_t kMostRows = 2'000'000;

/// The delimiter that gives the first lines the most fields alike.
char delimiter_of(std::string_view text) {
  if (text.starts_with("sep=") && text.size() > 4) return text[4];
  constexpr std::array<char, 4> kDelimiters{'\t', ';', '|', ','};
  std::array<std::size_t, 4> fields{};
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size() && lines < kHeadWithin; ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    bool quoted = false;
    std::array<std::size_t, 4> here{};
    for (const char c : text.substr(at, end - at)) {
      if (c == '"') quoted = !quoted;
      for (std::size_t d = 0; d < kDelimiters.size(); ++d)
        here[d] += !quoted && c == kDelimiters[d];
    }
    for (std::size_t d = 0; d < kDelimiters.size(); ++d) fields[d] = std::max(fields[d], here[d]);
    at = end + 1;
  }
  // A comma also stands inside numbers and dates; any other mark that parts several fields wins.
  std::size_t best = 3;
  for (std::size_t d = 0; d < 3; ++d) {
    if (fields[d] >= 2 && (fields[d] > fields[best] || best == 3)) best = d;
  }
  return kDelimiters[best];
}

std::string cell_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return "";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_table(const Json& value) {
  return value.is_array() && !value.empty() &&
         std::all_of(value.begin(), value.end(), [](const Json& row) { return row.is_object(); });
}

const Json* find_table(const Json& document, int levels) {
  if (is_table(document)) return &document;
  if (!document.is_object() || levels == 0) return nullptr;
  for (const Json& value : document) {
    if (const Json* found = find_table(value, levels - 1)) return found;
  }
  return nullptr;
}

Result<Csv> from_json(std::string_view text, std::string_view file) {
  auto document = parse_json(text, file, kBadReport);
  if (!document) return document.error();
  const Json* table = find_table(*document, 3);
  if (table == nullptr) {
    return Error{kBadReport, std::string(file), "", "holds no list of rows",
                 "A report as JSON is a list of objects, one for each row"};
  }
  Csv out;
  out.file = std::string(file);
  out.head.line = 1;
  std::unordered_map<std::string, std::size_t> columns;
  for (const Json& row : *table) {
    for (const auto& [name, value] : row.items()) {
      if (columns.try_emplace(name, columns.size()).second) out.head.fields.push_back(name);
    }
    if (columns.size() > kMostColumns) break;
  }
  for (const Json& row : *table) {
    CsvRow cells;
    cells.line = out.rows.size() + 1;
    cells.fields.resize(out.head.fields.size());
    for (const auto& [name, value] : row.items()) {
      const auto at = columns.find(name);
      if (at != columns.end() && at->second < cells.fields.size()) {
        cells.fields[at->second] = cell_text(value);
      }
    }
    out.rows.push_back(std::move(cells));
  }
  return out;
}

/// "Clicks", "Clicks" become "Clicks", "Clicks 2": only the first is read.
void tell_apart(std::vector<std::string>& names) {
  std::unordered_map<std::string, int> seen;
  for (std::string& name : names) {
    const int count = ++seen[name];
    if (count > 1) name += " " + std::to_string(count);
  }
}

Result<Csv> from_lines(std::string_view text, std::string_view file, const HeadScore& score) {
  const char delimiter = delimiter_of(text);
  auto records = parse_records(text, file, kBadReport, delimiter);
  if (!records) return records.error();
  std::size_t head = 0;
  int best = 0;
  for (std::size_t i = 0; i < std::min(records->size(), kHeadWithin); ++i) {
    const int here = score((*records)[i].fields);
    if (here > best) best = here, head = i;
  }
  Csv out;
  out.file = std::string(file);
  if (records->empty()) {
    return Error{kBadReport, std::string(file), "", "the file has no line",
                 "Export the report again"};
  }
  out.head = std::move((*records)[head]);
  while (!out.head.fields.empty() && squeeze(out.head.fields.back()).empty()) {
    out.head.fields.pop_back();
  }
  const std::size_t width = out.head.fields.size();
  if (width > kMostColumns || records->size() > kMostRows) {
    return table_error(out, out.head.line, kBadReport,
                       width > kMostColumns ? "there are more than 500 columns"
                                            : "there are more than 2 million rows",
                       "Export fewer at a time");
  }
  for (std::size_t i = head + 1; i < records->size(); ++i) {
    CsvRow& row = (*records)[i];
    while (row.fields.size() > width && squeeze(row.fields.back()).empty()) row.fields.pop_back();
    if (row.fields.size() > width) {
      return table_error(out, row.line, kBadReport,
                         "this line has " + std::to_string(row.fields.size()) +
                             " fields, the head names " + std::to_string(width),
                         "Put fields that hold the delimiter in quotes");
    }
    row.fields.resize(width);
    out.rows.push_back(std::move(row));
  }
  tell_apart(out.head.fields);
  return out;
}

}  // namespace

Result<Csv> read_sheet(std::string_view text, std::string_view file, const HeadScore& score) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return Error{kBadReport, std::string(file), "", "the file is empty", "Export the report again"};
  }
  const char c = text[first];
  return c == '{' || c == '[' ? from_json(text, file) : from_lines(text, file, score);
}

}  // namespace pm::gen
