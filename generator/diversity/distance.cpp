#include "generator/diversity/distance.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pm::gen {

namespace {

struct Weight {
  const char* gene;
  double weight;
};
/// Genes that are alike or not. The mechanic leads: parameters are compared within one.
constexpr std::array<Weight, kComparedGenes> kWeights{{{"mechanic", 6},
                                                       {"background", 3},
                                                       {"theme", 2},
                                                       {"palette", 2},
                                                       {"host", 1},
                                                       {"presenter", 2},
                                                       {"prompt", 1},
                                                       {"cta", 0.5},
                                                       {"hint", 0.5},
                                                       {"juice", 0.5}}};
constexpr double kSprites = 2;
constexpr double kParams = 1.5;

/// Jaccard distance of two sorted lists.
double set_distance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const int order = x->compare(*y);
    shared += order == 0 ? 1 : 0;
    if (order <= 0) ++x;
    if (order >= 0) ++y;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : 1 - static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace

GenomePoint genome_point(const SceneDoc& doc, const Catalog& catalog) {
  GenomePoint out;
  for (std::size_t i = 0; i < kWeights.size(); ++i) out.genes[i] = doc.gene(kWeights[i].gene);
  std::istringstream names{std::string(doc.gene("sprites"))};
  for (std::string name; names >> name;) out.sprites.push_back(name);
  std::sort(out.sprites.begin(), out.sprites.end());
  out.sprites.erase(std::unique(out.sprites.begin(), out.sprites.end()), out.sprites.end());
  const Template* spec = catalog.find_template(doc.scene.mechanic);
  if (spec == nullptr) return out;
  for (const ParamSpec& param : spec->params) {
    if (param.list || param.max <= param.min) continue;
    out.params.push_back((get_param(doc.scene, *spec, param.name) - param.min) /
                         (static_cast<double>(param.max) - param.min));
  }
  return out;
}

double genome_distance(const GenomePoint& a, const GenomePoint& b) {
  double sum = 0;
  double weights = kSprites + kParams;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    weights += kWeights[i].weight;
    if (a.genes[i] != b.genes[i]) sum += kWeights[i].weight;
  }
  sum += kSprites * set_distance(a.sprites, b.sprites);
  if (a.genes[0] != b.genes[0]) {
    sum += kParams;
  } else if (!a.params.empty()) {
    double apart = 0;
    for (std::size_t i = 0; i < a.params.size(); ++i) apart += std::abs(a.params[i] - b.params[i]);
    sum += kParams * apart / static_cast<double>(a.params.size());
  }
  return sum / weights;
}

}  // namespace pm::gen
