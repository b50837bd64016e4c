#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/ledger/ledger.h"
#include "generator/measured/measured.h"

namespace pm::gen {

/// Address of the ledger that a campaign's last turn used, by what its state folder says.
Result<std::string> ledger_of_campaign(const std::filesystem::path& state);

/// The campaign's ledger: `ledger.sqlite` in its state folder, or one that a collector writes to.
/// A dry run writes into a copy that goes away with it.
class CampaignStore {
 public:
  /// `address` (see open_ledger) empty: the state folder's own. Notes in the state folder which.
  static Result<CampaignStore> open(const std::filesystem::path& state, const std::string& address,
                                    bool dry_run);

  CampaignStore(CampaignStore&&) noexcept = default;
  CampaignStore& operator=(CampaignStore&&) = delete;
  ~CampaignStore();

  /// All or none; what was there under the same keys is replaced.
  Status put(std::span<const DailyCounts> rows);
  /// What is known of these variants.
  Result<std::vector<Measured>> measured(std::span<const std::string> variants);

 private:
  CampaignStore() = default;
  std::unique_ptr<Ledger> ledger_;
  std::filesystem::path copy_;  // folder of a dry run's copy
  bool read_only_ = false;      // a dry run on somebody else's ledger
};

}  // namespace pm::gen
