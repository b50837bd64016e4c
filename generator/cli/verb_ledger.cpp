#include <map>
#include <memory>

#include "generator/cli/verbs.h"
#include "generator/ledger/export_parquet.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace {

const std::map<std::string, ExportTable> kTables{{"counts", ExportTable::counts},
                                                 {"daily", ExportTable::daily},
                                                 {"funnel", ExportTable::funnel},
                                                 {"sessions", ExportTable::sessions}};

const std::map<std::string, bool> kFormats{{"csv", false}, {"parquet", true}};

struct LedgerArguments {
  std::string address = "playmill-data/ledger.db";
  ExportTable table = ExportTable::counts;
  std::string out;
  bool parquet = false;
  std::string before;
  LedgerFilter filter;
};

using LedgerCommand = Status (*)(Ledger&, const LedgerArguments&, Context&);

Status show_size(Ledger& ledger, const LedgerArguments&, Context& context) {
  const auto size = ledger.size();
  if (!size) return size.error();
  context.print({{"counts", size->counts},
                 {"sessions", size->sessions},
                 {"hits", size->hits},
                 {"letters", size->letters}});
  context.say(std::to_string(size->counts) + " lines of reports, " +
              std::to_string(size->sessions) + " session records, " + std::to_string(size->hits) +
              " pixels and postbacks, " + std::to_string(size->letters) + " dead letters");
  return Done{};
}

Status write_table(Ledger& ledger, const LedgerArguments& arguments, Context& context) {
  const auto write = arguments.parquet ? export_parquet : export_csv;
  if (Status done = write(ledger, arguments.table, arguments.filter, arguments.out); !done)
    return done;
  context.print({{"written", arguments.out}});
  context.say(arguments.out);
  return Done{};
}

Status forget(Ledger& ledger, const LedgerArguments& arguments, Context& context) {
  if (Status done = ledger.forget_before(arguments.before); !done) return done;
  return show_size(ledger, arguments, context);
}

Status list_letters(Ledger& ledger, const LedgerArguments&, Context& context) {
  const auto letters = ledger.letters(1000);
  if (!letters) return letters.error();
  Json out = Json::array();
  for (const DeadLetter& letter : *letters) {
    out.push_back({{"id", letter.id},
                   {"door", letter.door},
                   {"reason", letter.reason},
                   {"pointer", letter.pointer},
                   {"received_ms", letter.received_ms},
                   {"body", letter.body}});
    context.say(letter.id + "  " + day_of(letter.received_ms) + "  " + letter.door +
                letter.pointer + ": " + letter.reason);
  }
  context.print(out);
  return Done{};
}

}  // namespace

void add_ledger(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("ledger", "Look into the ledger, write tables of it, forget old sessions");
  auto arguments = std::make_shared<LedgerArguments>();
  verb->add_option(
          "--ledger", arguments->address,
          "Its file, or https://user@host:8443/database of a ClickHouse server (http:// without "
          "TLS); its password is in PLAYMILL_LEDGER_PASSWORD")
      ->capture_default_str();
  verb->require_subcommand(1);
  verb->fallthrough();
  const auto command = [&](const char* name, const char* help, LedgerCommand run) {
    CLI::App* sub = verb->add_subcommand(name, help);
    sub->callback([arguments, &context, run] {
      auto ledger = open_ledger(arguments->address, WhenMissing::refuse);
      if (!ledger) return context.fail(ledger.error());
      if (Status done = run(**ledger, *arguments, context); !done) context.fail(done.error());
    });
    return sub;
  };
  command("show", "How much there is", show_size);
  CLI::App* table = command("export", "Write a table as CSV or Parquet", write_table);
  table->add_option("table", arguments->table, "counts, daily, funnel or sessions")
      ->required()
      ->transform(CLI::CheckedTransformer(kTables));
  table->add_option("--format", arguments->parquet, "csv or parquet")
      ->transform(CLI::CheckedTransformer(kFormats));
  table->add_option("--out", arguments->out, "File to write")->required();
  table->add_option("--from", arguments->filter.first_day, "First day, 2026-11-27");
  table->add_option("--to", arguments->filter.last_day, "Last day");
  table->add_option("--variant", arguments->filter.variants, "Only these")->delimiter(',');
  table->add_option("--campaign", arguments->filter.campaigns, "Only these")->delimiter(',');
  table->add_option("--network", arguments->filter.networks, "Only these")->delimiter(',');
  CLI::App* old =
      command("forget", "Forget sessions, hits and dead letters; what they counted stays", forget);
  old->add_option("--before", arguments->before, "First day that is kept")->required();
  command("letters", "List what the collector could not take, and why", list_letters);
  add_examples(*verb, {"playmill ledger show",
                       "playmill ledger show --ledger https://playmill@ch.example:8443/ads",
                       "playmill ledger export counts --out counts.csv --from 2026-11-01",
                       "playmill ledger export daily --format parquet --out daily.parquet",
                       "playmill ledger forget --before 2026-10-01"});
}

}  // namespace pm::gen
