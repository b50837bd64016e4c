#include "generator/core/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "generator/core/text.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

std::string reason(int code) { return std::error_code(code, std::generic_category()).message(); }

Error output_error(const fs::path& path, const std::string& what, int code) {
  const char* mend = "Choose a folder that can be written to";
  if (code == ENOSPC || code == EDQUOT) mend = "Free some space on the disk";
  if (code == EROFS) mend = "Choose a folder on a disk that is not read-only";
  return {ExitCode::output, path.string(), "", what + ": " + reason(code), mend};
}

fs::path root_above(fs::path folder) {
  for (; !folder.empty(); folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::exists(folder / "templates" / "schema", ignored)) return folder;
    if (folder == folder.root_path()) break;
  }
  return {};
}

}  // namespace

Result<fs::path> playmill_root() {
  std::error_code ignored;
  if (const char* set = std::getenv("PLAYMILL_ROOT"); set != nullptr && *set != '\0') {
    if (fs::exists(fs::path(set) / "templates", ignored)) return fs::path(set);
    return Error{ExitCode::component, set, "", "PLAYMILL_ROOT has no folder 'templates'",
                 "Set PLAYMILL_ROOT to the folder of Playmill"};
  }
  for (const fs::path& from :
       {fs::read_symlink("/proc/self/exe", ignored), fs::current_path(ignored)}) {
    if (fs::path found = root_above(from); !found.empty()) return found;
  }
  return Error{ExitCode::component, "", "", "Playmill's folder 'templates' was not found",
               "Set PLAYMILL_ROOT to the folder of Playmill"};
}

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes, ExitCode code) {
  const auto fail = [&](std::string message, std::string mend) {
    return Error{code, path.string(), "", std::move(message), std::move(mend)};
  };
  std::error_code status_error;
  const fs::file_status status = fs::status(path, status_error);
  if (status.type() == fs::file_type::not_found) {
    return fail("there is no such file", "Check the path");
  }
  if (status.type() == fs::file_type::directory) {
    return fail("this is a folder", "Name a file in it");
  }
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return fail("cannot be read: " + reason(errno), "Check the permissions");
  std::string bytes;
  char block[65536];
  for (;;) {
    const ssize_t got = ::read(fd, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int why = errno;
      ::close(fd);
      return fail("cannot be read: " + reason(why), "");
    }
    if (got == 0) break;
    bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > max_bytes) {
      ::close(fd);
      return fail("is larger than " + std::to_string(max_bytes / 1000) + " kB", "Make it smaller");
    }
  }
  ::close(fd);
  return bytes;
}

Result<std::string> read_text(const fs::path& path, std::size_t max_bytes, ExitCode code) {
  auto bytes = read_file(path, max_bytes, code);
  if (!bytes) return bytes;
  if (bytes->starts_with("\xef\xbb\xbf")) bytes->erase(0, 3);
  const std::size_t bad = invalid_utf8(*bytes);
  if (bad != std::string::npos) {
    return Error{code, path.string(), "", "is not valid UTF-8 at byte " + std::to_string(bad),
                 "Save it as UTF-8"};
  }
  return bytes;
}

Status write_file(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = path.string() + "." + std::to_string(::getpid()) + ".tmp";
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return output_error(path, "cannot be written", errno);
  std::size_t at = 0;
  int why = 0;
  while (at < bytes.size()) {
    const ssize_t put = ::write(fd, bytes.data() + at, bytes.size() - at);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      why = errno;
      break;
    }
    at += static_cast<std::size_t>(put);
  }
  if (::close(fd) != 0 && why == 0) why = errno;
  if (why == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) why = errno;
  if (why != 0) {
    ::unlink(temporary.c_str());
    return output_error(path, "cannot be written", why);
  }
  return Done{};
}

Result<OutputFolder> OutputFolder::open(const fs::path& path, bool (*is_ours)(const fs::path&)) {
  std::error_code error;
  fs::path target = path.lexically_normal();
  if (target.filename().empty()) target = target.parent_path();
  if (target.empty() || target == "." || target == ".." || target == target.root_path()) {
    return Error{ExitCode::output, path.string(), "", "this folder cannot be replaced as a whole",
                 "Name a new folder"};
  }
  if (fs::exists(target, error)) {
    if (!fs::is_directory(target, error)) {
      return Error{ExitCode::output, path.string(), "", "there is a file of this name",
                   "Name another folder"};
    }
    if (is_ours != nullptr && !fs::is_empty(target, error) && !is_ours(target)) {
      return Error{ExitCode::output, path.string(), "", "this folder holds other files",
                   "Name a new folder, or empty it"};
    }
  }
  OutputFolder folder;
  folder.final_ = target;
  folder.partial_ = target.string() + ".partial";
  fs::remove_all(folder.partial_, error);
  error.clear();
  fs::create_directories(folder.partial_, error);
  if (error) {
    Error why = output_error(path, "the folder cannot be made", error.value());
    folder.partial_.clear();
    return why;
  }
  if (::access(folder.partial_.c_str(), W_OK) != 0) {
    return output_error(path, "the folder cannot be written", errno);
  }
  return folder;
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : final_(std::move(other.final_)), partial_(std::move(other.partial_)) {
  other.partial_.clear();
}

OutputFolder::~OutputFolder() {
  if (partial_.empty()) return;
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
}

Status OutputFolder::commit() {
  std::error_code error;
  const fs::path old = final_.string() + ".old.partial";
  fs::remove_all(old, error);
  error.clear();
  const bool replaces = fs::exists(final_, error);
  // The old folder steps aside first and comes back if the new one cannot take its place.
  if (replaces) fs::rename(final_, old, error);
  if (!error) {
    fs::rename(partial_, final_, error);
    if (error && replaces) {
      std::error_code ignored;
      fs::rename(old, final_, ignored);
    }
  }
  if (error) return output_error(final_, "the folder cannot be put in place", error.value());
  partial_.clear();
  fs::remove_all(old, error);
  return Done{};
}

}  // namespace pm::gen
