#include "generator/import/source.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "generator/core/files.h"
#include "generator/core/template_files.h"
#include "generator/core/text.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, kReportFields> kFieldNames{
    "day",      "last_day",    "creative", "campaign", "network", "country",
    "currency", "impressions", "clicks",   "installs", "spend",   "revenue"};

bool is_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The column's name without a currency in brackets, and the currency.
std::pair<std::string, std::string> split_currency(std::string_view name) {
  const std::string text = squeeze(name);
  if (text.ends_with(')') && text.size() > 5) {
    const std::string_view code = std::string_view(text).substr(text.size() - 4, 3);
    if (text[text.size() - 5] == '(' && is_code(code)) {
      return {text.substr(0, text.size() - 5), std::string(code)};
    }
  }
  return {text, ""};
}

std::vector<std::string> normal_list(const Json& list) {
  std::vector<std::string> out;
  for (const Json& item : list) out.push_back(normal_column(item.get<std::string>()));
  return out;
}

std::string text_or(const Json& document, const char* key) {
  return document.contains(key) ? document[key].get<std::string>() : std::string();
}

bool has(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// Index of the first of `wanted` that the head has; all that it has are ticked off.
int find_column(const std::vector<std::string>& head, const std::vector<std::string>& wanted,
                std::vector<bool>& known) {
  int out = -1;
  for (const std::string& name : wanted) {
    for (std::size_t i = 0; i < head.size(); ++i) {
      if (head[i] != name) continue;
      known[i] = true;
      if (out < 0) out = static_cast<int>(i);
    }
  }
  return out;
}

}  // namespace

std::string_view field_name(ReportField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::string normal_column(std::string_view name) {
  std::string out;
  for (const char32_t c : decode_utf8(split_currency(name).first)) {
    if (is_word_char(c)) {
      out += encode_utf8(std::u32string(1, fold(c)));
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string currency_of_column(std::string_view name) { return split_currency(name).second; }

Result<ReportSource> parse_report_source(const Json& document, std::string_view id,
                                         std::string_view file) {
  if (auto done = check_schema(document, "report_source", ExitCode::internal, file); !done) {
    return done.error();
  }
  ReportSource out;
  out.id = std::string(id);
  out.name = document["name"].get<std::string>();
  out.network = text_or(document, "network");
  out.attribution = document["kind"] == "attribution";
  out.blank_unknown = text_or(document, "blank") == "unknown";
  out.where = text_or(document, "where");
  out.days = text_or(document, "days");
  out.currency = text_or(document, "currency");
  const std::string order = text_or(document, "day_order");
  if (order == "day_first") out.day_order = DayOrder::day_first;
  if (order == "month_first") out.day_order = DayOrder::month_first;
  for (std::size_t f = 0; f < kReportFields; ++f) {
    const std::string key(kFieldNames[f]);
    if (document["columns"].contains(key)) out.columns[f] = normal_list(document["columns"][key]);
  }
  if (document.contains("engagement")) {
    for (const auto& [name, entry] : document["engagement"].items()) {
      EngagementColumn column;
      column.name = name;
      column.columns = normal_list(entry["columns"]);
      column.mean = entry.contains("mean") && entry["mean"].get<bool>();
      out.engagement.push_back(std::move(column));
    }
  }
  for (const auto& [key, into] :
       {std::pair("ignored", &out.ignored), std::pair("marks", &out.marks),
        std::pair("totals", &out.totals)}) {
    if (document.contains(key)) *into = normal_list(document[key]);
  }
  if (document.contains("networks")) {
    for (const auto& [theirs, ours] : document["networks"].items()) {
      out.networks[normal_column(theirs)] = ours.get<std::string>();
    }
  }
  return out;
}

Result<std::vector<ReportSource>> load_report_sources() {
  auto files = template_files("reports", "kind of report");
  if (!files) return files.error();
  std::vector<ReportSource> out;
  for (const fs::path& file : *files) {
    auto document = load_json(file.string(), 1U << 20U, ExitCode::internal);
    if (!document) return document.error();
    auto source = parse_report_source(*document, file.stem().string(), file.string());
    if (!source) return source.error();
    out.push_back(std::move(*source));
  }
  return out;
}

bool ColumnMap::usable() const { return missing().empty(); }

std::vector<std::string> ColumnMap::missing() const {
  std::vector<std::string> out;
  if (at(ReportField::day) < 0) out.emplace_back("a day");
  if (at(ReportField::creative) < 0) out.emplace_back("a creative");
  const bool counts =
      at(ReportField::impressions) >= 0 || at(ReportField::installs) >= 0 ||
      std::any_of(engagement.begin(), engagement.end(), [](int column) { return column >= 0; });
  if (!counts) out.emplace_back("impressions or installs");
  return out;
}

ColumnMap map_columns(std::span<const std::string> head, const ReportSource& source) {
  std::vector<std::string> names;
  names.reserve(head.size());
  for (const std::string& name : head) names.push_back(normal_column(name));
  std::vector<bool> known(names.size(), false);
  ColumnMap out;
  for (std::size_t f = 0; f < kReportFields; ++f) {
    out.field[f] = find_column(names, source.columns[f], known);
  }
  for (const EngagementColumn& column : source.engagement) {
    out.engagement.push_back(find_column(names, column.columns, known));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (has(source.marks, names[i])) ++out.marks;
    if (known[i]) ++out.known;
    if (known[i] || names[i].empty() || has(source.ignored, names[i])) continue;
    out.unknown.push_back(one_line(shorten(head[i], 60)));
  }
  return out;
}

}  // namespace pm::gen
