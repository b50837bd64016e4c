#include "generator/check/check.h"

#include <algorithm>
#include <filesystem>

#include "generator/check/rules.h"
#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

void Checking::pass(Code code, std::string where, std::string what, std::string wanted,
                    const Basis& basis) {
  findings.push_back({code, true, std::move(where), std::move(what), std::move(wanted), basis});
}

Finding& Checking::fail(Code code, std::string where, std::string what, std::string wanted,
                        const Basis& basis) {
  findings.push_back({code, false, std::move(where), std::move(what), std::move(wanted), basis});
  return findings.back();
}

const HtmlPage* Checking::page() const {
  for (const SubjectPage& one : subject.pages) {
    if (one.file == entry) return &one.page;
  }
  return nullptr;
}

std::string Checking::place(std::size_t file, int line) const {
  return subject.files[file].name + ":" + std::to_string(line);
}

std::string Checking::place_of_offset(std::size_t file, std::size_t offset) const {
  return place(file, line_of(subject.files[file].bytes, offset));
}

namespace {

/// What the rules themselves are worth, and what no scan can see.
void check_knowledge(Checking& checking) {
  const Network& network = checking.network;
  Basis all;
  for (const auto& [name, ignored] : network.row["sources"].items()) all.source.push_back(name);
  all.confidence = network.confidence;
  if (network.confidence == Confidence::low) {
    checking.fail(Code::low_confidence, "", network.name + " is known through third parties only",
                  "", all);
  } else {
    checking.pass(Code::low_confidence, "",
                  "confidence " + std::string(confidence_name(network.confidence)), "", all);
  }
  const std::vector<std::string> unknowns = network.unknowns();
  if (!unknowns.empty()) {
    checking.fail(Code::rules_unknown, "", "unknown: " + list_names(unknowns, unknowns.size()), "");
  }
  std::size_t packed = 0;
  for (const SubjectScript& script : checking.subject.scripts) {
    for (const ScriptString& text : script.scan.strings) {
      if (text.length >= 4096) packed += text.length;
    }
  }
  for (const SubjectFile& file : checking.subject.files) {
    if (ending_of(file.name) == "wasm") packed += file.bytes.size();
  }
  if (packed > 0) {
    checking.fail(Code::opaque_content, "",
                  exact_bytes(packed) + " of packed data cannot be looked into", "");
  }
}

}  // namespace

std::vector<Finding> check_package(const Subject& subject, const Network& network) {
  Checking checking{subject, network, {}, Subject::npos};
  check_form(checking);
  check_sizes(checking);
  check_names(checking);
  check_config(checking);
  check_markup(checking);
  check_head(checking);
  check_words(checking);
  check_references(checking);
  check_requests(checking);
  check_store(checking);
  check_sound(checking);
  check_knowledge(checking);
  return std::move(checking.findings);
}

Result<CheckedFile> open_package(const std::string& path) {
  CheckedFile out;
  const std::string name = std::filesystem::path(path).filename().string();
  // One byte more than is read tells that there is more.
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > kLargestPackage) {
    out.subject.name = name;
    out.subject.bytes = size;
    Finding finding;
    finding.code = Code::too_large_to_read;
    finding.where = name;
    finding.what = exact_bytes(size);
    out.refused.push_back(std::move(finding));
    return out;
  }
  auto bytes = read_file(path, kLargestPackage, ExitCode::package);
  if (!bytes) return bytes.error();
  const std::size_t length = bytes->size();
  SubjectReading reading = read_subject(name, std::move(*bytes));
  out.subject = std::move(reading.subject);
  out.subject.name = name;
  out.subject.bytes = length;
  out.refused = std::move(reading.refused);
  return out;
}

Json check_json(const Subject& subject, const Network& network,
                const std::vector<Finding>& findings) {
  const PackageVerdict verdict = verdict_of(findings);
  Json out;
  out["network"] = network.id;
  out["name"] = network.name;
  out["pass"] = verdict.pass();
  out["errors"] = verdict.errors;
  out["warnings"] = verdict.warnings;
  out["notes"] = verdict.notes;
  out["confidence"] = confidence_name(network.confidence);
  out["verified"] = network.verified;
  out["bytes"] = subject.bytes;
  const Finding* tightest = tightest_limit(findings);
  out["limit"] = tightest != nullptr ? Json(tightest->limit) : Json();
  out["headroom"] = tightest != nullptr ? Json(static_cast<std::int64_t>(tightest->limit) -
                                               static_cast<std::int64_t>(tightest->bytes))
                                        : Json();
  if (subject.zip) out["files"] = subject.files.size();
  out["findings"] = Json::array();
  for (const Finding& finding : findings) out["findings"].push_back(to_json(finding, network));
  return out;
}

}  // namespace pm::gen
