#include "generator/import/choose.h"

#include "generator/core/text.h"
#include "generator/import/sheet.h"

namespace pm::gen {

namespace {

using Span = std::span<const ReportSource>;

std::vector<std::string> ids_of(Span sources) {
  std::vector<std::string> out;
  for (const ReportSource& source : sources) out.push_back(source.id);
  return out;
}

/// How well columns fit a source: those that tell it count double.
int fit(const ColumnMap& map) { return map.usable() ? map.known + 2 * map.marks : 0; }

ChosenSource best_of(Span sources, const std::vector<std::string>& head,
                     const std::string& network) {
  ChosenSource best;
  for (const ReportSource& source : sources) {
    if (!network.empty() && source.id != network && source.network != network) continue;
    ColumnMap map = map_columns(head, source);
    if (best.source == nullptr || fit(map) > fit(best.map)) best = {&source, std::move(map)};
  }
  return best;
}

std::string looks_like(const ChosenSource& other) {
  return "its columns look like a report of " + other.source->name + " (--network " +
         other.source->id + ")";
}

}  // namespace

Result<ChosenSource> choose_source(Span sources, const Csv& csv, const ReportOptions& options) {
  const std::string place = csv.file + ":" + std::to_string(csv.head.line);
  ChosenSource chosen = best_of(sources, csv.head.fields, options.network);
  if (chosen.source == nullptr) {
    const std::string near = nearest_name(options.network, ids_of(sources));
    return Error{kBadReport, "--network", "",
                 "reports of \"" + one_line(options.network) + "\" are not known",
                 near.empty() ? "Known are " + list_names(ids_of(sources), 20) +
                                    "; `table` reads any file with Playmill's own column names"
                              : "Did you mean " + near + "?"};
  }
  const ChosenSource any = best_of(sources, csv.head.fields, "");
  const bool other = any.source->network != chosen.source->network ||
                     any.source->attribution != chosen.source->attribution;
  if (!chosen.map.usable()) {
    std::string message =
        "there is no column for " + list_names(chosen.map.missing()) + " of " + chosen.source->name;
    if (options.network.empty()) message = "no kind of report fits these columns";
    if (any.map.usable() && any.source != chosen.source) message += "; " + looks_like(any);
    std::vector<std::string> columns = csv.head.fields;
    for (std::string& name : columns) name = one_line(shorten(name, 40));
    return Error{
        kBadReport, place, "", std::move(message),
        "The columns are " + list_names(columns, 8) +
            ". Export by day and by creative, or rename them as templates/reports/table.json says"};
  }
  if (!options.network.empty() && !options.anyway && other && chosen.map.marks == 0 &&
      any.map.marks > 0) {
    return Error{kBadReport, place, "", looks_like(any) + ", not of " + chosen.source->name,
                 "Name that network, or add --anyway"};
  }
  if (options.network.empty() && chosen.map.marks == 0 && chosen.source->id != "table") {
    return Error{kBadReport, place, "", "the columns do not tell whose report this is",
                 "Add --network, one of " + list_names(ids_of(sources), 20)};
  }
  return chosen;
}

}  // namespace pm::gen
