#pragma once
#include <string>
#include <vector>

#include "generator/scene/scene_doc.h"
#include "generator/screen/gate.h"

namespace pm::gen {

/// A knob turned in repair.
struct KnobTurn {
  std::string param;
  int from = 0, to = 0;
  std::string reason;    ///< name of the check that failed before
  double pass_rate = 0;  ///< of the human-like bot before
};

struct Screening {
  Verdict verdict;              ///< of the scene as it is now, look included
  std::vector<KnobTurn> turns;  ///< empty: the scene passed as it came, or no knob could help
  double cpu_seconds = 0;
  bool pass() const { return verdict.pass(); }
};

/// Puts a scene through the gate (all but its size). When its difficulty is wrong, the template's
/// knobs are turned, the strongest first, and it is judged again, a bounded number of times; `doc`
/// then holds the mended scene. A fault or a look that fails is not mended: draw another scene.
/// `explain` answers every question of a scene that failed; without it the first answer stands.
Screening screen(SceneDoc& doc, const Template& spec, const GateConfig& config, Player& player,
                 bool explain = true);

Json to_json(const Screening& screening, double z);

}  // namespace pm::gen
