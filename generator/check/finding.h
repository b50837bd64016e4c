#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/network/network.h"

namespace pm::gen {

/// What a check can say. The names are stable; docs/networks.md explains each.
enum class Code : std::uint8_t {
  // The file itself; each of these refuses it.
  not_a_playable,
  too_large_to_read,
  archive_damaged,
  archive_bomb,
  archive_path_unsafe,
  archive_link,
  archive_duplicate,
  archive_encrypted,
  archive_method,
  html_too_complex,
  // Form, sizes, names.
  form_not_accepted,
  size_package,
  size_entry,
  size_script,
  size_unpacked,
  size_advised,
  file_count,
  name_package,
  name_file,
  name_not_ascii,
  archive_nested,
  file_type,
  folders,
  entry_missing,
  html_count,
  script_file_missing,
  config_missing,
  config_invalid,
  config_field,
  // The page.
  html_doctype,
  html_structure,
  html_invalid,
  html_encoding,
  html_viewport,
  snippet_is_document,
  meta_missing,
  meta_invalid,
  script_tag_missing,
  script_tag_misplaced,
  markup_missing,
  comment_forbidden,
  orientation_undeclared,
  // Words.
  cta_missing,
  literal_missing,
  literal_forbidden,
  lifecycle_call_missing,
  lifecycle_hook_missing,
  mraid_tag_forbidden,
  mraid_unsupported_call,
  // Addresses.
  external_reference,
  external_url,
  external_link,
  reference_broken,
  request_api,
  redirect,
  frame,
  top_window,
  store_link_missing,
  store_link_unexpected,
  store_link_shape,
  store_link_not_https,
  store_link_regional,
  // Sound.
  audio_forbidden,
  audio_format,
  // The rules.
  low_confidence,
  rules_unknown,
  opaque_content
};

enum class Severity : std::uint8_t { error, warning, note };
std::string_view severity_name(Severity severity);

struct CodeInfo {
  Code code;
  std::string_view name;
  Severity severity;
  std::string_view rule;  ///< what is asked for, without a full stop
};
const CodeInfo& info_of(Code code);
std::span<const CodeInfo> all_codes();

/// One rule held against a package: kept (`pass`) or not.
struct Finding {
  Code code = Code::not_a_playable;
  bool pass = false;
  std::string where;   ///< file, and line where there is one
  std::string what;    ///< evidence: what was found
  std::string wanted;  ///< the network's own figure or word, when it has one
  Basis basis;         ///< whose rule it is; empty: a rule for every package
  /// A step softer than its code usually is: an error warns, a warning is noted.
  bool softened = false;
  /// Rules about size: what was measured and the most it may be, bytes; limit 0: no such rule.
  std::size_t bytes = 0, limit = 0;

  Severity severity() const;
};

/// Errors make a package fail.
struct PackageVerdict {
  std::size_t errors = 0, warnings = 0, notes = 0;
  bool pass() const { return errors == 0; }
};
PackageVerdict verdict_of(std::span<const Finding> findings);

/// The size limit with the least left under it; null when the network names none. Advice is none.
const Finding* tightest_limit(std::span<const Finding> findings);

/// With source, date and confidence of the rule.
Json to_json(const Finding& finding, const Network& network);
/// `error  SIZE_PACKAGE  index.html: 6.1 MB, wanted at most 5 MB`.
std::string to_line(const Finding& finding);

}  // namespace pm::gen
