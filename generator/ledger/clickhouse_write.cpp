#include "generator/ledger/clickhouse_write.h"

#include <map>
#include <set>
#include <tuple>

#include "generator/ledger/clickhouse_forget.h"
#include "generator/ledger/clickhouse_read.h"
#include "generator/ledger/clickhouse_rows.h"

namespace pm::gen {

namespace {

using Key = std::pair<std::string, std::int64_t>;

/// Those of the keys that `sql` finds, which may use them as the table `keys`.
Result<std::set<Key>> known(ClickHouse& server, const std::string& sql, const std::set<Key>& keys) {
  RowWriter rows;
  for (const auto& [id, part] : keys) {
    rows.text(id);
    rows.number(part);
  }
  const auto bytes = server.rows(sql, {"keys", "id String, part Int64", rows.bytes()});
  if (!bytes) return bytes.error();
  std::set<Key> found;
  RowReader row(*bytes);
  while (row.more()) {
    std::string id = row.text();
    const std::int64_t part = row.number();
    found.emplace(std::move(id), part);
  }
  if (!row.fine()) return server.no_rows();
  return found;
}

// What is there already is asked for before it is written, so that the first to arrive is kept and
// the numbers of what is new are right. Two writers that bring the same row at the same moment both
// write it; the table's engine makes one of them, and FINAL does so when it is read.

Result<std::int64_t> put_sessions(ClickHouse& server, const std::vector<SessionPart>& parts) {
  if (parts.empty()) return 0;
  std::set<Key> keys;
  for (const SessionPart& part : parts) keys.emplace(part.id, part.part);
  auto there = known(server, "SELECT id, part FROM sessions WHERE (id, part) IN keys", keys);
  if (!there) return there.error();
  RowWriter rows;
  std::int64_t fresh = 0;
  for (const SessionPart& part : parts) {
    if (!there->emplace(part.id, part.part).second) continue;
    write_session(rows, part);
    ++fresh;
  }
  if (fresh == 0) return 0;
  const std::string table = "sessions (" + std::string(kSessionColumns) + ")";
  if (Status done = server.insert(table, rows.bytes()); !done) return done.error();
  return fresh;
}

Result<std::int64_t> put_hits(ClickHouse& server, const std::vector<Hit>& hits) {
  if (hits.empty()) return 0;
  std::set<Key> keys;
  for (const Hit& hit : hits) keys.emplace(hit.key, 0);
  auto there =
      known(server, "SELECT key, toInt64(0) FROM hits WHERE key IN (SELECT id FROM keys)", keys);
  if (!there) return there.error();
  RowWriter rows;
  std::int64_t fresh = 0;
  for (const Hit& hit : hits) {
    if (!there->emplace(hit.key, 0).second) continue;
    write_hit(rows, hit);
    ++fresh;
  }
  if (fresh == 0) return 0;
  if (Status done = server.insert("hits (" + std::string(kHitColumns) + ")", rows.bytes()); !done)
    return done.error();
  return fresh;
}

Result<std::int64_t> put_letters(ClickHouse& server, const std::vector<DeadLetter>& letters) {
  if (letters.empty()) return 0;
  std::set<Key> keys;
  for (const DeadLetter& letter : letters) keys.emplace(letter.id, 0);
  auto there =
      known(server, "SELECT id, toInt64(0) FROM letters WHERE id IN (SELECT id FROM keys)", keys);
  if (!there) return there.error();
  const auto last = read_number(server, "SELECT max(number) FROM letters");
  if (!last) return last.error();
  RowWriter rows;
  std::int64_t fresh = 0;
  for (const DeadLetter& letter : letters)
    if (there->emplace(letter.id, 0).second) write_letter(rows, letter, *last + ++fresh);
  if (fresh == 0) return 0;
  if (Status done = server.insert("letters (" + std::string(kLetterColumns) + ")", rows.bytes());
      !done)
    return done.error();
  const auto kept = read_number(server, "SELECT toInt64(count()) FROM letters");
  if (!kept) return kept.error();
  // A tenth of them at a time.
  if (*kept > kMaxLetters + kMaxLetters / 10) {
    const std::string oldest = "number <= " + std::to_string(*last + fresh - kMaxLetters);
    if (Status done = remove_rows(server, "letters", oldest); !done) return done.error();
  }
  return fresh;
}

}  // namespace

Result<Written> write_batch(ClickHouse& server, const LedgerBatch& batch) {
  const auto sessions = put_sessions(server, batch.sessions);
  if (!sessions) return sessions.error();
  const auto hits = put_hits(server, batch.hits);
  if (!hits) return hits.error();
  const auto letters = put_letters(server, batch.letters);
  if (!letters) return letters.error();
  return Written{*sessions, *hits, *letters};
}

Status write_reports(ClickHouse& server, std::span<const DailyCounts> rows) {
  if (rows.empty()) return Done{};
  using CountKey = std::tuple<SourceKind, std::string, std::string, std::string, std::string,
                              std::string, std::string>;
  const auto key_of = [](const DailyCounts& row) {
    return CountKey{row.kind,    row.source,  row.campaign, row.variant,
                    row.network, row.country, row.day};
  };
  std::map<CountKey, const DailyCounts*> last;  // a key again replaces
  for (const DailyCounts& row : rows) last[key_of(row)] = &row;
  RowWriter keys;
  for (const auto& [key, row] : last) write_count_key(keys, *row);
  const std::string key_columns = std::string(kCountKey);
  const auto bytes = server.rows(
      "SELECT " + key_columns + ", currency FROM counts FINAL WHERE gone = 0 AND (" + key_columns +
          ") IN keys",
      {"keys",
       "kind String, source String, campaign String, variant String, network String, country "
       "String, day String",
       keys.bytes()});
  if (!bytes) return bytes.error();
  const auto version = counts_version(server);
  if (!version) return version.error();
  RowWriter out;
  RowReader there(*bytes);
  while (there.more()) {
    const DailyCounts old = read_count_key(there);
    const auto now = last.find(key_of(old));
    if (now != last.end() && now->second->currency != old.currency)
      write_count(out, old, true, *version + 1);
  }
  if (!there.fine()) return server.no_rows();
  for (const auto& [key, row] : last) write_count(out, *row, false, *version + 1);
  return server.insert(kCountTable, out.bytes());
}

}  // namespace pm::gen
