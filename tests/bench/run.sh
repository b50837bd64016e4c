#!/usr/bin/env bash
# ./playmill bench [--quick] [sim|throughput|bakes|screen|sizes|packages|optimiser|collector|peers|studio]...: all figures side by side in one run,
# printed as a table and written to build/bench/results.json. Never part of the tests: times depend
# on the machine and on what else it does; ratios within a run are what counts.
#   --quick   fewer repeats
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PLAYMILL_ROOT="$PWD"
bench="$PWD/build/bench"
bin="$PWD/build/native"
mkdir -p "$bench"

quick=false
parts=()
for argument in "$@"; do
  case "$argument" in
    --quick) quick=true ;;
    sim | throughput | bakes | screen | sizes | packages | optimiser | collector | peers | studio) parts+=("$argument") ;;
    *)
      echo "usage: playmill bench [--quick] [sim|throughput|bakes|screen|sizes|packages|optimiser|collector|peers|studio]..." >&2
      exit 2
      ;;
  esac
done
[ "${#parts[@]}" -gt 0 ] || parts=(sim throughput bakes screen sizes packages optimiser collector peers studio)
repeats=5 starts=7 plays=3 variants=24 worlds=1 candidates=256 load_seconds=5
if $quick; then repeats=1 starts=3 plays=1 variants=8 worlds=0.1 candidates=64 load_seconds=1; fi

say() { printf '%s\n' "$*" >&2; }
wanted() { case " ${parts[*]} " in *" $1 "*) return 0 ;; *) return 1 ;; esac }

say "building the bench programs ..."
[ -f build/native/build.ninja ] || cmake --preset native >/dev/null
exec 9>build/.lock
flock 9
cmake --build build/native --target playmill benches pm_web >"$bench/build.log" 2>&1 || {
  tail -n 30 "$bench/build.log" >&2
  exit 1
}
flock --unlock 9

if wanted sim; then
  say "simulation speed and allocations ..."
  "$bin/bench_sim" "$repeats" >"$bench/sim.json.new"
  mv "$bench/sim.json.new" "$bench/sim.json"
fi

if wanted throughput; then
  say "generating $variants variants, without pictures and with ..."
  for pictures in no yes; do
    rm -rf "$bench/generated"
    options=(--out "$bench/generated")
    options+=(--variants "$variants")
    [ "$pictures" = yes ] || options+=(--no-preview)
    rc=0
    TIMEFORMAT='%R %U %S'
    { time "$bin/playmill" generate samples/fruit-drop.json "${options[@]}" >"$bench/generate-$pictures.log" 2>&1 || rc=$?; } \
      2>"$bench/generate.time"
    read -r real user sys <"$bench/generate.time"
    pages=$(find "$bench/generated" -mindepth 2 -name '*.html' 2>/dev/null | wc -l)
    printf '{"variants": %s, "pages": %s, "exit": %s, "seconds": %s, "cpu_seconds": %s, "cores": %s}\n' "$variants" \
      "$pages" "$rc" "$real" "$(awk "BEGIN { print $user + $sys }")" "$(nproc)" >"$bench/throughput-$pictures.json"
  done
fi

if wanted bakes; then
  say "drawing every background and sprite once ..."
  "$bin/bench_bakes" >"$bench/bakes.json.new"
  mv "$bench/bakes.json.new" "$bench/bakes.json"
fi

if wanted screen; then
  say "screening $candidates candidates ..."
  "$bin/bench_screen" samples/fruit-drop.json "$candidates" >"$bench/screen.json.new"
  mv "$bench/screen.json.new" "$bench/screen.json"
fi

if wanted sizes; then
  say "packing one page per mechanic ..."
  "$bin/bench_pages" "$bench/pages"
fi

if wanted optimiser; then
  say "simulating allocation and statements ..."
  "$bin/bench_optimiser" "$worlds" >"$bench/optimiser.json.new"
  mv "$bench/optimiser.json.new" "$bench/optimiser.json"
fi

if wanted collector; then
  say "loading a collector ..."
  "$bin/bench_collector" "$bin/playmill" "$load_seconds" >"$bench/collector.json.new"
  mv "$bench/collector.json.new" "$bench/collector.json"
fi

if wanted packages; then
  say "packing for every network ..."
  "$bin/bench_pages" "$bench/scenes" --scenes
  "$bin/bench_packages" "$bench/scenes" "$bench/packages.json.new" "$repeats"
  mv "$bench/packages.json.new" "$bench/packages.json"
fi

if wanted peers; then
  room="$bench/room"
  peers="$bench/peers"
  mkdir -p "$room/build/wasm" "$peers"
  ln -sfn "$PWD/shaders" "$room/shaders"
  ln -sfn "$PWD/web" "$room/web"
  ln -sfn "$PWD/build/web" "$room/build/web"
  ln -sfn "$PWD/build/wasm/unpack.wasm" "$room/build/wasm/unpack.wasm"
  tests/bench/falling/build.sh "$room/build/wasm/playable_falling.wasm"
  if ! cmp -s tests/bench/peers/package-lock.json "$peers/package-lock.json" || [ ! -d "$peers/node_modules" ]; then
    say "installing the peers from npm ..."
    rm -rf "$peers/node_modules"
    cp tests/bench/peers/package.json tests/bench/peers/package-lock.json "$peers/"
    (cd "$peers" && npm ci --ignore-scripts --no-audit --no-fund >"$bench/npm.log" 2>&1) || {
      rm -f "$peers/package-lock.json"
      tail -n 20 "$bench/npm.log" >&2
      exit 1
    }
  fi
  "$bin/bench_peer_pages" "$room" "$peers/pages"
  node tests/bench/peers/art.mjs "$peers"
  node tests/bench/peers/build.mjs "$peers"
  say "measuring in Chromium ..."
  node tests/bench/peers/measure.mjs "$peers" --starts "$starts" --plays "$plays"
fi

if wanted studio; then
  [ build/.studio -nt build/.built ] || tools/build.sh --studio >&2
  say "visiting the studio in Chromium ..."
  node tests/bench/studio.mjs --repeats "$plays" >"$bench/studio.json.new"
  mv "$bench/studio.json.new" "$bench/studio.json"
fi

exec node tests/bench/report.mjs "$bench" "${parts[@]}"
