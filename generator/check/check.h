#pragma once
#include <string>
#include <vector>

#include "generator/check/finding.h"
#include "generator/check/subject.h"
#include "generator/core/result.h"
#include "generator/network/network.h"

namespace pm::gen {

/// Holds a package against a network's rules: every rule that applies, kept or not, in the order of
/// the codes' groups. Rules that are unknown are left out.
std::vector<Finding> check_package(const Subject& subject, const Network& network);

/// The same for a file on the disk. Error (package) when it cannot be read as a file; a file that
/// is refused gives findings all the same.
struct CheckedFile {
  Subject subject;
  std::vector<Finding> refused;  ///< not empty: nothing else could be checked
};
Result<CheckedFile> open_package(const std::string& path);

/// PackageVerdict, figures and findings of one network.
Json check_json(const Subject& subject, const Network& network,
                const std::vector<Finding>& findings);

}  // namespace pm::gen
