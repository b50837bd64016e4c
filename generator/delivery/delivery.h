#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/delivery/network_package.h"
#include "generator/network/network.h"
#include "generator/scene/scene_doc.h"

namespace pm::gen {

/// One scene's package for one network.
struct Delivered {
  std::string scene;  ///< id
  const Network* network = nullptr;
  NetworkPackage package;

  PackageVerdict verdict() const { return verdict_of(package.findings); }
};

/// Scenes packed for networks: scene by scene, each in the networks' order.
struct Delivery {
  std::string title;  ///< of the product
  std::vector<Delivered> packages;
  std::map<std::string, std::string> beside;  ///< name → bytes of scripts that hosts need

  bool pass() const;
};

/// What a scene's packages say of their product, and whom their pages tell of their views.
PackageSubject package_subject(const SceneDoc& doc, const std::optional<Beacon>& beacon = {});

/// Told before each package; false ends the work.
using DeliveryProgress = std::function<bool(std::string_view label)>;

/// Packs every scene for every network. Error (usage) when two scenes would give files of one name,
/// (component) when a part is not built, (output) when `progress` ended it. Same input, same bytes.
/// The networks must outlive the result.
Result<Delivery> deliver(const PackRoom& room, std::span<const SceneDoc> docs,
                         std::span<const Network* const> networks,
                         const DeliveryProgress& progress = {},
                         const std::optional<Beacon>& beacon = {});

/// report.json: each package with its verdict, size, room under its limits, and every rule with
/// evidence, source, date and confidence.
Json delivery_json(const Delivery& delivery);

/// Lines as `sha256sum --check` reads them, in the order given: file name and bytes.
std::string sha256_lines(std::span<const std::pair<std::string, std::string_view>> files);

}  // namespace pm::gen
