#!/usr/bin/env bash
# tests/collector/run.sh [KILLS]: kills the collector under load, KILLS times (default 5), tears the end of its
# log, sends everything twice and counts. Also asks it for assignments.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
KILLS="${1:-5}" exec node --test tests/collector/*.test.mjs
