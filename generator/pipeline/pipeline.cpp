#include "generator/pipeline/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "generator/core/files.h"
#include "generator/pipeline/worker.h"
#include "runtime/shell/egl/headless.h"

namespace pm::gen {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxReport = 8U << 20U;
constexpr const char* kUnfinished = ".part";  // suffix of a variant's folder until it is whole

/// Workers make the variants, one each at a time, pictures included: drivers in software compile
/// and draw on the thread that asks. The calling thread tells how it goes and puts folders in
/// place.
class Run {
 public:
  Run(std::vector<SceneDoc> docs, const fs::path& folder, const PipelineOptions& options)
      : docs_(std::move(docs)), folder_(folder), options_(options), done_(docs_.size()) {}

  Result<std::vector<Variant>> all() {
    const int count =
        std::clamp(options_.threads, 1, static_cast<int>(std::max<std::size_t>(1, docs_.size())));
    if (options_.preview) headless_threads(count);
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

  void work() {
    Worker worker(options_, redraw_guard_);
    // Known before minutes are spent.
    if (auto opened = worker.open(); !opened) return fail(opened.error());
    const PipelineProgress tell = [this](std::string_view label) {
      const std::lock_guard lock(guard_);
      news_.push_back({kNone, std::string(label)});
      changed_.notify_one();
    };
    for (;;) {
      std::size_t index = 0;
      {
        const std::lock_guard lock(guard_);
        if (error_ || next_ == docs_.size()) return;
        index = next_++;
      }
      if (options_.go_on && take_old(index)) continue;
      std::error_code ignored;
      fs::remove_all(part_of(index), ignored);  // of a run that was killed
      auto made = worker.make(docs_[index], index, part_of(index), tell);
      if (!made) return fail(made.error());
      const std::lock_guard lock(guard_);
      done_[index] = std::move(*made);
      news_.push_back({index, done_[index].doc.id + ": done"});
      changed_.notify_one();
    }
  }

  /// A variant that an earlier run finished.
  bool take_old(std::size_t index) {
    const fs::path whole = folder_ / docs_[index].id;
    std::error_code ignored;
    if (!fs::exists(whole, ignored)) return false;
    auto doc = load_scene((whole / "scene.json").string(), *options_.catalog);
    auto report = load_json((whole / "report.json").string(), kMaxReport, ExitCode::output);
    if (!doc || !report) {
      fs::remove_all(whole, ignored);
      return false;
    }
    const std::lock_guard lock(guard_);
    done_[index] = {std::move(*doc), std::move(*report),
                    fs::exists(whole / "preview.png", ignored)};
    for (std::size_t s = 0; s < kStagesPerVariant; ++s) {
      const bool last = s + 1 == kStagesPerVariant;
      news_.push_back({last ? index : kNone, done_[index].doc.id + ": from before", true});
    }
    changed_.notify_one();
    return true;
  }

  void fail(const Error& error) {
    const std::lock_guard lock(guard_);
    if (!error_) error_ = error;
    changed_.notify_one();
  }

  /// Until every variant is in place, or one failed.
  void finish_all() {
    for (std::size_t finished = 0; finished < docs_.size();) {
      News news;
      {
        std::unique_lock lock(guard_);
        changed_.wait(lock, [this] { return error_ || !news_.empty(); });
        if (error_) return;
        news = std::move(news_.front());
        news_.pop_front();
      }
      if (news.index != kNone) {
        if (!news.in_place) {
          if (auto done = put_in_place(news.index); !done) return fail(done.error());
        }
        ++finished;
        if (options_.ready) options_.ready(done_[news.index]);
      }
      if (options_.progress) options_.progress(news.label);
    }
  }

  Status put_in_place(std::size_t index) const {
    const fs::path whole = folder_ / docs_[index].id;
    std::error_code error;
    fs::rename(part_of(index), whole, error);
    if (!error) return Done{};
    return Error{ExitCode::output, whole.string(), "",
                 "the folder cannot be put in place: " + error.message(),
                 "Give every scene an id of its own"};
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// What a worker tells: a stage of its variant, or that the one at `index` is complete.
  struct News {
    std::size_t index = kNone;
    std::string label;
    bool in_place = false;
  };

  std::vector<SceneDoc> docs_;
  const fs::path& folder_;
  const PipelineOptions& options_;
  std::mutex redraw_guard_;
  std::mutex guard_;  // all below
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::deque<News> news_;
  std::vector<Variant> done_;  // by index
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
