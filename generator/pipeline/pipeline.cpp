#include "generator/pipeline/pipeline.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "generator/core/files.h"
#include "generator/pipeline/worker.h"
#include "generator/preview/preview.h"

namespace pm::gen {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kWarmUpSteps = 60;
constexpr const char* kUnfinished = ".part";  // suffix of a variant's folder until it is whole

/// Workers bring scenes to packed files; the calling thread adds pictures (one context renders
/// fastest) and reports, and puts each folder in place.
class Run {
 public:
  Run(std::vector<SceneDoc> docs, const fs::path& folder, const PipelineOptions& options)
      : docs_(std::move(docs)), folder_(folder), options_(options), done_(docs_.size()) {}

  Result<std::vector<Variant>> all() {
    const int count =
        std::clamp(options_.threads, 1, static_cast<int>(std::max<std::size_t>(1, docs_.size())));
    if (options_.preview && !docs_.empty()) {
      // Known before minutes are spent.
      if (auto opened = renderer_.open(); !opened) return opened.error();
    }
    warm_up();
    std::vector<std::jthread> threads;
    threads.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
    finish_all();
    threads.clear();
    if (error_) {
      for (std::size_t i = 0; i < docs_.size(); ++i) {
        std::error_code ignored;
        fs::remove_all(part_of(i), ignored);
      }
      return *error_;
    }
    return std::move(done_);
  }

 private:
  fs::path part_of(std::size_t index) const { return folder_ / (docs_[index].id + kUnfinished); }

  /// Box2D fills a table of its own at the first contact, without a lock: a second of play of each
  /// game has that done before there are threads.
  void warm_up() const {
    std::set<std::string_view> seen;
    Player player;
    for (const SceneDoc& doc : docs_) {
      if (seen.insert(doc.scene.mechanic).second) player.soak(doc.scene, 1, kWarmUpSteps);
    }
  }

  void work() {
    Worker worker(options_, redraw_guard_);
    for (;;) {
      std::size_t index = 0;
      {
        const std::lock_guard lock(guard_);
        if (error_ || next_ == docs_.size()) break;
        index = next_++;
      }
      auto made = worker.make(docs_[index], index, part_of(index));
      const std::lock_guard lock(guard_);
      if (made) {
        done_[index] = std::move(*made);
        ready_.push_back(index);
      } else {
        fail(made.error());
      }
      changed_.notify_one();
    }
  }

  void fail(const Error& error) {
    if (!error_) error_ = error;
  }

  void finish_all() {
    for (std::size_t finished = 0; finished < docs_.size(); ++finished) {
      std::size_t index = 0;
      {
        std::unique_lock lock(guard_);
        changed_.wait(lock, [this] { return error_ || !ready_.empty(); });
        if (error_) return;
        index = ready_.front();
        ready_.pop_front();
      }
      auto done = finish(index);
      if (done) continue;
      const std::lock_guard lock(guard_);
      fail(done.error());
      return;
    }
  }

  void tell(const std::string& label) const {
    if (options_.progress) options_.progress(label);
  }

  Status finish(std::size_t index) {
    Variant& variant = done_[index];
    const fs::path part = part_of(index);
    const std::string& id = variant.doc.id;
    tell(id + ": pictures");
    if (options_.interrupted != nullptr && *options_.interrupted) return interrupted_error();
    if (options_.preview) {
      Watch watch;
      auto done = write_preview(renderer_, options_.root, variant.doc.scene, part / "preview.png");
      if (!done) return done;
      variant.has_preview = true;
      variant.report["preview"] = {{"renderer", renderer_.renderer()}};
      variant.report["ms"]["preview"] = std::round(watch.ms() * 10) / 10;
    }
    tell(id + ": report");
    if (auto done = write_file(part / "report.json", pretty_json(variant.report)); !done)
      return done;
    std::error_code error;
    fs::rename(part, folder_ / id, error);
    if (error) {
      return Error{ExitCode::output, (folder_ / id).string(), "",
                   "the folder cannot be put in place: " + error.message(),
                   "Give every scene an id of its own"};
    }
    tell(id + ": done");
    return Done{};
  }

  std::vector<SceneDoc> docs_;
  const fs::path& folder_;
  const PipelineOptions& options_;
  PreviewRenderer renderer_;
  std::mutex redraw_guard_;
  std::mutex guard_;  // all below
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::deque<std::size_t> ready_;
  std::vector<Variant> done_;  // by index; an entry belongs to its worker until it is ready
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Variant>> make_variants(std::vector<SceneDoc> docs, const fs::path& folder,
                                           const PipelineOptions& options) {
  return Run(std::move(docs), folder, options).all();
}

Result<Variant> make_variant(SceneDoc doc, const fs::path& folder, const PipelineOptions& options) {
  std::vector<SceneDoc> docs;
  docs.push_back(std::move(doc));
  auto made = make_variants(std::move(docs), folder, options);
  if (!made) return made.error();
  return std::move(made->front());
}

}  // namespace pm::gen
