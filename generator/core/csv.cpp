#include "generator/core/csv.h"

#include <csv.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

struct Reading {
  std::vector<CsvRow> rows;
  CsvRow row;
  std::size_t line = 1;  // the line that is being fed
};

void on_field(void* text, std::size_t size, void* data) {
  auto* reading = static_cast<Reading*>(data);
  reading->row.fields.emplace_back(static_cast<const char*>(text), size);
}

void on_record(int /*terminator*/, void* data) {
  auto* reading = static_cast<Reading*>(data);
  reading->rows.push_back(std::move(reading->row));
  reading->row = {};
}

Error at_line(std::string_view file, std::size_t line, ExitCode code, std::string message,
              std::string mend) {
  return {code, std::string(file) + ":" + std::to_string(line), "", std::move(message),
          std::move(mend)};
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

int Csv::column(std::string_view name) const {
  for (std::size_t i = 0; i < head.fields.size(); ++i) {
    if (lower(head.fields[i]) == lower(name)) return static_cast<int>(i);
  }
  return -1;
}

std::string csv_field(std::string_view text) {
  std::string out(2 * text.size() + 2, '\0');
  out.resize(csv_write(out.data(), out.size(), text.data(), text.size()));
  return out;
}

Error table_error(const Csv& csv, std::size_t line, ExitCode code, std::string message,
                  std::string mend) {
  return at_line(csv.file, line, code, std::move(message), std::move(mend));
}

Result<std::vector<CsvRow>> parse_records(std::string_view text, std::string_view file,
                                          ExitCode code, char delimiter) {
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    return Error{ExitCode::internal, std::string(file), "", "the CSV reader could not start", ""};
  }
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  Reading reading;
  std::size_t at = 0;
  int failure = CSV_SUCCESS;
  // Line by line, so that a record knows where it begins.
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const std::size_t size = (end == std::string_view::npos ? text.size() : end + 1) - at;
    // State 0: no record is open, not even a quoted field that goes on over the line end.
    if (parser.pstate == 0) reading.row.line = reading.line;
    if (csv_parse(&parser, text.data() + at, size, on_field, on_record, &reading) != size) {
      failure = csv_error(&parser);
      break;
    }
    at += size;
    ++reading.line;
  }
  if (failure == CSV_SUCCESS && csv_fini(&parser, on_field, on_record, &reading) != 0) {
    failure = csv_error(&parser);
  }
  csv_free(&parser);
  if (failure != CSV_SUCCESS) {
    const std::size_t line = reading.row.line != 0 ? reading.row.line : reading.line;
    return at_line(file, line, code, "a quoted field is not closed, or has text beside its quotes",
                   "Double each quote inside a quoted field and close the field");
  }
  return std::move(reading.rows);
}

Result<Csv> parse_csv(std::string_view text, std::string_view file, ExitCode code) {
  auto records = parse_records(text, file, code, ',');
  if (!records) return records.error();
  Csv csv;
  csv.file = std::string(file);
  if (records->empty()) {
    return at_line(file, 1, code, "the file has no line", "Begin with a line of column names");
  }
  csv.head = std::move(records->front());
  records->erase(records->begin());
  csv.rows = std::move(*records);
  for (std::size_t i = 0; i < csv.head.fields.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (lower(csv.head.fields[i]) == lower(csv.head.fields[j])) {
        return at_line(file, csv.head.line, code,
                       "two columns are called \"" + one_line(csv.head.fields[i]) + "\"",
                       "Give every column a name of its own");
      }
    }
  }
  for (const CsvRow& row : csv.rows) {
    if (row.fields.size() != csv.head.fields.size()) {
      return at_line(file, row.line, code,
                     "this line has " + std::to_string(row.fields.size()) +
                         " fields, the first line names " + std::to_string(csv.head.fields.size()),
                     "Give every line one field per column");
    }
  }
  return csv;
}

std::optional<double> field_number(std::string_view field) {
  double value = 0;
#ifdef __EMSCRIPTEN__
  // Its library has no from_chars for doubles yet; its strtod knows one locale only, and is kept
  // from what from_chars does not take.
  if (field.empty() || std::string_view("-.0123456789").find(field[0]) == std::string_view::npos ||
      field.find_first_of("xXpP") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string text(field);
  char* end = nullptr;
  value = std::strtod(text.c_str(), &end);
  const bool whole = end == text.c_str() + text.size();
#else
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  const bool whole = error == std::errc() && end == field.data() + field.size();
#endif
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string shown_field(std::string_view field) {
  return "\"" + one_line(shorten(field, 60)) + "\"";
}

}  // namespace pm::gen
