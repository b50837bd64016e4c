#include <algorithm>

#include "generator/check/rules.h"

namespace pm::gen {

namespace {

/// Code without spaces, and the line of each of its characters.
struct Compact {
  std::string code;
  std::vector<int> lines;
};

Compact compact(const std::string& code) {
  Compact out;
  int line = 1;
  for (const char c : code) {
    if (c == '\n') ++line;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
    out.code += c;
    out.lines.push_back(line);
  }
  return out;
}

bool is_ascii_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}

/// A way to leave the page: `text`, then anything but a second '=' when it ends in '='.
std::size_t find_exit(const std::string& code, std::string_view text) {
  for (std::size_t at = code.find(text); at != std::string::npos; at = code.find(text, at + 1)) {
    const std::size_t end = at + text.size();
    if (text.back() == '=' && end < code.size() && (code[end] == '=' || code[end] == '>')) continue;
    if (is_ascii_name(text.front()) && at > 0 && is_ascii_name(code[at - 1])) continue;
    return at;
  }
  return std::string::npos;
}

void check_redirects(Checking& checking, const std::vector<Compact>& scripts) {
  const auto& traffic = checking.network.traffic;
  if (!traffic.redirects || *traffic.redirects) return;
  bool any = false;
  constexpr std::string_view kExits[] = {
      "location.href=",     "location.replace(", "location.assign(", "window.location=",
      "document.location=", "self.location=",    "top.location=",    "parent.location="};
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const SubjectScript& script = checking.subject.scripts[i];
    for (const std::string_view exit : kExits) {
      const std::size_t at = find_exit(scripts[i].code, exit);
      if (at == std::string::npos) continue;
      any = true;
      checking.fail(Code::redirect,
                    checking.place(script.file, script.line + scripts[i].lines[at] - 1),
                    std::string(exit), "no redirect by script", traffic.basis);
    }
  }
  for (const SubjectPage& page : checking.subject.pages) {
    for (const HtmlElement& element : page.page.elements) {
      const std::string* kind = element.attribute("http-equiv");
      if (element.name != "meta" || kind == nullptr || find_word(*kind, "refresh") != 0) continue;
      any = true;
      checking.fail(Code::redirect, checking.place(page.file, element.line),
                    "<meta http-equiv=\"refresh\">", "no redirect by itself", traffic.basis);
    }
  }
  if (!any) {
    checking.pass(Code::redirect, checking.subject.name, "none", "no redirect by script",
                  traffic.basis);
  }
}

void check_request_functions(Checking& checking) {
  const auto& traffic = checking.network.traffic;
  if (traffic.requests != "none" && traffic.requests != "beacons") return;
  bool any = false;
  for (const char* function :
       {"XMLHttpRequest", "fetch", "WebSocket", "EventSource", "sendBeacon", "importScripts"}) {
    const bool call = std::string_view(function) == "fetch";
    for (const SubjectScript& script : checking.subject.scripts) {
      std::size_t at = 0;
      for (;; ++at) {
        at = find_word(script.scan.code, function, at);
        if (at == std::string::npos) break;
        const std::string_view found(script.scan.code.data() + at,
                                     std::string_view(function).size());
        const std::size_t next = script.scan.code.find_first_not_of(" \n\t", at + found.size());
        const bool called = next != std::string::npos && script.scan.code[next] == '(';
        if (found == function && (called || !call)) break;
      }
      if (at == std::string::npos) continue;
      any = true;
      checking.fail(Code::request_api,
                    checking.place(script.file, script.line + line_of(script.scan.code, at) - 1),
                    function, "no requests", traffic.basis);
      break;
    }
  }
  if (!any) {
    checking.pass(Code::request_api, checking.subject.name, "none is used", "no requests",
                  traffic.basis);
  }
}

void check_top(Checking& checking, const std::vector<Compact>& scripts) {
  const auto& network = checking.network;
  if (network.traffic.top.value_or(true)) return;
  const auto& forbidden = network.literals.forbidden;
  if (std::any_of(forbidden.begin(), forbidden.end(),
                  [](const ForbiddenLiteral& one) { return one.text == "window.top"; })) {
    return;
  }
  bool any = false;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    for (const std::string_view word : {"window.top", "self.top", "parent.top", "top.location",
                                        "top.document", "top.postMessage"}) {
      const std::size_t at = find_word(scripts[i].code, word);
      if (at == std::string::npos) continue;
      any = true;
      const SubjectScript& script = checking.subject.scripts[i];
      checking.fail(Code::top_window,
                    checking.place(script.file, script.line + scripts[i].lines[at] - 1),
                    std::string(word), "the top window is left alone", network.traffic.basis);
    }
  }
  if (!any) {
    checking.pass(Code::top_window, checking.subject.name, "not touched",
                  "the top window is left alone", network.traffic.basis);
  }
}

}  // namespace

void check_requests(Checking& checking) {
  std::vector<Compact> scripts;
  for (const SubjectScript& script : checking.subject.scripts) {
    scripts.push_back(compact(script.scan.code));
  }
  check_redirects(checking, scripts);
  check_request_functions(checking);
  check_top(checking, scripts);
}

}  // namespace pm::gen
