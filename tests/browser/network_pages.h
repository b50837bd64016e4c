#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "generator/core/result.h"
#include "generator/packer/html.h"

/// The files of a test page for a network of the registry, by name; the first is its entry.
/// `row` is the network's file in templates/networks.
pm::gen::Result<nlohmann::ordered_json> network_page(const pm::gen::PackRoom& room,
                                                     const pm::Scene& scene,
                                                     const pm::gen::Payload& payload,
                                                     const pm::gen::StoreLinks& store,
                                                     const nlohmann::json& row);
