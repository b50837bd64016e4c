#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "generator/cli/report_data.h"
#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/csv.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/import/report.h"
#include "generator/measured/measured.h"

namespace pm::gen {

namespace {

struct ImportOptions {
  std::vector<std::string> files;
  std::string ledger, network, variants, names, counts, days, decimal, currency, offset = "UTC";
  bool anyway = false;
  bool list = false;
};

Result<Identities> identities_of(const ImportOptions& options) {
  Identities out;
  if (!options.variants.empty()) {
    auto known = known_variants(options.variants);
    if (!known) return known.error();
    out = Identities(std::move(*known));
  }
  if (!options.names.empty()) {
    auto text = read_text(options.names, 16U << 20U, ExitCode::usage);
    if (!text) return text.error();
    auto table = parse_csv(*text, options.names, ExitCode::usage);
    if (!table) return table.error();
    if (auto done = out.add_mapping(*table); !done) return done.error();
  }
  return out;
}

Result<ReportOptions> report_options(const ImportOptions& options) {
  ReportOptions out;
  out.network = options.network;
  out.anyway = options.anyway;
  out.currency = options.currency;
  if (options.days == "dmy") out.day_order = DayOrder::day_first;
  if (options.days == "mdy") out.day_order = DayOrder::month_first;
  if (options.decimal == "point") out.decimal = '.';
  if (options.decimal == "comma") out.decimal = ',';
  const auto offset = read_offset(options.offset);
  if (!offset) {
    return Error{ExitCode::usage, "--utc-offset", "",
                 "\"" + one_line(options.offset) + "\" is no offset", "Write +02:00 or UTC"};
  }
  out.offset = *offset;
  return out;
}

/// Rows for `decide --counts`: one per variant, day, network and country.
std::string counts_table(const std::vector<Measured>& rows) {
  std::string out = "arm,period,network,country,impressions,installs\n";
  for (const Measured& row : rows) {
    out += csv_field(row.variant) + "," + row.day + "," + csv_field(row.network) + "," +
           csv_field(row.country) + "," + number_text("%.0f", row.impressions) + "," +
           number_text("%.0f", row.installs) + "\n";
  }
  return out;
}

Json to_json(const Imported& report, const std::string& file) {
  Json out;
  out["file"] = file;
  out["source"] = report.source->id;
  out["charset"] = report.charset;
  out["lines"] = report.lines;
  out["totals_skipped"] = report.totals;
  out["rows"] = report.rows.size();
  if (!report.rows.empty()) {
    out["days"] = Json::array({report.rows.front().day, report.rows.back().day});
  }
  out["unknown_columns"] = report.unknown_columns;
  out["strangers"] = Json::array();
  for (const auto& [name, impressions] : report.strangers) {
    out["strangers"].push_back({{"creative", name}, {"impressions", impressions}});
  }
  out["notes"] = report.notes;
  return out;
}

void say_report(const Imported& report, const std::string& file, const Identities& identities,
                Context& context) {
  double impressions = 0;
  double installs = 0;
  std::set<std::string> variants;
  for (const DailyCounts& row : report.rows) {
    impressions += static_cast<double>(row.numbers.impressions.value_or(0));
    installs += static_cast<double>(row.numbers.installs.value_or(0));
    variants.insert(row.variant);
  }
  std::string line =
      file + ": " + report.source->name + ", " + std::to_string(report.lines) + " lines";
  if (!report.rows.empty()) {
    line += ", " + report.rows.front().day + " to " + report.rows.back().day;
  }
  line += ", " + std::to_string(variants.size()) + " variants, " +
          number_text("%.0f", impressions) + " impressions, " + number_text("%.0f", installs) +
          " installs";
  context.say(line);
  if (!report.source->days.empty()) context.say("  Days are those of " + report.source->days + ".");
  if (report.totals > 0) {
    context.say("  Passed over: " + std::to_string(report.totals) + " rows that sum others.");
  }
  if (!report.unknown_columns.empty()) {
    context.say("  Columns not read: " + list_names(report.unknown_columns) + ".");
  }
  for (const auto& [name, count] : report.strangers) {
    const std::string near = identities.nearest(name);
    context.say("  No variant for \"" + name + "\" (" + number_text("%.0f", count) +
                " impressions)" + (near.empty() ? "" : "; " + near + "?") +
                ". Left out; name it with --names.");
  }
  for (const std::string& note : report.notes) context.say("  Note: " + note + ".");
}

Status list_sources(Context& context) {
  auto sources = load_report_sources();
  if (!sources) return sources.error();
  Json out = Json::array();
  Table table({"--network", "report", "from", "days"});
  for (const ReportSource& source : *sources) {
    out.push_back({{"id", source.id}, {"name", source.name}, {"where", source.where}});
    table.row({source.id, source.name, source.where, source.days});
  }
  context.print(out);
  for (const std::string& line : table.lines()) context.say(line);
  return Done{};
}

Status run_import(const ImportOptions& options, Context& context) {
  if (options.list) return list_sources(context);
  if (options.files.empty()) {
    return Error{ExitCode::usage, "", "", "no report is named", "playmill import report.csv"};
  }
  auto sources = load_report_sources();
  if (!sources) return sources.error();
  auto identities = identities_of(options);
  if (!identities) return identities.error();
  auto how = report_options(options);
  if (!how) return how.error();
  std::vector<Imported> reports;
  for (const std::string& file : options.files) {
    auto bytes = read_file(file, kMostReportBytes, ExitCode::usage);
    if (!bytes) return bytes.error();
    auto report = read_report(*bytes, file, *sources, *identities, *how);
    if (!report) return report.error();
    reports.push_back(std::move(*report));
  }
  if (!options.ledger.empty()) {
    auto ledger = open_ledger(options.ledger);
    if (!ledger) return ledger.error();
    for (const Imported& report : reports) {
      if (auto done = (*ledger)->put_counts(report.rows); !done) return done;
    }
  }
  if (!options.counts.empty()) {
    std::vector<DailyCounts> rows;
    for (const Imported& report : reports) {
      rows.insert(rows.end(), report.rows.begin(), report.rows.end());
    }
    const std::string table = counts_table(measured_rows(std::move(rows)));
    if (auto done = write_file(options.counts, table); !done) return done;
  }
  Json out;
  out["ok"] = true;
  out["reports"] = Json::array();
  for (std::size_t i = 0; i < reports.size(); ++i) {
    out["reports"].push_back(to_json(reports[i], options.files[i]));
    say_report(reports[i], options.files[i], *identities, context);
  }
  if (!options.ledger.empty()) out["ledger"] = options.ledger;
  context.print(out);
  if (!options.ledger.empty()) context.say("Kept in " + options.ledger + ".");
  return Done{};
}

}  // namespace

void add_import(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "import", "Read what a network or an attribution service reports into the ledger");
  auto options = std::make_shared<ImportOptions>();
  verb->add_option("reports", options->files, "CSV, TSV or JSON, by day and by creative");
  verb->add_option(
      "--ledger", options->ledger,
      "Keep them in this ledger (file, or http(s):// of a ClickHouse server; made when there "
      "is none); the same day and "
      "creative again replaces what was there");
  verb->add_option("--network,-n", options->network,
                   "Whose report it is (see --list); told by its columns where they do");
  verb->add_option("--variants", options->variants,
                   "Folder of generate or run: creatives are matched to the variants in it");
  verb->add_option("--names", options->names, "CSV with the columns creative, variant");
  verb->add_option("--counts", options->counts, "Also write a table for `decide --counts`");
  verb->add_option("--days", options->days, "Days like 03/04/2026: dmy or mdy")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  verb->add_option("--decimal", options->decimal, "Decimals after a point or a comma")
      ->check(CLI::IsMember({"point", "comma"}));
  verb->add_option("--currency", options->currency, "Where the report does not say")
      ->check([](const std::string& code) {
        const bool good = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
                            return c >= 'A' && c <= 'Z';
                          });
        return good ? std::string() : "must be three capital letters";
      });
  verb->add_option("--utc-offset", options->offset,
                   "Where days begin, for reports by the hour with their own offset")
      ->capture_default_str();
  verb->add_flag("--anyway", options->anyway, "Although it looks like another network's report");
  verb->add_flag("--list", options->list, "Which reports can be read");
  add_examples(*verb, {"playmill import applovin.csv --variants out --ledger ads.sqlite",
                       "playmill import applovin.csv --variants out --counts counts.csv",
                       "playmill import unity.csv --network unity --names names.csv",
                       "playmill import --list"});
  verb->callback([options, &context] {
    if (auto done = run_import(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
