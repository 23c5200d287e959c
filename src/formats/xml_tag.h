#pragma once
// One start tag of XML or of what is nearly XML: unquoted, unclosed, repeated and valueless attributes are read as they are meant. Every
// byte of a tag is looked at a bounded number of times.
#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline::formats {

struct XmlTag {
  struct Attribute {
    std::string_view name, value;  // the value as written, references and all
  };
  std::string_view name;
  std::vector<Attribute> attributes;
  bool is_empty = false;              // <br/>
  bool is_cut = false;                // the text ends inside it
  std::size_t end = 0;                // where it ends in the text
  std::vector<std::string_view> odd;  // what was put right, each kind once
};

/// Where the XML name that begins at `at` ends; `at` if there is none.
std::size_t xml_name_end(std::string_view text, std::size_t at);

/// The tag whose '<' stands at `at` with a name behind it. The parts live as long as the text.
XmlTag read_xml_tag(std::string_view text, std::size_t at);

}  // namespace dateline::formats
