#include "generator/delivery/network_package.h"

#include <algorithm>

#include "generator/archive/zip.h"
#include "generator/check/check.h"
#include "generator/check/script_scan.h"
#include "generator/core/sha256.h"

namespace pm::gen {

namespace {

constexpr int kMostTurns = 4;          // of making pictures smaller
constexpr std::size_t kSlack = 1'000;  // bytes

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

/// Text that can stand in markup, in a comment and in a quoted string alike.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool kept = static_cast<unsigned char>(c) >= 0x20 && c != '<' && c != '>' && c != '&' &&
                      c != '"' && c != '\'' && c != '\\' && c != '`' && c != ';' && c != '-';
    out += kept ? c : ' ';
  }
  return out;
}

/// An address in quotes inside a script: what could end the string or the script is escaped.
std::string quoted_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    switch (c) {
      case '"': out += "%22"; break;
      case '\'': out += "%27"; break;
      case '<': out += "%3C"; break;
      case '>': out += "%3E"; break;
      case '\\': out += "%5C"; break;
      default: out += c;
    }
  }
  return out;
}

std::string filled(std::string text, const PackageSubject& subject) {
  text = replaced(std::move(text), "{title}", harmless(subject.title));
  text = replaced(std::move(text), "{product}", subject.product);
  text = replaced(std::move(text), "{ios}", quoted_address(subject.store.ios));
  return replaced(std::move(text), "{android}", quoted_address(subject.store.android));
}

/// A description file's content with its marks filled in; "{languages}" alone becomes a list.
Json filled(const Json& value, const PackageSubject& subject) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (text == "{languages}") return Json(subject.languages);
    if (text == "{title}") return Json(subject.title);
    if (text == "{ios}") return Json(subject.store.ios);
    if (text == "{android}") return Json(subject.store.android);
    return Json(filled(text, subject));
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(filled(item, subject));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [key, item] : value.items()) out[key] = filled(item, subject);
    return out;
  }
  return value;
}

std::string script_tag(const ScriptTag& tag) {
  return "<script src=\"" + tag.src + "\"></script>\n";
}

PageParts parts_of(const Network& network, const PackageSubject& subject) {
  PageParts parts;
  parts.shell = network.adapter.empty() ? "playable" : "shell-" + network.adapter;
  parts.snippet = network.made_form() == PackageForm::snippet;
  parts.script_src = network.package.script_src;
  // Where the network has the address itself, or writes it in, none stands in the file.
  if (network.store.link != "none" && network.store.link != "macro" &&
      network.store.link != "config") {
    parts.store.ios = subject.store.ios;
    parts.store.android = subject.store.android;
    // The product's own page is no store: it stands in for one that is missing, where the network
    // lets any address be opened.
    const bool missing = subject.store.ios.empty() || subject.store.android.empty();
    const bool own_page = network.adapter == "web";
    if (own_page || (missing && network.store.hosts.empty())) parts.store.web = subject.store.web;
  }
  if (!network.settings.empty()) parts.network = network.settings;
  if (subject.beacon && allows_beacon(network)) {
    parts.beacon = beacon_json(*subject.beacon, subject.variant, subject.fingerprint, network.id);
  }
  for (const MetaTag& meta : network.head.meta) {
    parts.head += "<meta name=\"" + meta.name + "\" content=\"" + meta.content + "\">\n";
  }
  for (const ScriptTag& tag : network.head.scripts) {
    (tag.in_head ? parts.head : parts.body) += script_tag(tag);
  }
  for (const Markup& piece : network.head.markup) {
    const std::string text = filled(piece.text, subject);
    switch (piece.place) {
      case MarkupPlace::top: parts.top += text + "\n"; break;
      case MarkupPlace::head: parts.head += text + "\n"; break;
      case MarkupPlace::body_end: parts.body_end += text; break;
    }
  }
  return parts;
}

/// The files of a zip or split package, the entry first.
std::vector<ZipFile> files_of(const Network& network, const PackageSubject& subject,
                              const std::string& stem, Page page) {
  const auto& rules = network.package;
  std::string folder;
  if (rules.folder == "same_name") folder = stem + "/";
  if (rules.folder == "one") folder = subject.product + "/";
  const std::string entry =
      rules.entry.empty() ? "index.html" : replaced(rules.entry.front(), "{package}", stem);
  std::vector<ZipFile> out;
  out.push_back({folder + entry, std::move(page.html)});
  if (!page.script.empty()) out.push_back({folder + rules.script_file, std::move(page.script)});
  for (const ConfigFile& config : network.config) {
    out.push_back({folder + config.path, filled(config.content, subject).dump(1) + "\n"});
  }
  return out;
}

/// Codes that the package may use. Which makes the smallest file is tried, not known: the archive
/// of a zip takes most of base64's loss away again, and the shorter reader then decides.
std::vector<TextCode> codes_for(const Network& network) {
  if (network.package.text == "base64") return {TextCode::base64};
  if (network.package.text == "any" && network.made_form() == PackageForm::html) {
    return {TextCode::base64, TextCode::ascii91, TextCode::utf7};
  }
  return {TextCode::base64, TextCode::ascii91};
}

/// Packed text in which a refused word stands by chance, as two strings joined inside that word.
std::string without_words(std::string text, const std::vector<ForbiddenLiteral>& words) {
  for (const ForbiddenLiteral& word : words) {
    if (word.text.size() < 2) continue;
    const auto next = [&](std::size_t from) {
      return word.word ? find_word(text, word.text, from) : text.find(word.text, from);
    };
    for (std::size_t at = next(0); at != std::string::npos; at = next(at + 1)) {
      text.insert(at + 1, "\"+\"");
    }
  }
  return text;
}

struct Built {
  std::string file, bytes;
};

Result<Built> build(const PackRoom& room, const Scene& scene, const Payload& payload,
                    const PackageSubject& subject, const Network& network, const PageParts& parts) {
  auto page = make_page(room, scene, payload, parts);
  if (!page) return page.error();
  const std::string stem = package_stem(network, subject);
  const PackageForm form = network.made_form();
  if (form != PackageForm::zip && form != PackageForm::split) {
    return Built{stem + ".html", std::move(page->html)};
  }
  auto zip = write_zip(files_of(network, subject, stem, std::move(*page)));
  if (!zip) return zip.error();
  return Built{stem + ".zip", std::move(*zip)};
}

/// By how much the worst of the size rules is broken.
std::size_t bytes_over(const std::vector<Finding>& findings) {
  std::size_t most = 0;
  for (const Finding& finding : findings) {
    if (!finding.pass && finding.limit > 0 && finding.bytes > finding.limit)
      most = std::max(most, finding.bytes - finding.limit);
  }
  return most;
}

Result<NetworkPackage> pack_once(const PackRoom& room, const Scene& scene, const Payload& payload,
                                 const PackageSubject& subject, const Network& network,
                                 PageParts& parts) {
  NetworkPackage out;
  out.beacon = !parts.beacon.is_null();
  for (const TextCode code : codes_for(network)) {
    parts.code = code;
    auto built = build(room, scene, payload, subject, network, parts);
    if (!built) return built.error();
    if (!out.bytes.empty() && out.bytes.size() <= built->bytes.size()) continue;
    out.file = std::move(built->file);
    out.bytes = std::move(built->bytes);
    out.code = code;
  }
  out.sha256 = sha256_hex(out.bytes);
  SubjectReading reading = read_subject(out.file, out.bytes);
  out.findings = reading.refused.empty() ? check_package(reading.subject, network)
                                         : std::move(reading.refused);
  out.subject = std::move(reading.subject);
  return out;
}

}  // namespace

bool allows_beacon(const Network& network) {
  return network.traffic.requests == "https" || network.traffic.requests == "any";
}

std::string package_stem(const Network& network, const PackageSubject& subject) {
  const std::string& pattern = network.package.name;
  return replaced(
      replaced(pattern.empty() ? "{product}_{network}" : pattern, "{network}", network.id),
      "{product}", subject.product);
}

std::string product_name(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (kept) {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
    if (out.size() == 60) break;
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out.empty() ? "playable" : out;
}

Result<NetworkPackage> pack_for_network(const PackRoom& room, const Scene& scene,
                                        const Payload& payload, const PackageSubject& subject,
                                        const Network& network) {
  PageParts parts = parts_of(network, subject);
  if (!parts.beacon.is_null() && network.traffic.requests == "https" && !subject.beacon->secure()) {
    return Error{ExitCode::usage, "--beacon", "",
                 network.name + " takes requests over https only, not to " + subject.beacon->url,
                 "Give the collector's https address"};
  }
  parts.rewrite = [&](const std::string& text) {
    return without_words(text, network.literals.forbidden);
  };
  auto out = pack_once(room, scene, payload, subject, network, parts);
  EncodedStrip strip = payload.strip;
  for (int turn = 0; out && turn < kMostTurns; ++turn) {
    const std::size_t over = bytes_over(out->findings);
    if (over == 0 || strip.bytes.empty() || strip.at_floor) break;
    // Packed text is longer than the bytes behind it: a little less suffices.
    const std::size_t wanted = strip.bytes.size() - std::min(strip.bytes.size(), over + kSlack);
    auto smaller = encode_strip(scene.pictures, wanted);
    if (!smaller) return smaller.error();
    strip = std::move(*smaller);
    parts.strip = &strip;
    out = pack_once(room, scene, payload, subject, network, parts);
  }
  if (out) out->strip = std::move(strip);
  return out;
}

}  // namespace pm::gen
