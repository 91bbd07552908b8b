// A value, or the reason there is none.
//
// Every call of the library that can fail on input returns Result<T>; nothing throws of our own accord,
// prints, or exits. "No events in this article" is a value, never an error.
// The member names are those of std::expected (C++23), so the type can be replaced by it one day.
//
//   tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load(folder);
//   if (!parser) return Report(parser.error().ToString());
//   Use(*parser);
//
// Thread-safety: as its value's. Tested in tests/unit/base/result_test.cc.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace tacitus {

enum class ErrorCode {
  kNotFound,     // a file or folder that is not there
  kUnreadable,   // there, but it cannot be opened or read
  kMalformed,    // read, but not in the form it claims
  kUnsupported,  // well formed, but of a kind Tacitus does not handle
  kInvalid,      // an option or argument that makes no sense
};

// What went wrong, where, and how to mend it, for one line on a terminal.
struct Error {
  ErrorCode code = ErrorCode::kMalformed;
  std::string message;  // what is wrong and, where known, the likely fix; no trailing full stop
  std::string where;    // "file:line", or a document's id with a byte offset; may be empty

  // "where: message", or the message alone.
  [[nodiscard]] std::string ToString() const { return where.empty() ? message : where + ": " + message; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit, as std::expected
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Precondition of the next four: has_value().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Precondition: !has_value().
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

  template <typename U>
  T value_or(U&& fallback) const& {
    return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
  }

 private:
  std::variant<T, Error> state_;
};

// The result of a call that has nothing to give but success.
struct Done {};

}  // namespace tacitus
