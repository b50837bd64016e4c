#pragma once
#include <string>

#include "generator/brief/brief.h"
#include "generator/cli/context.h"

namespace pm::gen {

/// A brief as the command line gives it: a file name, or a bare description with its options.
struct BriefSource {
  std::string
      text;  ///< path of a .json file, "-" for a description on standard input, else a description
  std::string name;
  std::string cta;
};

/// Adds the argument and options that `load_source` reads.
void add_source_options(CLI::App& verb, BriefSource& source, bool required = true);
Result<Brief> load_source(const BriefSource& source, Context& context);

}  // namespace pm::gen
