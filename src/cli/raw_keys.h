#pragma once
// RawKeys: a terminal that gives keys one by one, without Enter and without showing them. However the program ends (q, Ctrl-C, a signal, an
// error), the terminal is put back as it was. One at a time.
#include <optional>
#include <string>

namespace dateline::cli {

class RawKeys {
 public:
  static constexpr int kEnd = -1, kInterrupt = 3;  // no more input; Ctrl-C

  /// Standard input and output are a terminal that can do so.
  static bool usable();

  RawKeys();
  ~RawKeys();
  RawKeys(const RawKeys&) = delete;
  RawKeys& operator=(const RawKeys&) = delete;

  int key();
  /// A line, typed and shown as usual; nothing at the end of input.
  std::optional<std::string> line(const std::string& prompt);
};

}  // namespace dateline::cli
