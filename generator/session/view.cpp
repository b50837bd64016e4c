#include "generator/session/view.h"

#include <algorithm>
#include <map>

namespace pm::gen {

namespace {

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Parts of one view in rising order, each once.
SessionView join(std::vector<SessionRecord> parts) {
  SessionView out;
  std::vector<SessionEvent> events;
  std::vector<SessionTouch> touches;
  std::vector<Input> trace;
  std::optional<SessionMark> mark;
  for (SessionRecord& part : parts) {
    if (part.part != out.parts && out.missing_part < 0) out.missing_part = out.parts;
    ++out.parts;
    append(events, part.events);
    append(touches, part.touches);
    if (out.missing_part >= 0) continue;
    append(trace, part.trace);
    mark = part.mark;
    if (mark) out.marks.push_back({*mark, trace.size()});
  }
  out.record = std::move(parts.back());
  out.record.events = std::move(events);
  out.record.touches = std::move(touches);
  out.record.trace = std::move(trace);
  out.record.mark = mark;
  return out;
}

}  // namespace

std::int64_t SessionView::time_of(std::string_view event) const {
  for (const SessionEvent& one : record.events) {
    if (one.name == event) return one.at_ms;
  }
  return -1;
}

std::vector<SessionView> join_sessions(std::vector<SessionRecord> records) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<SessionRecord>> by_id;
  for (SessionRecord& record : records) {
    auto& parts = by_id[record.id];
    if (parts.empty()) order.push_back(record.id);
    parts.push_back(std::move(record));
  }
  std::vector<SessionView> out;
  for (const std::string& id : order) {
    auto& parts = by_id[id];
    std::stable_sort(
        parts.begin(), parts.end(),
        [](const SessionRecord& a, const SessionRecord& b) { return a.part < b.part; });
    const auto end = std::unique(
        parts.begin(), parts.end(),
        [](const SessionRecord& a, const SessionRecord& b) { return a.part == b.part; });
    parts.erase(end, parts.end());
    out.push_back(join(std::move(parts)));
  }
  return out;
}

}  // namespace pm::gen
