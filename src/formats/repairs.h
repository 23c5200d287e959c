#pragma once
// What was odd in a foreign file and was put right, as a reader of it should know: each kind once, with where it was first met.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::formats {

class Repairs {
 public:
  /// `line` 0: of the file as a whole.
  void note(std::string what, std::size_t line = 0);
  std::vector<std::string> list() const;

 private:
  struct Row {
    std::string what;
    std::size_t line, times;
  };
  std::vector<Row> rows_;
  std::size_t others_ = 0;
};

}  // namespace dateline::formats
