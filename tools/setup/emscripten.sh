# Emscripten at the version pinned in `emsdk-version`. Sourced by tools/setup.sh.
#
# Where it comes from, in this order:
#   1. an `emcc` of that version on PATH (an activated emsdk)
#   2. the package manager's own package, when it is that version
#   3. Debian 13's package, unpacked into $PLAYMILL_HOME (it is architecture-independent; Binaryen runs
#      through Debian 13's own dynamic linker, so that it also works on Debian 12)
# Whatever it is, $PLAYMILL_HOME/emscripten points at it and $PLAYMILL_HOME/bin/em++ runs it.

EMSCRIPTEN_LAYOUT=1 # raise when the way it is unpacked changes

emcc_version_of() { "$1" --version 2>/dev/null | sed -n '1s/.* \([0-9]\+\.[0-9]\+\.[0-9]\+\).*/\1/p'; }

# Prints the root folder of a usable Emscripten that is already on this machine, or fails.
find_emscripten_on_machine() {
  local emcc root
  emcc="$(PATH="${PATH//$PLAYMILL_HOME\/bin:/}" command -v emcc 2>/dev/null)" || return 1
  [ "$(emcc_version_of "$emcc")" = "$EMSDK_VERSION" ] || return 1
  root="$(dirname "$(readlink -f "$emcc")")"
  [ -f "$root/cmake/Modules/Platform/Emscripten.cmake" ] || return 1
  printf '%s\n' "$root"
}

install_emscripten() {
  local root
  if root="$(find_emscripten_on_machine)" && emscripten_works "$root"; then
    note "from this machine: $root"
  else
    root="$PLAYMILL_HOME/emscripten-$EMSDK_VERSION"
    component "$root" "emscripten $EMSDK_VERSION layout $EMSCRIPTEN_LAYOUT at $root" unpack_emscripten
    if [ ! -f "$root/.works" ]; then
      emscripten_works "$root" || {
        echo "Emscripten was unpacked to $root but does not compile a small program."
        rm -f "$root/.stamp"
        return 1
      }
      touch "$root/.works"
    fi
  fi
  link_to "$root" "$PLAYMILL_HOME/emscripten"
  write_emscripten_launchers
}

unpack_emscripten() {
  local dir=$1 final=${1%.partial} debs="$PLAYMILL_HOME/downloads/emscripten" package
  debian_download "$debs" emscripten binaryen libc6 libstdc++6 libgcc-s1
  case "$(echo "$debs"/emscripten_*.deb)" in
    *"/emscripten_$EMSDK_VERSION"*) ;;
    *)
      echo "Debian $DEBIAN_SUITE no longer carries Emscripten $EMSDK_VERSION: $(ls "$debs")"
      return 1
      ;;
  esac
  # Of 1.6 GB, two thirds are LTO, position-independent and 64-bit system libraries that are not used here.
  unpack_deb "$debs"/emscripten_*.deb "$dir/x" \
    --exclude='*/cache/sysroot/lib/wasm64-emscripten' \
    --exclude='*/cache/sysroot/lib/wasm32-emscripten/lto' \
    --exclude='*/cache/sysroot/lib/wasm32-emscripten/thinlto' \
    --exclude='*/cache/sysroot/lib/wasm32-emscripten/pic' \
    --exclude='./usr/share/doc/*/html'
  mv "$dir/x/usr/share/emscripten"/* "$dir/"
  mv "$dir/x/usr/share/doc/emscripten/copyright" "$dir/copyright"
  rm -rf "$dir/x"
  for package in binaryen libc6 libstdc++6 libgcc-s1; do
    unpack_deb "$debs/${package}"_*.deb "$dir/binaryen" --exclude='*/gconv' --exclude='*/locale'
  done
  mkdir -p "$dir/node_modules"
  cp -R "$PLAYMILL_ROOT/node_modules/acorn" "$dir/node_modules/acorn"
  write_binaryen_launchers "$dir" "$final"
  cat >"$dir/.emscripten" <<CONFIG
LLVM_ROOT = '$(dirname "$(command -v clang-19)")'
BINARYEN_ROOT = '$final/binaryen'
NODE_JS = '$(command -v node)'
FROZEN_CACHE = True
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
CONFIG
  rm -rf "$debs"
}

# Binaryen's tools run through the dynamic linker and the libraries that were unpacked beside them.
write_binaryen_launchers() {
  local dir=$1 final=$2 linker libraries tool
  linker="$(find "$dir/binaryen" -name 'ld-linux*.so.*' -type f | head -n 1)"
  libraries="$(find "$dir/binaryen" \( -name 'libc.so.6' -o -name 'libstdc++.so.6' -o -name 'libbinaryen.so*' \) \
    -printf '%h\n' | sort -u | paste -sd:)"
  linker="${linker/#$dir/$final}"
  libraries="${libraries//$dir/$final}"
  mkdir -p "$dir/binaryen/bin"
  for tool in "$dir/binaryen/usr/bin"/*; do
    printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' \
      "$linker" "$libraries" "${tool/#$dir/$final}" >"$dir/binaryen/bin/$(basename "$tool")"
    chmod +x "$dir/binaryen/bin/$(basename "$tool")"
  done
}

# $PLAYMILL_HOME/bin/em++ and its family.
write_emscripten_launchers() {
  local tool
  mkdir -p "$PLAYMILL_HOME/bin"
  for tool in emcc em++ emar emranlib emnm emcmake emconfigure em-config emsize; do
    printf '#!/bin/sh\nexec "%s/emscripten/%s" "$@"\n' "$PLAYMILL_HOME" "$tool" >"$PLAYMILL_HOME/bin/.new"
    chmod +x "$PLAYMILL_HOME/bin/.new"
    mv "$PLAYMILL_HOME/bin/.new" "$PLAYMILL_HOME/bin/$tool"
  done
  # wasm-opt and friends for the build.
  local binaryen
  binaryen="$("$PLAYMILL_HOME/emscripten/em-config" BINARYEN_ROOT)"
  for tool in wasm-opt wasm-dis; do
    link_to "$binaryen/bin/$tool" "$PLAYMILL_HOME/bin/$tool"
  done
}

# A three-line program must compile, link and be valid WebAssembly.
emscripten_works() {
  local root=$1 tmp
  tmp="$(mktemp -d)"
  printf '#include <cmath>\nextern "C" __attribute__((export_name("f"))) float f(float x) { return std::sqrt(x); }\n' \
    >"$tmp/t.cpp"
  "$root/em++" -Oz --no-entry -sSTANDALONE_WASM=1 "$tmp/t.cpp" -o "$tmp/t.wasm" &&
    node -e 'const m = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
             process.exit(WebAssembly.Module.exports(m).some(e => e.name === "f") ? 0 : 1)' "$tmp/t.wasm"
  local rc=$?
  rm -rf "$tmp"
  return "$rc"
}
