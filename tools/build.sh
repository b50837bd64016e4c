#!/usr/bin/env bash
# tools/build.sh [--tests] [--studio]: builds native and WebAssembly; also the native tests; also the studio, which
# takes longest and which nothing else needs.
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
studio=false
for argument in "$@"; do
  case "$argument" in
    --tests) native_targets+=(checks) ;;
    --studio) studio=true ;;
  esac
done

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

build_studio() {
  cmake --build build/wasm --target studio -- -j "$(nproc)"
  node web/studio/build.mjs
}

if [ "$PM_STEPS" -eq 0 ]; then
  PM_STEPS=2
  if $studio; then PM_STEPS=3; fi
fi
# first BUILT LABEL: the label, with a warning while there is nothing yet.
first() {
  if [ -e "$1" ]; then echo "$2"; else echo "$2 (some minutes the first time)"; fi
}
step "$EXIT_BUILD_FAILED" "$(first build/native/playmill "Native build")" build_native
step "$EXIT_BUILD_FAILED" "$(first build/wasm/unpack.wasm "WebAssembly build")" build_wasm
if $studio; then step "$EXIT_BUILD_FAILED" "$(first build/.studio "Studio build")" build_studio; fi
mv build/.started build/.built
if $studio; then touch build/.studio; fi
