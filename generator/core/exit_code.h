#pragma once

namespace pm::gen {

/// What the program ends with. The one table; `playmill --help` and the documentation repeat it.
///
/// | code | name        | meaning                                                        |
/// |------|-------------|----------------------------------------------------------------|
/// | 0    | ok          | everything asked for was done                                  |
/// | 1    | internal    | a fault of the program itself or of its data files             |
/// | 2    | usage       | the command line is wrong                                      |
/// | 3    | bad_brief   | the brief or description cannot be used                        |
/// | 4    | bad_scene   | the scene cannot be used                                       |
/// | 5    | gate        | a scene or package failed the gate                             |
/// | 6    | output      | the output cannot be written                                   |
/// | 7    | component   | a component is missing (compiler, module, library)             |
/// | 8    | image       | an image cannot be read                                        |
/// | 9    | package     | a package to check is damaged, hostile or no playable          |
/// | 10   | record      | a session record is damaged or differs from its replay         |
/// | 11   | ledger      | the ledger cannot be read or written                           |
enum class ExitCode : int {
  ok = 0,
  internal = 1,
  usage = 2,
  bad_brief = 3,
  bad_scene = 4,
  gate = 5,
  output = 6,
  component = 7,
  image = 8,
  package = 9,
  record = 10,
  ledger = 11
};

}  // namespace pm::gen
