#include "generator/llm/answer.h"

#include <array>

#include "generator/core/json.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr int kMostObjectsTried = 32;
constexpr int kDeepest = 64;

/// Values that are nested deeper are refused before they are built: copying them recurses.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') ++i;
    if (quoted) continue;
    if ((c == '{' || c == '[') && ++depth > kDeepest) return true;
    if (c == '}' || c == ']') --depth;
  }
  return false;
}

Json parsed(std::string_view text) {
  if (too_deep(text)) return Json(Json::value_t::discarded);
  try {
    return Json::parse(text.begin(), text.end(), nullptr, false);
  } catch (const nlohmann::json::exception&) {
    return Json(Json::value_t::discarded);  // a number out of range
  }
}

std::string text_at(const Json& object, const char* key) {
  if (!object.is_object() || !object.contains(key)) return {};
  const Json& value = object[key];
  if (value.is_string()) return value.get<std::string>();
  std::string out;
  if (!value.is_array()) return out;
  // Content in parts: only those of text.
  for (const Json& part : value) {
    if (part.is_object() && part.contains("text") && part["text"].is_string())
      out += part["text"].get_ref<const std::string&>();
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

/// What follows the last closing mark was said after thinking; what follows an opening mark that is
/// never closed is still thinking.
std::string without_reasoning(std::string_view text) {
  for (const std::string_view end : {"</think>", "</thinking>", "</reasoning>", "[/THINK]"}) {
    if (const std::size_t at = text.rfind(end); at != std::string_view::npos)
      text.remove_prefix(at + end.size());
  }
  const std::string out = trimmed(text);
  for (const std::string_view start : {"<think>", "<thinking>", "<reasoning>", "[THINK]"}) {
    if (out.starts_with(start)) return {};
  }
  return out;
}

/// Length of the balanced object that starts here; 0 when it never ends.
std::size_t object_length(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

ChatAnswer read_chat(std::string_view body) {
  using Kind = ChatAnswer::Kind;
  const Json document = parsed(body);
  if (!document.is_object() || !document.contains("choices") || !document["choices"].is_array() ||
      document["choices"].empty() || !document["choices"][0].is_object()) {
    return {Kind::foreign, {}};
  }
  const Json& choice = document["choices"][0];
  if (!choice.contains("message") || !choice["message"].is_object()) return {Kind::foreign, {}};
  const Json& message = choice["message"];
  if (const std::string words = trimmed(text_at(message, "refusal")); !words.empty())
    return {Kind::refused, words};
  const std::string finish = text_at(choice, "finish_reason");
  const std::string text = without_reasoning(text_at(message, "content"));
  if (finish == "content_filter") return {Kind::refused, "its content filter stopped it"};
  // A limit that is reached right after the last bracket does no harm.
  if (finish == "length" && json_object_in(text).empty()) return {Kind::cut, {}};
  if (text.empty()) return {Kind::empty, {}};
  return {Kind::text, text};
}

std::string json_object_in(std::string_view text) {
  int tried = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos && tried < kMostObjectsTried;
       at = text.find('{', at + 1), ++tried) {
    const std::size_t size = object_length(text.substr(at));
    if (size == 0) continue;
    const std::string_view object = text.substr(at, size);
    if (parsed(object).is_object()) return std::string(object);
  }
  return {};
}

std::string error_words(std::string_view body) {
  constexpr std::size_t kMost = 200;
  const Json document = parsed(body);
  std::string words;
  if (document.is_object()) {
    if (document.contains("error")) {
      const Json& error = document["error"];
      words = error.is_string() ? error.get<std::string>() : text_at(error, "message");
    }
    for (const char* key : {"message", "detail"}) {
      if (words.empty()) words = text_at(document, key);
    }
  }
  return shorten(squeeze(strip_controls(words)), kMost);
}

}  // namespace pm::gen
