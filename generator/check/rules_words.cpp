#include <algorithm>

#include "generator/check/rules.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::string_view kCallToAction = "the call to action";

struct Place {
  std::string where;
  std::size_t count = 0;
};

/// Where a text stands first in what a scan would read, and how often it does.
Place find_in_files(const Checking& checking, std::string_view text, bool word) {
  Place out;
  for (std::size_t i = 0; i < checking.subject.files.size(); ++i) {
    const SubjectFile& file = checking.subject.files[i];
    if (file.kind == FileKind::other) continue;
    for (std::size_t at = 0;; ++at) {
      at = word ? find_word(file.bytes, text, at) : file.bytes.find(text, at);
      if (at == std::string::npos) break;
      if (out.count++ == 0) out.where = checking.place_of_offset(i, at);
    }
  }
  return out;
}

Place find_in_scripts(const Checking& checking, std::string_view text, bool word) {
  Place out;
  for (const SubjectScript& script : checking.subject.scripts) {
    for (std::size_t at = 0;; ++at) {
      at = word ? find_word(script.text, text, at) : script.text.find(text, at);
      if (at == std::string::npos) break;
      if (out.count++ == 0) {
        out.where = checking.place(script.file, script.line + line_of(script.text, at) - 1);
      }
    }
  }
  return out;
}

std::string shown(std::string_view text) { return "'" + std::string(text) + "'"; }

void check_required(Checking& checking, bool& cta_checked) {
  for (const RequiredLiteral& wanted : checking.network.literals.required) {
    const bool cta = wanted.why.starts_with(kCallToAction);
    cta_checked |= cta;
    const Code code = cta ? Code::cta_missing : Code::literal_missing;
    std::string any;
    const std::string* found = nullptr;
    Place place;
    for (const std::string& text : wanted.any) {
      any += (any.empty() ? "" : " or ") + shown(text);
      if (found != nullptr) continue;
      place = find_in_files(checking, text, false);
      if (place.count > 0) found = &text;
    }
    if (!wanted.why.empty()) any += " (" + wanted.why + ")";
    if (found != nullptr) {
      checking.pass(code, place.where, shown(*found), any, wanted.basis);
    } else {
      checking.fail(code, checking.subject.name, "not found", any, wanted.basis);
    }
  }
}

void check_forbidden(Checking& checking) {
  for (const ForbiddenLiteral& word : checking.network.literals.forbidden) {
    const Place place = word.scripts_only ? find_in_scripts(checking, word.text, word.word)
                                          : find_in_files(checking, word.text, word.word);
    const std::string wanted =
        "without " + shown(word.text) + (word.why.empty() ? "" : " (" + word.why + ")");
    if (place.count == 0) {
      checking.pass(Code::literal_forbidden, checking.subject.name, "not found", wanted,
                    word.basis);
    } else {
      checking.fail(Code::literal_forbidden, place.where,
                    shown(word.text) + ", " + std::to_string(place.count) +
                        (place.count == 1 ? " time" : " times"),
                    wanted, word.basis);
    }
  }
}

bool is_required_literal(const Network& network, std::string_view name) {
  return std::any_of(network.literals.required.begin(), network.literals.required.end(),
                     [&](const RequiredLiteral& one) {
                       return std::any_of(one.any.begin(), one.any.end(),
                                          [&](const std::string& text) {
                                            return text.find(name) != std::string::npos;
                                          });
                     });
}

void check_lifecycle(Checking& checking) {
  const auto& lifecycle = checking.network.lifecycle;
  const auto look = [&](const Network::Lifecycle::Call& call, Code code, const char* wanted) {
    if (!call.required || is_required_literal(checking.network, call.name)) return;
    const Place place = find_in_scripts(checking, call.name, false);
    if (place.count > 0) {
      checking.pass(code, place.where, shown(call.name), wanted + shown(call.name),
                    lifecycle.basis);
    } else {
      checking.fail(code, checking.subject.name, "not found", wanted + shown(call.name),
                    lifecycle.basis);
    }
  };
  for (const auto& call : lifecycle.calls) look(call, Code::lifecycle_call_missing, "calls ");
  for (const auto& hook : lifecycle.defines) look(hook, Code::lifecycle_hook_missing, "defines ");
}

void check_mraid(Checking& checking) {
  const auto& mraid = checking.network.mraid;
  const auto& forbidden = checking.network.literals.forbidden;
  const bool by_literal =
      std::any_of(forbidden.begin(), forbidden.end(),
                  [](const ForbiddenLiteral& one) { return one.text == "mraid.js"; });
  if (mraid.script == "forbidden" && !by_literal) {
    const HtmlPage* page = checking.page();
    const HtmlElement* tag = nullptr;
    if (page != nullptr) {
      for (const HtmlElement& element : page->elements) {
        const std::string* src = element.attribute("src");
        if (element.name != "script" || src == nullptr) continue;
        if (*src == "mraid.js" || src->ends_with("/mraid.js")) tag = &element;
      }
    }
    if (tag != nullptr) {
      checking.fail(Code::mraid_tag_forbidden, checking.place(checking.entry, tag->line),
                    "mraid.js", "no mraid.js", mraid.basis);
    } else {
      checking.pass(Code::mraid_tag_forbidden, checking.subject.name, "no tag", "no mraid.js",
                    mraid.basis);
    }
  }
  for (const std::string& call : mraid.unsupported) {
    const Place place = find_in_scripts(checking, "mraid." + call, false);
    if (place.count == 0) continue;
    checking.fail(Code::mraid_unsupported_call, place.where, "mraid." + call, "without it",
                  mraid.basis);
  }
}

}  // namespace

void check_words(Checking& checking) {
  bool cta_checked = false;
  check_required(checking, cta_checked);
  const auto& cta = checking.network.cta;
  if (!cta_checked && !cta.calls.empty()) {
    std::string any;
    Place place;
    std::string found;
    for (const std::string& call : cta.calls) {
      any += (any.empty() ? "" : " or ") + shown(call);
      if (place.count > 0) continue;
      place = find_in_files(checking, call, false);
      found = call;
    }
    if (place.count > 0) {
      checking.pass(Code::cta_missing, place.where, shown(found), any, cta.basis);
    } else {
      checking.fail(Code::cta_missing, checking.subject.name, "not found", any, cta.basis);
    }
  }
  check_forbidden(checking);
  check_lifecycle(checking);
  check_mraid(checking);
}

}  // namespace pm::gen
