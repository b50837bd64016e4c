#pragma once
#include "generator/studio/awaited_webp.h"

namespace pm::gen {

/// What the page has to encode for the core, and what it has encoded.
AwaitedWebp& page_webp();

}  // namespace pm::gen
