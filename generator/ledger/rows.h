#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

// What the ledger keeps. Amounts of money are in millionths of their currency; times are
// milliseconds since 1970, UTC; days are "2026-11-27", UTC or the reporter's own; countries are
// two capital letters. An empty text means that the source does not say.

/// Who counted. Where several counted the same thing, the ledger believes one (see `believed`).
enum class SourceKind : std::uint8_t {
  network,      ///< an ad network's report
  attribution,  ///< report of a measurement partner (AppsFlyer, Adjust, …)
  postback,     ///< installs told one by one by a measurement partner
  pixel,        ///< addresses that a network calls, one by one
  session       ///< what the playable itself told
};
inline constexpr int kSourceKinds = 5;
std::string_view to_text(SourceKind kind);
std::optional<SourceKind> source_kind(std::string_view text);

/// A number of engagement: an event of `kSessionEvents`, or a report's own column.
struct NamedCount {
  std::string name;
  std::int64_t count = 0;
  bool operator==(const NamedCount&) const = default;
};

/// Numbers of one day. Nothing: this source does not count that.
struct Numbers {
  std::optional<std::int64_t> impressions;
  std::optional<std::int64_t> clicks;
  std::optional<std::int64_t> installs;
  std::optional<std::int64_t> spend_micros;
  std::optional<std::int64_t> revenue_micros;
  std::vector<NamedCount> named;  ///< each name once, in the order of the names
  bool operator==(const Numbers&) const = default;
};

/// One line of a report. All but `currency` and `numbers` is the key: writing a key again replaces
/// what it had.
struct DailyCounts {
  SourceKind kind = SourceKind::network;
  std::string source;  ///< who reports: "applovin", "appsflyer", …
  std::string campaign;
  std::string variant;
  std::string network;
  std::string country;
  std::string day;
  std::string currency;  ///< of spend and revenue, ISO 4217; empty when there is neither
  Numbers numbers;
  bool operator==(const DailyCounts&) const = default;
};

/// Why something is kept but not counted; bits of `flags`.
enum Flag : std::uint32_t {
  kFlagBot = 1U << 0,         ///< the client says that it is a robot
  kFlagNoBrowser = 1U << 1,   ///< the client is a tool or a library
  kFlagPrefetch = 1U << 2,    ///< fetched in advance, not shown
  kFlagImpossible = 1U << 3,  ///< events in an order or at times that no viewer can bring about
  kFlagFlood = 1U << 4,       ///< one client told of far more views than people have
  kFlagClock = 1U << 5  ///< the viewer's clock was off by more than a day: time of arrival used
};
/// Flags that take a record out of every count. A wrong clock does not.
inline constexpr std::uint32_t kInvalidTraffic =
    kFlagBot | kFlagNoBrowser | kFlagPrefetch | kFlagImpossible | kFlagFlood;

/// The events of a session, as templates/schema/session.schema.json names them. A position is the
/// event's bit in `SessionPart::events`: add at the end, never reorder.
inline constexpr std::array<std::string_view, 20> kSessionEvents{
    "loading",          "loaded",      "displayed",   "viewable", "first_touch", "started",
    "progress_25",      "progress_50", "progress_75", "solved",   "failed",      "retried",
    "end_card",         "cta",         "hidden",      "shown",    "closed",      "context_lost",
    "context_restored", "error"};
/// Position of an event; -1 when there is none of that name.
int session_event(std::string_view name);

/// One record of a view, as a playable sent it. (id, part) is the key; the first to arrive is kept.
struct SessionPart {
  std::string id;
  int part = 0;
  std::string campaign;
  std::string variant;
  std::string scene;
  std::string network;
  std::string locale;
  std::string country;
  std::int64_t started_ms = 0;   ///< corrected by the skew of the viewer's clock
  std::int64_t received_ms = 0;  ///< by the collector's clock
  std::int64_t skew_ms = 0;      ///< what was added to the viewer's clock
  std::uint32_t events = 0;      ///< bit i: kSessionEvents[i] happened in this part
  std::uint32_t flags = 0;
  std::string record;  ///< the JSON as it was sent
  bool operator==(const SessionPart&) const = default;
};

/// One thing told by a pixel or a postback. `key` makes it count once, however often it is told.
struct Hit {
  std::string key;
  SourceKind kind = SourceKind::pixel;
  std::string source;  ///< network or measurement partner
  std::string event;   ///< "impression", "click", "install", or an engagement or purchase by name
  std::string campaign;
  std::string variant;
  std::string network;
  std::string country;
  std::int64_t at_ms = 0;
  std::int64_t received_ms = 0;
  std::int64_t revenue_micros = 0;
  std::string currency;
  std::uint32_t flags = 0;
  bool operator==(const Hit&) const = default;
};

/// What could not be taken, kept until a person has looked or `redrive` takes it.
struct DeadLetter {
  std::string id;
  std::string door;  ///< path that it came through
  std::string reason;
  std::string pointer;  ///< where in the body, as JSON pointer
  std::int64_t received_ms = 0;
  std::int64_t sent_ms = 0;  ///< the sender's clock; 0: not told
  std::string context;       ///< what the header of the request gave (country, flags), as JSON
  std::string body;
  bool operator==(const DeadLetter&) const = default;
};

/// "2026-11-27" of a time; a day's first millisecond (nothing when the text is no day).
std::string day_of(std::int64_t ms);
std::optional<std::int64_t> day_start_ms(std::string_view day);

}  // namespace pm::gen
