#!/usr/bin/env bash
# tools/fuzz.sh [SECONDS]: builds the fuzz targets and runs them, SECONDS in total (default 60).
# Seeds are read from tests/fuzz/corpus/<target>/ where there are any; what crashes is kept in
# build/fuzz/crashes/. The last line is "N passed, N failed", one for each target.
set -uo pipefail
# shellcheck source=/dev/null
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup/lib.sh"
set +e
cd "$PLAYMILL_ROOT" || exit 1
total=${1:-60}
if ! compgen -G 'tests/fuzz/*.cpp' >/dev/null; then
  echo "There are no fuzz targets."
  echo "0 passed, 0 failed"
  exit 0
fi
mkdir -p build/logs build/fuzz/crashes
if ! { { [ -f build/fuzz/build.ninja ] || cmake --preset fuzz; } && cmake --build --preset fuzz -- -j "$(nproc)"; } \
  >build/logs/fuzz-build.log 2>&1; then
  failure_of build/logs/fuzz-build.log
  echo "0 passed, 1 failed"
  exit 1
fi
mapfile -t targets < <(find build/fuzz -maxdepth 1 -type f -perm -u+x -name 'fuzz_*' | sort)
[ "${#targets[@]}" -gt 0 ] || { echo "0 passed, 1 failed"; exit 1; }
each=$((total / ${#targets[@]}))
[ "$each" -ge 1 ] || each=1
passed=0
failed=0
for target in "${targets[@]}"; do
  name="$(basename "$target")"
  mkdir -p "build/fuzz/corpus/$name"
  corpus=("build/fuzz/corpus/$name")
  [ -d "tests/fuzz/corpus/${name#fuzz_}" ] && corpus+=("tests/fuzz/corpus/${name#fuzz_}")
  if "$target" -max_total_time="$each" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="build/fuzz/crashes/$name-" "${corpus[@]}" >"build/logs/$name.log" 2>&1; then
    passed=$((passed + 1))
    echo "$name: $(sed -n 's/^Done \([0-9]* runs\).*/\1/p' "build/logs/$name.log"), nothing found"
  else
    failed=$((failed + 1))
    echo "$name: FAILED"
    tail -n 30 "build/logs/$name.log" | sed 's/^/  | /'
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
