#include "generator/http/message.h"

#include <algorithm>

#include "generator/core/json.h"

namespace pm::gen::http {

namespace {

constexpr std::size_t kMaxParameters = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view Request::field(std::string_view name) const {
  for (const Field& f : fields)
    if (equal_ignoring_case(f.name, name)) return f.value;
  return {};
}

Response text_response(int status, std::string body) {
  return {status, "text/plain; charset=utf-8", std::move(body), {}};
}

Response json_response(int status, std::string json) {
  return {status, "application/json", std::move(json), {}};
}

Response error_response(int status, std::string_view message) {
  const Json body = {{"error", message}};
  return json_response(status, body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  return out;
}

std::optional<std::vector<Field>> parse_query(std::string_view query) {
  std::vector<Field> fields;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view item = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    if (item.empty()) continue;
    if (fields.size() == kMaxParameters) return std::nullopt;
    const std::size_t equals = item.find('=');
    auto name = decode_percent(item.substr(0, equals), true);
    auto value = decode_percent(
        equals == std::string_view::npos ? std::string_view{} : item.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    fields.push_back({std::move(*name), std::move(*value)});
  }
  return fields;
}

std::optional<std::string_view> find_field(const std::vector<Field>& fields,
                                           std::string_view name) {
  for (const Field& f : fields)
    if (f.name == name) return f.value;
  return std::nullopt;
}

bool is_loopback_host(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']')) == "[::1";
  const std::string_view name = host.substr(0, host.find(':'));
  if (equal_ignoring_case(name, "localhost")) return true;
  if (!name.starts_with("127.")) return false;
  return name.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace pm::gen::http
