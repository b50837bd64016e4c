#!/usr/bin/env bash
# ./playmill test [--quick]: builds, then runs every check and test there is, each stage timed.
#   --quick   leaves out the browser, the player's window and the sanitizer build
# The last line is "N passed, N failed", test cases counted; leaves with 1 when anything failed.
set -uo pipefail
# shellcheck source=/dev/null
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup/lib.sh"
set +e
cd "$PLAYMILL_ROOT" || exit 1
mkdir -p build/logs build/test-results

quick=false
for argument in "$@"; do
  case "$argument" in
    --quick) quick=true ;;
    *)
      say "playmill test: unknown option '$argument' (there is only --quick)"
      exit 2
      ;;
  esac
done

passed=0
failed=0
summary=()

# Prints "PASSED FAILED" for a finished stage, from Catch2's XML or from its log:
# node's test runner ("# pass 12" or "ℹ pass 12"), or a line "12 passed, 0 failed".
count_cases() {
  local log=$1 xml=$2
  if [ -n "$xml" ]; then
    sed -n 's/.*<OverallResultsCases successes="\([0-9]*\)" failures="\([0-9]*\)".*/\1 \2/p' "$xml" 2>/dev/null | tail -n 1
    return 0
  fi
  awk '
    { gsub(/\033\[[0-9;]*m/, "") }
    $1 ~ /^(#|ℹ)$/ && $2 == "pass" { p += $3; seen = 1 }
    $1 ~ /^(#|ℹ)$/ && $2 == "fail" { f += $3; seen = 1 }
    /^[0-9]+ passed, [0-9]+ failed/ { lp = $1; lf = $3; line = 1 }
    END { if (line) print lp, lf; else if (seen) print p, f }' "$log"
}

# stage NAME [--xml FILE] COMMAND…: a stage without test cases of its own counts only when it fails.
stage() {
  local name=$1 xml="" log rc started=$SECONDS p=0 f=0
  shift
  if [ "$1" = --xml ]; then
    xml=$2
    rm -f "$xml"
    shift 2
  fi
  log="build/logs/test-${name//[^a-zA-Z0-9]/-}.log"
  printf '%s ...' "$name" >&2
  "$@" >"$log" 2>&1 </dev/null
  rc=$?
  read -r p f <<<"$(count_cases "$log" "$xml")"
  p=${p:-0}
  f=${f:-0}
  if [ "$rc" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  passed=$((passed + p))
  failed=$((failed + f))
  local verdict=ok
  [ "$f" -eq 0 ] || verdict=FAILED
  summary+=("$(printf '%-34s %-7s %6s passed %4s failed %5s s' "$name" "$verdict" "$p" "$f" "$((SECONDS - started))")")
  printf ' %s (%s s)\n' "$verdict" "$((SECONDS - started))" >&2
  if [ "$verdict" = FAILED ]; then
    failure_of "$log" | sed 's/^/  | /' >&2
    say "  whole log: $log"
  fi
  [ "$verdict" = ok ]
}

skip() { summary+=("$(printf '%-34s skipped: %s' "$1" "$2")"); }

finish() {
  echo
  printf '%s\n' "${summary[@]}"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

check_web() {
  local rc=0 files
  mapfile -t files < <(git ls-files --cached --others --exclude-standard -- 'web/*.ts' 'web/*.tsx' 'web/*.mjs' 'web/*.js' \
    'tests/*.ts' 'tests/*.mjs' 'tests/*.js' 'tools/*.mjs' '*.config.js')
  if [ "${#files[@]}" -gt 0 ]; then node_modules/.bin/eslint --max-warnings 0 "${files[@]}" || rc=1; fi
  if [ -n "$(git ls-files --cached --others --exclude-standard -- 'web/*.ts' 'tests/browser/*.ts' 'tests/wasm/*.ts')" ]; then
    node_modules/.bin/tsc --noEmit || rc=1
  fi
  return "$rc"
}

# catch_tests PRESET XML: runs the Catch2 program of a preset.
catch_tests() {
  "build/$1/playmill_tests" --reporter console --reporter "xml::out=$2" --colour-mode none
}

build_asan() {
  [ -f build/asan/build.ninja ] || cmake --preset asan
  cmake --build --preset asan -- -j "$(nproc)"
}

export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:detect_stack_use_after_return=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
# Drivers keep what they allocate; leaks are looked for in our own code (tests/sanitize keeps them loaded).
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PLAYMILL_ROOT/tools/lsan.supp:print_suppressions=0}"

stage "build" tools/build.sh --tests || finish
stage "format" tools/format.sh --check
stage "lint and types of the web parts" check_web

if [ -x build/native/playmill_tests ]; then
  stage "native tests" --xml build/test-results/native.xml catch_tests native build/test-results/native.xml
else
  skip "native tests" "there are none"
fi

if [ -x tests/wasm/run.sh ]; then
  stage "WebAssembly tests" tests/wasm/run.sh
else
  skip "WebAssembly tests" "there are none"
fi

stage "language model services" tests/llm/run.sh

if $quick; then
  skip "browser tests" "--quick"
  skip "lab" "--quick"
  skip "ledger in a ClickHouse server" "--quick"
  skip "studio" "--quick"
  skip "player in a window" "--quick"
  skip "sanitizer build" "--quick"
  finish
fi

if [ -x tests/browser/run.sh ]; then
  stage "browser tests" tests/browser/run.sh
else
  skip "browser tests" "there are none"
fi

stage "lab: ads in their containers" tests/lab/run.sh

stage "collector under kills" tests/collector/run.sh

if command -v clickhouse-server >/dev/null || command -v clickhouse >/dev/null; then
  stage "ledger in a ClickHouse server" tests/ledger/run.sh
else
  skip "ledger in a ClickHouse server" "not run: there is none here (tests/ledger/run.sh --install)"
fi

stage "studio in a browser" tests/studio/run.sh

stage "player in a window" tests/player/run.sh
stage "campaigns that are killed" node --test tests/campaign/kill.test.mjs
stage "screenings that are killed" node --test tests/generate/kill.test.mjs

if [ -x build/native/playmill_tests ]; then
  stage "sanitizer build" build_asan &&
    stage "native tests under ASan and UBSan" --xml build/test-results/asan.xml catch_tests asan build/test-results/asan.xml
else
  skip "sanitizer build" "there are no native tests"
fi
finish
