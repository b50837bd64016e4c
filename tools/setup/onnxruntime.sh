# ONNX Runtime for the planner's model: the library from npm's onnxruntime-node, the C++ headers from
# Debian 13's libonnxruntime-dev, both unpacked to $PLAYMILL_HOME/onnxruntime-<version>. Sourced by
# tools/setup.sh. Without it everything works, with the planner that reads words alone.

ONNXRUNTIME_VERSION=1.21.0
ONNXRUNTIME_INTEGRITY=sha512-NeaCX6WW2L8cRCSqy3bInlo5ojjQqu2fD3D+9W5qb5irwxhEyWKXeH2vZ8W9r6VxaMPUan+4/7NDwZMtouZxEw==
ONNXRUNTIME_HOME="$PLAYMILL_HOME/onnxruntime-$ONNXRUNTIME_VERSION"

onnxruntime_machine() {
  case "$(uname -m)" in
    x86_64) echo x64 ;;
    aarch64) echo arm64 ;;
    *) return 1 ;;
  esac
}

install_onnxruntime() {
  onnxruntime_machine >/dev/null || {
    note "none for $(uname -m); the planner reads words alone"
    return 0
  }
  # It makes plans better and nothing depends on it: the set-up goes on without.
  local rc=0
  set +e
  (
    set -euo pipefail
    component "$ONNXRUNTIME_HOME" "onnxruntime $ONNXRUNTIME_VERSION $(onnxruntime_machine)" unpack_onnxruntime
  )
  rc=$?
  set -e
  if [ "$rc" -ne 0 ]; then
    note "could not be fetched; the planner reads words alone. Try again: ./playmill setup"
    return 0
  fi
  link_to "$ONNXRUNTIME_HOME" "$PLAYMILL_HOME/onnxruntime"
}

unpack_onnxruntime() {
  local dir=$1 downloads="$PLAYMILL_HOME/downloads/onnxruntime" packed
  rm -rf "$downloads"
  mkdir -p "$downloads" "$dir/lib" "$dir/include"
  packed="$downloads/$(cd "$downloads" && npm pack --silent "onnxruntime-node@$ONNXRUNTIME_VERSION" | tail -n 1)"
  node -e '
    const { createHash } = require("node:crypto");
    const { readFileSync } = require("node:fs");
    const [, file, wanted] = process.argv;
    const found = "sha512-" + createHash("sha512").update(readFileSync(file)).digest("base64");
    if (found !== wanted) throw new Error(`${file} is not what was pinned: ${found}`);
  ' "$packed" "$ONNXRUNTIME_INTEGRITY"
  tar -xzf "$packed" -C "$dir/lib" --strip-components=5 --wildcards \
    "package/bin/napi-v3/linux/$(onnxruntime_machine)/libonnxruntime.so.$ONNXRUNTIME_VERSION"
  [ -s "$dir/lib/libonnxruntime.so.$ONNXRUNTIME_VERSION" ]
  ln -s "libonnxruntime.so.$ONNXRUNTIME_VERSION" "$dir/lib/libonnxruntime.so.1"
  debian_download "$downloads" libonnxruntime-dev
  unpack_deb "$downloads"/libonnxruntime-dev_*.deb "$dir/x" --wildcards './usr/include/*' './usr/share/doc/*/copyright'
  mv "$(dirname "$(find "$dir/x" -name onnxruntime_cxx_api.h)")"/* "$dir/include/"
  mv "$(find "$dir/x" -name copyright | head -n 1)" "$dir/copyright"
  rm -rf "$dir/x" "$downloads"
}
