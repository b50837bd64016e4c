#include "generator/cli/beacon_options.h"

#include <utility>

namespace pm::gen {

void add_beacon_options(CLI::App& verb, BeaconOptions& options) {
  auto* url = verb.add_option("--beacon", options.url,
                              "Address of the collector that pages tell of their views, where the "
                              "network allows it (docs/measuring.md)");
  verb.add_option("--campaign", options.campaign, "What records of views call the campaign")
      ->needs(url);
}

Result<std::optional<Beacon>> asked_beacon(const BeaconOptions& options) {
  if (options.url.empty()) return std::optional<Beacon>{};
  auto beacon = read_beacon(options.url, options.campaign);
  if (!beacon) return beacon.error();
  return std::optional<Beacon>(std::move(*beacon));
}

}  // namespace pm::gen
