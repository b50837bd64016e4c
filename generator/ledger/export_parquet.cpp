#include "generator/ledger/export_parquet.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

namespace fs = std::filesystem;

/// What tools/parquet.mjs leaves with when DuckDB is not installed.
constexpr int kNoDuckDb = 3;

/// Runs Node.js with these words; its exit code, or -1 when there is no Node.js.
int run_node(std::string script, std::string csv, std::string out) {
  const char* const given = std::getenv("PLAYMILL_NODE");
  std::string node = given ? given : "node";
  char* const words[] = {node.data(), script.data(), csv.data(), out.data(), nullptr};
  pid_t child = -1;
  if (::posix_spawnp(&child, node.c_str(), nullptr, nullptr, words, environ) != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/// Files that go away with it.
struct Passing {
  fs::path path;
  ~Passing() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

}  // namespace

Status export_parquet(Ledger& ledger, ExportTable table, const LedgerFilter& filter,
                      const std::string& path) {
  const auto root = playmill_root();
  if (!root) return root.error();
  const Passing csv{path + ".csv.partial"}, made{path + ".partial"};
  if (Status done = export_csv(ledger, table, filter, csv.path); !done) return done;
  switch (run_node(*root / "tools" / "parquet.mjs", csv.path, made.path)) {
    case 0: break;
    case -1:
      return Error{ExitCode::component, "", "", "Node.js was not found",
                   "Run ./playmill setup, or set PLAYMILL_NODE to Node.js 18 or later"};
    case kNoDuckDb:
      return Error{ExitCode::component, "", "", "DuckDB, which writes Parquet, is not installed",
                   "Run tools/setup/duckdb.sh (70 MB), or leave --format away for CSV"};
    default:
      return Error{ExitCode::output, path, "", "the table cannot be written as Parquet",
                   "See DuckDB's message above"};
  }
  std::error_code failed;
  fs::rename(made.path, path, failed);
  if (failed)
    return Error{ExitCode::output, path, "", failed.message(),
                 "Check that the folder exists and may be written to"};
  return Done{};
}

}  // namespace pm::gen
