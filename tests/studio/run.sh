#!/usr/bin/env bash
# The studio in a real browser, over the site that `playmill studio --export` writes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tools/build.sh --studio
exec node --test --test-reporter=tap --test-concurrency=1 tests/studio/
