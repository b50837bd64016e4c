#!/usr/bin/env bash
# clang-tidy over our own C++ (.clang-tidy says what it looks for). Arguments pick files; without any, all.
# Files that passed once, with the same headers, are not looked at again: $PLAYMILL_HOME/tidy remembers.
# The last line is "N passed, N failed": files without and with findings.
set -euo pipefail
# shellcheck source=/dev/null
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup/lib.sh"
cd "$PLAYMILL_ROOT"
# Configured and never built: the build's own commands know whole folders only (PLAYMILL_UNITY).
cmake --preset native -B build/tidy -DPLAYMILL_UNITY=OFF >/dev/null

export PM_TIDY_SEEN="$PLAYMILL_HOME/tidy"
mkdir -p "$PM_TIDY_SEEN"
PM_TIDY_BASE="$({ clang-tidy-19 --version; cat .clang-tidy; } | sha256sum)"
export PM_TIDY_BASE

# Headers that a change of may make any file wrong again; ours alone, the rest is pinned.
PM_TIDY_HEADERS="$(git ls-files -z -- 'runtime/*.h' 'generator/*.h' 'tests/*.h' | sort -z | xargs -0 cat | sha256sum)"
export PM_TIDY_HEADERS

look_at() {
  local key log rc=0
  key="$({ echo "$PM_TIDY_BASE $PM_TIDY_HEADERS $1"; cat "$1"; } | sha256sum | cut -c1-40)"
  if [ -e "$PM_TIDY_SEEN/$key" ]; then
    echo "ok $1"
    return
  fi
  log="$(clang-tidy-19 --quiet -p build/tidy "$1" 2>/dev/null)" || rc=$?
  if [ "$rc" -eq 0 ]; then
    : >"$PM_TIDY_SEEN/$key"
    echo "ok $1"
  else
    printf '%s\nbad %s\n' "$log" "$1"
  fi
}
export -f look_at

if [ "$#" -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files -- 'runtime/*.cpp' 'generator/*.cpp'); fi
# Only what the native build compiles: the rest has no command to be read with.
mapfile -t files < <(node -e '
  const known = new Set(JSON.parse(require("fs").readFileSync("build/tidy/compile_commands.json")).map((c) => c.file));
  for (const f of process.argv.slice(1)) if (known.has(process.cwd() + "/" + f)) console.log(f);' "${files[@]}")

printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -I{} bash -c 'look_at {}' |
  awk '$1 == "ok" { p++; next } $1 == "bad" { f++ } { print } END { print p + 0 " passed, " f + 0 " failed"; exit f > 0 }'
