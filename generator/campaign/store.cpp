#include "generator/campaign/store.h"

#include <cstdlib>

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFile = "ledger.sqlite";

/// Files of an SQLite database that may be in use.
constexpr const char* kParts[] = {"", "-wal"};

}  // namespace

Result<CampaignStore> CampaignStore::open(const fs::path& state, const std::string& address,
                                          bool dry_run) {
  CampaignStore out;
  std::string where = address.empty() ? (state / kFile).string() : address;
  if (dry_run && address.empty()) {
    std::string folder = (fs::temp_directory_path() / "playmill-dry-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) {
      return Error{ExitCode::output, folder, "", "the folder cannot be made", "Free some space"};
    }
    out.copy_ = folder;
    for (const char* part : kParts) {
      std::error_code ignored;
      fs::copy_file(where + part, out.copy_ / (std::string(kFile) + part), ignored);
    }
    where = (out.copy_ / kFile).string();
  }
  out.read_only_ = dry_run && !address.empty();
  auto ledger = open_ledger(where);
  if (!ledger) return ledger.error();
  out.ledger_ = std::move(*ledger);
  return out;
}

CampaignStore::~CampaignStore() {
  if (copy_.empty()) return;
  ledger_.reset();
  std::error_code ignored;
  fs::remove_all(copy_, ignored);
}

Status CampaignStore::put(std::span<const DailyCounts> rows) {
  if (read_only_) return Done{};
  return ledger_->put_counts(rows);
}

Result<std::vector<Measured>> CampaignStore::measured(std::span<const std::string> variants) {
  return measured_in(*ledger_, variants);
}

}  // namespace pm::gen
