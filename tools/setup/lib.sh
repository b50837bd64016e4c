# Shared by the set-up scripts: where things live, progress lines, logs, atomic components.
# Sourced, never run.

PLAYMILL_ROOT="${PLAYMILL_ROOT:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}"
PLAYMILL_HOME="${PLAYMILL_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/playmill}"
PM_LOGS="$PLAYMILL_HOME/logs"
EMSDK_VERSION="$(cat "$PLAYMILL_ROOT/emsdk-version")"
export PLAYMILL_ROOT PLAYMILL_HOME
# What one checkout has compiled serves the next: its paths are taken relative to itself.
export CCACHE_BASEDIR="${CCACHE_BASEDIR:-$PLAYMILL_ROOT}" CCACHE_NOHASHDIR="${CCACHE_NOHASHDIR:-1}"

# Exit codes of the wrapper itself, above the program's own (documented in tools/setup/README.md).
EXIT_NEEDS_ROOT=70   # system packages are missing and this user cannot install them
EXIT_SETUP_FAILED=71 # a component could not be installed
EXIT_BUILD_FAILED=72 # the compiler said no

PM_STEP="${PM_STEP:-0}"
PM_STEPS="${PM_STEPS:-0}"

say() { printf '%s\n' "$*" >&2; }

# step CODE LABEL COMMAND…: runs COMMAND with its output in a log; one line says how it went.
# On failure it shows the end of the log and leaves with CODE. Never call it in a condition:
# bash would then ignore failing lines inside COMMAND.
step() {
  local code=$1 label=$2
  shift 2
  PM_STEP=$((PM_STEP + 1))
  local prefix="[$PM_STEP/$PM_STEPS] $label ..." started=$SECONDS
  local log="$PM_LOGS/${1//[^a-zA-Z0-9_]/-}.log" watcher=""
  mkdir -p "$PM_LOGS"
  printf '%s' "$prefix" >&2
  : >"$log"
  if [ -t 2 ]; then
    watch_log "$log" "$prefix" 9>&- &
    watcher=$!
  fi
  local rc=0
  # A subshell with its own -e, so that any failing line inside COMMAND stops it.
  set +e
  (
    set -euo pipefail
    "$@"
  ) >"$log" 2>&1 </dev/null
  rc=$?
  set -e
  if [ -n "$watcher" ]; then
    kill "$watcher" 2>/dev/null
    wait "$watcher" 2>/dev/null || true
    printf '\r\033[K%s' "$prefix" >&2
  fi
  if [ "$rc" -eq 0 ]; then
    printf ' ok (%s s)%s\n' "$((SECONDS - started))" "$(note_of "$log")" >&2
    return 0
  fi
  printf ' FAILED (%s s)\n' "$((SECONDS - started))" >&2
  say "  $log says:"
  failure_of "$log" | sed 's/^/  | /' >&2
  exit "$code"
}

# On a terminal: how far a build is, from the last "[12/80]" or "Get:3" in its log.
watch_log() {
  local log=$1 prefix=$2 at
  while sleep 0.3 && kill -0 "$$" 2>/dev/null; do
    at="$(tail -c 4000 "$log" 2>/dev/null | grep -oE '^\[[0-9]+/[0-9]+\]|^(Get|Unpacking|Setting up)[^(]*' | tail -n 1)"
    [ -n "$at" ] && printf '\r\033[K%s %.60s' "$prefix" "$at" >&2
  done
}

# What to show of a failed step's log: from the build's first failure, the tests that failed (innermost
# first, as TAP says them), else the end.
failure_of() {
  if grep -q '^FAILED: ' "$1"; then
    sed -n '/^FAILED: /,$p' "$1" | sed -e '2{/^[^ ]*\(ccache\|c++\|em++\|clang\)/d}' -e '/^: && /d' | head -n 30
  elif grep -q '^ *not ok ' "$1"; then
    awk '/^ *not ok / { shown = 1 } shown { print } /^ *\.\.\.$/ { shown = 0 }' "$1" | head -n 60
  else
    tail -n 25 "$1"
  fi
}

# A component may print "note: …" in its log; the last one is shown on the progress line.
note_of() { sed -n 's/^note: //p' "$1" | tail -n 1 | sed 's/^/  /'; }
note() { printf 'note: %s\n' "$*"; }

# component DIR KEY FUNCTION: true work only when DIR is not there whole, as KEY describes it.
# FUNCTION fills $1, a `.partial` folder; the stamp is written last and the folder renamed,
# so an interrupted set-up never leaves a half-made component under its real name.
component() {
  local dir=$1 key=$2 fill=$3
  if [ "$(cat "$dir/.stamp" 2>/dev/null)" = "$key" ]; then
    note "already there"
    return 0
  fi
  rm -rf "$dir.partial"
  mkdir -p "$dir.partial"
  "$fill" "$dir.partial"
  printf '%s\n' "$key" >"$dir.partial/.stamp"
  if [ -e "$dir" ]; then
    rm -rf "$dir.old"
    mv "$dir" "$dir.old"
  fi
  mv "$dir.partial" "$dir"
  rm -rf "$dir.old"
}

# link_to TARGET NAME: replaces a symbolic link in one move.
link_to() {
  ln -sfn "$1" "$2.new"
  mv -fT "$2.new" "$2"
}

have() { command -v "$1" >/dev/null 2>&1; }
