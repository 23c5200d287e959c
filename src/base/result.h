#pragma once
// Result<T>: the outcome of an operation that can fail because of the world (a file, an archive, an input), not because of a bug.
// It holds either a value or an Error whose message names the input, says what is wrong and what to do. Nothing is thrown.
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/assert.h"
#include "base/error_codes.h"

namespace dateline {

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  T& value() & { return checked(); }
  T&& value() && { return std::move(checked()); }
  const T& value() const& { return const_cast<Result*>(this)->checked(); }
  T& operator*() & { return checked(); }
  T&& operator*() && { return std::move(checked()); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    DL_ASSERT(!ok(), "error() asked of a Result that holds a value");
    return std::get<Error>(state_);
  }

 private:
  T& checked() {
    DL_ASSERT(ok(), "value() asked of a Result that holds an error");
    return std::get<T>(state_);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    DL_ASSERT(!ok(), "error() asked of a Result that holds no error");
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace dateline
