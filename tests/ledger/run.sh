#!/usr/bin/env bash
# tests/ledger/run.sh [--install]: the ledger in a real ClickHouse server, which is started on a free port with a
# temporary folder and removed again. Without such a server nothing is run; --install brings Debian's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [ "${1:-}" = --install ]; then
  apt-get update
  apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 clickhouse-server
fi
if ! command -v clickhouse-server >/dev/null && ! command -v clickhouse >/dev/null; then
  echo "not run: there is no ClickHouse server here; tests/ledger/run.sh --install brings Debian's"
  exit 0
fi
exec node --test tests/ledger/*.test.mjs
