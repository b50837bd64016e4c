#!/usr/bin/env bash
# Holds the language model client to a real llama.cpp server. Fetches its source (inside the source distribution of
# llama-cpp-python), builds `llama-server` into $PLAYMILL_HOME/llama once (about twenty minutes on two cores) and runs
# tests/llm/llama.test.mjs with it. Not part of ./playmill test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=/dev/null
. tools/setup/lib.sh

package="llama_cpp_python-0.3.36"
sha256=832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e
home="$PLAYMILL_HOME/llama"
server="$home/bin/llama-server"

build_llama() {
  local to=$1 work
  work="$(mktemp -d)"
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" RETURN
  python3 -m pip download --no-deps --no-binary :all: "llama-cpp-python==0.3.36" -d "$work" || return 1
  echo "$sha256  $work/$package.tar.gz" | sha256sum --check --quiet || return 1
  tar -xzf "$work/$package.tar.gz" -C "$work"
  cmake -S "$work/$package/vendor/llama.cpp" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_FLAGS_RELEASE=-O0 -DCMAKE_C_FLAGS_RELEASE=-O1 -DGGML_NATIVE=OFF -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF \
    -DLLAMA_BUILD_UI=OFF -DGGML_OPENMP=OFF -DBUILD_SHARED_LIBS=OFF
  cmake --build "$work/build" --target llama-server
  mkdir -p "$to/bin"
  cp "$work/build/bin/llama-server" "$to/bin/"
}

component "$home" "$package $sha256" build_llama
PLAYMILL_LLAMA_SERVER="$server" node --test --test-reporter=tap tests/llm/llama.test.mjs
