#include "generator/core/growing_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr const char* kKeyFile = ".key";
constexpr std::size_t kMaxKey = 1U << 16U;

Error cannot(const fs::path& path, std::string what, int code) {
  return {ExitCode::output, path.string(), "",
          std::move(what) + ": " + std::error_code(code, std::generic_category()).message(),
          "Choose a folder that can be written to"};
}

}  // namespace

Result<GrowingFolder> GrowingFolder::open(const fs::path& path, std::string_view key,
                                          bool (*is_ours)(const fs::path&)) {
  // Whether the name can be taken is asked before anything is made.
  if (auto probe = OutputFolder::open(path, is_ours); !probe) return probe.error();
  GrowingFolder out;
  out.is_ours_ = is_ours;
  out.final_ = path.lexically_normal();
  if (out.final_.filename().empty()) out.final_ = out.final_.parent_path();
  out.unfinished_ = out.final_.string() + ".unfinished";
  out.kept_ = true;  // until it is certain that nobody else is at work here
  std::error_code error;
  fs::create_directories(out.unfinished_, error);
  if (error) return cannot(out.unfinished_, "the folder cannot be made", error.value());
  out.lock_ = ::open(out.unfinished_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (out.lock_ < 0) return cannot(out.unfinished_, "the folder cannot be opened", errno);
  if (::flock(out.lock_, LOCK_EX | LOCK_NB) != 0) {
    return Error{ExitCode::output, path.string(), "", "another run is writing this folder",
                 "Wait for it, or name another folder"};
  }
  const auto old = read_file(out.unfinished_ / kKeyFile, kMaxKey, ExitCode::output);
  if (!old || *old != key) {
    for (const fs::directory_entry& entry : fs::directory_iterator(out.unfinished_, error)) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
    // Written last: what lies there without its key is never taken for this run's.
    if (auto done = write_file(out.unfinished_ / kKeyFile, key); !done) {
      out.kept_ = false;
      return done.error();
    }
  }
  out.kept_ = false;
  return out;
}

GrowingFolder::GrowingFolder(GrowingFolder&& other) noexcept
    : final_(std::move(other.final_)),
      unfinished_(std::move(other.unfinished_)),
      is_ours_(other.is_ours_),
      lock_(other.lock_),
      kept_(other.kept_) {
  other.unfinished_.clear();
  other.lock_ = -1;
}

GrowingFolder::~GrowingFolder() {
  if (!unfinished_.empty() && !kept_) {
    std::error_code ignored;
    fs::remove_all(unfinished_, ignored);
  }
  if (lock_ >= 0) ::close(lock_);
}

Status GrowingFolder::commit() {
  auto place = OutputFolder::open(final_, is_ours_);
  if (!place) return place.error();
  std::error_code error;
  fs::remove(place->path(), error);
  fs::rename(unfinished_, place->path(), error);
  if (error) return cannot(final_, "the folder cannot be put in place", error.value());
  unfinished_.clear();
  fs::remove(place->path() / kKeyFile, error);
  return place->commit();
}

}  // namespace pm::gen
