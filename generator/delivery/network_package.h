#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/check/finding.h"
#include "generator/check/subject.h"
#include "generator/core/result.h"
#include "generator/network/network.h"
#include "generator/packer/beacon.h"
#include "generator/packer/html.h"
#include "generator/packer/payload.h"

namespace pm::gen {

/// What a package says of its product.
struct PackageSubject {
  std::string product;  ///< in file names: letters, digits and _
  std::string title;
  std::vector<std::string> languages;  ///< BCP 47 tags
  StoreLinks store;
  /// What its pages are called in records of views: the scene's id and fingerprint.
  std::string variant, fingerprint;
  /// Whom they tell, where the network allows it.
  std::optional<Beacon> beacon;
};

/// Whether pages for this network may tell a collector of ours.
bool allows_beacon(const Network& network);

/// One file for one network, and how it fares by that network's rules.
struct NetworkPackage {
  std::string file;  ///< name with its ending
  std::string bytes;
  std::string sha256;  ///< of the bytes, lower-case hexadecimal
  TextCode code = TextCode::base64;
  bool beacon = false;  ///< it tells the collector of its views
  EncodedStrip strip;   ///< the product's pictures as they are in it; empty without any
  Subject subject;      ///< the package read back
  std::vector<Finding> findings;
};

/// A name for files, from a scene's id: letters, digits and _ only, at most 60 of them.
std::string product_name(std::string_view id);

/// File name of a package without its ending, as the network's row asks for it.
std::string package_stem(const Network& network, const PackageSubject& subject);

/// Packs a scene for a network, in the text code that makes the smallest file, and checks the
/// result. Pictures of the product get smaller and coarser until the network's limits and advice
/// hold, or until they are at their floor. Error (component) when the network's adapter is not
/// built, (usage) when it takes requests over https only and the collector's are not. Same input,
/// same bytes.
Result<NetworkPackage> pack_for_network(const PackRoom& room, const Scene& scene,
                                        const Payload& payload, const PackageSubject& subject,
                                        const Network& network);

}  // namespace pm::gen
