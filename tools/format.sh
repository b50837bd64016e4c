#!/usr/bin/env bash
# Formats Playmill's own files: C++ with clang-format, the web parts with prettier.
#   tools/format.sh            rewrites them
#   tools/format.sh --check    only says what is not formatted; leaves with 1 when something is not
#   tools/format.sh PATH…      rewrites what lies under PATH
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

check=false
if [ "${1:-}" = --check ]; then
  check=true
  shift
fi
[ $# -gt 0 ] || set -- runtime generator tests web tools

# Files of those kinds that git knows or would know, and that are there.
files_of_kind() {
  local pattern=$1 file
  shift
  git ls-files --cached --others --exclude-standard -- "$@" | grep -E "$pattern" | while IFS= read -r file; do
    if [ -f "$file" ]; then printf '%s\n' "$file"; fi
  done || true
}

mapfile -t cpp < <(files_of_kind '\.(cpp|h|c)$' "$@")
mapfile -t web < <(files_of_kind '\.(ts|tsx|mjs|js)$' "$@")
rc=0
if [ "${#cpp[@]}" -gt 0 ]; then
  if $check; then
    clang-format-19 --dry-run -Werror --ferror-limit=1 "${cpp[@]}" || rc=1
  else
    clang-format-19 -i "${cpp[@]}"
  fi
fi
if [ "${#web[@]}" -gt 0 ]; then
  if $check; then
    node_modules/.bin/prettier --check --log-level warn "${web[@]}" || rc=1
  else
    node_modules/.bin/prettier --write --log-level warn "${web[@]}"
  fi
fi
exit "$rc"
