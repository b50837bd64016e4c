#!/usr/bin/env bash
# Browser tests: packs the test pages, then plays them in Chromium. Arguments pick test files by name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -f build/native/build.ninja ] || cmake --preset native
cmake --build build/native --target pm_web pm_test_pack
build/native/pm_test_pack . build/test-pages --networks
exec node tests/browser/run.mjs "$@"
