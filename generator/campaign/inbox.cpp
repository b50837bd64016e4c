#include "generator/campaign/inbox.h"

#include <algorithm>

#include "generator/core/csv.h"
#include "generator/core/files.h"
#include "generator/core/sha256.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = std::size_t{512} << 20U;
constexpr const char* kImports = "imports";

fs::path record_of(const fs::path& state, const std::string& sha256) {
  return state / kImports / (sha256.substr(0, 32) + ".json");
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(error) && !name.starts_with('.') && !name.ends_with(".tmp")) {
      out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The source that a file's name begins with; empty when it says none.
std::string named_source(const fs::path& file, std::span<const ReportSource> sources) {
  const std::string name = normal_column(file.stem().string());
  std::string best;
  for (const ReportSource& source : sources) {
    const std::string id = normal_column(source.id);
    const bool begins =
        name.starts_with(id) && (name.size() == id.size() || name[id.size()] == ' ');
    if (begins && id.size() > normal_column(best).size()) best = source.id;
  }
  // "applovin" also stands for its other reports: the columns tell which.
  for (const ReportSource& source : sources) {
    if (source.id == best && !source.network.empty()) return source.network;
  }
  return best;
}

Result<Identities> identities_of(const CampaignSettings& settings,
                                 std::span<const std::string> variants) {
  Identities out(std::vector<std::string>(variants.begin(), variants.end()));
  if (settings.names.empty()) return out;
  auto text = read_text(settings.names, 16U << 20U, ExitCode::bad_brief);
  if (!text) return text.error();
  auto table = parse_csv(*text, settings.names.string(), ExitCode::bad_brief);
  if (!table) return table.error();
  if (auto done = out.add_mapping(*table); !done) return done.error();
  return out;
}

}  // namespace

Result<std::vector<ReportedInstalls>> past_reports(const fs::path& state) {
  std::vector<ReportedInstalls> out;
  for (const fs::path& file : files_in(state / kImports)) {
    auto doc = load_json(file.string(), 16U << 20U, ExitCode::bad_scene);
    if (!doc) return doc.error();
    ReportedInstalls one;
    one.source = doc->value("source", std::string());
    one.as_of = doc->value("as_of", std::string());
    if (doc->contains("installs") && (*doc)["installs"].is_object()) {
      for (const auto& [day, installs] : (*doc)["installs"].items()) {
        if (installs.is_number()) one.installs[day] = installs.get<double>();
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<WaitingReport>> waiting_reports(const CampaignSettings& settings,
                                                   const fs::path& state,
                                                   std::span<const std::string> variants) {
  std::vector<WaitingReport> out;
  const std::vector<fs::path> files = files_in(settings.reports);
  if (files.empty()) return out;
  auto sources = load_report_sources();
  if (!sources) return sources.error();
  auto identities = identities_of(settings, variants);
  if (!identities) return identities.error();
  // The sources live as long as the program: reports point to them.
  static const std::vector<ReportSource> kept = std::move(*sources);
  for (const fs::path& file : files) {
    auto bytes = read_file(file, kMostBytes, ExitCode::usage);
    if (!bytes) return bytes.error();
    WaitingReport waiting;
    waiting.file = file.string();
    waiting.sha256 = sha256_hex(*bytes);
    std::error_code ignored;
    if (fs::exists(record_of(state, waiting.sha256), ignored)) continue;
    ReportOptions options;
    options.network = named_source(file, kept);
    auto report = read_report(*bytes, waiting.file, kept, *identities, options);
    if (!report) return report.error();
    waiting.report = std::move(*report);
    out.push_back(std::move(waiting));
  }
  std::stable_sort(out.begin(), out.end(), [](const WaitingReport& a, const WaitingReport& b) {
    const auto day = [](const WaitingReport& one) {
      return one.report.rows.empty() ? std::string() : one.report.rows.back().day;
    };
    return day(a) < day(b);
  });
  return out;
}

ReportedInstalls reported_installs(const Imported& report) {
  ReportedInstalls out;
  out.source = report.source->id;
  for (const DailyCounts& row : report.rows) {
    out.as_of = std::max(out.as_of, row.day);
    if (row.numbers.installs) {
      out.installs[row.day] += static_cast<double>(*row.numbers.installs);
    }
  }
  return out;
}

Status note_import(const fs::path& state, const WaitingReport& waiting) {
  const ReportedInstalls told = reported_installs(waiting.report);
  Json doc;
  doc["file"] = fs::path(waiting.file).filename().string();
  doc["sha256"] = waiting.sha256;
  doc["source"] = told.source;
  doc["as_of"] = told.as_of;
  doc["installs"] = Json::object();
  for (const auto& [day, installs] : told.installs) doc["installs"][day] = installs;
  std::error_code error;
  fs::create_directories(state / kImports, error);
  return write_file(record_of(state, waiting.sha256), pretty_json(doc));
}

}  // namespace pm::gen
