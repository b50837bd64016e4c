#include "generator/cli/plan_batch.h"

#include <istream>
#include <ostream>
#include <string>

#include "generator/brief/brief.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// Reads a line of at most `kMostBatchLine` bytes; the rest of a longer one is skipped.
bool next_line(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  std::streambuf& buffer = *in.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  bool any = false;
  for (int c = buffer.sbumpc(); c != kEnd; c = buffer.sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kMostBatchLine) {
      line += static_cast<char>(c);
    } else {
      too_long = true;
    }
  }
  return any;
}

Error line_error(std::string pointer, std::string message, std::string mend) {
  return {ExitCode::bad_brief, "", std::move(pointer), std::move(message), std::move(mend)};
}

Result<std::string> text_field(const Json& row, const char* key) {
  if (!row.contains(key) || row[key].is_null()) return std::string();
  if (!row[key].is_string())
    return line_error(std::string("/") + key, "is not a text", "Put it in quotes");
  return row[key].get<std::string>();
}

Result<Plan> plan_row(const Json& row, const Planner& planner) {
  auto name = text_field(row, "name");
  if (!name) return name.error();
  auto description = text_field(row, "description");
  if (!description) return description.error();
  auto category = text_field(row, "category");
  if (!category) return category.error();
  if (name->empty() && description->empty()) {
    return line_error("", "has neither name nor description", "Give at least one of them");
  }
  auto brief = brief_from_text(*description, *name);
  if (!brief) return brief.error();
  brief->category = strip_controls(*category);
  return planner.plan(*brief);
}

}  // namespace

Json batch_row(const Plan& plan) {
  Json out = to_json(plan);
  for (const char* key :
       {"mechanics", "categories", "objects", "backgrounds", "moods", "tones", "audiences"}) {
    if (!out.contains(key)) continue;
    for (Json& item : out[key]) item = Json{{"name", item["name"]}, {"p", item["weight"]}};
  }
  return out;
}

Result<BatchCount> plan_batch(std::istream& in, std::ostream& out, const Planner& planner) {
  BatchCount count;
  std::string line;
  bool too_long = false;
  for (std::size_t number = 1; next_line(in, line, too_long); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    Json result;
    const auto plan = [&]() -> Result<Plan> {
      if (too_long) {
        return line_error("", "is longer than " + std::to_string(kMostBatchLine) + " bytes",
                          "Shorten the description");
      }
      auto row = parse_json(line, "", ExitCode::bad_brief);
      if (!row) return row.error();
      if (!row->is_object())
        return line_error("", "is not a JSON object", "Write {\"id\": …, \"name\": …}");
      if (row->contains("id") && !(*row)["id"].is_structured()) result["id"] = (*row)["id"];
      return plan_row(*row, planner);
    }();
    if (plan) {
      ++count.plans;
      if (!plan->fallback.empty()) ++count.fallbacks;
      if (!result.contains("id")) result["line"] = number;
      result.update(batch_row(*plan));
    } else {
      ++count.errors;
      result["line"] = number;
      result["error"] = to_line(plan.error());
    }
    out << result.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    if (!out) return Error{ExitCode::output, "", "", "could not be written", "Is the disk full?"};
  }
  out.flush();
  if (!out) return Error{ExitCode::output, "", "", "could not be written", "Is the disk full?"};
  return count;
}

}  // namespace pm::gen
