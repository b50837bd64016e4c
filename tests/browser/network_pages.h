#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "generator/core/result.h"
#include "generator/network/network.h"
#include "generator/packer/html.h"
#include "generator/packer/payload.h"

/// A scene as `playmill pack --network` packs it: the package's files by name, the entry first. A
/// package that breaks a rule of its network is an error (gate).
pm::gen::Result<nlohmann::ordered_json> network_page(const pm::gen::PackRoom& room,
                                                     const pm::Scene& scene,
                                                     const pm::gen::Payload& payload,
                                                     const pm::gen::StoreLinks& store,
                                                     const pm::gen::Network& network);
