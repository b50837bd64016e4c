#!/usr/bin/env bash
# The lab's tests: a run of each kind, and ads that must not pass. Everything: ./playmill lab --all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tests/lab/pack.sh
exec node tests/browser/run.mjs --folder tests/lab "$@"
