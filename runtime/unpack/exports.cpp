// build/wasm/unpack.wasm: what a page unpacks its module and its scene with.
#include "runtime/unpack/lzma.h"

/// 1 when `to` was filled. Addresses in the module's memory, which the page grows as it needs.
extern "C" __attribute__((export_name("unpack"))) int unpack(const std::uint8_t* from,
                                                             std::uint32_t from_size,
                                                             std::uint8_t* to,
                                                             std::uint32_t to_size) {
  return pm::unpack_lzma({from, from_size}, {to, to_size}) ? 1 : 0;
}
