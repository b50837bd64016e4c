#include "generator/session/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "generator/schema/schema.h"
#include "generator/session/base64url.h"
#include "runtime/measure/trace.h"

namespace pm::gen {

namespace {

Error fault(std::string_view file, std::string pointer, std::string what) {
  return {ExitCode::record, std::string(file), std::move(pointer), std::move(what),
          "Records are described in docs/measuring.md"};
}

std::vector<SessionTouch> touches_of(std::string_view text) {
  std::vector<SessionTouch> out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const auto column = static_cast<int>(kBase64UrlDigits.find(text[i]));
    const auto row = static_cast<int>(kBase64UrlDigits.find(text[i + 1]));
    SessionTouch touch;
    touch.column = static_cast<std::uint8_t>(column % kTouchCells);
    touch.row = static_cast<std::uint8_t>(row % kTouchCells);
    touch.landscape = column >= kTouchCells;
    touch.end_card = row >= kTouchCells;
    out.push_back(touch);
  }
  return out;
}

/// The lines of a text that hold something, with their numbers from 1.
std::vector<std::pair<std::size_t, std::string_view>> lines_of(std::string_view text) {
  std::vector<std::pair<std::size_t, std::string_view>> out;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out.emplace_back(number, line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Status append_records(const Json& document, std::string_view file,
                      std::vector<SessionRecord>& records) {
  const auto append = [&](const Json& one, std::string_view pointer) -> Status {
    auto record = read_session_record(one, file, pointer);
    if (!record) return record.error();
    records.push_back(std::move(*record));
    return Done{};
  };
  std::string pointer;
  const Json* list = &document;
  if (document.is_object()) {
    if (!document.contains("sessions")) return append(document, "");
    list = &document["sessions"];
    pointer = "/sessions";
  }
  if (!list->is_array()) return fault(file, pointer, "is no session record and no list of them");
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (auto done = append((*list)[i], pointer_to(pointer, i)); !done) return done;
  }
  return Done{};
}

std::string touches_text(std::span<const SessionTouch> touches) {
  std::string out;
  for (const SessionTouch& touch : touches) {
    out += kBase64UrlDigits[touch.column + (touch.landscape ? kTouchCells : 0U)];
    out += kBase64UrlDigits[touch.row + (touch.end_card ? kTouchCells : 0U)];
  }
  return out;
}

}  // namespace

Json write_session_record(const SessionRecord& record) {
  Json out;
  out["v"] = 1;
  out["id"] = record.id;
  out["part"] = record.part;
  out["variant"] = record.variant;
  if (!record.campaign.empty()) out["campaign"] = record.campaign;
  out["scene"] = record.scene;
  out["network"] = record.network;
  out["locale"] = record.locale;
  out["started_ms"] = record.started_ms;
  out["events"] = Json::array();
  for (const SessionEvent& event : record.events) {
    Json row = Json::array({event.name, event.at_ms});
    if (event.value >= 0) row.push_back(event.value);
    out["events"].push_back(std::move(row));
  }
  if (record.first_frame_ms) out["first_frame_ms"] = *record.first_frame_ms;
  if (record.frames) {
    out["frames"] = {{"p50_ms", record.frames->p50_ms},
                     {"p95_ms", record.frames->p95_ms},
                     {"long", record.frames->long_frames}};
  }
  out["touches"] = touches_text(record.touches);
  out["viewable_ms"] = record.viewable_ms;
  out["progress_pm"] = record.progress_pm;
  out["errors"] = record.errors;
  out["context_losses"] = record.context_losses;
  if (!record.trace.empty()) {
    // More than a record holds is for the caller to split.
    std::vector<std::uint8_t> packed(record.trace.size() * 16 + 64);
    const PackedTrace done = pack_trace(record.trace, packed);
    out["trace"] = base64url(std::span(packed.data(), done.bytes));
  }
  if (record.mark) {
    std::array<char, 20> hash{};
    std::snprintf(hash.data(), hash.size(), "%016llx",
                  static_cast<unsigned long long>(record.mark->hash));
    out["steps"] = record.mark->steps;
    out["hash"] = hash.data();
  }
  return out;
}

Result<SessionRecord> read_session_record(const Json& document, std::string_view file,
                                          std::string_view pointer) {
  if (auto valid = check_schema(document, "session", ExitCode::record, file); !valid) {
    Error error = valid.error();
    error.pointer = std::string(pointer) + error.pointer;
    return error;
  }
  return unpack_session_record(document, file, pointer);
}

Result<SessionRecord> unpack_session_record(const Json& document, std::string_view file,
                                            std::string_view pointer) {
  SessionRecord out;
  const auto text = [&](const char* name) { return document.value(name, std::string()); };
  const auto number = [&](const char* name) {
    return document.value(name, static_cast<std::int64_t>(0));
  };
  out.id = text("id");
  out.part = static_cast<int>(number("part"));
  out.variant = text("variant");
  out.campaign = text("campaign");
  out.scene = text("scene");
  out.network = text("network");
  out.locale = text("locale");
  out.started_ms = number("started_ms");
  for (const Json& event : document.at("events")) {
    out.events.push_back({event.at(0).get<std::string>(), event.at(1).get<std::int64_t>(),
                          event.size() > 2 ? event.at(2).get<int>() : -1});
  }
  if (document.contains("first_frame_ms")) out.first_frame_ms = number("first_frame_ms");
  if (document.contains("frames")) {
    const Json& frames = document.at("frames");
    out.frames = SessionFrames{frames.at("p50_ms").get<int>(), frames.at("p95_ms").get<int>(),
                               frames.at("long").get<int>()};
  }
  out.touches = touches_of(text("touches"));
  out.viewable_ms = number("viewable_ms");
  out.progress_pm = static_cast<int>(number("progress_pm"));
  out.errors = static_cast<int>(number("errors"));
  out.context_losses = static_cast<int>(number("context_losses"));
  if (document.contains("hash") != document.contains("steps")) {
    return fault(file, std::string(pointer), "has one of 'steps' and 'hash' without the other");
  }
  if (document.contains("hash")) {
    SessionMark mark;
    mark.steps = static_cast<std::uint32_t>(number("steps"));
    const std::string hash = text("hash");
    std::from_chars(hash.data(), hash.data() + hash.size(), mark.hash, 16);
    out.mark = mark;
  }
  const auto packed = unbase64url(text("trace"));
  if (!packed || (!packed->empty() && !unpack_trace(*packed, out.trace))) {
    return fault(file, pointer_to(pointer, "trace"), "is no packed trace");
  }
  return out;
}

Result<std::vector<SessionRecord>> read_session_records(std::string_view text,
                                                        std::string_view file) {
  std::vector<SessionRecord> out;
  // One document may itself be spread over lines.
  auto whole = parse_json(text, file, ExitCode::record);
  if (whole) {
    if (auto done = append_records(*whole, file, out); !done) return done.error();
    return out;
  }
  const auto lines = lines_of(text);
  if (lines.size() < 2) return whole.error();
  for (const auto& [number, line] : lines) {
    const std::string place = std::string(file) + ":" + std::to_string(number);
    auto document = parse_json(line, place, ExitCode::record);
    // When not even the first line stands for itself it is one document, and broken.
    if (!document) return out.empty() ? whole.error() : document.error();
    if (auto done = append_records(*document, place, out); !done) return done.error();
  }
  return out;
}

}  // namespace pm::gen
