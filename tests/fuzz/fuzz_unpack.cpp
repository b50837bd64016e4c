// A packed stream that is none, through the decoder that stands in every page.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/unpack/lzma.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint8_t> out(4096);
  (void)pm::unpack_lzma({data, size}, out);
  return 0;
}
