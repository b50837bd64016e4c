#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "runtime/sim/input.h"

namespace pm::gen {

struct SessionEvent {
  std::string name;
  std::int64_t at_ms = 0;  ///< since started_ms
  int value = -1;          ///< -1: none
};

/// Cells of the grid on which touches are kept, along each edge of the screen.
inline constexpr int kTouchCells = 32;

struct SessionTouch {
  std::uint8_t column = 0, row = 0;  ///< 0..31, from the top left
  bool landscape = false;
  bool end_card = false;
};

struct SessionFrames {
  int p50_ms = 0, p95_ms = 0;  ///< 255: that or more
  int long_frames = 0;
};

/// State of the game after `steps` steps and all inputs so far.
struct SessionMark {
  std::uint32_t steps = 0;
  std::uint64_t hash = 0;
};

/// One session record, as templates/schema/session.schema.json describes it.
struct SessionRecord {
  std::string id;
  int part = 0;
  std::string variant, campaign, scene, network, locale;
  std::int64_t started_ms = 0;
  std::vector<SessionEvent> events;
  std::optional<std::int64_t> first_frame_ms;
  std::optional<SessionFrames> frames;
  std::vector<SessionTouch> touches;
  std::int64_t viewable_ms = 0;
  int progress_pm = 0;
  int errors = 0, context_losses = 0;
  std::optional<SessionMark> mark;
  std::vector<Input> trace;
};

/// The most that a record has as JSON without spaces.
inline constexpr std::size_t kMostRecordBytes = 2048;

/// Checks one record against the schema and unpacks it. Errors (record) name the place; `pointer`
/// is the record's own in `file`.
Result<SessionRecord> read_session_record(const Json& document, std::string_view file,
                                          std::string_view pointer = "");

/// The same for a document that was held against the schema before, as everything in a ledger was:
/// a tenth of the time. Throws Json::exception when that is not so.
Result<SessionRecord> unpack_session_record(const Json& document, std::string_view file,
                                            std::string_view pointer = "");

/// The record that reads back as the same value.
Json write_session_record(const SessionRecord& record);

/// All records of a text: a record, a list of them, a beacon ({"sessions": […]}), or one of these
/// on each line. `text` may come from anywhere.
Result<std::vector<SessionRecord>> read_session_records(std::string_view text,
                                                        std::string_view file);

}  // namespace pm::gen
