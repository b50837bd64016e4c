#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/ledger/rows.h"

namespace pm::gen {

/// Which rows; an empty list or day leaves that open.
struct LedgerFilter {
  std::vector<std::string> campaigns;
  std::vector<std::string> variants;
  std::vector<std::string> networks;
  std::vector<std::string> sources;
  std::string first_day;  ///< inclusive
  std::string last_day;   ///< inclusive
};

enum class Dimension : std::uint8_t { campaign, variant, network, country, day, source };

struct CountQuery {
  LedgerFilter filter;
  std::vector<Dimension> by;  ///< none: one row of everything
  /// For every variant, network and day each number is taken from one source, the first that has it
  /// by the order of `believed`. Campaigns play no part in that: reports have names of their own
  /// for them, or none. False: all sources add up (meant for `by` source).
  bool resolve = true;
};

/// One group of a `CountQuery`: fields that were not asked for are empty.
struct CountRow {
  std::string campaign, variant, network, country, day, source;
  /// A group with amounts in several currencies comes as several rows, the first with the counts.
  std::string currency;
  Numbers numbers;
};

/// In whose numbers the ledger believes, the most trusted first. Installs and revenue: attribution,
/// postback, network. Impressions, clicks, spend and engagement: network, pixel, session,
/// attribution.
std::span<const SourceKind> believed(bool installs_or_revenue);

/// How many views of a variant got how far.
struct FunnelRow {
  std::string campaign, variant, network;
  std::int64_t views = 0;          ///< without those that are flagged
  std::int64_t flagged = 0;        ///< views of invalid traffic
  std::vector<NamedCount> events;  ///< views in which it happened, one for each kSessionEvents
};

/// What was written for the first time; the rest was there already.
struct Written {
  std::int64_t sessions = 0;
  std::int64_t hits = 0;
  std::int64_t letters = 0;
};

/// More dead letters than this push out the oldest.
inline constexpr std::int64_t kMaxLetters = 100'000;

struct LedgerBatch {
  std::vector<SessionPart> sessions;
  std::vector<Hit> hits;
  std::vector<DeadLetter> letters;
};

struct LedgerSize {
  std::int64_t counts = 0, sessions = 0, hits = 0, letters = 0;
};

/// Durable record of impressions, clicks, installs, spend and sessions. Readers never wait for
/// writers. What a call without an error wrote is kept. After an error some of it may be there all
/// the same; written once more, it counts once. An object belongs to one thread; open another for
/// another. Errors are of code `ledger`.
class Ledger {
 public:
  virtual ~Ledger() = default;

  /// Lines of reports, all or none. A key that was there is replaced.
  virtual Status put_counts(std::span<const DailyCounts> rows) = 0;
  /// What a collector received. A key that was there stays as it was.
  virtual Result<Written> put(const LedgerBatch& batch) = 0;

  /// Counts of reports, postbacks, pixels and sessions, ordered by the fields of `query.by`.
  Result<std::vector<CountRow>> counts(const CountQuery& query);
  /// Ordered by campaign, variant, network. Days are those on which views started.
  virtual Result<std::vector<FunnelRow>> funnel(const LedgerFilter& filter) = 0;
  /// Hands over the parts of views, those of one view together and in order, until `take` says
  /// false. Flagged ones are left out unless asked for.
  virtual Status sessions(const LedgerFilter& filter, bool with_flagged,
                          const std::function<bool(const SessionPart&)>& take) = 0;

  /// Oldest first.
  virtual Result<std::vector<DeadLetter>> letters(std::size_t limit) = 0;
  virtual Status remove_letters(std::span<const std::string> ids) = 0;

  /// Forgets sessions, hits and dead letters from before `day`. What they counted stays: it is
  /// added up into daily counts first. One at a time for a ledger.
  virtual Status forget_before(std::string_view day) = 0;

  virtual Result<LedgerSize> size() = 0;

 protected:
  /// Rows of every kind of source with all their fields, as they are, before anything is resolved:
  /// lines of reports, and hits and sessions added up by day as if they were.
  virtual Result<std::vector<DailyCounts>> daily(const LedgerFilter& filter) = 0;
};

/// What becomes of a ledger that is not there yet: `nothing` gives an empty pointer.
enum class WhenMissing : std::uint8_t { make, refuse, nothing };

/// `address` is a SQLite file (its folder must exist), or "http://user@host:8123/database" of a
/// ClickHouse server, whose password is in the environment variable PLAYMILL_LEDGER_PASSWORD.
Result<std::unique_ptr<Ledger>> open_ledger(const std::string& address,
                                            WhenMissing missing = WhenMissing::make);
/// Whether it is the address of a server and not a file.
bool is_ledger_server(std::string_view address);

/// Rows as `CountQuery` asks for them; what `Ledger::counts` does after reading.
std::vector<CountRow> group_counts(std::vector<DailyCounts> rows, const CountQuery& query);

enum class ExportTable : std::uint8_t { counts, daily, funnel, sessions };
/// Writes a table as CSV (RFC 4180) to a file that appears whole or not at all.
Status export_csv(Ledger& ledger, ExportTable table, const LedgerFilter& filter,
                  const std::string& path);

}  // namespace pm::gen
