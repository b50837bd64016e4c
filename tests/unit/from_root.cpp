#include <unistd.h>

#include <cstdio>
#include <cstdlib>

// Tests name files from the root of the checkout, wherever they are started.
namespace {
[[maybe_unused]] const bool g_from_root = [] {
  if (chdir(PLAYMILL_CHECKOUT) == 0) return true;
  std::perror(PLAYMILL_CHECKOUT);
  std::exit(1);
}();
}  // namespace
