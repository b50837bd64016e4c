// Memory of a shipped module, a quarter of the code of a general allocator: blocks of powers of
// two, each kind with a list of the free ones. Freed blocks are never joined: a playable takes all
// it needs while it loads, and what it takes anew (a screen's new size) has the sizes it gave back.
#include <cstddef>
#include <cstdint>

extern "C" unsigned char __heap_base;

namespace {

struct Block {
  union {
    std::uint32_t kind;  ///< while in use: its size is 2^kind bytes, this head included
    Block* next;         ///< while free
  };
};

constexpr std::size_t kHead = 8;  // keeps what follows aligned for every type the runtime has
constexpr std::uint32_t kLeastKind = 4;
constexpr std::uint32_t kPageBits = 16;

Block* free_blocks[32];
std::uintptr_t fresh = 0;

}  // namespace

extern "C" void* malloc(std::size_t size) {
  if (size > 1U << 30U) return nullptr;
  const std::size_t whole = size + kHead;
  std::uint32_t kind = 32U - static_cast<std::uint32_t>(__builtin_clz(whole - 1));
  if (kind < kLeastKind) kind = kLeastKind;
  Block* block = free_blocks[kind];
  if (block != nullptr) {
    free_blocks[kind] = block->next;
  } else {
    if (fresh == 0) fresh = (reinterpret_cast<std::uintptr_t>(&__heap_base) + 15U) & ~15U;
    const std::size_t room = (__builtin_wasm_memory_size(0) << kPageBits) - fresh;
    if (room < std::size_t{1} << kind) return nullptr;
    block = reinterpret_cast<Block*>(fresh);
    fresh += std::size_t{1} << kind;
  }
  block->kind = kind;
  return reinterpret_cast<unsigned char*>(block) + kHead;
}

extern "C" void free(void* memory) {
  if (memory == nullptr) return;
  auto* block = reinterpret_cast<Block*>(static_cast<unsigned char*>(memory) - kHead);
  const std::uint32_t kind = block->kind;
  block->next = free_blocks[kind];
  free_blocks[kind] = block;
}
