#include "generator/ledger/clickhouse_ledger.h"

#include <algorithm>
#include <cstdlib>

#include "generator/ledger/clickhouse_forget.h"
#include "generator/ledger/clickhouse_read.h"
#include "generator/ledger/clickhouse_schema.h"
#include "generator/ledger/clickhouse_write.h"

namespace pm::gen {

namespace {

class ClickHouseLedger final : public Ledger {
 public:
  explicit ClickHouseLedger(ClickHouse server) : server_(std::move(server)) {}

  Status put_counts(std::span<const DailyCounts> rows) override {
    return write_reports(server_, rows);
  }
  Result<Written> put(const LedgerBatch& batch) override { return write_batch(server_, batch); }
  Result<std::vector<FunnelRow>> funnel(const LedgerFilter& filter) override {
    return read_funnel(server_, filter);
  }
  Status sessions(const LedgerFilter& filter, bool with_flagged,
                  const std::function<bool(const SessionPart&)>& take) override {
    return read_sessions(server_, filter, with_flagged, take);
  }
  Result<std::vector<DeadLetter>> letters(std::size_t limit) override {
    return read_letters(server_, limit);
  }
  Status remove_letters(std::span<const std::string> ids) override {
    return pm::gen::remove_letters(server_, ids);
  }
  Status forget_before(std::string_view day) override {
    return pm::gen::forget_before(server_, day);
  }
  Result<LedgerSize> size() override { return read_size(server_); }

 protected:
  Result<std::vector<DailyCounts>> daily(const LedgerFilter& filter) override {
    return read_daily(server_, filter);
  }

 private:
  ClickHouse server_;
};

}  // namespace

Result<std::unique_ptr<Ledger>> open_clickhouse_ledger(const std::string& address,
                                                       WhenMissing missing,
                                                       std::chrono::milliseconds timeout) {
  auto place = parse_clickhouse_address(address);
  if (!place) return place.error();
  const char* const given = std::getenv("PLAYMILL_LEDGER_PASSWORD");
  const std::string password = given ? given : "";
  ClickHouse server(std::move(*place), address, password, timeout);
  if (std::any_of(password.begin(), password.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return server.error("the password has control characters in it",
                        "Set PLAYMILL_LEDGER_PASSWORD without a line end");
  const auto there = migrate_clickhouse(server, missing);
  if (!there) return there.error();
  if (!*there) return std::unique_ptr<Ledger>();
  return std::unique_ptr<Ledger>(std::make_unique<ClickHouseLedger>(std::move(server)));
}

}  // namespace pm::gen
