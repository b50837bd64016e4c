#include <algorithm>
#include <regex>

#include "generator/check/rules.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto low = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           };
           return low(x) == low(y);
         });
}

const HtmlElement* find_meta(const HtmlPage& page, std::string_view name) {
  for (const HtmlElement& element : page.elements) {
    const std::string* given = element.attribute("name");
    if (element.name == "meta" && given != nullptr && same_letters(*given, name)) return &element;
  }
  return nullptr;
}

/// utf-8 by <meta charset> or the older http-equiv.
bool says_utf8(const HtmlPage& page) {
  for (const HtmlElement& element : page.elements) {
    if (element.name != "meta") continue;
    if (const std::string* charset = element.attribute("charset")) {
      return same_letters(*charset, "utf-8") || same_letters(*charset, "utf8");
    }
    const std::string* content = element.attribute("content");
    if (element.attribute("http-equiv") != nullptr && content != nullptr &&
        find_word(*content, "utf-8") != std::string::npos) {
      return true;
    }
  }
  return false;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

void check_encoding(Checking& checking, const HtmlPage& page) {
  const std::string& bytes = checking.subject.files[checking.entry].bytes;
  const auto& rules = checking.network.package;
  const bool strict = rules.utf8.value_or(false);
  const Basis basis = strict ? rules.basis : Basis{};
  const std::size_t bad = invalid_utf8(bytes);
  if (bad != std::string::npos) {
    checking
        .fail(Code::html_encoding, checking.place_of_offset(checking.entry, bad),
              "no UTF-8 at byte " + std::to_string(bad), "UTF-8", basis)
        .softened = !strict;
    return;
  }
  if (!is_ascii(bytes) && !says_utf8(page)) {
    checking
        .fail(Code::html_encoding, checking.entry_name(),
              "characters beyond ASCII, and no <meta charset=\"utf-8\">", "UTF-8", basis)
        .softened = true;
    return;
  }
  checking.pass(Code::html_encoding, checking.entry_name(), is_ascii(bytes) ? "ASCII" : "UTF-8",
                "UTF-8", basis);
}

void check_meta(Checking& checking, const HtmlPage& page) {
  const auto& head = checking.network.head;
  bool any = false;
  bool any_required = false;
  for (const MetaTag& wanted : head.meta) {
    any_required |= wanted.required;
    const HtmlElement* found = find_meta(page, wanted.name);
    if (found == nullptr) {
      if (wanted.required) {
        checking.fail(Code::meta_missing, checking.entry_name(), "no " + wanted.name,
                      "<meta name=\"" + wanted.name + "\" content=\"" + wanted.content + "\">",
                      head.basis);
      }
      continue;
    }
    const std::string* content = found->attribute("content");
    const std::string value = content == nullptr ? "" : content->substr(0, 200);
    const bool fits = wanted.accepts.empty() ||
                      std::regex_search(value, std::regex(wanted.accepts, std::regex::ECMAScript));
    const std::string where = checking.place(checking.entry, found->line);
    if (fits) {
      any = true;
      checking.pass(Code::meta_invalid, where, wanted.name + ": " + value, wanted.accepts,
                    head.basis);
    } else {
      checking.fail(Code::meta_invalid, where, wanted.name + ": " + value, wanted.accepts,
                    head.basis);
    }
  }
  const auto& orientation = checking.network.orientation;
  if (orientation.declared != "meta" || any_required) return;
  std::string wanted;
  for (const MetaTag& meta : head.meta) wanted += (wanted.empty() ? "" : " or ") + meta.name;
  if (any) {
    checking.pass(Code::orientation_undeclared, checking.entry_name(), "declared", wanted,
                  orientation.basis);
  } else {
    checking.fail(Code::orientation_undeclared, checking.entry_name(), "no valid declaration",
                  wanted, orientation.basis);
  }
}

/// Index of the first script that is the page's own.
std::size_t first_own_script(const Checking& checking, const HtmlPage& page) {
  const auto& scripts = checking.network.head.scripts;
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    if (page.elements[i].name != "script") continue;
    const std::string* src = page.elements[i].attribute("src");
    // In the head stand the macros that the network's own markup brings.
    if (src == nullptr && page.elements[i].in_head) continue;
    const bool theirs =
        src != nullptr && std::any_of(scripts.begin(), scripts.end(), [&](const ScriptTag& tag) {
          return src->find(tag.match) != std::string::npos;
        });
    if (!theirs) return i;
  }
  return page.elements.size();
}

void check_script_tags(Checking& checking, const HtmlPage& page) {
  const auto& head = checking.network.head;
  const std::size_t own = first_own_script(checking, page);
  for (const ScriptTag& wanted : head.scripts) {
    const std::string tag = "<script src=\"" + wanted.src + "\">";
    const auto found =
        std::find_if(page.elements.begin(), page.elements.end(), [&](const HtmlElement& element) {
          const std::string* src = element.attribute("src");
          return element.name == "script" && src != nullptr &&
                 src->find(wanted.match) != std::string::npos;
        });
    if (found == page.elements.end()) {
      if (wanted.required) {
        checking.fail(Code::script_tag_missing, checking.entry_name(), "no tag names it", tag,
                      head.basis);
      }
      continue;
    }
    const std::string where = checking.place(checking.entry, found->line);
    checking.pass(Code::script_tag_missing, where, *found->attribute("src"), tag, head.basis);
    const bool late = static_cast<std::size_t>(found - page.elements.begin()) > own;
    const std::string place = wanted.in_head ? "in the head" : "in the body";
    if (late) {
      checking
          .fail(Code::script_tag_misplaced, where, "stands after the page's own script",
                place + ", before the page's own script", head.basis)
          .softened = !wanted.required;
    } else if (found->in_head != wanted.in_head) {
      checking
          .fail(Code::script_tag_misplaced, where,
                found->in_head ? "stands in the head" : "stands in the body", place, head.basis)
          .softened = !wanted.required || found->in_head;
    } else {
      checking.pass(Code::script_tag_misplaced, where, place, place, head.basis);
    }
  }
}

}  // namespace

void check_markup(Checking& checking) {
  const HtmlPage* page = checking.page();
  if (page == nullptr) return;
  const std::string& name = checking.entry_name();
  if (!checking.subject.snippet) {
    if (page->doctype) {
      checking.pass(Code::html_doctype, name, "found", "<!doctype html>");
    } else {
      checking.fail(Code::html_doctype, name, "missing", "<!doctype html>");
    }
    std::string missing;
    for (const char* element : {"html", "head", "body"}) {
      if (page->has(element)) continue;
      missing += missing.empty() ? "" : ", ";
      missing += element;
    }
    if (missing.empty()) {
      checking.pass(Code::html_structure, name, "html, head, body", "html, head, body");
    } else {
      checking.fail(Code::html_structure, name, "no " + missing, "html, head, body");
    }
  }
  if (page->faults.empty()) {
    checking.pass(Code::html_invalid, name, "no faults", "");
  } else {
    const HtmlFault& first = page->faults.front();
    checking.fail(Code::html_invalid, checking.place(checking.entry, first.line),
                  first.what + (page->faults.size() > 1
                                    ? " (and " + std::to_string(page->faults.size() - 1) + " more)"
                                    : ""),
                  "");
  }
  check_encoding(checking, *page);
  if (find_meta(*page, "viewport") != nullptr) {
    checking.pass(Code::html_viewport, name, "found", "");
  } else {
    checking.fail(Code::html_viewport, name, "no viewport is set", "<meta name=\"viewport\" …>");
  }
  if (checking.network.package.comments.value_or(true)) return;
  for (const SubjectScript& script : checking.subject.scripts) {
    if (!script.scan.line_comments) continue;
    checking.fail(Code::comment_forbidden, checking.place(script.file, script.line),
                  "a // comment in a script", "/* */ comments or none",
                  checking.network.package.basis);
  }
}

void check_head(Checking& checking) {
  const HtmlPage* page = checking.page();
  if (page == nullptr) return;
  check_meta(checking, *page);
  check_script_tags(checking, *page);
  const std::string& bytes = checking.subject.files[checking.entry].bytes;
  const auto& head = checking.network.head;
  for (const Markup& piece : head.markup) {
    if (!piece.required) continue;
    const std::size_t at = bytes.find(piece.text);
    if (at == std::string::npos) {
      checking.fail(Code::markup_missing, checking.entry_name(), "not there", piece.text,
                    head.basis);
    } else {
      checking.pass(Code::markup_missing, checking.place_of_offset(checking.entry, at), "found",
                    piece.text, head.basis);
    }
  }
}

}  // namespace pm::gen
