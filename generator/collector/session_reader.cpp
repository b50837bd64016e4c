#include "generator/collector/session_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace pm::gen {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::int64_t kDay_ms = 86'400'000;
constexpr std::int64_t kLargestTime_ms = 9'007'199'254'740'991;

struct Characters {
  std::array<bool, 256> known{};
  constexpr explicit Characters(std::string_view ranges) {
    for (std::size_t i = 0; i + 1 < ranges.size(); i += 2)
      for (int c = ranges[i]; c <= ranges[i + 1]; ++c) known[static_cast<std::size_t>(c)] = true;
  }
};
constexpr Characters kUrlSafe{"AZaz09__--"};
constexpr Characters kName{"AZaz09__..--"};
constexpr Characters kNetwork{"az09__"};
constexpr Characters kHex{"09af"};
constexpr Characters kTag{"AZaz09--"};

bool all_of(std::string_view text, const Characters& set) {
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return set.known[static_cast<unsigned char>(c)]; });
}

/// Fields of a record, or of its events, as they are read; the first fault ends it.
class RecordReader {
 public:
  explicit RecordReader(SessionPart& part) : part_(part) {}

  bool read(element value) {
    object fields;
    if (value.get(fields)) return fail("must be an object", "");
    for (const auto& [name, field] : fields)
      if (!read_field(name, field)) return false;
    for (std::size_t i = 0; i < kRequired.size(); ++i)
      if ((seen_ & (1U << i)) == 0)
        return fail("the field '" + std::string(kRequired[i]) + "' is missing", "");
    return true;
  }
  RecordFault fault;
  std::int64_t last_event_ms = 0;
  bool impossible = false;

 private:
  static constexpr std::array<std::string_view, 9> kRequired{
      "v", "id", "part", "variant", "scene", "network", "locale", "started_ms", "events"};

  bool fail(std::string reason, std::string pointer) {
    fault = {std::move(reason), std::move(pointer)};
    return false;
  }

  bool whole(element value, std::string_view name, std::int64_t low, std::int64_t high,
             std::int64_t& out) {
    if (value.get(out) || out < low || out > high)
      return fail(
          "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high),
          "/" + std::string(name));
    return true;
  }
  bool whole(element value, std::string_view name, std::int64_t high) {
    std::int64_t ignored = 0;
    return whole(value, name, 0, high, ignored);
  }

  bool text(element value, std::string_view name, std::size_t low, std::size_t high,
            const Characters& set, std::string* out) {
    std::string_view string;
    if (value.get(string)) return fail("must be a text", "/" + std::string(name));
    if (string.size() < low || string.size() > high || !all_of(string, set))
      return fail("does not have the form that the schema asks for", "/" + std::string(name));
    if (out) *out = string;
    return true;
  }

  void mark(std::string_view name) {
    const auto at = std::find(kRequired.begin(), kRequired.end(), name);
    if (at != kRequired.end()) seen_ |= 1U << (at - kRequired.begin());
  }

  bool read_field(std::string_view name, element value) {
    mark(name);
    std::int64_t number = 0;
    if (name == "v") return whole(value, name, 1, 1, number);
    if (name == "id") return text(value, name, 16, 32, kUrlSafe, &part_.id);
    if (name == "part") {
      const bool fine = whole(value, name, 0, 255, number);
      part_.part = static_cast<int>(number);
      return fine;
    }
    if (name == "variant") return text(value, name, 1, 64, kName, &part_.variant);
    if (name == "campaign") return text(value, name, 1, 64, kName, &part_.campaign);
    if (name == "scene") return text(value, name, 16, 16, kHex, &part_.scene);
    if (name == "network") return text(value, name, 2, 32, kNetwork, &part_.network);
    if (name == "locale") return text(value, name, 2, 35, kTag, &part_.locale);
    if (name == "started_ms") return whole(value, name, 0, kLargestTime_ms, part_.started_ms);
    if (name == "events") return read_events(value);
    if (name == "first_frame_ms" || name == "viewable_ms") return whole(value, name, kDay_ms);
    if (name == "frames") return read_frames(value);
    if (name == "touches") {
      std::string touches;
      if (!text(value, name, 0, 240, kUrlSafe, &touches)) return false;
      return touches.size() % 2 == 0 || fail("must have two characters a touch", "/touches");
    }
    if (name == "progress_pm") return whole(value, name, 1000);
    if (name == "errors" || name == "context_losses") return whole(value, name, 1'000'000);
    if (name == "steps") return whole(value, name, 100'000'000);
    if (name == "hash") return text(value, name, 16, 16, kHex, nullptr);
    if (name == "trace") return text(value, name, 0, 1800, kUrlSafe, nullptr);
    return fail("there is no such field", "/" + std::string(name));
  }

  bool read_frames(element value) {
    object fields;
    if (value.get(fields)) return fail("must be an object", "/frames");
    int known = 0;
    for (const auto& [name, field] : fields) {
      const bool time = name == "p50_ms" || name == "p95_ms";
      if (!time && name != "long")
        return fail("there is no such field", "/frames/" + std::string(name));
      if (!whole(field, "frames/" + std::string(name), time ? 255 : 1'000'000)) return false;
      known |= name == "p50_ms" ? 1 : time ? 2 : 4;
    }
    return known == 7 || fail("p50_ms, p95_ms and long belong together", "/frames");
  }

  bool read_events(element value) {
    array events;
    if (value.get(events)) return fail("must be a list", "/events");
    if (events.size() > 64) return fail("must have at most 64 events", "/events");
    std::size_t index = 0;
    for (const element event : events) {
      if (!read_event(event, "events/" + std::to_string(index))) return false;
      ++index;
    }
    return true;
  }

  bool read_event(element value, const std::string& place) {
    array items;
    if (value.get(items))
      return fail("must be a list of a name, a time and perhaps a value", "/" + place);
    if (items.size() < 2 || items.size() > 3)
      return fail("must have two or three items", "/" + place);
    std::string_view name;
    if (items.at(0).get(name)) return fail("must be a text", "/" + place + "/0");
    const int event = session_event(name);
    if (event < 0) return fail("there is no such event", "/" + place + "/0");
    std::int64_t time = 0, amount = 0;
    if (!whole(items.at(1).value_unsafe(), place + "/1", 0, kDay_ms, time)) return false;
    if (items.size() == 3 && !whole(items.at(2).value_unsafe(), place + "/2", 0, 1000, amount))
      return false;
    note(event, time);
    return true;
  }

  /// What no viewer can bring about: time that runs backwards, or an event twice that is told once.
  void note(int event, std::int64_t time) {
    constexpr std::array<std::string_view, 7> often{"solved", "failed", "retried", "end_card",
                                                    "cta",    "hidden", "shown"};
    const std::uint32_t bit = 1U << event;
    const std::string_view name = kSessionEvents[static_cast<std::size_t>(event)];
    const bool again = (part_.events & bit) != 0 && !name.starts_with("context_") &&
                       std::find(often.begin(), often.end(), name) == often.end();
    impossible = impossible || again || time < last_event_ms;
    part_.events |= bit;
    last_event_ms = time;
  }

  SessionPart& part_;
  std::uint32_t seen_ = 0;
};

/// The start of a view by the collector's clock. The viewer's clock may be off by anything; what
/// it says between start and sending is trusted as far as that is possible at all.
void correct_clock(SessionPart& part, std::int64_t sent_ms, std::int64_t last_event_ms) {
  const std::int64_t told_age = sent_ms - part.started_ms;
  if (sent_ms > 0 && told_age >= 0 && told_age <= kWindow_ms) {
    part.skew_ms = part.received_ms - sent_ms;
    if (std::abs(part.skew_ms) > kDay_ms) part.flags |= kFlagClock;
  } else {
    part.skew_ms = part.received_ms - last_event_ms - part.started_ms;
    part.flags |= kFlagClock;
  }
  part.started_ms += part.skew_ms;
}

}  // namespace

struct SessionReader::Parser {
  simdjson::dom::parser json;
};

SessionReader::SessionReader() : parser_(std::make_unique<Parser>()) {}
SessionReader::~SessionReader() = default;
SessionReader::SessionReader(SessionReader&&) noexcept = default;

std::optional<RecordFault> SessionReader::read(std::string_view body, const Arrival& arrival,
                                               SessionBatch& out) {
  out = {};
  element root;
  if (const auto failed = parser_->json.parse(body.data(), body.size()).get(root))
    return RecordFault{std::string("this is no JSON: ") + simdjson::error_message(failed), ""};
  object envelope;
  if (root.get(envelope)) return RecordFault{"must be an object with v, sent_ms and sessions", ""};
  std::int64_t version = 0;
  if (envelope["v"].get(version) || version != 1) return RecordFault{"must be 1", "/v"};
  if (envelope["sent_ms"].get(out.sent_ms) || out.sent_ms < 0 || out.sent_ms > kLargestTime_ms)
    return RecordFault{"must be the sender's clock in milliseconds since 1970", "/sent_ms"};
  array sessions;
  if (envelope["sessions"].get(sessions))
    return RecordFault{"must be a list of records", "/sessions"};
  if (sessions.size() > kMaxSessionsPerBatch)
    return RecordFault{"must have at most " + std::to_string(kMaxSessionsPerBatch) + " records",
                       "/sessions"};

  out.parts.reserve(sessions.size());
  std::size_t index = 0;
  for (const element value : sessions) {
    SessionPart part;
    part.received_ms = arrival.received_ms;
    part.country = arrival.country;
    part.flags = arrival.flags;
    RecordReader reader(part);
    bool fine = reader.read(value);
    part.record = simdjson::minify(value);
    if (fine && part.record.size() > kMaxRecordBytes) {
      reader.fault = {"must be at most " + std::to_string(kMaxRecordBytes) + " bytes", ""};
      fine = false;
    }
    if (fine) {
      if (reader.impossible) part.flags |= kFlagImpossible;
      correct_clock(part, out.sent_ms, reader.last_event_ms);
      out.parts.push_back(std::move(part));
    } else {
      out.rejected.push_back({index, std::move(reader.fault), std::move(part.record)});
    }
    ++index;
  }
  return std::nullopt;
}

}  // namespace pm::gen
