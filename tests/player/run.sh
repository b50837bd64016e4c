#!/usr/bin/env bash
# The native player in a virtual display: for each mechanic a play by the bot, whose picture must
# show something and whose state hash must be that of a run without a window and of its own replay.
#   tests/player/run.sh [--keep]     --keep leaves the pictures in build/test-results/player
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
export PLAYMILL_ROOT="$PWD"
bin="${PM_BIN:-build/native}"
out=build/test-results/player
steps=420
passed=0
failed=0
rm -rf "$out"
mkdir -p "$out"

command -v xvfb-run >/dev/null || {
  echo "xvfb-run is missing: install xvfb"
  echo "0 passed, 1 failed"
  exit 1
}

check() {
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $1: '$2' is not '$3'"
  fi
}

# One scene per mechanic, as `playmill generate` wrote them: older scenes must stay readable.

hash_of() { sed -n "s/^$1 step \([0-9]* hash [0-9a-f]*\).*/\1/p" "$2"; }

play() { # NAME SCENE SIZE
  local name=$1 scene=$2 size=$3 rc
  SDL_AUDIODRIVER=dummy LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24" \
    "$bin/pm_player" "$scene" --size "$size" --steps "$steps" --screenshot "$out/$name.png" \
    >"$out/$name.log" 2>&1
  rc=$?
  check "$name: leaves with 0" "$rc" 0
  [ "$rc" -eq 0 ] || sed 's/^/  | /' "$out/$name.log"
  "$bin/pm_player" "$scene" --size "$size" --steps "$steps" --headless >"$out/$name.headless" 2>&1
  check "$name: hash in a window and without" "$(hash_of window "$out/$name.log")" \
    "$(hash_of headless "$out/$name.headless")"
  check "$name: hash of the replay" "$(hash_of replay "$out/$name.log")" \
    "$(hash_of window "$out/$name.log")"
  node tests/player/picture.mjs "$out/$name.png" "${size%x*}" "${size#*x}"
  check "$name: the picture shows the game and the inspector" $? 0
}

for scene in tests/player/scenes/*.json; do
  name=$(basename "$scene" .json)
  play "$name" "$scene" 390x844
done
play landscape tests/player/scenes/match3.json 844x390

# A broken file is one line and the scene's exit code.
echo '{"version": 1' >"$out/broken.scene"
"$bin/pm_player" "$out/broken.scene" --headless 2>"$out/broken.log"
check "broken scene: exit code" $? 4
check "broken scene: one line" "$(wc -l <"$out/broken.log")" 1

[ "${1:-}" = --keep ] || rm -rf "$out"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
