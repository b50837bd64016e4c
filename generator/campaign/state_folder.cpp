#include "generator/campaign/state_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "generator/core/files.h"
#include "generator/core/json.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr const char* kMark = "campaign-state.json";

}  // namespace

Status open_state(const fs::path& state, const std::string& campaign, bool dry_run) {
  std::error_code error;
  const fs::path mark = state / kMark;
  if (fs::exists(mark, error)) {
    auto doc = load_json(mark.string(), 1U << 16U, ExitCode::usage);
    if (!doc) return doc.error();
    if (doc->value("name", std::string()) == campaign) return Done{};
    return Error{ExitCode::usage, state.string(), "",
                 "this folder is the state of a campaign for \"" +
                     one_line(doc->value("name", std::string())) + "\"",
                 "Name another with --state"};
  }
  if (fs::exists(state, error) && !fs::is_empty(state, error)) {
    // A run that was ended between making the folder and its mark leaves only the lock.
    for (const auto& entry : fs::directory_iterator(state, error)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.') || name.starts_with(kMark)) continue;
      return Error{ExitCode::output, state.string(), "", "this folder holds other files",
                   "Name a new folder with --state"};
    }
  }
  if (dry_run) return Done{};
  fs::create_directories(state, error);
  if (error) {
    return Error{ExitCode::output, state.string(), "",
                 "the folder cannot be made: " + error.message(), "Choose another --state"};
  }
  Json doc;
  doc["campaign"] = 1;
  doc["name"] = campaign;
  return write_file(mark, pretty_json(doc));
}

Result<StateLock> StateLock::take(const fs::path& state) {
  const fs::path file = state / ".lock";
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) {
    return Error{ExitCode::output, state.string(), "", "the folder cannot be written",
                 "Choose another --state"};
  }
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd);
    return Error{ExitCode::output, state.string(), "", "another run is working on this campaign",
                 "Wait until it has ended"};
  }
  return StateLock(fd);
}

StateLock::~StateLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace pm::gen
