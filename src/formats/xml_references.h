#pragma once
// What &names; and &#numbers; of XML mean: XML's own five, the plain entities that a DOCTYPE declares (XML 1.0, 4.2; values that hold
// markup or further references do not count, so that nothing grows by nesting), and the names of HTML 4, which feeds use undeclared. How
// much declared entities may add to a text is bounded.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/repairs.h"

namespace dateline::formats {

class XmlReferences {
 public:
  /// The DOCTYPE with its internal subset.
  void declare(std::string_view doctype);

  /// Appends what the '&' at `at` stands for, as XML text, and moves `at` behind it. A bare '&' stands for itself.
  void append(std::string& out, std::string_view text, std::size_t& at, Repairs& repairs, std::size_t line);

 private:
  bool append_number(std::string& out, std::string_view digits, Repairs& repairs, std::size_t line) const;
  bool append_name(std::string& out, const std::string& name, Repairs& repairs, std::size_t line);

  std::unordered_map<std::string, std::string> declared_;
  bool has_doctype_ = false;
  std::size_t added_ = 0;
};

}  // namespace dateline::formats
