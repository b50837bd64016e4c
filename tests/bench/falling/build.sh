#!/usr/bin/env bash
# Links the bench's falling module with what the last WebAssembly build made, by the same flags:
#   build.sh OUT.wasm
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
out=$1
home="${PLAYMILL_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/playmill}"
emscripten="${PLAYMILL_EMSCRIPTEN_ROOT:-$home/emscripten}"
work="$(dirname "$out")"
mkdir -p "$work"
flags=(-I. -DPM_SHIPPED=1 -ffp-contract=off -Oz -DNDEBUG -flto -mbulk-memory -mnontrapping-fptoint
  -fno-exceptions -fno-rtti -std=c++20)
box2d="${PLAYMILL_BOX2D_DIR:-$home/src/box2d-2.4.1}"
"$emscripten/em++" "${flags[@]}" -isystem "$box2d/include" -c tests/bench/falling/falling.cpp -o "$work/falling.o"
# A page without a presenter.
"$emscripten/em++" "${flags[@]}" -c runtime/presenter/absent/*.cpp -o "$work/absent.o"
shell=(build/wasm/CMakeFiles/pm_shell_web.dir/runtime/shell/web/*.o)
"$emscripten/em++" -Oz "$work/falling.o" "$work/absent.o" "${shell[@]}" build/wasm/libpm_core.a build/wasm/libpm_box2d.a \
  build/wasm/libpm_core.a -Oz --no-entry -sSTANDALONE_WASM=1 -sERROR_ON_UNDEFINED_SYMBOLS=0 \
  -sWARN_ON_UNDEFINED_SYMBOLS=0 -sMALLOC=none -sALLOW_MEMORY_GROWTH=0 -sINITIAL_MEMORY=16MB \
  -sSTACK_SIZE=256kB -sFILESYSTEM=0 -Wl,-mllvm,-inline-threshold=-10 -o "$work/falling-linked.wasm"
binaryen="$("$emscripten/em-config" BINARYEN_ROOT)"
"$binaryen/bin/wasm-opt" --mvp-features --enable-mutable-globals --enable-sign-ext --enable-bulk-memory \
  --enable-nontrapping-float-to-int --flatten --rereloop -Oz -Oz --converge --traps-never-happen \
  --low-memory-unused --strip-producers --strip-target-features \
  "$work/falling-linked.wasm" -o "$out"
