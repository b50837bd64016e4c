#include "generator/cli/art_options.h"

#include <cstdio>

#include "generator/cli/llm_options.h"
#include "generator/core/text.h"
#include "generator/llm/memory.h"

namespace pm::gen {

void add_art_options(CLI::App& verb, ArtOptions& options) {
  verb.add_option("--art", options.url,
                  "Have objects and the background painted: address of an OpenAI-compatible images "
                  "service, e.g. "
                  "http://localhost:8080/v1. Its key, if any: PLAYMILL_ART_KEY in the environment")
      ->envname("PLAYMILL_ART");
  verb.add_option("--art-model", options.model, "Which of its models (default: its own)")
      ->envname("PLAYMILL_ART_MODEL");
  verb.add_option("--art-timeout", options.seconds,
                  "Seconds for one picture; what is not painted by then is drawn")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
}

Result<Json> paint_as_asked(const ArtOptions& options, Brief& brief, const Plan& plan,
                            const Catalog& catalog) {
  if (options.url.empty()) return Json();
  auto endpoint = endpoint_asked("--art", options.url, options.model, "PLAYMILL_ART_KEY");
  if (!endpoint) return endpoint.error();
  PaintOptions paint;
  paint.service.endpoint = std::move(*endpoint);
  paint.service.total_ms = options.seconds * 1000;
  paint.service.doors = real_doors();
  paint.total_ms = 3 * paint.service.total_ms;
  paint.cache = cache_folder() / "art";
  const Painting done = paint_product(brief, plan, catalog, paint);
  if (!done.drawn.empty()) {
    std::fprintf(stderr, "playmill: %s not painted and drawn instead. %s\n",
                 (list_names(done.drawn) + (done.drawn.size() == 1 ? " is" : " are")).c_str(),
                 one_line(done.fault).c_str());
  }
  Json out;
  out["painted"] = done.painted;
  out["drawn"] = done.drawn;
  if (!done.fault.empty()) out["fault"] = done.fault;
  return out;
}

}  // namespace pm::gen
