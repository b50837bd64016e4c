#include "generator/check/finding.h"

#include <algorithm>
#include <array>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr CodeInfo kCodes[] = {
    {Code::not_a_playable, "NOT_A_PLAYABLE", kError, "The file is HTML or a zip"},
    {Code::too_large_to_read, "TOO_LARGE_TO_READ", kError, "The file has at most 64 MB"},
    {Code::archive_damaged, "ARCHIVE_DAMAGED", kError, "The archive is whole"},
    {Code::archive_bomb, "ARCHIVE_BOMB", kError,
     "The archive unpacks to at most 64 MB and 4096 files, and to at most 200 times its size"},
    {Code::archive_path_unsafe, "ARCHIVE_PATH_UNSAFE", kError,
     "Names in the archive stay inside it"},
    {Code::archive_link, "ARCHIVE_LINK", kError, "The archive holds plain files only"},
    {Code::archive_duplicate, "ARCHIVE_DUPLICATE", kError,
     "Each name is in the archive once, whatever its case"},
    {Code::archive_encrypted, "ARCHIVE_ENCRYPTED", kError, "The archive is not encrypted"},
    {Code::archive_method, "ARCHIVE_METHOD", kError, "Files are stored or deflated"},
    {Code::html_too_complex, "HTML_TOO_COMPLEX", kError,
     "The HTML has at most 20,000 elements, 2,000 levels and 2,000 faults"},

    {Code::form_not_accepted, "FORM_NOT_ACCEPTED", kError, "The network takes this form"},
    {Code::size_package, "SIZE_PACKAGE", kError, "The whole file is within the limit"},
    {Code::size_entry, "SIZE_ENTRY", kError, "The HTML of the zip is within the limit"},
    {Code::size_script, "SIZE_SCRIPT", kError, "The script file is within the limit"},
    {Code::size_unpacked, "SIZE_UNPACKED", kError, "All files together are within the limit"},
    {Code::size_advised, "SIZE_ADVISED", kWarning, "The size is what the network advises"},
    {Code::file_count, "FILE_COUNT", kError, "The zip holds no more files than allowed"},
    {Code::name_package, "NAME_PACKAGE", kError, "The package is called as the network wants it"},
    {Code::name_file, "NAME_FILE", kError, "File names have accepted characters only"},
    {Code::name_not_ascii, "NAME_NOT_ASCII", kError, "File names are ASCII"},
    {Code::archive_nested, "ARCHIVE_NESTED", kError, "No archive lies inside the archive"},
    {Code::file_type, "FILE_TYPE", kError, "File endings are accepted ones"},
    {Code::folders, "FOLDERS", kError, "Folders are as the network wants them"},
    {Code::entry_missing, "ENTRY_MISSING", kError,
     "The entry page is there, where it is looked for"},
    {Code::html_count, "HTML_COUNT", kError, "There are no more HTML files than allowed"},
    {Code::script_file_missing, "SCRIPT_FILE_MISSING", kError, "The script lies in its own file"},
    {Code::config_missing, "CONFIG_MISSING", kError, "The description file is there"},
    {Code::config_invalid, "CONFIG_INVALID", kError, "The description file is JSON"},
    {Code::config_field, "CONFIG_FIELD", kError,
     "Fields of the description file are accepted ones"},

    {Code::html_doctype, "HTML_DOCTYPE", kWarning, "The page begins with <!doctype html>"},
    {Code::html_structure, "HTML_STRUCTURE", kWarning, "The page has html, head and body"},
    {Code::html_invalid, "HTML_INVALID", kWarning, "The markup is well formed"},
    {Code::html_encoding, "HTML_ENCODING", kError,
     "The page is UTF-8 and says so where that matters"},
    {Code::html_viewport, "HTML_VIEWPORT", kWarning,
     "A viewport is set, so that phones do not scale"},
    {Code::snippet_is_document, "SNIPPET_IS_DOCUMENT", kError,
     "A snippet has no doctype, html, head or body"},
    {Code::meta_missing, "META_MISSING", kError, "The meta element is there"},
    {Code::meta_invalid, "META_INVALID", kError, "The meta element's content is an accepted one"},
    {Code::script_tag_missing, "SCRIPT_TAG_MISSING", kError,
     "The container's script is named by a tag"},
    {Code::script_tag_misplaced, "SCRIPT_TAG_MISPLACED", kError,
     "The container's script stands where it must, before the page's own"},
    {Code::markup_missing, "MARKUP_MISSING", kError, "The network's markup is there"},
    {Code::comment_forbidden, "COMMENT_FORBIDDEN", kError,
     "No // comments: the markup may be joined to one line"},
    {Code::orientation_undeclared, "ORIENTATION_UNDECLARED", kError, "The orientation is declared"},

    {Code::cta_missing, "CTA_MISSING", kError, "The network's call to action is called"},
    {Code::literal_missing, "LITERAL_MISSING", kError,
     "A word that the network looks for is there"},
    {Code::literal_forbidden, "LITERAL_FORBIDDEN", kError,
     "A word that the network refuses is not there"},
    {Code::lifecycle_call_missing, "LIFECYCLE_CALL_MISSING", kError,
     "The container is told what it waits for"},
    {Code::lifecycle_hook_missing, "LIFECYCLE_HOOK_MISSING", kError,
     "What the container calls is defined"},
    {Code::mraid_tag_forbidden, "MRAID_TAG_FORBIDDEN", kError, "No mraid.js is asked for"},
    {Code::mraid_unsupported_call, "MRAID_UNSUPPORTED_CALL", kWarning,
     "No MRAID call that the container lacks"},

    {Code::external_reference, "EXTERNAL_REFERENCE", kError, "Nothing is loaded from elsewhere"},
    {Code::external_url, "EXTERNAL_URL", kWarning, "No address of elsewhere stands in a script"},
    {Code::external_link, "EXTERNAL_LINK", kWarning,
     "No link leads elsewhere past the call to action"},
    {Code::reference_broken, "REFERENCE_BROKEN", kError,
     "What is referred to is in the package, in the same case"},
    {Code::request_api, "REQUEST_API", kWarning, "No function that makes requests is used"},
    {Code::redirect, "REDIRECT", kError, "Nothing leaves the page by script or by itself"},
    {Code::frame, "FRAME", kError, "No frames"},
    {Code::top_window, "TOP_WINDOW", kError, "The top window is left alone"},
    {Code::store_link_missing, "STORE_LINK_MISSING", kError, "A store address is there"},
    {Code::store_link_unexpected, "STORE_LINK_UNEXPECTED", kWarning,
     "No store address: the network has it"},
    {Code::store_link_shape, "STORE_LINK_SHAPE", kError,
     "Store addresses name one app in its store"},
    {Code::store_link_not_https, "STORE_LINK_NOT_HTTPS", kError,
     "Store addresses are absolute https"},
    {Code::store_link_regional, "STORE_LINK_REGIONAL", kWarning,
     "Store addresses are not tied to one country or language"},

    {Code::audio_forbidden, "AUDIO_FORBIDDEN", kError, "No sound or video"},
    {Code::audio_format, "AUDIO_FORMAT", kWarning, "Sound is in a format that iOS plays"},

    {Code::low_confidence, "LOW_CONFIDENCE", kWarning,
     "The rules of this network are its own words"},
    {Code::rules_unknown, "RULES_UNKNOWN", kNote, "All rules of this network are known"},
    {Code::opaque_content, "OPAQUE_CONTENT", kNote, "Everything in the package can be read"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
  }
  return std::size(kCodes) == static_cast<std::size_t>(Code::opaque_content) + 1;
}
static_assert(in_order(), "one row per code, in the enum's order");

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

const CodeInfo& info_of(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

std::span<const CodeInfo> all_codes() { return kCodes; }

Severity Finding::severity() const {
  const Severity usual = info_of(code).severity;
  if (!softened) return usual;
  return usual == Severity::error ? Severity::warning : Severity::note;
}

PackageVerdict verdict_of(std::span<const Finding> findings) {
  PackageVerdict out;
  for (const Finding& finding : findings) {
    if (finding.pass) continue;
    switch (finding.severity()) {
      case Severity::error: ++out.errors; break;
      case Severity::warning: ++out.warnings; break;
      case Severity::note: ++out.notes; break;
    }
  }
  return out;
}

const Finding* tightest_limit(std::span<const Finding> findings) {
  const auto left = [](const Finding& finding) {
    return static_cast<std::int64_t>(finding.limit) - static_cast<std::int64_t>(finding.bytes);
  };
  const Finding* out = nullptr;
  for (const Finding& finding : findings) {
    if (finding.limit == 0 || finding.code == Code::size_advised) continue;
    if (out == nullptr || left(finding) < left(*out)) out = &finding;
  }
  return out;
}

Json to_json(const Finding& finding, const Network& network) {
  Json out;
  out["code"] = info_of(finding.code).name;
  out["pass"] = finding.pass;
  out["severity"] = severity_name(finding.severity());
  out["rule"] = info_of(finding.code).rule;
  if (!finding.wanted.empty()) out["wanted"] = finding.wanted;
  if (!finding.where.empty()) out["where"] = finding.where;
  if (!finding.what.empty()) out["found"] = finding.what;
  if (finding.limit > 0) {
    out["bytes"] = finding.bytes;
    out["limit"] = finding.limit;
  }
  if (finding.basis.source.empty()) return out;
  out["source"] = network.source_text(finding.basis);
  out["verified"] = network.verified;
  out["confidence"] = confidence_name(finding.basis.confidence);
  return out;
}

std::string to_line(const Finding& finding) {
  const CodeInfo& info = info_of(finding.code);
  std::string out(finding.pass ? "ok" : severity_name(finding.severity()));
  out.resize(9, ' ');
  out += info.name;
  out += "  ";
  if (!finding.where.empty()) out += one_line(finding.where) + ": ";
  out += finding.what.empty() ? std::string(info.rule) : one_line(finding.what);
  if (!finding.wanted.empty()) out += "; wanted: " + one_line(finding.wanted);
  if (!finding.pass && !finding.basis.source.empty() &&
      finding.basis.confidence != Confidence::high) {
    out += " (confidence ";
    out += confidence_name(finding.basis.confidence);
    out += ")";
  }
  return out;
}

}  // namespace pm::gen
