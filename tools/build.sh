#!/usr/bin/env bash
# tools/build.sh [--tests]: builds native, WebAssembly and the web parts; with --tests the native tests too.
# Quick when there is nothing to do.
set -euo pipefail
# shellcheck source=/dev/null
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup/lib.sh"
cd "$PLAYMILL_ROOT"
PM_LOGS="$PLAYMILL_ROOT/build/logs"
mkdir -p "$PM_LOGS"

# Two builds in one folder would trip over each other: the second waits.
exec 9>build/.lock
flock --nonblock 9 || {
  say "Another build is running; waiting for it ..."
  flock 9
}

# Taken before the build: what changes while it runs is built the next time.
touch build/.started

native_targets=(all)
if [ "${1:-}" = --tests ]; then native_targets+=(checks); fi

# configure_and_build PRESET TARGET…
configure_and_build() {
  local preset=$1 home
  shift
  # A changed PLAYMILL_HOME moves the compiler: start that build afresh.
  home="build/$preset/.playmill-home"
  if [ -f "build/$preset/CMakeCache.txt" ] && [ "$(cat "$home" 2>/dev/null)" != "$PLAYMILL_HOME" ]; then
    rm -rf "build/$preset/CMakeCache.txt" "build/$preset/CMakeFiles"
  fi
  if [ ! -f "build/$preset/build.ninja" ] || [ ! -f "build/$preset/CMakeCache.txt" ]; then
    cmake --preset "$preset"
    printf '%s' "$PLAYMILL_HOME" >"$home"
  fi
  cmake --build "build/$preset" --target "$@" -- -j "$(nproc)"
}

build_native() { configure_and_build native "${native_targets[@]}"; }
build_wasm() { configure_and_build wasm all; }

# Each web part brings its own build.mjs. Nothing else needs the studio's core: without it the page is
# left out, and `playmill studio` says so.
build_web() {
  local script
  cmake --build build/wasm --target studio -- -j "$(nproc)" || note "the studio was not built"
  for script in web/build.mjs web/*/build.mjs; do
    [ -f "$script" ] || continue
    echo "$script"
    node "$script"
  done
}

[ "$PM_STEPS" -gt 0 ] || PM_STEPS=3
step "$EXIT_BUILD_FAILED" "Native build" build_native
step "$EXIT_BUILD_FAILED" "WebAssembly build" build_wasm
step "$EXIT_BUILD_FAILED" "Web build" build_web
mv build/.started build/.built
