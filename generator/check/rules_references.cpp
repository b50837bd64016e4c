#include <algorithm>
#include <set>

#include "generator/check/rules.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostOfAKind = 8;

/// What an attribute's address does.
enum class Use : std::uint8_t { none, load, link, frame };

Use use_of(const HtmlElement& element, std::string_view attribute) {
  const std::string& name = element.name;
  if (attribute == "src") {
    return name == "iframe" || name == "frame" ? Use::frame : Use::load;
  }
  if (attribute == "srcset" || attribute == "imagesrcset" || attribute == "poster" ||
      attribute == "background" || attribute == "manifest") {
    return Use::load;
  }
  if (attribute == "data" && name == "object") return Use::load;
  if (attribute == "action" || attribute == "formaction") return Use::link;
  if (attribute == "href" || attribute == "xlink:href") {
    if (name == "a" || name == "area") return Use::link;
    if (name == "link" || name == "base" || name == "image" || name == "use" || name == "feimage") {
      return Use::load;
    }
  }
  return Use::none;
}

std::string cut(std::string_view text) {
  return text.size() <= 120 ? std::string(text) : std::string(text.substr(0, 117)) + "...";
}

/// Folder and name joined, with . and .. gone; empty when it leaves the archive.
std::string resolved(std::string_view from, std::string_view reference) {
  reference = reference.substr(0, reference.find_first_of("?#"));
  std::vector<std::string> parts;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view part = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.emplace_back(part);
      } else if (parts.empty()) {
        return false;
      } else {
        parts.pop_back();
      }
    }
    return true;
  };
  const std::size_t slash = from.rfind('/');
  if (!reference.starts_with('/') && slash != std::string_view::npos) walk(from.substr(0, slash));
  if (!walk(reference)) return "";
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
        digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

class References {
 public:
  explicit References(Checking& checking) : checking_(checking) {}

  void run() {
    for (const SubjectPage& page : checking_.subject.pages) look_at(page);
    for (std::size_t i = 0; i < checking_.subject.files.size(); ++i) {
      const SubjectFile& file = checking_.subject.files[i];
      if (file.kind == FileKind::style) styles(i, 1, file.bytes);
    }
    for (const SubjectScript& script : checking_.subject.scripts) look_at(script);
    const auto& traffic = checking_.network.traffic;
    if (loads_ == 0) {
      checking_.pass(Code::external_reference, checking_.subject.name,
                     "nothing is loaded from elsewhere", wanted(), basis());
    }
    if (broken_ == 0) {
      checking_.pass(Code::reference_broken, checking_.subject.name, "all found", "");
    }
    if (traffic.iframes && !*traffic.iframes && frames_ == 0) {
      checking_.pass(Code::frame, checking_.subject.name, "none", "no frames", traffic.basis);
    }
  }

 private:
  Checking& checking_;
  std::size_t loads_ = 0, broken_ = 0, frames_ = 0;
  std::set<std::pair<Code, std::string>> told_;
  std::array<std::size_t, 64> counts_{};

  Basis basis() const {
    return checking_.network.traffic.requests.empty() ? Basis{} : checking_.network.traffic.basis;
  }
  std::string wanted() const {
    const std::string& requests = checking_.network.traffic.requests;
    if (requests == "https") return "absolute https only";
    if (requests == "beacons") return "only what the network writes in";
    return requests == "any" ? "" : "no requests";
  }
  /// Loading from this address is against the rules, as far as they are known.
  bool refused(std::string_view address) const {
    const std::string& requests = checking_.network.traffic.requests;
    if (is_allowed(checking_.network, address) || requests == "any") return false;
    return requests != "https" || !address.starts_with("https://");
  }

  void tell(Code code, const std::string& where, std::string_view address, std::string what) {
    if (!told_.insert({code, std::string(address.substr(0, 300))}).second) return;
    if (counts_[static_cast<std::size_t>(code)]++ >= kMostOfAKind) return;
    Finding& finding = checking_.fail(code, where, std::move(what), wanted(), basis());
    // Where nothing is known about requests, one warns. Where any address may be handed to the call
    // to action, one that nothing loads is only noted.
    const Network& network = checking_.network;
    finding.softened = network.traffic.requests.empty() ||
                       (code == Code::external_url && network.cta.argument == "url" &&
                        network.store.hosts.empty());
  }

  void load(const std::string& where, std::size_t file, std::string_view address, Use use) {
    switch (kind_of_address(address)) {
      case AddressKind::none:
      case AddressKind::inside:
      case AddressKind::macro: return;
      case AddressKind::store:
      case AddressKind::absolute:
        if (!refused(address)) return;
        ++loads_;
        tell(Code::external_reference, where, address, "loads " + cut(address));
        return;
      case AddressKind::relative: break;
    }
    if (is_allowed(checking_.network, address)) return;
    const Subject& subject = checking_.subject;
    const std::string target = resolved(subject.files[file].name, percent_decoded(address));
    if (!target.empty() && subject.zip && subject.find(target) != Subject::npos) return;
    // mraid.js comes from the container, whether or not this network is known to give it.
    if (address == "mraid.js") return;
    ++broken_;
    if (use == Use::frame) ++frames_;
    if (!told_.insert({Code::reference_broken, target}).second) return;
    checking_.fail(Code::reference_broken, where,
                   cut(address) + (subject.zip ? " is not in the archive" : " is another file"),
                   subject.zip ? "a file of the archive" : "everything in the one file");
  }

  void styles(std::size_t file, int line, std::string_view css) {
    for (const std::string& reference : style_references(css)) {
      load(checking_.place(file, line), file, reference, Use::load);
    }
  }

  void attribute(const SubjectPage& page, const HtmlElement& element, std::string_view name,
                 const std::string& value) {
    const std::string where = checking_.place(page.file, element.line);
    if (name == "style") return styles(page.file, element.line, value);
    const Use use = use_of(element, name);
    if (use == Use::none) return;
    if (use == Use::link) {
      if (kind_of_address(value) != AddressKind::absolute) return;
      tell(Code::external_link, where, value, "leads to " + cut(value));
      return;
    }
    if (name == "srcset" || name == "imagesrcset") {
      for (std::size_t at = 0; at < value.size();) {
        at = std::min(value.find_first_not_of(" ,\t\n", at), value.size());
        const std::size_t end = std::min(value.find_first_of(" \t\n", at), value.size());
        if (end > at) load(where, page.file, value.substr(at, end - at), use);
        at = std::min(value.find(',', end), value.size());
      }
      return;
    }
    load(where, page.file, value, use);
  }

  void look_at(const SubjectPage& page) {
    const auto& traffic = checking_.network.traffic;
    for (const HtmlElement& element : page.page.elements) {
      for (const auto& [name, value] : element.attributes) attribute(page, element, name, value);
      const bool frame =
          element.name == "iframe" || element.name == "frame" || element.name == "frameset";
      if (frame && traffic.iframes && !*traffic.iframes) {
        ++frames_;
        checking_.fail(Code::frame, checking_.place(page.file, element.line),
                       "<" + element.name + ">", "no frames", traffic.basis);
      }
    }
    for (const HtmlText& style : page.page.styles) styles(page.file, style.line, style.text);
  }

  void look_at(const SubjectScript& script) {
    const auto& traffic = checking_.network.traffic;
    for (const ScriptString& text : script.scan.strings) {
      const std::string where = checking_.place(script.file, script.line + text.line - 1);
      if ((text.text == "iframe" || text.text.find("<iframe") != std::string::npos) &&
          traffic.iframes && !*traffic.iframes) {
        ++frames_;
        checking_.fail(Code::frame, where, cut(text.text), "no frames", traffic.basis);
      }
      for (std::size_t at = 0; at < text.text.size();) at = address_in(text, at, where);
    }
  }

  /// The next address in a string of a script; returns where to go on.
  std::size_t address_in(const ScriptString& text, std::size_t from, const std::string& where) {
    const std::string& all = text.text;
    std::size_t at = all.find("//", from);
    if (at == std::string::npos) return all.size();
    std::size_t start = at;
    if (at > 0 && all[at - 1] == ':') {
      --start;
      while (start > 0 && ((all[start - 1] | 0x20) >= 'a' && (all[start - 1] | 0x20) <= 'z')) {
        --start;
      }
    } else if (at > 0) {
      return at + 2;  // a path or a comment inside a string
    }
    const std::size_t end = std::min(all.find_first_of(" \t\n\"'`<>\\)", at), all.size());
    const std::string_view address(all.data() + start, end - start);
    judge(text, address, all.substr(0, start), where);
    return std::max(end, at + 2);
  }

  void judge(const ScriptString& text, std::string_view address, std::string_view in_front,
             const std::string& where) {
    if (kind_of_address(address) != AddressKind::absolute || !refused(address)) return;
    const std::string_view host = without_scheme(address);
    // Names of XML vocabularies are never asked for.
    if (host.starts_with("www.w3.org/") || host.starts_with("ns.adobe.com/")) return;
    if (host.empty() || host.find('.') == std::string_view::npos) return;
    const auto ends = [](std::string_view front, std::initializer_list<const char*> endings) {
      return std::any_of(endings.begin(), endings.end(),
                         [&](const char* ending) { return front.ends_with(ending); });
    };
    const bool loaded =
        (in_front.empty() &&
         ends(text.before, {"fetch(", ".src=", ".open(\"\",", ".open('',", "importScripts(",
                            "import(", "from", "newWorker(", "newWebSocket(", "newEventSource(",
                            "sendBeacon(", "newRequest(", ".load("})) ||
        ends(in_front, {"src=", "src=\"", "src='", "url(", "url(\"", "url('", "@import "});
    if (loaded) {
      ++loads_;
      tell(Code::external_reference, where, address, "loads " + cut(address));
    } else if (in_front.empty() && ends(text.before, {"window.open(", "mraid.open("})) {
      tell(Code::external_link, where, address, "leads to " + cut(address));
    } else {
      tell(Code::external_url, where, address, cut(address));
    }
  }
};

}  // namespace

void check_references(Checking& checking) { References(checking).run(); }

}  // namespace pm::gen
