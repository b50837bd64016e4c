#pragma once
#include <string>
#include <string_view>

#include "generator/ledger/row_binary.h"
#include "generator/ledger/rows.h"

namespace pm::gen {

// Rows of the ledger's tables in ClickHouse, and which columns they have, in their order.

inline constexpr std::string_view kSessionColumns =
    "id, part, campaign, variant, scene, network, locale, country, started_ms, received_ms, "
    "skew_ms, events, flags, record";
inline constexpr std::string_view kHitColumns =
    "key, kind, source, event, campaign, variant, network, country, at_ms, received_ms, "
    "revenue_micros, currency, flags";
inline constexpr std::string_view kLetterColumns =
    "number, id, door, reason, pointer, received_ms, sent_ms, context, body";
/// The key of a line of a report; its currency stands behind it.
inline constexpr std::string_view kCountKey =
    "kind, source, campaign, variant, network, country, day";
inline constexpr std::string_view kCountNumbers =
    "impressions, clicks, installs, spend_micros, revenue_micros, named";
/// `counts` with all its columns, as `write_count` writes them.
inline constexpr std::string_view kCountTable =
    "counts (kind, source, campaign, variant, network, country, day, currency, impressions, "
    "clicks, installs, spend_micros, revenue_micros, named, gone, version)";

/// A kind in `counts` that is no source. Its row, which appears together with sums of hits and
/// sessions, says that those in `listed` under the token in `source` are in the sums now.
inline constexpr std::string_view kSummed = "summed";
/// What a row of `listed` names.
inline constexpr std::string_view kSession = "session", kHit = "hit", kLetter = "letter";

void write_session(RowWriter& rows, const SessionPart& part);
SessionPart read_session(RowReader& row);
void write_hit(RowWriter& rows, const Hit& hit);
void write_letter(RowWriter& rows, const DeadLetter& letter, std::int64_t number);
/// A letter without its number.
DeadLetter read_letter(RowReader& row);

void write_count_key(RowWriter& rows, const DailyCounts& row);
/// A row's key and currency.
DailyCounts read_count_key(RowReader& row);
/// `gone`: the row is no longer there; of two rows of a key the higher version counts.
void write_count(RowWriter& rows, const DailyCounts& row, bool gone, std::int64_t version);
/// Says that a token's rows are in the sums; or, `gone`, that the token means nothing any more.
void write_summed(RowWriter& rows, const std::string& token, bool gone, std::int64_t version);

}  // namespace pm::gen
