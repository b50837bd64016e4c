#include "generator/diversity/screening_log.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>

#include "generator/core/files.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxLog = 256U << 20U;

/// Every measured number of a look but its cells, under its name in the log.
template <class Scores, class Visit>
void each_number(Scores& scores, const Visit& visit) {
  visit("words", scores.words);
  visit("pieces", scores.pieces);
  visit("separation", scores.separation);
  visit("saliency", scores.saliency);
  visit("congestion", scores.congestion);
  visit("edges", scores.edges);
  visit("blank", scores.blank);
  visit("clipped", scores.clipped);
  visit("score", scores.score);
}

template <class Scores, class Visit>
void each_cell_number(Scores& scores, const Visit& visit) {
  for (auto& cell : scores.cells) {
    visit(cell.L);
    visit(cell.a);
    visit(cell.b);
  }
}

constexpr std::size_t kCellNumbers = std::tuple_size_v<Descriptor> * 3;

// Numbers are written so that reading gives the same bits.
Json look_json(int candidate, const LookScores& scores) {
  Json out;
  out["candidate"] = candidate;
  each_number(scores, [&](const char* name, double value) { out[name] = value; });
  out["has_pieces"] = scores.has_pieces;
  out["hardest"] = static_cast<int>(scores.hardest);
  out["closest"] = {scores.closest_a, scores.closest_b};
  Json cells = Json::array();
  each_cell_number(scores, [&](double value) { cells.push_back(value); });
  out["cells"] = std::move(cells);
  return out;
}

/// Reads values out of a line and remembers whether all were as they should be.
class Reader {
 public:
  bool ok() const { return ok_; }

  const Json& field(const Json& row, const char* name) {
    static const Json none;
    if (const auto at = row.find(name); at != row.end()) return *at;
    ok_ = false;
    return none;
  }

  double number(const Json& value) {
    if (value.is_number() && std::isfinite(value.get<double>())) return value.get<double>();
    ok_ = false;
    return 0;
  }

  int integer(const Json& value, int least, int most = std::numeric_limits<int>::max()) {
    const auto wide = value.is_number_integer() ? value.get<std::int64_t>() : least - 1LL;
    if (wide >= least && wide <= most) return static_cast<int>(wide);
    ok_ = false;
    return least;
  }

  bool truth(const Json& value) {
    if (value.is_boolean()) return value.get<bool>();
    ok_ = false;
    return false;
  }

  std::string text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    ok_ = false;
    return {};
  }

  std::span<const Json> list(const Json& value, std::size_t least, std::size_t most) {
    if (value.is_array() && value.size() >= least && value.size() <= most) {
      return value.get_ref<const Json::array_t&>();
    }
    ok_ = false;
    return {};
  }

 private:
  bool ok_ = true;
};

LookScores look_of(const Json& row, Reader& reader) {
  LookScores out;
  each_number(out, [&](const char* name, double& value) {
    value = reader.number(reader.field(row, name));
  });
  out.has_pieces = reader.truth(reader.field(row, "has_pieces"));
  out.hardest = kVisions[static_cast<std::size_t>(
      reader.integer(reader.field(row, "hardest"), 0, static_cast<int>(kVisions.size()) - 1))];
  if (const auto closest = reader.list(reader.field(row, "closest"), 2, 2); !closest.empty()) {
    out.closest_a = reader.integer(closest[0], -1);
    out.closest_b = reader.integer(closest[1], -1);
  }
  const auto cells = reader.list(reader.field(row, "cells"), kCellNumbers, kCellNumbers);
  if (!cells.empty()) {
    auto at = cells.begin();
    each_cell_number(out, [&](double& value) { value = reader.number(*at++); });
  }
  return out;
}

bool read_line(std::string_view line, ScreeningNotes& notes) {
  const auto row = parse_json(line, "", ExitCode::output);
  if (!row || !row->is_object()) return false;
  Reader reader;
  if (row->contains("looks")) {
    const std::string renderer = reader.text(reader.field(*row, "renderer"));
    for (const Json& look : reader.list((*row)["looks"], 1, kMaxLog)) {
      const int candidate = reader.integer(reader.field(look, "candidate"), 0);
      notes.looks[candidate] = {renderer, look_of(look, reader)};
    }
  } else {
    const int candidate = reader.integer(reader.field(*row, "candidate"), 0);
    PlayTally all;
    all.plays = reader.integer(reader.field(*row, "plays"), 1);
    all.wins = reader.integer(reader.field(*row, "wins"), 0, all.plays);
    all.touches = reader.number(reader.field(*row, "touches"));
    all.seconds = reader.number(reader.field(*row, "seconds"));
    notes.tallies[{candidate, all.plays}] = all;
  }
  return reader.ok();
}

Error cannot(const fs::path& file, std::string what) {
  return {ExitCode::output, file.string(), "", std::move(what),
          "Choose a folder that can be written to, on a disk with some space"};
}

}  // namespace

const LookScores* ScreeningNotes::look(int candidate, std::string_view renderer) const {
  const auto at = looks.find(candidate);
  return at != looks.end() && at->second.renderer == renderer ? &at->second.scores : nullptr;
}

const PlayTally* ScreeningNotes::tally(int candidate, int plays) const {
  const auto at = tallies.find({candidate, plays});
  return at != tallies.end() ? &at->second : nullptr;
}

std::optional<ScreeningNotes> read_screening_notes(std::string_view text) {
  ScreeningNotes out;
  for (std::size_t end; (end = text.find('\n', out.bytes)) != text.npos; out.bytes = end + 1) {
    if (!read_line(text.substr(out.bytes, end - out.bytes), out)) return std::nullopt;
  }
  return out;
}

Result<ScreeningLog> ScreeningLog::open(const fs::path& file) {
  ScreeningLog out;
  out.file_ = file;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error))) return out;
  if (const auto text = read_file(file, kMaxLog, ExitCode::output)) {
    if (auto notes = read_screening_notes(*text)) {
      out.before_ = std::move(*notes);
      // The next line must not be glued to half a one.
      fs::resize_file(file, out.before_.bytes, error);
      if (error) return cannot(file, "the log cannot be mended: " + error.message());
      return out;
    }
  }
  fs::remove_all(file, error);
  if (error) return cannot(file, "a broken log cannot be removed: " + error.message());
  return out;
}

Status ScreeningLog::note(std::string_view renderer, std::span<const Looked> batch) {
  Json row;
  row["renderer"] = std::string(renderer);
  row["looks"] = Json::array();
  for (const Looked& one : batch) row["looks"].push_back(look_json(one.candidate, *one.scores));
  return append(row.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Status ScreeningLog::note(int candidate, const PlayTally& all) {
  const Json row = {{"candidate", candidate},
                    {"plays", all.plays},
                    {"wins", all.wins},
                    {"touches", all.touches},
                    {"seconds", all.seconds}};
  return append(row.dump());
}

Status ScreeningLog::append(std::string line) {
  if (!stream_.is_open()) stream_.open(file_, std::ios::binary | std::ios::app);
  line += '\n';
  stream_.write(line.data(), static_cast<std::streamsize>(line.size()));
  stream_.flush();
  if (!stream_) return cannot(file_, "what was screened cannot be noted");
  return Done{};
}

}  // namespace pm::gen
