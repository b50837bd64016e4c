#include "generator/campaign/store.h"

#include <cstdlib>

#include "generator/core/files.h"
#include "generator/core/json.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLedgerFile = "ledger.sqlite";

/// Says where the ledger is when it is not in the state folder.
constexpr const char* kNote = "ledger.json";

/// Files of an SQLite database that may be in use.
constexpr const char* kParts[] = {"", "-wal"};

Status note_ledger(const fs::path& state, const std::string& address) {
  if (address.empty()) {
    std::error_code ignored;
    fs::remove(state / kNote, ignored);
    return Done{};
  }
  const bool server = is_ledger_server(address);
  return write_file((state / kNote).string(),
                    pretty_json({{"ledger", server ? address : fs::absolute(address).string()}}));
}

}  // namespace

Result<std::string> ledger_of_campaign(const fs::path& state) {
  std::error_code ignored;
  if (!fs::exists(state / kNote, ignored)) return (state / kLedgerFile).string();
  const std::string note = (state / kNote).string();
  const auto doc = load_json(note, std::size_t{1} << 16U, ExitCode::usage);
  if (!doc) return doc.error();
  if (!doc->is_object() || !doc->contains("ledger") || !(*doc)["ledger"].is_string())
    return Error{ExitCode::usage, note, "/ledger", "names no ledger",
                 "Take a turn with `playmill run`, which writes it"};
  return (*doc)["ledger"].get<std::string>();
}

Result<CampaignStore> CampaignStore::open(const fs::path& state, const std::string& address,
                                          bool dry_run) {
  CampaignStore out;
  std::string where = address.empty() ? (state / kLedgerFile).string() : address;
  std::error_code ignored;
  if (dry_run && !address.empty()) {
    auto there = open_ledger(where, WhenMissing::nothing);
    if (!there) return there.error();
    if (*there) {
      out.ledger_ = std::move(*there);
      out.read_only_ = true;
      return out;
    }
  }
  if (dry_run) {
    std::string folder = (fs::temp_directory_path() / "playmill-dry-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) {
      return Error{ExitCode::output, folder, "", "the folder cannot be made", "Free some space"};
    }
    out.copy_ = folder;
    for (const char* part : kParts) {  // of a server's ledger there are none
      fs::copy_file(where + part, out.copy_ / (std::string(kLedgerFile) + part), ignored);
    }
    where = (out.copy_ / kLedgerFile).string();
  }
  auto ledger = open_ledger(where);
  if (!ledger) return ledger.error();
  out.ledger_ = std::move(*ledger);
  if (!dry_run)
    if (auto noted = note_ledger(state, address); !noted) return noted.error();
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
