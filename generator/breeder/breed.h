#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/composer/compose.h"
#include "generator/optimiser/kinship.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// A variant that was served, with what is believed of it; rates are installs per impression.
struct Parent {
  std::string id;
  ComposeRequest request;  ///< with lots: what it is composed from
  double rate = 0;         ///< shrunken
  double low_rate = 0;     ///< lower bound of the shrunken rate
};

enum class Origin : std::uint8_t {
  elite,    ///< goes on being served as it is, and so is tested again
  child,    ///< near one or two winners
  explorer  ///< drawn afresh from the plan
};
std::string_view origin_name(Origin origin);

/// A place in the next generation.
struct Offspring {
  Origin origin = Origin::explorer;
  ComposeRequest request;
  std::vector<std::string> parents;  ///< ids; an elite's is its own, an explorer has none
  std::string why;                   ///< one sentence for people
};

struct BreedTuning {
  double elites = 1.0 / 6;  ///< part of the places kept by elites, at least one
  double near = 0.8;        ///< part of the other places that children of winners get
  int candidates = 24;      ///< drawn for each child's place when `Foresight` is given
};

/// What is expected of a request before it is served, relative to others, nothing if it cannot be
/// composed. Used only to choose among candidates for a child's place.
using Foresight = std::function<std::optional<Expectation>(const ComposeRequest& request)>;

/// The next generation of `count` places: elites by their shrunken lower bound (so that luck in few
/// impressions does not make one), children that take facets from two good parents and change one
/// or two, explorers. Only mechanics of the plan are used. Same arguments, same offspring.
/// `parents` must not be empty; children may still fail the gate: see `drawn_again`.
std::vector<Offspring> breed(std::span<const Parent> parents, const Brief& brief, const Plan& plan,
                             const Catalog& catalog, int count, std::uint64_t seed,
                             const BreedTuning& tuning = {}, const Foresight& foresight = {});

/// The same offspring with other luck, for one that the gate gave up; `attempt` counts from 1,
/// `lean` < 0 asks for an easier scene, > 0 for a harder one: then what it shows and tells is kept
/// at first. 0: something else was wrong, and sprites and story are drawn anew as well.
ComposeRequest drawn_again(const ComposeRequest& request, int attempt, int lean);

}  // namespace pm::gen
