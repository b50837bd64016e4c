#include "generator/measured/plays.h"

#include <optional>

#include "generator/core/json.h"
#include "generator/session/view.h"

namespace pm::gen {

namespace {

/// Nothing when somebody changed it in the ledger since it was checked.
std::optional<SessionRecord> checked_record(const SessionPart& part) {
  const auto document = parse_json(part.record, part.id, ExitCode::record);
  if (!document) return std::nullopt;
  try {
    if (auto record = unpack_session_record(*document, part.id)) return std::move(*record);
  } catch (const Json::exception&) {
  }
  return std::nullopt;
}

}  // namespace

void add_view(ViewTally& tally, const SessionView& view) {
  const std::int64_t displayed = view.time_of("displayed");
  if (displayed < 0) return;
  ++tally.views;
  tally.stays.push_back(stay_of(view));
  const std::int64_t touched = view.time_of("first_touch");
  if (touched >= displayed) {
    tally.first_touch_seconds.push_back(static_cast<double>(touched - displayed) / 1000);
  }
  if (view.record.touches.empty()) return;
  TouchGrids& grids = tally.touches[view.record.scene];
  for (const bool landscape : {false, true}) {
    for (const bool end_card : {false, true}) {
      add_touches(grids[landscape][end_card], view, {landscape, end_card});
    }
  }
}

void add_tally(ViewTally& tally, const ViewTally& more) {
  tally.views += more.views;
  tally.stays.insert(tally.stays.end(), more.stays.begin(), more.stays.end());
  tally.first_touch_seconds.insert(tally.first_touch_seconds.end(),
                                   more.first_touch_seconds.begin(),
                                   more.first_touch_seconds.end());
  for (const auto& [scene, grids] : more.touches) {
    TouchGrids& sum = tally.touches[scene];
    for (std::size_t form = 0; form < grids.size(); ++form) {
      for (std::size_t place = 0; place < grids[form].size(); ++place) {
        add_touches(sum[form][place], grids[form][place]);
      }
    }
  }
}

Result<std::map<std::string, ViewTally>> plays_in(Ledger& ledger, const LedgerFilter& filter) {
  std::map<std::string, ViewTally> out;
  std::string id;
  std::vector<SessionRecord> parts;
  const auto finish_view = [&] {
    if (parts.empty()) return;
    const std::string variant = parts.front().variant;
    for (const SessionView& view : join_sessions(std::move(parts))) add_view(out[variant], view);
    parts.clear();
  };
  const Status done = ledger.sessions(filter, false, [&](const SessionPart& part) {
    if (part.id != id) finish_view();
    id = part.id;
    if (auto record = checked_record(part)) parts.push_back(std::move(*record));
    return true;
  });
  if (!done) return done.error();
  finish_view();
  return out;
}

}  // namespace pm::gen
