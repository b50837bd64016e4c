#include "generator/campaign/assign.h"

#include <cmath>
#include <cstdio>
#include <random>

#include "generator/core/json.h"
#include "generator/core/text.h"
#include "generator/optimiser/chance.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestGroup = 256;

std::int64_t now_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// In (0, 1), from 53 bits.
double unit(std::uint64_t bits) {
  return (static_cast<double>(bits >> 11U) + 0.5) * (1.0 / 9007199254740992.0);
}

}  // namespace

Result<Weights> load_weights(const fs::path& file) {
  auto doc = load_json(file.string(), 4U << 20U, ExitCode::usage);
  if (!doc) return doc.error();
  const Error broken{ExitCode::usage, file.string(), "", "holds no shares of variants",
                     "Name the state folder of `playmill run`"};
  if (!doc->is_object() || !doc->contains("variants") || !(*doc)["variants"].is_array()) {
    return broken;
  }
  Weights out;
  if (doc->contains("decision") && (*doc)["decision"].is_string()) {
    out.decision = (*doc)["decision"].get<std::string>();
  }
  double total = 0;
  for (const Json& row : (*doc)["variants"]) {
    if (!row.is_object() || !row.contains("id") || !row["id"].is_string() ||
        !row.contains("share") || !row["share"].is_number()) {
      return broken;
    }
    const double share = row["share"].get<double>();
    if (!(share >= 0) || !std::isfinite(share)) return broken;
    out.variants.push_back(row["id"].get<std::string>());
    out.shares.push_back(share);
    total += share;
  }
  if (!(total > 0)) return broken;
  for (double& share : out.shares) share /= total;
  return out;
}

std::size_t assigned(const Weights& weights, std::string_view group) {
  const std::uint64_t of_group = stable_hash(group);
  std::size_t best = 0;
  double least = INFINITY;
  for (std::size_t i = 0; i < weights.variants.size(); ++i) {
    if (!(weights.shares[i] > 0)) continue;
    const std::uint64_t bits = mix_seed(of_group, stable_hash(weights.variants[i]));
    const double score = -std::log(unit(bits)) / weights.shares[i];
    if (score < least) least = score, best = i;
  }
  return best;
}

Result<std::shared_ptr<Assigner>> Assigner::open(const fs::path& weights,
                                                 std::chrono::milliseconds look_every) {
  std::error_code ignored;
  const bool folder = fs::is_directory(weights, ignored);
  std::shared_ptr<Assigner> out(
      new Assigner(folder ? weights / "weights.json" : weights, look_every));
  // Looked at before it is read: what is written in between is then read once more, not missed.
  out->read_ = look_at(out->file_).value_or(Writing{});
  auto read = load_weights(out->file_);
  if (!read) return read.error();
  out->weights_ = std::make_shared<const Weights>(std::move(*read));
  out->looked_at_ms_ = now_ms();
  out->draws_ =
      (static_cast<std::uint64_t>(std::random_device{}()) << 32U) ^ std::random_device{}();
  return out;
}

std::optional<Assigner::Writing> Assigner::look_at(const fs::path& file) {
  std::error_code error;
  const Writing found{fs::last_write_time(file, error), error ? 0 : fs::file_size(file, error)};
  return error ? std::nullopt : std::optional(found);
}

void Assigner::reread_if_changed() {
  const std::unique_lock lock(reading_, std::try_to_lock);
  if (!lock) return;  // another thread is at it
  const auto found = look_at(file_);
  if (!found || *found == read_) return;
  read_ = *found;
  auto weights = load_weights(file_);
  if (weights) {
    weights_ = std::make_shared<const Weights>(std::move(*weights));
  } else {
    std::fprintf(stderr, "playmill: the last shares stay in force: %s\n",
                 to_line(weights.error()).c_str());
  }
}

std::shared_ptr<const Weights> Assigner::current() {
  const std::int64_t now = now_ms();
  std::int64_t looked = looked_at_ms_;
  if (now - looked >= look_every_ms_ && looked_at_ms_.compare_exchange_strong(looked, now)) {
    reread_if_changed();
  }
  return weights_;
}

http::Response Assigner::answer(const http::Request& request) {
  if (request.method != http::Method::get) return http::error_response(405, "use GET");
  const auto fields = http::parse_query(request.query);
  if (!fields) return http::error_response(400, "the query is malformed");
  const auto group = http::find_field(*fields, "group");
  if (group && group->size() > kLongestGroup) {
    return http::error_response(400, "a group has at most 256 bytes");
  }
  const auto weights = current();
  const std::size_t at = group && !group->empty()
                             ? assigned(*weights, *group)
                             : assigned(*weights, "draw/" + std::to_string(draws_++));
  Json out;
  out["variant"] = weights->variants[at];
  out["probability"] = weights->shares[at];
  out["decision"] = weights->decision;
  http::Response response = http::json_response(200, out.dump());
  response.fields.push_back({"Cache-Control", "no-store"});
  response.fields.push_back({"Access-Control-Allow-Origin", "*"});
  return response;
}

}  // namespace pm::gen
