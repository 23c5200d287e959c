// Prints what parse_html and the charset readers make of bytes, for check_html5.py. Each request on standard input is a line "tree SIZE" or
// "charset SIZE" and then SIZE bytes; each answer is a line with the size of what follows. A tree has a line a node, indented by its depth:
// a JSON array [tag, {attributes}] or a JSON string (words); a charset's answer is "DECLARED USED".
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "formats/charset.h"
#include "ingest/html.h"

namespace {

using namespace dateline;

std::string tree_of(const std::string& bytes) {
  const ingest::HtmlPage page = ingest::parse_html(mend_utf8(bytes));
  std::string out;
  std::vector<ingest::NodeId> ends;
  for (ingest::NodeId id = 1; id < page.size(); ++id) {
    while (!ends.empty() && ends.back() <= id) ends.pop_back();
    out.append(ends.size(), ' ');
    ends.push_back(page[id].end);
    if (page[id].tag == ingest::Tag::kText) {
      out += nlohmann::json(page.text(id)).dump();
    } else {
      nlohmann::json attributes = nlohmann::json::object();
      for (std::uint32_t i = 0; i < page[id].attribute_count; ++i) {
        const ingest::Attribute a = page.attribute_at(id, i);
        attributes.emplace(a.name, a.value);  // the first counts, as in HtmlPage::attribute
      }
      const std::string_view name = ingest::tag_name(page[id].tag);
      out += nlohmann::json({name.empty() ? "other" : name, attributes}).dump();
    }
    out += '\n';
  }
  return out;
}

std::string charset_of(const std::string& bytes) {
  const std::string declared = formats::declared_charset(bytes);
  const std::string_view name = formats::charset_of_label(declared);
  return (name.empty() ? "none" : std::string(name)) + " " + formats::decode_bytes(bytes, declared).charset;
}

}  // namespace

int main() {
  std::string what;
  std::size_t size = 0;
  while (std::cin >> what >> size && std::cin.get() == '\n') {
    std::string bytes(size, '\0');
    if (!std::cin.read(bytes.data(), static_cast<std::streamsize>(size))) return 1;
    const std::string answer = what == "tree" ? tree_of(bytes) : charset_of(bytes);
    std::cout << answer.size() << '\n' << answer << std::flush;
  }
  return 0;
}
