#!/usr/bin/env bash
# tests/kafka/run.sh [--install]: collectors with their intake in a real Kafka broker (KRaft, one node), which is started
# on a free port with a temporary folder and removed again. Its jars lie in $PLAYMILL_HOME/kafka; --install fetches
# them by Maven, and Java and Maven from Debian where they are missing. Without them nothing is run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PLAYMILL_KAFKA_LIBS="${PLAYMILL_KAFKA_LIBS:-${PLAYMILL_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/playmill}/kafka}"
if [ "${1:-}" = --install ] && [ ! -d "$PLAYMILL_KAFKA_LIBS" ]; then
  command -v mvn >/dev/null && command -v java >/dev/null || {
    apt-get update
    apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 openjdk-17-jre-headless maven
  }
  rm -rf "$PLAYMILL_KAFKA_LIBS.partial"
  mvn -q -B -f tests/kafka/pom.xml dependency:copy-dependencies -DincludeScope=runtime \
    "-DoutputDirectory=$PLAYMILL_KAFKA_LIBS.partial"
  mv "$PLAYMILL_KAFKA_LIBS.partial" "$PLAYMILL_KAFKA_LIBS"
fi
if ! command -v java >/dev/null || [ ! -d "$PLAYMILL_KAFKA_LIBS" ]; then
  echo "not run: there is no Kafka broker here; tests/kafka/run.sh --install brings one"
  exit 0
fi
exec node --test tests/kafka/*.test.mjs
