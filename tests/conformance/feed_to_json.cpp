// Prints feeds as JSON, one a line, for check_feeds.py. Standard input names them, one a line: path, Content-Type, address, parted by tabs.
#include <cstdint>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "base/file.h"
#include "formats/feed.h"

namespace {

constexpr std::uint64_t kLargest = std::uint64_t{1} << 30;

using dateline::formats::Feed;
using dateline::formats::FeedItem;
using dateline::formats::FeedText;
using nlohmann::json;

json text_json(const FeedText& text) {
  return {{"value", text.value}, {"is_html", text.is_html}, {"base", text.base}, {"language", text.language}};
}

json item_json(const FeedItem& item) {
  json enclosures = json::array();
  for (const auto& enclosure : item.enclosures) enclosures.push_back({{"url", enclosure.url}, {"type", enclosure.type}});
  return {{"id", item.id},
          {"url", item.url},
          {"via", item.via},
          {"title", text_json(item.title)},
          {"summary", text_json(item.summary)},
          {"content", text_json(item.content)},
          {"authors", item.authors},
          {"published", item.published},
          {"modified", item.modified},
          {"language", item.language},
          {"categories", item.categories},
          {"base", item.base},
          {"enclosures", enclosures}};
}

json feed_json(const Feed& feed) {
  json items = json::array();
  for (const FeedItem& item : feed.items) items.push_back(item_json(item));
  return {{"kind", feed.kind},         {"title", feed.title}, {"url", feed.url},
          {"language", feed.language}, {"items", items},      {"repairs", feed.repairs}};
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  out.resize(3);
  return out;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::vector<std::string> fields = fields_of(line);
    const auto bytes = dateline::read_file(fields[0], kLargest);
    json out;
    if (!bytes) {
      out = {{"error", bytes.error().message}};
    } else if (const auto feed = dateline::formats::read_feed(*bytes, fields[1], fields[2], fields[0])) {
      out = feed_json(*feed);
    } else {
      out = {{"error", feed.error().message}};
    }
    std::cout << out.dump() << std::endl;
  }
}
