#pragma once
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

[[noreturn]] inline void die(const std::string& why) {
  std::fprintf(stderr, "bench_collector: %s\n", why.c_str());
  std::exit(1);
}

/// This thread and what it starts from here on runs on these cores only.
inline void stay_on(std::initializer_list<int> cores) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (const int core : cores) CPU_SET(core, &set);
  sched_setaffinity(0, sizeof set, &set);
}

/// A `playmill collect` over a folder of its own.
class Collector {
 public:
  Collector(const std::string& program, const fs::path& data, int max_behind_ms = 50,
            std::initializer_list<std::string> more = {})
      : data_(data) {
    fs::remove_all(data);
    int pipe_ends[2];
    if (::pipe(pipe_ends) != 0) die("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{program,
                                   "collect",
                                   "--data",
                                   data.string(),
                                   "--port",
                                   "0",
                                   "--rate",
                                   "0",
                                   "--views-per-hour",
                                   "0",
                                   "--threads",
                                   "1",
                                   "--connections",
                                   "4000",
                                   "--max-behind",
                                   std::to_string(max_behind_ms)};
    words.insert(words.end(), more);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // A child inherits the cores of the thread that starts it.
    stay_on({0});
    const int failed =
        posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    stay_on({1});
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_ends[1]);
    if (failed != 0) die("cannot start " + program);
    said_ = ::fdopen(pipe_ends[0], "r");
    char line[512];
    while (std::fgets(line, sizeof line, said_)) {
      const std::string_view text = line;
      const std::size_t at = text.find("listening on http://127.0.0.1:");
      if (at != text.npos) {
        port_ = static_cast<std::uint16_t>(std::atoi(line + at + 30));
        return;
      }
      std::fputs(line, stderr);
    }
    die("the collector did not start");
  }
  ~Collector() {
    if (process_ > 0) ::kill(process_, SIGKILL);
    std::fclose(said_);
    fs::remove_all(data_);
  }
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  std::uint16_t port() const { return port_; }

  /// Processor time so far, in seconds.
  double cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/stat");
    std::string all((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(all.substr(all.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }

  /// Ends it when everything is in the ledger; its processor time in all, in seconds.
  double stop() {
    ::kill(process_, SIGTERM);
    int status = 0;
    rusage used{};
    ::wait4(process_, &status, 0, &used);
    process_ = -1;
    if (status != 0) die("the collector ended with a fault");
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
  }

 private:
  fs::path data_;
  pid_t process_ = -1;
  std::FILE* said_ = nullptr;
  std::uint16_t port_ = 0;
};
