#include "generator/playtest/module_check.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>

#include "generator/core/json.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kLongestAnswer = 1U << 20U;

Error trouble(std::string message, std::string mend) {
  return {ExitCode::component, "node", "", std::move(message), std::move(mend)};
}

std::string reason(int code) { return std::error_code(code, std::generic_category()).message(); }

std::string job_line(const ModuleJob& job) {
  std::string line = R"({"module":)" + Json(job.module.string()).dump() + R"(,"scene":")";
  line +=
      base64(std::string_view(reinterpret_cast<const char*>(job.cooked.data()), job.cooked.size()));
  line += R"(","steps":)" + std::to_string(job.steps) + R"(,"inputs":[)";
  for (const Input& input : job.trace) {
    if (&input != job.trace.data()) line += ',';
    line += '[' + std::to_string(input.step) + ',' + std::to_string(static_cast<int>(input.kind)) +
            ',' + std::to_string(input.at.x) + ',' + std::to_string(input.at.y) + ']';
  }
  return line + "]}\n";
}

std::string node_name(const std::string& asked) {
  if (!asked.empty()) return asked;
  // Nothing here ever sets it.
  const char* set = std::getenv("PLAYMILL_NODE");  // NOLINT(concurrency-mt-unsafe)
  return set != nullptr && *set != '\0' ? set : "node";
}

Result<ModuleRun> read_answer(const std::string& line, const ModuleJob& job) {
  const Json answer = Json::parse(line, nullptr, false);
  if (answer.is_object() && answer.contains("error") && answer["error"].is_string()) {
    return Error{ExitCode::gate, job.module.string(), "",
                 "the shipped module failed: " + answer["error"].get<std::string>(),
                 "Rebuild it: cmake --build build/wasm"};
  }
  ModuleRun run;
  bool sound = answer.is_object();
  for (const char* field : {"phase", "outcome"}) {
    sound = sound && answer.contains(field) && answer[field].is_number_integer() &&
            answer[field].get<int>() >= 0 && answer[field].get<int>() <= 2;
  }
  sound = sound && answer.contains("hash") && answer["hash"].is_string();
  if (sound) {
    const auto text = answer["hash"].get<std::string>();
    char* end = nullptr;
    run.hash = std::strtoull(text.c_str(), &end, 16);
    sound = text.starts_with("0x") && end == text.c_str() + text.size();
  }
  if (!sound) {
    return trouble("the module checker answered something that is no answer",
                   "Check that 'node' is Node.js, or set PLAYMILL_NODE");
  }
  run.phase = static_cast<Phase>(answer["phase"].get<int>());
  run.outcome = static_cast<Outcome>(answer["outcome"].get<int>());
  return run;
}

}  // namespace

ModuleChecker::ModuleChecker(std::filesystem::path script, const std::string& node, int timeout_ms)
    : script_(std::move(script)), node_(node_name(node)), timeout_ms_(timeout_ms) {}

ModuleChecker::~ModuleChecker() { stop(); }

Status ModuleChecker::start() {
  if (child_ > 0) return Done{};
  std::error_code ignored;
  if (!std::filesystem::exists(script_, ignored)) {
    return Error{ExitCode::component, script_.string(), "",
                 "the module checker's script is missing", "Restore the file"};
  }
  int ends[2];
  // A socket and not a pipe: writing to a dead child must be an error, not a signal.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return trouble("cannot talk to Node.js: " + reason(errno), "");
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string script = script_.string();
  char* argv[] = {node_.data(), script.data(), nullptr};
  pid_t child = -1;
  const int failed = posix_spawnp(&child, node_.c_str(), &actions, nullptr, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failed != 0) {
    ::close(ends[0]);
    const bool missing = failed == ENOENT;
    return trouble(missing ? "Node.js was not found as '" + node_ + "'"
                           : "Node.js cannot be started: " + reason(failed),
                   "Run ./playmill setup, or set PLAYMILL_NODE to Node.js 18 or later");
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  child_ = child;
  socket_ = ends[0];
  pending_.clear();
  return Done{};
}

void ModuleChecker::stop() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  if (child_ <= 0) return;
  // It holds nothing that would need an orderly end.
  kill(child_, SIGKILL);
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
}

Result<std::string> ModuleChecker::exchange(const std::string& line) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::milliseconds(timeout_ms_);
  std::size_t sent = 0;
  char block[16384];
  for (;;) {
    if (const std::size_t end = pending_.find('\n'); end != std::string::npos) {
      std::string answer = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return answer;
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0 || pending_.size() > kLongestAnswer) {
      const bool flood = pending_.size() > kLongestAnswer;
      stop();
      return trouble(flood ? "the module checker answered without end"
                           : "the module checker did not answer within " +
                                 std::to_string(timeout_ms_ / 1000.0).substr(0, 4) + " s",
                     "Try again when the machine is less busy");
    }
    pollfd wait{socket_, static_cast<short>(sent < line.size() ? POLLIN | POLLOUT : POLLIN), 0};
    if (poll(&wait, 1, static_cast<int>(left)) < 0 && errno != EINTR) {
      stop();
      return trouble("cannot talk to Node.js: " + reason(errno), "");
    }
    bool dead = false;
    if ((wait.revents & POLLOUT) != 0) {
      const ssize_t put = send(socket_, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
      if (put > 0) sent += static_cast<std::size_t>(put);
      dead = put < 0 && errno != EAGAIN && errno != EINTR;
    }
    if ((wait.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      const ssize_t got = recv(socket_, block, sizeof block, 0);
      if (got > 0) pending_.append(block, static_cast<std::size_t>(got));
      dead = dead || got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
    }
    if (!dead || pending_.find('\n') != std::string::npos) continue;
    stop();
    return trouble("the module checker ended before it answered",
                   "Check that '" + node_ + "' is Node.js 18 or later");
  }
}

Result<ModuleRun> ModuleChecker::run(const ModuleJob& job) {
  std::error_code ignored;
  if (!std::filesystem::exists(job.module, ignored)) {
    return Error{ExitCode::component, job.module.string(), "", "the shipped module is missing",
                 "Run ./playmill setup, or cmake --build build/wasm"};
  }
  const std::string line = job_line(job);
  // A process that is kept may have been ended in the meantime: then a new one gets the job.
  const bool kept = child_ > 0;
  for (bool again = kept;; again = false) {
    if (auto started = start(); !started) return started.error();
    auto answer = exchange(line);
    if (answer) {
      auto run = read_answer(*answer, job);
      if (!run && run.error().code == ExitCode::component) stop();
      return run;
    }
    if (!again || answer.error().message.find("ended before") == std::string::npos)
      return answer.error();
  }
}

}  // namespace pm::gen
