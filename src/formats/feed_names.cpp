#include "formats/feed_names.h"

#include <array>
#include <cstdlib>
#include <unordered_map>

#include "base/assert.h"
#include "base/data_file.h"
#include "base/enum_names.h"
#include "base/unicode.h"

namespace dateline {

template <>
inline constexpr std::array<std::string_view, 14> kEnumNames<formats::FeedField>{"title",  "link",      "id",       "content",  "summary",
                                                                                 "author", "published", "modified", "language", "category",
                                                                                 "tags",   "enclosure", "source",   "group"};

namespace formats {
namespace {

using Names = std::unordered_map<std::string, std::string>;

struct Namespaces {
  Names by_address, by_prefix;
};

const Namespaces& namespaces() {
  static const Namespaces loaded = [] {
    Namespaces out;
    for (const TableRow& row : data_table("formats/feed_namespaces.tsv")) {
      DL_ASSERT(row.size() == 3, "feed_namespaces.tsv has three columns");
      for (std::string_view prefix : split(row[1], ' ')) out.by_prefix.emplace(prefix, row[0]);
      for (std::string_view address : split(row[2], ' ')) out.by_address.emplace(to_lower(address), row[0]);
    }
    return out;
  }();
  return loaded;
}

std::string_view found_in(const Names& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? "?" : std::string_view(found->second);
}

/// The table's name of the namespace; "?" for one that it does not list.
std::string_view namespace_of(const XmlNode& element, std::string_view own) {
  if (element.space == own && element.prefix.empty()) return "-";
  if (element.space.empty()) return element.prefix.empty() ? "-" : found_in(namespaces().by_prefix, to_lower(element.prefix));
  std::string address = to_lower(element.space);
  while (address.ends_with('/') || address.ends_with('#')) address.pop_back();
  const std::string_view name = found_in(namespaces().by_address, address);
  return name == "?" && element.space == own ? "-" : name;
}

}  // namespace

std::string feed_name(const XmlNode& element, std::string_view own) {
  const std::string_view space = namespace_of(element, own);
  return (space == "-" ? std::string() : std::string(space) + ":") + to_lower(element.name);
}

std::optional<FeedElement> feed_element(std::string_view name) {
  static const std::unordered_map<std::string_view, FeedElement> elements = [] {
    std::unordered_map<std::string_view, FeedElement> out;
    for (const TableRow& row : data_table("formats/feed_elements.tsv")) {
      const auto field = row.size() == 3 ? from_name<FeedField>(row[1]) : std::nullopt;
      DL_ASSERT(field.has_value(), "feed_elements.tsv names no such field");
      out.emplace(row[0], FeedElement{*field, std::atoi(std::string(row[2]).c_str())});
    }
    return out;
  }();
  const auto found = elements.find(name);
  return found == elements.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace formats
}  // namespace dateline
