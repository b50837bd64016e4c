#include "generator/studio/learn.h"

#include <algorithm>
#include <numeric>

#include "generator/breeder/breed.h"
#include "generator/core/text.h"
#include "generator/import/charset.h"
#include "generator/import/sheet.h"
#include "generator/optimiser/counts.h"
#include "generator/optimiser/decision_doc.h"
#include "generator/scene/scene_doc.h"
#include "generator/studio/requests.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostRows = 20'000;
constexpr std::size_t kMostParents = 64;
/// Part of the traffic that is always split equally, so that an early favourite can be corrected.
constexpr double kHoldout = 0.1;

Json periods_json(const Counts& counts) {
  Json out = Json::array();
  for (std::size_t p = 0; p < counts.periods.size(); ++p) {
    std::vector<double> impressions(counts.arms.size(), 0.0), installs(counts.arms.size(), 0.0);
    for (std::size_t c = 0; c < counts.cells.size(); ++c) {
      if (counts.period[c] != static_cast<int>(p)) continue;
      impressions[static_cast<std::size_t>(counts.cells[c].arm)] += counts.cells[c].impressions;
      installs[static_cast<std::size_t>(counts.cells[c].arm)] += counts.cells[c].installs;
    }
    out.push_back({{"name", counts.periods[p]},
                   {"impressions", std::move(impressions)},
                   {"installs", std::move(installs)}});
  }
  return out;
}

/// Cells that name something: a title has few of them, a line of figures too.
int names_of_columns(std::span<const std::string> cells) {
  return static_cast<int>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) {
    const std::string text = squeeze(cell);
    return !text.empty() && (text.front() < '0' || text.front() > '9');
  }));
}

}  // namespace

Result<Json> read_report(std::string_view bytes, std::string_view name) {
  const DecodedText decoded = decode_text(bytes);
  auto table = read_sheet(decoded.text, name, names_of_columns);
  if (!table) return table.error();
  if (table->rows.size() > kMostRows) {
    return Error{ExitCode::usage, std::string(name), "",
                 "has more than " + std::to_string(kMostRows) + " rows",
                 "Export it by day and creative"};
  }
  Json out;
  out["head"] = table->head.fields;
  out["rows"] = Json::array();
  for (const CsvRow& row : table->rows) out["rows"].push_back(row.fields);
  return out;
}

Result<Json> learn_from_counts(std::string_view text) {
  auto counts = read_counts(text, "report");
  if (!counts) return counts.error();
  std::vector<std::size_t> arms(counts->arms.size());
  std::iota(arms.begin(), arms.end(), std::size_t{0});
  DecisionOptions how;
  how.guards.holdout = kHoldout;
  how.previous = counts->last_shares();
  Json out = decision_json(*counts, decide(*counts, arms, how), how);
  out["periods"] = periods_json(*counts);
  return out;
}

Result<Json> next_generation(const Json& parents, const Brief& brief, const Plan& plan,
                             const Catalog& catalog, int count, std::uint64_t seed) {
  const auto bad = [](std::string message) {
    return Error{ExitCode::usage, "parents", "", std::move(message), "Import the report anew"};
  };
  if (!parents.is_array() || parents.empty() || parents.size() > kMostParents)
    return bad("there must be 1 to " + std::to_string(kMostParents));
  std::vector<Parent> read;
  for (const Json& one : parents) {
    if (!one.is_object() || !one.contains("id") || !one["id"].is_string() ||
        !one.contains("request") || !one.contains("rate") || !one["rate"].is_number() ||
        !one.contains("low_rate") || !one["low_rate"].is_number()) {
      return bad("one has no id, request, rate or low_rate");
    }
    auto request = read_request(one["request"], catalog);
    if (!request) return request.error();
    if (!request->lots) request->lots = lots_from(request->seed);
    read.push_back({one["id"].get<std::string>(), std::move(*request), one["rate"].get<double>(),
                    one["low_rate"].get<double>()});
  }
  Json out = Json::array();
  for (Offspring& child : breed(read, brief, plan, catalog, count, seed)) {
    auto doc = compose_one(brief, plan, catalog, child.request);
    if (!doc) return doc.error();
    out.push_back({{"origin", origin_name(child.origin)},
                   {"parents", child.parents},
                   {"why", child.why},
                   {"request", request_json(child.request)},
                   {"scene", write_scene(*doc, catalog)}});
  }
  return out;
}

}  // namespace pm::gen
