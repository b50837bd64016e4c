#include "generator/html/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace pm::gen {

namespace {

// Far beyond any playable, and low enough that the parser's walks over its stack of open elements
// stay within a second.
constexpr std::size_t kMostElements = 20000;
constexpr std::size_t kMostFaults = 2000;
constexpr std::size_t kKeptFaults = 20;
constexpr std::size_t kMostDepth = 2000;

constexpr std::size_t kMostAttributes = 20000;

constexpr std::string_view kHeadElements[] = {"html", "head",   "meta",  "link",     "title",
                                              "base", "script", "style", "noscript", "template"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Reader {
  HtmlPage page;
  htmlParserCtxtPtr context = nullptr;
  std::size_t depth = 0;
  std::size_t faults = 0;
  bool body = false;     ///< the body has started
  bool in_head = false;  ///< between <head> and </head>
  std::string inside;    ///< script or style, while its text comes
  bool stopped = false;

  int line() const { return context->input != nullptr ? context->input->line : 0; }
  void stop() {
    stopped = true;
    xmlStopParser(context);
  }

  void start(const char* raw_name, const xmlChar** attributes) {
    if (stopped) return;
    HtmlElement element;
    element.name = lower(raw_name);
    element.line = line();
    if (element.name == "head") in_head = true;
    if (!in_head && std::find(std::begin(kHeadElements), std::end(kHeadElements), element.name) ==
                        std::end(kHeadElements)) {
      body = true;
    }
    element.in_head = !body;
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const char* value = reinterpret_cast<const char*>(attributes[1]);
      element.attributes.emplace_back(lower(reinterpret_cast<const char*>(attributes[0])),
                                      value != nullptr ? value : "");
    }
    if (element.name == "script" || element.name == "style") {
      inside = element.name;
      auto& texts = inside == "script" ? page.scripts : page.styles;
      texts.push_back({"", element.line, page.elements.size()});
    }
    page.elements.push_back(std::move(element));
    if (page.elements.size() > kMostElements || ++depth > kMostDepth) stop();
  }

  void end(const char* raw_name) {
    if (stopped) return;
    const std::string name = lower(raw_name);
    if (name == "head") in_head = false, body = true;
    if (name == inside) inside.clear();
    if (depth > 0) --depth;
  }

  void text(const xmlChar* text, int length) {
    if (inside.empty() || length <= 0 || stopped) return;
    auto& texts = inside == "script" ? page.scripts : page.styles;
    texts.back().text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
  }

  void fault(const xmlError& error) {
    if (stopped || error.domain != XML_FROM_HTML) return;
    // Tags and entities that are younger than the parser are no faults.
    if (error.code == XML_HTML_UNKNOWN_TAG || error.code == XML_ERR_INVALID_CHAR ||
        error.code == XML_ERR_ENTITYREF_SEMICOL_MISSING || error.code == XML_ERR_NAME_REQUIRED) {
      return;
    }
    if (++faults > kMostFaults) {
      stop();
      return;
    }
    if (page.faults.size() >= kKeptFaults) return;
    std::string what = error.message != nullptr ? error.message : "";
    while (!what.empty() && (what.back() == '\n' || what.back() == ' ')) what.pop_back();
    page.faults.push_back({std::move(what), error.line});
  }
};

/// Offset behind `end`, or the end of the text.
std::size_t behind(std::string_view text, std::string_view end, std::size_t from) {
  const std::size_t at = text.find(end, from);
  return at == std::string_view::npos ? text.size() : at + end.size();
}

/// Attributes of the tag whose name begins at `at`; `at` moves behind the tag.
std::size_t count_attributes(std::string_view bytes, std::size_t& at) {
  const auto is_space = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '/'; };
  std::size_t count = 0;
  while (at < bytes.size() && !is_space(bytes[at]) && bytes[at] != '>') ++at;
  while (at < bytes.size() && bytes[at] != '>') {
    if (is_space(bytes[at])) {
      ++at;
      continue;
    }
    ++count;
    while (at < bytes.size() && !is_space(bytes[at]) && bytes[at] != '=' && bytes[at] != '>') ++at;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) <= ' ') ++at;
    if (at >= bytes.size() || bytes[at] != '=') continue;
    ++at;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) <= ' ') ++at;
    if (at >= bytes.size()) break;
    if (bytes[at] == '"' || bytes[at] == '\'') {
      at = behind(bytes, bytes.substr(at, 1), at + 1);
    } else {
      while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) > ' ' && bytes[at] != '>') {
        ++at;
      }
    }
  }
  return count;
}

/// The parser compares each attribute of a tag with all before it: one with a million would take
/// days. So tags are walked over first.
bool has_endless_tag(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
    ++at;
    if (bytes.substr(at, 3) == "!--") {
      at = behind(bytes, "-->", at);
      continue;
    }
    if (at >= bytes.size() || (bytes[at] | 0x20) < 'a' || (bytes[at] | 0x20) > 'z') continue;
    const std::string name = lower(bytes.substr(at, 6));
    if (count_attributes(bytes, at) > kMostAttributes) return true;
    if (name.starts_with("script")) at = behind(bytes, "</script", at);
    if (name.starts_with("style")) at = behind(bytes, "</style", at);
  }
  return false;
}

Reader& reader_of(void* user) { return *static_cast<Reader*>(user); }

htmlSAXHandler handler() {
  htmlSAXHandler out;
  std::memset(&out, 0, sizeof out);
  out.initialized = XML_SAX2_MAGIC;  // so that serror is asked
  out.internalSubset = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    reader_of(user).page.doctype = true;
  };
  out.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
    reader_of(user).start(reinterpret_cast<const char*>(name), attributes);
  };
  out.endElement = [](void* user, const xmlChar* name) {
    reader_of(user).end(reinterpret_cast<const char*>(name));
  };
  out.characters = [](void* user, const xmlChar* text, int length) {
    reader_of(user).text(text, length);
  };
  out.cdataBlock = out.characters;
  out.ignorableWhitespace = out.characters;
  out.comment = [](void* user, const xmlChar* text) {
    Reader& reader = reader_of(user);
    if (reader.page.comments.size() < kKeptFaults) {
      reader.page.comments.emplace_back(reinterpret_cast<const char*>(text));
    }
  };
  out.serror = [](void* user, auto* error) {
    if (error != nullptr) reader_of(user).fault(*error);
  };
  return out;
}

}  // namespace

const std::string* HtmlElement::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return &value;
  }
  return nullptr;
}

bool HtmlPage::has(std::string_view element) const {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const HtmlElement& one) { return one.name == element; });
}

Result<HtmlPage> read_html(std::string_view bytes, std::string_view file) {
  const auto too_much = [&] {
    return Error{ExitCode::package, std::string(file), "",
                 "the HTML has more elements, levels or faults than any playable", ""};
  };
  if (bytes.size() > (64U << 20U) || has_endless_tag(bytes)) return too_much();
  static const htmlSAXHandler sax = handler();
  const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())), htmlFreeParserCtxt);
  if (!context) return HtmlPage{};
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                                        HTML_PARSE_NOIMPLIED | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  Reader reader;
  reader.context = context.get();
  *context->sax = sax;
  context->userData = &reader;
  htmlParseDocument(context.get());
  if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
  context->myDoc = nullptr;
  if (reader.stopped) return too_much();
  return std::move(reader.page);
}

}  // namespace pm::gen
