#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "generator/diversity/belief.h"
#include "generator/look/judge.h"

namespace pm::gen {

/// What a screening of the same candidates found out before.
struct ScreeningNotes {
  struct Look {
    std::string renderer;  ///< that drew the pictures
    LookScores scores;
  };
  std::map<int, Look> looks;                         ///< by candidate
  std::map<std::pair<int, int>, PlayTally> tallies;  ///< by candidate and how many plays they hold
  std::size_t bytes = 0;                             ///< of the text, up to its last whole line

  /// Null when its pictures were never measured, or by another renderer.
  const LookScores* look(int candidate, std::string_view renderer) const;
  /// Null when it never had exactly so many plays.
  const PlayTally* tally(int candidate, int plays) const;
};

/// Reads the lines of a log. What follows the last line end was being written when the run was
/// killed, and is left out. Nothing when a whole line is not one of ours: then none of it is
/// trusted.
std::optional<ScreeningNotes> read_screening_notes(std::string_view text);

/// The notes of a screening, kept on disk so that a run that is killed goes on from there: a file
/// that only grows, by one line of JSON for each finished batch. Whoever opens it sees to it that
/// the file belongs to the same candidates. Not for several threads at once, but for `before`.
class ScreeningLog {
 public:
  /// Takes what an earlier run left in `file`. One that cannot be read or understood counts as
  /// none. Error (output) when it cannot be mended or removed.
  static Result<ScreeningLog> open(const std::filesystem::path& file);

  const ScreeningNotes& before() const { return before_; }

  struct Looked {
    int candidate = 0;
    const LookScores* scores = nullptr;
  };
  /// A batch of pictures is measured. Error (output) when it cannot be written.
  Status note(std::string_view renderer, std::span<const Looked> batch);
  /// A candidate was played; `all` holds its plays before as well. Error (output) likewise.
  Status note(int candidate, const PlayTally& all);

 private:
  Status append(std::string line);

  std::filesystem::path file_;
  std::ofstream stream_;  ///< opened for the first line, so that an empty log leaves no file
  ScreeningNotes before_;
};

}  // namespace pm::gen
