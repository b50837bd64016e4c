#include "generator/diversity/screening.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>

#include "generator/core/parallel.h"
#include "generator/core/text.h"
#include "generator/look/photographer.h"
#include "generator/screen/gate.h"

namespace pm::gen {

namespace {

/// Candidates for each place when nothing is drawn or played.
constexpr int kQuickChoice = 4;
/// Of them, at least so many for each place are not cut for standing in a crowd.
constexpr int kLeastChoice = 2;

class Screener {
 public:
  Screener(const Brief& brief, const Plan& plan, const ScreeningOptions& options)
      : brief_(brief),
        plan_(plan),
        options_(options),
        config_(*options.config),
        before_(options.log != nullptr ? options.log->before() : no_notes_) {}

  Status make(std::uint64_t seed, int count) {
    auto proposals =
        propose(brief_, plan_, *options_.catalog, seed, count, [this] { return stopped(); });
    if (!proposals) return proposals.error();
    if (stopped()) return interruption();
    for (Proposal& one : *proposals) {
      Candidate candidate;
      candidate.doc = std::move(one.doc);
      candidate.fit = one.fit;
      candidate.parent = one.parent;
      candidate.cell = std::move(one.cell);
      out_.candidates.push_back(std::move(candidate));
    }
    return Done{};
  }

  /// What is known without drawing or playing: colours, fit, and how crowded a cell is. Cells hold
  /// more where `variants` of a few would not leave a choice.
  void cut_early(int variants) {
    Cells by_cell;
    for (std::size_t i = 0; i < out_.candidates.size(); ++i) {
      Candidate& one = out_.candidates[i];
      one.quality = {one.fit, 0};
      const Template* spec = options_.catalog->find_template(one.doc.scene.mechanic);
      for (const Check& check : judge_colors(one.doc.scene, *spec, *options_.gate)) {
        if (!check.pass && one.cut.empty()) one.cut = check.name;
      }
      if (one.cut.empty() && one.fit < config_.cut_fit) one.cut = "fit";
      if (one.cut.empty()) by_cell[one.cell].push_back(i);
    }
    const std::size_t most = most_in_cell(by_cell, variants);
    for (auto& [cell, members] : by_cell) {
      std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return out_.candidates[a].fit > out_.candidates[b].fit;
      });
      for (std::size_t k = most; k < members.size(); ++k) {
        out_.candidates[members[k]].cut = "crowded_cell";
      }
    }
  }

  Status look() {
    const std::vector<std::size_t> left = uncut();
    const std::size_t batch = Photographer::batch_scenes(config_.look);
    const std::size_t batches = (left.size() + batch - 1) / batch;
    const int threads = std::min(options_.threads, static_cast<int>(batches));
    headless_threads(threads);
    std::mutex guard;
    std::size_t done = 0;
    const double before = now();
    struct Room {
      explicit Room(const ScreeningOptions& options)
          : photographer(options.root, options.config->look),
            opened(photographer.open(options.device)) {}
      Photographer photographer;
      Status opened;
    };
    auto finished = in_parallel(
        batches, threads, [&] { return std::make_unique<Room>(options_); },
        [&](std::size_t b, std::unique_ptr<Room>& room) -> Status {
          if (!room->opened) return room->opened;
          if (stopped()) return interruption();
          const std::size_t first = b * batch;
          const std::span of_batch =
              std::span(left).subspan(first, std::min(batch, left.size() - first));
          const std::string renderer = room->photographer.renderer();
          const bool known = recall_looks(of_batch, renderer);
          if (!known) {
            if (auto drawn = draw(of_batch, room->photographer); !drawn) return drawn;
          }
          const std::lock_guard lock(guard);
          out_.renderer = renderer;
          if (known) {
            out_.drawn_before += static_cast<int>(of_batch.size());
          } else if (auto noted = note_looks(of_batch, renderer); !noted) {
            return noted;
          }
          done += of_batch.size();
          tell("pictures", done, left.size());
          return Done{};
        });
    if (!finished) return finished;
    out_.draw_seconds = now() - before;
    out_.drawn = static_cast<int>(left.size());
    for (const std::size_t i : left) {
      Candidate& one = out_.candidates[i];
      if (one.look->score < config_.cut_look) one.cut = "look";
    }
    return Done{};
  }

  /// First plays for everybody, then more for whoever leads a cell, until leaders are well known.
  Status play() {
    const double before = now();
    std::vector<std::size_t> wanted = uncut();
    out_.played = static_cast<int>(wanted.size());
    int plays = config_.first_plays;
    while (!wanted.empty()) {
      if (auto done = play(wanted, plays); !done) return done;
      judge();
      wanted.clear();
      for (const int elite : out_.archive.elites()) {
        if (out_.candidates[static_cast<std::size_t>(elite)].plays.plays < config_.most_plays) {
          wanted.push_back(static_cast<std::size_t>(elite));
        }
      }
      std::sort(wanted.begin(), wanted.end());
      plays = config_.more_plays;
      if (!wanted.empty()) ++out_.rounds;
    }
    out_.play_seconds = now() - before;
    return Done{};
  }

  /// Everybody into the archive, by what is known now.
  void judge() {
    std::map<std::string, std::vector<PlayTally>> tallies;
    for (const std::size_t i : uncut()) {
      const Candidate& one = out_.candidates[i];
      tallies[one.doc.scene.mechanic].push_back(one.plays);
    }
    std::map<std::string, RatePrior> priors;
    for (const auto& [mechanic, list] : tallies) priors[mechanic] = fit_prior(list);
    out_.archive = {};
    for (const std::size_t i : uncut()) {
      Candidate& one = out_.candidates[i];
      if (one.plays.plays > 0) weigh(one, priors[one.doc.scene.mechanic]);
      out_.archive.offer(one.cell, {static_cast<int>(i), one.quality.low(config_.choice.z)});
    }
  }

  Screened choose_from(int variants) {
    const std::vector<std::string> mechanics = share_out(plan_, variants);
    out_.choices =
        choose(out_.candidates, out_.archive, mechanics, config_.choice, *options_.catalog);
    return std::move(out_);
  }

 private:
  static double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }

  using Cells = std::map<Niche, std::vector<std::size_t>>;

  std::size_t most_in_cell(const Cells& cells, int variants) const {
    const std::size_t wanted = static_cast<std::size_t>(kLeastChoice) * variants;
    auto most = static_cast<std::size_t>(config_.in_cell);
    for (;; most *= 2) {
      std::size_t kept = 0;
      bool all = true;
      for (const auto& [cell, members] : cells) {
        kept += std::min(most, members.size());
        all = all && members.size() <= most;
      }
      if (all || kept >= wanted) return most;
    }
  }

  bool stopped() const { return options_.interrupted != nullptr && *options_.interrupted; }

  static Error interruption() {
    return {ExitCode::output, "", "", "interrupted", "Start it again"};
  }

  void tell(std::string_view stage, std::size_t done, std::size_t of) const {
    if (options_.progress) options_.progress(stage, static_cast<int>(done), static_cast<int>(of));
  }

  std::vector<std::size_t> uncut() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < out_.candidates.size(); ++i) {
      if (out_.candidates[i].cut.empty()) out.push_back(i);
    }
    return out;
  }

  /// Whether the log knows all of them as this renderer draws them.
  bool recall_looks(std::span<const std::size_t> batch, std::string_view renderer) {
    for (const std::size_t i : batch) {
      Candidate& one = out_.candidates[i];
      const LookScores* known = before_.look(static_cast<int>(i), renderer);
      const auto slots = static_cast<int>(one.doc.scene.slots.size());
      if (known == nullptr || known->closest_a >= slots || known->closest_b >= slots) return false;
      one.look = *known;
    }
    return true;
  }

  Status draw(std::span<const std::size_t> batch, Photographer& photographer) {
    std::vector<const SceneDoc*> scenes;
    for (const std::size_t i : batch) scenes.push_back(&out_.candidates[i].doc);
    auto scores = photographer.look_at(scenes, *options_.catalog);
    if (!scores) return scores.error();
    for (std::size_t k = 0; k < batch.size(); ++k) {
      out_.candidates[batch[k]].look = (*scores)[k];
    }
    return Done{};
  }

  Status note_looks(std::span<const std::size_t> batch, std::string_view renderer) {
    if (options_.log == nullptr) return Done{};
    std::vector<ScreeningLog::Looked> looked;
    for (const std::size_t i : batch) {
      looked.push_back({static_cast<int>(i), &*out_.candidates[i].look});
    }
    return options_.log->note(renderer, looked);
  }

  Status play(const std::vector<std::size_t>& wanted, int plays) {
    std::mutex guard;
    std::size_t done = 0;
    return in_parallel(
        wanted.size(), options_.threads, [&] { return Player(options_.gate->human); },
        [&](std::size_t w, Player& player) -> Status {
          if (stopped()) return interruption();
          const int number = static_cast<int>(wanted[w]);
          Candidate& one = out_.candidates[wanted[w]];
          const PlayTally* known = before_.tally(number, one.plays.plays + plays);
          if (known != nullptr) {
            one.plays = *known;
          } else {
            play(one, plays, player);
          }
          const std::lock_guard lock(guard);
          if (known != nullptr) {
            out_.plays_before += plays;
          } else if (options_.log != nullptr) {
            if (auto noted = options_.log->note(number, one.plays); !noted) return noted;
          }
          tell("plays", ++done, wanted.size());
          return Done{};
        });
  }

  void play(Candidate& one, int plays, Player& player) const {
    for (int k = 0; k < plays; ++k) {
      // Seeds that the gate does not use: its judgement stays a second opinion.
      const std::uint64_t seed =
          stable_hash("screen/" + std::to_string(one.plays.plays), one.doc.scene.seed);
      const PlayResult& result =
          player.play(one.doc.scene, Bot::human, seed, options_.gate->play_steps);
      one.plays.add(
          {1, result.won() ? 1 : 0, static_cast<double>(result.touches), result.steps / 60.0});
    }
  }

  void weigh(Candidate& one, const RatePrior& prior) const {
    one.rate = believed_rate(one.plays, prior);
    one.cell.difficulty =
        static_cast<Third>(2 - static_cast<int>(config_.pass_rate.third_of(
                                   one.rate.mean)));  // the more often it is won, the easier
    one.cell.pace = config_.touches_per_second.third_of(one.plays.touches_per_second());
    const BelievedScore worth =
        believed_worth(one.plays, prior, options_.gate->band(one.doc.outcome), config_.slack);
    const double look_weight = one.look ? config_.look_weight : 0;
    const double weights = config_.fit_weight + look_weight + config_.play_weight;
    one.quality.mean =
        (config_.fit_weight * one.fit + (one.look ? look_weight * one.look->score : 0.0) +
         config_.play_weight * worth.mean) /
        weights;
    one.quality.sd = config_.play_weight * worth.sd / weights;
  }

  const Brief& brief_;
  const Plan& plan_;
  const ScreeningOptions& options_;
  const ScreeningConfig& config_;
  const ScreeningNotes no_notes_;
  const ScreeningNotes& before_;
  Screened out_;
};

}  // namespace

Result<Screened> screen_candidates(const Brief& brief, const Plan& plan, std::uint64_t seed,
                                   int candidates, int variants, const ScreeningOptions& options) {
  Screener screening(brief, plan, options);
  if (auto done = screening.make(seed, candidates); !done) return done.error();
  screening.cut_early(variants);
  if (options.pictures) {
    if (auto done = screening.look(); !done) return done.error();
  }
  if (auto done = screening.play(); !done) return done.error();
  return screening.choose_from(variants);
}

Result<Screened> choose_by_plan(const Brief& brief, const Plan& plan, std::uint64_t seed,
                                int variants, const ScreeningOptions& options) {
  Screener screening(brief, plan, options);
  if (auto done = screening.make(seed, variants * kQuickChoice); !done) return done.error();
  screening.cut_early(variants);
  screening.judge();
  return screening.choose_from(variants);
}

Result<std::vector<SceneDoc>> chosen_scenes(const Screened& screened, const Brief& brief,
                                            const Plan& plan, const Catalog& catalog) {
  std::vector<SceneDoc> out;
  for (const Choice& choice : screened.choices) {
    const Candidate& candidate = screened.candidates[static_cast<std::size_t>(choice.candidate)];
    ComposeRequest request = *candidate.doc.request;
    request.index = static_cast<int>(out.size());
    auto doc = compose_one(brief, plan, catalog, request);
    if (!doc) return doc.error();
    out.push_back(std::move(*doc));
  }
  return out;
}

}  // namespace pm::gen
