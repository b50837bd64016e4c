#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "generator/ledger/ledger.h"

namespace pm::test {

/// A ledger of its own for one test case: a SQLite file in a temporary folder, or, when
/// PLAYMILL_TEST_LEDGER names a ClickHouse server ("http://127.0.0.1:8123"), a database there.
class FreshLedger {
 public:
  FreshLedger();
  ~FreshLedger();
  FreshLedger(const FreshLedger&) = delete;
  FreshLedger& operator=(const FreshLedger&) = delete;

  gen::Ledger& operator*() { return *ledger_; }
  gen::Ledger* operator->() { return ledger_.get(); }
  /// Another object for the same ledger, as after a restart.
  void reopen();
  const std::string& address() const { return address_; }

 private:
  std::filesystem::path folder_;
  std::string address_;
  std::unique_ptr<gen::Ledger> ledger_;
};

/// A view's part with sensible fields: id "view-000000000001" for number 1, two hours into
/// 2026-11-20, network "web".
gen::SessionPart session_part(int number, int part, const std::string& variant,
                              std::initializer_list<std::string_view> events);

}  // namespace pm::test
