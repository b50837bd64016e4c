#include "generator/ledger/clickhouse_forget.h"

#include <random>
#include <thread>

#include "generator/core/hex.h"
#include "generator/ledger/clickhouse_read.h"
#include "generator/ledger/clickhouse_rows.h"
#include "generator/ledger/where.h"

namespace pm::gen {

namespace {

constexpr std::chrono::milliseconds kDeletionWait = std::chrono::minutes(30);
constexpr std::chrono::milliseconds kDeletionPoll{50};

/// Rows of `what` listed under a token.
std::string listed(std::string_view what, std::string_view columns, const std::string& token) {
  return "(SELECT " + std::string(columns) +
         " FROM listed WHERE what = " + clickhouse_quoted(what) +
         " AND token = " + clickhouse_quoted(token) + ")";
}
std::string fresh_token() {
  std::random_device device;
  return hex_digits((static_cast<std::uint64_t>(device()) << 32U) | device()) +
         hex_digits((static_cast<std::uint64_t>(device()) << 32U) | device());
}

// Forgetting, without transactions: (1) list what is to go under a token, (2) write its sums and a
// mark with the token as one block, (3) delete what is listed, (4) take list and mark away. Readers
// leave out what is listed under a mark, so that everything counts once whenever this is killed;
// the next call goes on from (3). A list without a mark means nothing.

Status list_and_sum(ClickHouse& server, std::int64_t before_ms) {
  const std::string token = fresh_token(), limit = std::to_string(before_ms);
  const std::string head =
      "INSERT INTO listed (token, what, id, part) SELECT " + clickhouse_quoted(token) + ", ";
  if (Status done = server.execute(
          head + clickhouse_quoted(kSession) +
          ", id, part FROM sessions WHERE id IN (SELECT id FROM sessions GROUP BY id HAVING "
          "min(started_ms) < " +
          limit + ")");
      !done)
    return done;
  if (Status done = server.execute(head + clickhouse_quoted(kHit) +
                                   ", key, toInt64(0) FROM hits WHERE at_ms < " + limit);
      !done)
    return done;
  std::vector<DailyCounts> fresh, there;
  if (Status done = read_hits(server, {}, "key IN " + listed(kHit, "id", token), fresh); !done)
    return done;
  if (Status done =
          read_views(server, {}, "(id, part) IN " + listed(kSession, "id, part", token), fresh);
      !done)
    return done;
  if (Status done = read_reports(server, " WHERE kind IN ('pixel', 'postback', 'session')", there);
      !done)
    return done;
  const auto version = counts_version(server);
  if (!version) return version.error();
  RowWriter rows;
  for (const DailyCounts& row : add_up(std::move(there), std::move(fresh)))
    write_count(rows, row, false, *version + 1);
  write_summed(rows, token, false, *version + 1);
  return server.insert(kCountTable, rows.bytes());
}

Status remove_summed(ClickHouse& server) {
  const auto found = summed_tokens(server);
  if (!found) return found.error();
  for (const std::string& token : *found) {
    if (Status done =
            remove_rows(server, "sessions", "(id, part) IN " + listed(kSession, "id, part", token));
        !done)
      return done;
    if (Status done = remove_rows(server, "hits", "key IN " + listed(kHit, "id", token)); !done)
      return done;
  }
  if (Status done = remove_rows(server, "listed", "what != " + clickhouse_quoted(kLetter)); !done)
    return done;
  if (found->empty()) return Done{};
  const auto version = counts_version(server);
  if (!version) return version.error();
  RowWriter rows;
  for (const std::string& token : *found) write_summed(rows, token, true, *version + 1);
  return server.insert(kCountTable, rows.bytes());
}

}  // namespace

Status remove_rows(ClickHouse& server, std::string_view table, const std::string& condition) {
  if (Status done =
          server.execute("ALTER TABLE " + std::string(table) + " DELETE WHERE " + condition);
      !done)
    return done;
  const auto until = std::chrono::steady_clock::now() + kDeletionWait;
  const std::string undone = "SELECT toInt64(count()) FROM system.mutations WHERE database = " +
                             clickhouse_quoted(server.address().database) +
                             " AND table = " + clickhouse_quoted(table) + " AND is_done = 0";
  while (true) {
    const auto left = read_number(server, undone);
    if (!left) return left.error();
    if (*left == 0) return Done{};
    if (std::chrono::steady_clock::now() > until)
      return server.error("the server has not deleted what it was told to",
                          "See system.mutations and the server's log, then do it again");
    std::this_thread::sleep_for(kDeletionPoll);
  }
}

Status remove_letters(ClickHouse& server, std::span<const std::string> ids) {
  if (ids.empty()) return Done{};
  const std::string token = fresh_token();
  RowWriter rows;
  for (const std::string& id : ids) {
    rows.text(token);
    rows.text(kLetter);
    rows.text(id);
    rows.number(0);
  }
  if (Status done = server.insert("listed (token, what, id, part)", rows.bytes()); !done)
    return done;
  if (Status done = remove_rows(server, "letters", "id IN " + listed(kLetter, "id", token)); !done)
    return done;
  return remove_rows(server, "listed", "token = " + clickhouse_quoted(token));
}

Status forget_before(ClickHouse& server, std::string_view day) {
  const auto start = day_start_ms(day);
  if (!start)
    return Error{ExitCode::usage, "", "", "'" + std::string(day) + "' is no day",
                 "Write 2026-11-27"};
  if (Status done = remove_summed(server); !done) return done;
  if (Status done = list_and_sum(server, *start); !done) return done;
  if (Status done = remove_summed(server); !done) return done;
  return remove_rows(server, "letters", "received_ms < " + std::to_string(*start));
}

}  // namespace pm::gen
