#include "generator/breeder/breed.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "generator/breeder/audience.h"
#include "generator/breeder/closed_loop.h"
#include "generator/planner/lexical.h"

using namespace pm;
using namespace pm::gen;

namespace {

struct Stage {
  Catalog catalog;
  Brief brief;
  Plan plan;
};

Stage make_stage() {
  auto catalog = load_catalog();
  REQUIRE(catalog);
  auto brief = brief_from_text("Merge fruits, match colours, choose your story. Relax.", "Orchard");
  REQUIRE(brief);
  auto plan = make_lexical_planner(*catalog)->plan(*brief);
  REQUIRE(plan);
  return {std::move(*catalog), std::move(*brief), std::move(*plan)};
}

std::vector<Parent> make_parents(const Stage& stage, int count) {
  auto composed = compose(stage.brief, stage.plan, stage.catalog, 7, count);
  REQUIRE(composed);
  std::vector<Parent> out;
  for (std::size_t i = 0; i < composed->size(); ++i) {
    // The third is rated best, but little is known of it.
    const double low = i == 2 ? 0.001 : 0.004 + 0.0001 * static_cast<double>(i);
    out.push_back({"v" + std::to_string(i), *(*composed)[i].request, i == 2 ? 0.02 : 0.006, low});
  }
  return out;
}

}  // namespace

TEST_CASE("facets with lots of their own stay when the rest changes", "[breeder]") {
  const Stage stage = make_stage();
  ComposeRequest request = make_parents(stage, 3)[0].request;
  const auto compose_it = [&](const ComposeRequest& of) {
    auto doc = compose_one(stage.brief, stage.plan, stage.catalog, of);
    REQUIRE(doc);
    return std::move(*doc);
  };
  const SceneDoc before = compose_it(request);
  CHECK(write_scene(before, stage.catalog) == write_scene(compose_it(request), stage.catalog));
  std::set<std::string> prompts;
  for (std::uint64_t lot = 1; lot < 12; ++lot) {
    (*request.lots)[static_cast<std::size_t>(Facet::words)] = lot;
    const SceneDoc after = compose_it(request);
    prompts.insert(std::string(after.gene("prompt")));
    for (const char* gene :
         {"mechanic", "background", "theme", "sprites", "host", "hint", "juice"}) {
      CHECK(after.gene(gene) == before.gene(gene));
    }
    CHECK(after.scene.param_values == before.scene.param_values);
  }
  CHECK(prompts.size() > 1);
}

TEST_CASE("where the product brought its backdrop nothing is bred for another", "[breeder]") {
  Stage stage = make_stage();
  const Image photo{200, 200, std::vector<std::uint8_t>(std::size_t{4} * 200 * 200, 200)};
  set_backdrop(stage.brief, backdrop_picture(photo, "test").value());
  const std::vector<Parent> parents = make_parents(stage, 8);
  for (const Offspring& one : breed(parents, stage.brief, stage.plan, stage.catalog, 60, 3)) {
    CAPTURE(one.why);
    CHECK(one.why.find("background") == std::string::npos);
    auto doc = compose_one(stage.brief, stage.plan, stage.catalog, one.request);
    REQUIRE(doc);
    CHECK(doc->scene.background.is_picture());
  }
}

TEST_CASE("a generation keeps elites by what is sure, and says where the others come from",
          "[breeder]") {
  const Stage stage = make_stage();
  const std::vector<Parent> parents = make_parents(stage, 8);
  const auto offspring = breed(parents, stage.brief, stage.plan, stage.catalog, 16, 3);
  REQUIRE(offspring.size() == 16);
  int children = 0;
  int explorers = 0;
  int crossed = 0;
  std::set<std::string> elites;
  for (const Offspring& one : offspring) {
    CHECK_FALSE(one.why.empty());
    REQUIRE(one.request.lots);
    const bool known = std::any_of(stage.plan.mechanics.begin(), stage.plan.mechanics.end(),
                                   [&](const Ranked& m) { return m.name == one.request.mechanic; });
    CHECK(known);
    CHECK(one.request.difficulty >= -1);
    CHECK(one.request.difficulty <= 1);
    if (one.origin == Origin::elite) elites.insert(one.parents.front());
    if (one.origin == Origin::explorer) CHECK(one.parents.empty());
    explorers += one.origin == Origin::explorer ? 1 : 0;
    children += one.origin == Origin::child ? 1 : 0;
    crossed += one.parents.size() == 2 ? 1 : 0;
    for (const std::string& parent : one.parents) {
      CHECK(one.why.find(one.origin == Origin::elite ? "kept" : parent) != std::string::npos);
    }
  }
  // The lucky one is none.
  CHECK(elites == std::set<std::string>{"v7", "v6", "v5"});
  CHECK(children == 10);
  CHECK(explorers == 3);
  CHECK(crossed > 0);
  const auto again = breed(parents, stage.brief, stage.plan, stage.catalog, 16, 3);
  for (std::size_t i = 0; i < offspring.size(); ++i) CHECK(again[i].why == offspring[i].why);
}

TEST_CASE("of a child's candidates the one that may become the best is taken", "[breeder]") {
  const Stage stage = make_stage();
  const std::vector<Parent> parents = make_parents(stage, 8);
  // Foresight knows one thing: the harder, the better; or it is sure of nothing but the easy ones.
  const auto mean_difficulty = [&](const Foresight& foresight) {
    double sum = 0;
    int count = 0;
    for (const Offspring& one :
         breed(parents, stage.brief, stage.plan, stage.catalog, 16, 3, {}, foresight)) {
      if (one.origin != Origin::child) continue;
      sum += one.request.difficulty;
      ++count;
    }
    return sum / count;
  };
  const double known = mean_difficulty([](const ComposeRequest& request) {
    return std::optional<Expectation>(Expectation{request.difficulty, 0.1});
  });
  const double hoped = mean_difficulty([](const ComposeRequest& request) {
    return std::optional<Expectation>(Expectation{0, 1 + request.difficulty});
  });
  const double blind = mean_difficulty({});
  CHECK(known > blind + 0.2);
  CHECK(hoped > blind + 0.2);
}

TEST_CASE("a scene that is too hard is tuned anew and keeps its sprites and story", "[breeder]") {
  const Stage stage = make_stage();
  const ComposeRequest request = make_parents(stage, 1)[0].request;
  const auto lot = [](const ComposeRequest& of, Facet facet) {
    return (*of.lots)[static_cast<std::size_t>(facet)];
  };
  const auto kept = [&](const ComposeRequest& other, Facet facet) {
    return lot(request, facet) == lot(other, facet);
  };
  const ComposeRequest easier = drawn_again(request, 1, -1);
  CHECK(easier.difficulty < request.difficulty);
  CHECK_FALSE(kept(easier, Facet::tune));
  CHECK(kept(easier, Facet::cast));
  CHECK(kept(easier, Facet::story));
  for (const ComposeRequest& other : {drawn_again(request, 1, 0), drawn_again(request, 6, -1)}) {
    CHECK_FALSE(kept(other, Facet::cast));
    CHECK_FALSE(kept(other, Facet::story));
    CHECK(kept(other, Facet::palette));
  }
}

TEST_CASE("liking hangs on how the scene was played", "[breeder]") {
  const Stage stage = make_stage();
  const ComposeRequest request = make_parents(stage, 1)[0].request;
  auto doc = compose_one(stage.brief, stage.plan, stage.catalog, request);
  REQUIRE(doc);
  const std::vector<Viewer> viewers = make_viewers(12, 4);
  const std::vector<Session> sessions = play_all(doc->scene, viewers);
  REQUIRE(sessions.size() == viewers.size());
  const std::vector<Session> idle(viewers.size());
  std::vector<Session> touched = idle;
  for (Session& session : touched) session = {true, false, 0.5, 10};
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    const Taste taste(seed, 0.5);
    CHECK(taste.liking(*doc, viewers, idle) < taste.liking(*doc, viewers, touched));
    CHECK(taste.liking(*doc, viewers, sessions) > 0);
  }
}

TEST_CASE("a closed loop is the same on any number of threads and starts at the IPM asked for",
          "[breeder]") {
  Stage stage = make_stage();
  stage.brief.force = {"choice", "sort"};
  auto plan = make_lexical_planner(stage.catalog)->plan(stage.brief);
  REQUIRE(plan);
  auto gate = load_gate_config();
  REQUIRE(gate);
  LoopSetup setup;
  setup.generations = 1;
  setup.variants = 4;
  setup.audiences = 2;
  setup.viewers = 16;
  setup.threads = 1;
  const auto one = play_campaigns(stage.brief, *plan, stage.catalog, *gate, setup);
  REQUIRE(one);
  setup.threads = 3;
  const auto three = play_campaigns(stage.brief, *plan, stage.catalog, *gate, setup);
  REQUIRE(three);
  REQUIRE(one->generations.size() == 2);
  for (std::size_t g = 0; g < 2; ++g) {
    CHECK(one->generations[g].served.value == three->generations[g].served.value);
    CHECK(one->generations[g].served.value <= one->generations[g].oracle.value + 1e-9);
  }
  CHECK(std::abs(one->generations[0].control.value - 5) < 0.6);
  CHECK(one->generations[0].served.value == one->generations[0].allocated.value);
  for (const Relative& relative : one->family) {
    CHECK((relative.mechanic == "choice" || relative.mechanic == "sort"));
    CHECK(relative.generation <= 1);
  }
}
