#!/usr/bin/env bash
# tools/setup/duckdb.sh: installs DuckDB for `playmill ledger export --format parquet`. Not part of the set-up: it is large
# (70 MB) and only few need it.
set -euo pipefail
home="${PLAYMILL_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/playmill}/duckdb"
rm -rf "$home.partial"
mkdir -p "$home.partial"
(cd "$home.partial" && echo '{"private":true}' >package.json && npm install --no-audit --no-fund --silent @duckdb/node-api@1.5.6-r.1)
rm -rf "$home"
mv "$home.partial" "$home"
