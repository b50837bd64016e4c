#!/usr/bin/env bash
# Holds the shipped modules to the native program: same scene, same touches, same state, bit for bit;
# and the planner's model in ONNX Runtime Web to the native one.
#   tests/wasm/run.sh            20 plays of a minute for every mechanic
#   PLAYMILL_TRACES=5 tests/wasm/run.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

program="${PLAYMILL_PROGRAM:-build/native/playmill}"
traces="$(mktemp)"
readings="$(mktemp)"
trap 'rm -f "$traces" "$readings"' EXIT
PLAYMILL_ROOT="$PWD" "$program" traces --seeds "${PLAYMILL_TRACES:-20}" --seconds 60 >"$traces"
if PLAYMILL_ROOT="$PWD" build/native/pm_readings >"$readings"; then export PLAYMILL_READINGS="$readings"; fi
PLAYMILL_TRACE_FILE="$traces" node --test --test-reporter=tap tests/wasm/
