#!/usr/bin/env bash
# Packs the pages of the lab: every mechanic for every network of the registry.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -f build/native/build.ninja ] || cmake --preset native
cmake --build build/native --target pm_web pm_test_pack
build/native/pm_test_pack . build/test-pages --networks
