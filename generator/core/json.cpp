#include "generator/core/json.h"

#include <cmath>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

bool is_flat(const Json& value) {
  if (!value.is_array() || value.size() > 40) return false;
  std::size_t width = 0;
  for (const Json& item : value) {
    if (item.is_structured()) return false;
    width += item.is_string() ? item.get_ref<const std::string&>().size() + 4 : 6;
  }
  return width < 90;
}

/// A short record, such as one role's sprite or one gene, reads best on one line.
bool is_small_record(const Json& value) {
  if (!value.is_object() || value.size() > 3) return false;
  std::size_t width = 0;
  for (const auto& [key, item] : value.items()) {
    if (item.is_structured()) return false;
    width += key.size() + 6;
    width += item.is_string() ? item.get_ref<const std::string&>().size() : 6;
  }
  return width < 80;
}

void write(const Json& value, int depth, std::string& out) {
  const auto indent = [&](int level) { out.append(static_cast<std::size_t>(level) * 2, ' '); };
  if (!value.is_structured() || value.empty()) {
    out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  const bool line = is_flat(value) || (depth > 1 && is_small_record(value));
  const char open = value.is_array() ? '[' : '{';
  const char close = value.is_array() ? ']' : '}';
  out += open;
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    if (!first) out += line ? ", " : ",";
    first = false;
    if (!line) {
      out += '\n';
      indent(depth + 1);
    }
    if (value.is_object()) {
      out += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
    }
    write(item, depth + 1, out);
  }
  if (!line) {
    out += '\n';
    indent(depth);
  }
  out += close;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file, ExitCode code) {
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& fault) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i + 1 < fault.byte && i < text.size(); ++i) {
      ++column;
      if (text[i] == '\n') ++line, column = 1;
    }
    const bool cut = fault.byte >= text.size();
    return Error{
        code, std::string(file), "",
        "is not valid JSON at line " + std::to_string(line) + ", column " + std::to_string(column),
        cut ? "The text ends too early" : "Check quotes, commas and brackets there"};
  } catch (const nlohmann::json::exception&) {
    return Error{code, std::string(file), "", "holds a number that is out of range",
                 "Use smaller numbers"};
  }
}

Result<Json> load_json(const std::string& path, std::size_t max_bytes, ExitCode code) {
  auto text = read_text(path, max_bytes, code);
  if (!text) return text.error();
  return parse_json(*text, path, code);
}

std::string pretty_json(const Json& value) {
  std::string out;
  write(value, 0, out);
  out += '\n';
  return out;
}

double thousandths(double value) { return std::round(value * 1000) / 1000; }

std::string pointer_to(std::string_view parent, std::string_view field) {
  std::string out(parent);
  out += '/';
  for (const char c : field) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  return std::string(parent) + "/" + std::to_string(index);
}

}  // namespace pm::gen
