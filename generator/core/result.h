#pragma once
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "generator/core/exit_code.h"

namespace pm::gen {

/// Why something could not be done, where, and what a person can do about it.
struct Error {
  ExitCode code = ExitCode::internal;
  std::string file;     ///< path as the person gave it; empty: not about a file
  std::string pointer;  ///< JSON pointer inside the file, "" the whole document
  std::string message;  ///< what is wrong, without a full stop
  std::string mend;     ///< what to do, without a full stop; may be empty
};

/// `file:/pointer: message. mend.` on one line; control characters in it are escaped.
std::string to_line(const Error& error);

/// A value or the reason why there is none. Asking a failed result for its value ends the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() {
    if (!ok()) std::abort();
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    if (!ok()) std::abort();
    return *std::get_if<0>(&state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const {
    if (ok()) std::abort();
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {};
/// Success without a value: `return Done{};`.
using Status = Result<Done>;

}  // namespace pm::gen
