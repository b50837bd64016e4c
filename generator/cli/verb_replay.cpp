#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/ledger/ledger.h"
#include "generator/replay/film.h"
#include "generator/replay/heatmap.h"
#include "generator/replay/paint.h"
#include "generator/scene/scene_doc.h"
#include "generator/session/replay.h"
#include "generator/session/view.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostSessionsFile = 256U << 20U;
constexpr const char* kSummary = "replay.json";

struct ReplayOptions {
  std::string sessions, ledger, scene, id;
  std::string out, video;
  bool heatmap = false;
  int width_px = 390, height_px = 844;
  int fps = 30;

  const std::string& source() const { return ledger.empty() ? sessions : ledger; }
};

bool holds_replay(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / kSummary, ignored);
}

std::string_view outcome_name(Outcome outcome) {
  if (outcome == Outcome::won) return "won";
  return outcome == Outcome::lost ? "lost" : "left";
}

std::string seconds_text(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f s", seconds);
  return text.data();
}

/// The one that --id names, or the only one.
Result<SessionView> pick_view(std::vector<SessionView> views, const ReplayOptions& options) {
  if (options.id.empty() && views.size() == 1) return std::move(views.front());
  for (SessionView& view : views) {
    if (view.record.id == options.id) return std::move(view);
  }
  std::vector<std::string> ids;
  for (const SessionView& view : views) ids.push_back(view.record.id);
  if (views.empty()) {
    return Error{ExitCode::record, options.source(), "", "holds no session record", ""};
  }
  return Error{ExitCode::usage, options.source(), "",
               options.id.empty() ? "holds " + std::to_string(views.size()) + " sessions"
                                  : "holds no session '" + options.id + "'",
               "Name one with --id: " + list_names(ids, 4)};
}

Json replay_summary(const SessionView& view, const Replay& replay) {
  Json out;
  out["ok"] = true;
  out["session"] = view.record.id;
  out["variant"] = view.record.variant;
  out["network"] = view.record.network;
  out["parts"] = view.parts;
  out["inputs"] = view.record.trace.size();
  out["steps"] = replay.steps;
  out["outcome"] = outcome_name(replay.outcome);
  out["tries"] = replay.tries;
  out["progress_pm"] = replay.progress_pm;
  std::array<char, 20> hash{};
  std::snprintf(hash.data(), hash.size(), "%016llx", static_cast<unsigned long long>(replay.hash));
  out["hash"] = hash.data();
  out["checked_states"] = view.marks.size();
  out["events"] = Json::array();
  for (const SessionEvent& event : view.record.events) {
    Json row = Json::array({event.name, event.at_ms});
    if (event.value >= 0) row.push_back(event.value);
    out["events"].push_back(std::move(row));
  }
  return out;
}

/// Pictures or frames, in a folder that appears whole.
Status film(const ReplayOptions& options, const Scene& scene, const SessionView& view, Json& result,
            Context& context) {
  auto root = playmill_root();
  if (!root) return root.error();
  PreviewRenderer renderer;
  if (auto opened = renderer.open(); !opened) return opened;
  const std::string& out = options.video.empty() ? options.out : options.video;
  auto folder = OutputFolder::open(out, holds_replay);
  if (!folder) return folder.error();
  if (options.video.empty()) {
    auto stills = film_moments(renderer, *root, scene, view, options.width_px, options.height_px,
                               folder->path());
    if (!stills) return stills.error();
    result["pictures"] = Json::array();
    for (const Still& still : *stills) {
      result["pictures"].push_back(
          {{"file", still.file}, {"moment", still.moment}, {"step", still.step}});
    }
    context.say(std::to_string(stills->size()) + " pictures in " + out + "/");
  } else {
    auto frames = film_frames(renderer, *root, scene, view, options.width_px, options.height_px,
                              options.fps, folder->path());
    if (!frames) return frames.error();
    result["frames"] = *frames;
    result["fps"] = options.fps;
    context.say(std::to_string(*frames) + " frames in " + out + "/; as a film: ffmpeg -framerate " +
                std::to_string(options.fps) + " -i " + out + "/%06d.png -pix_fmt yuv420p play.mp4");
  }
  if (auto done = write_file(folder->path() / kSummary, pretty_json(result)); !done) return done;
  return folder->commit();
}

/// Touches before the end card and on it, side by side, of all views of the scene.
Status heatmap(const ReplayOptions& options, const Scene& scene, std::vector<SessionView> views,
               Context& context) {
  if (options.out.empty()) {
    return Error{ExitCode::usage, "--out", "", "no picture is named for the heatmap",
                 "Add --out heat.png"};
  }
  const std::size_t all = views.size();
  std::erase_if(views, [fingerprint = scene_fingerprint(scene)](const SessionView& view) {
    return view.record.scene != fingerprint;
  });
  if (views.empty()) {
    return Error{ExitCode::record, options.source(), "",
                 "holds no session of this scene, and " + std::to_string(all) + " of others",
                 "Give the scene.json that was packed"};
  }
  auto root = playmill_root();
  if (!root) return root.error();
  PreviewRenderer renderer;
  if (auto opened = renderer.open(); !opened) return opened;
  std::vector<Image> panels;
  Json result{{"ok", true}, {"file", options.out}, {"views", views.size()}};
  for (const bool end_card : {false, true}) {
    const TouchCounts counts =
        count_touches(views, {options.width_px > options.height_px, end_card});
    auto panel =
        heat_picture(renderer, *root, scene, counts, options.width_px, options.height_px, end_card);
    if (!panel) return panel.error();
    panels.push_back(std::move(*panel));
    result[end_card ? "end_card" : "play"] = {
        {"touches", counts.touches}, {"views", counts.views}, {"most_in_a_cell", counts.most}};
    context.say(std::string(end_card ? "on the end card: " : "before the end card: ") +
                std::to_string(counts.touches) + " touches in " + std::to_string(counts.views) +
                " of " + std::to_string(views.size()) + " views");
  }
  if (all > views.size()) {
    context.say("left out, of other scenes: " + std::to_string(all - views.size()) + " views");
  }
  const std::string png = encode_opaque_png(side_by_side(panels));
  if (png.empty()) {
    return Error{ExitCode::internal, options.out, "", "the picture cannot be encoded", ""};
  }
  if (auto done = write_file(options.out, png); !done) return done;
  context.print(result);
  return Done{};
}

/// Records of a ledger, as they came; those of one view when one is named, flagged or not.
Result<std::vector<SessionRecord>> records_in(const ReplayOptions& options) {
  auto ledger = open_ledger(options.ledger, WhenMissing::refuse);
  if (!ledger) return ledger.error();
  std::vector<SessionRecord> out;
  Status read = Done{};
  const Status done = (*ledger)->sessions({}, !options.id.empty(), [&](const SessionPart& part) {
    if (!options.id.empty() && part.id != options.id) return true;
    auto document = parse_json(part.record, options.ledger, ExitCode::record);
    auto record = document ? read_session_record(*document, options.ledger)
                           : Result<SessionRecord>(document.error());
    if (record)
      out.push_back(std::move(*record));
    else
      read = record.error();
    return read.ok();
  });
  if (!done) return done.error();
  if (!read) return read.error();
  return out;
}

Result<std::vector<SessionRecord>> read_records(const ReplayOptions& options) {
  if (!options.ledger.empty()) return records_in(options);
  if (options.sessions.empty()) {
    return Error{ExitCode::usage, "", "", "no sessions are named",
                 "Name a file of session records, or --ledger"};
  }
  auto text = read_text(options.sessions, kMostSessionsFile, ExitCode::record);
  if (!text) return text.error();
  return read_session_records(*text, options.sessions);
}

Status replay(const ReplayOptions& options, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(options.scene, **catalog);
  if (!doc) return doc.error();
  auto records = read_records(options);
  if (!records) return records.error();
  auto views = join_sessions(std::move(*records));
  if (options.heatmap) return heatmap(options, doc->scene, std::move(views), context);
  auto view = pick_view(std::move(views), options);
  if (!view) return view.error();
  auto replayed =
      replay_session(doc->scene, scene_fingerprint(doc->scene), *view, options.source());
  if (!replayed) return replayed.error();
  Json result = replay_summary(*view, *replayed);
  context.say("session " + view->record.id + ": " + std::string(outcome_name(replayed->outcome)) +
              " after " + seconds_text(replayed->steps / 60.0) + " of play, " +
              std::to_string(replayed->tries) + (replayed->tries == 1 ? " try, " : " tries, ") +
              std::to_string(replayed->progress_pm / 10) + " % of the goal; its " +
              std::to_string(view->marks.size()) +
              (view->marks.size() == 1 ? " recorded state agrees" : " recorded states agree"));
  if (!options.out.empty() || !options.video.empty()) {
    if (auto done = film(options, doc->scene, *view, result, context); !done) return done;
  }
  context.print(result);
  return Done{};
}

}  // namespace

void add_replay(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "replay", "Play a recorded view again, hold it against its recorded states, and show it");
  auto options = std::make_shared<ReplayOptions>();
  auto* sessions =
      verb->add_option("sessions", options->sessions,
                       "Session records as a collector got them: JSON, or one on each line");
  verb->add_option("--ledger", options->ledger, "Ledger that `collect` wrote, instead of a file")
      ->excludes(sessions);
  verb->add_option("--scene,-s", options->scene, "scene.json that was packed")->required();
  verb->add_option("--id", options->id, "Which session, when there are several");
  auto* out = verb->add_option("--out,-o", options->out,
                               "Folder for pictures of its moments, or PNG of --heatmap");
  verb->add_option("--video", options->video, "Folder for the whole play, picture by picture")
      ->excludes(out);
  verb->add_flag(
      "--heatmap", options->heatmap,
      "One picture of where all views of the scene were touched; screens wider than high "
      "are those of a --width above --height");
  verb->add_option("--width", options->width_px, "Of the pictures, in pixels")
      ->check(CLI::Range(100, 2000))
      ->capture_default_str();
  verb->add_option("--height", options->height_px, "Of the pictures, in pixels")
      ->check(CLI::Range(100, 2000))
      ->capture_default_str();
  verb->add_option("--fps", options->fps, "Pictures for a second of --video")
      ->check(CLI::Range(1, 60))
      ->capture_default_str();
  add_examples(*verb, {"playmill replay session.json --scene scene.json --out pictures",
                       "playmill replay sessions.jsonl --id pZ0c2mKq9yVd3T1nUu8xQw -s scene.json "
                       "--video frames",
                       "playmill replay --ledger data/ledger.db --id pZ0c2mKq9yVd3T1nUu8xQw -s "
                       "scene.json --out pictures",
                       "playmill replay sessions.jsonl -s scene.json --heatmap --out heat.png"});
  verb->callback([options, &context] {
    if (auto done = replay(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
