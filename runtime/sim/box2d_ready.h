#pragma once
#include <box2d/b2_contact.h>
#ifndef PM_SHIPPED
#include <mutex>
#endif

namespace pm {

/// Call before the first contact of a world. Box2D fills a table that all worlds share at the first
/// contact of the first of them, without a lock; natively many worlds live in threads.
inline void box2d_ready() {
#ifndef PM_SHIPPED
  struct Table : b2Contact {
    static void fill() {
      InitializeRegisters();
      s_initialized = true;
    }
  };
  static std::once_flag once;
  std::call_once(once, Table::fill);
#endif
}

}  // namespace pm
