#include "formats/feed_json.h"
#include <nlohmann/json.hpp>

#include "formats/feed_date.h"
#include "formats/feed_text.h"
#include "formats/json_depth.h"
#include "formats/web_address.h"

namespace dateline::formats {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 64;
constexpr std::size_t kMostItems = 100'000;

/// A field's words; numbers as written, for ids are numbers in some feeds.
std::string words(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number() ? found->dump() : std::string();
}

const json& list(const json& object, const char* key) {
  static const json kNone = json::array();
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_array() ? *found : kNone;
}

void read_authors(const json& object, std::vector<std::string>& out) {
  for (const json& author : list(object, "authors")) {
    if (std::string name = words(author, "name"); !name.empty()) out.push_back(std::move(name));
  }
  const auto single = object.find("author");  // version 1.0
  if (out.empty() && single != object.end()) {
    if (std::string name = words(*single, "name"); !name.empty()) out.push_back(std::move(name));
  }
}

FeedItem read_item(const json& object, const Feed& feed, const std::string& base, const std::vector<std::string>& feed_authors) {
  FeedItem item;
  item.id = words(object, "id");
  item.url = absolute_url(base, words(object, "url"));
  item.via = absolute_url(base, words(object, "external_url"));
  item.language = words(object, "language");
  if (item.language.empty()) item.language = feed.language;
  item.base = base;
  const auto text = [&](std::string value, bool is_html) { return FeedText{std::move(value), is_html, item.base, item.language}; };
  item.title = text(words(object, "title"), false);
  item.summary = text(words(object, "summary"), false);
  item.content = text(words(object, "content_html"), true);
  if (item.content.empty()) item.content = text(words(object, "content_text"), false);
  item.published = feed_date(words(object, "date_published"));
  item.modified = feed_date(words(object, "date_modified"));
  read_authors(object, item.authors);
  if (item.authors.empty()) item.authors = feed_authors;
  for (const json& tag : list(object, "tags")) {
    if (tag.is_string()) item.categories.push_back(tag.get<std::string>());
  }
  for (const json& attachment : list(object, "attachments")) {
    if (std::string url = absolute_url(base, words(attachment, "url")); !url.empty())
      item.enclosures.push_back({std::move(url), words(attachment, "mime_type")});
  }
  return item;
}

}  // namespace

std::optional<Feed> feed_of_json(std::string_view text, std::string_view url) {
  if (nests_deeper(text, kMaxDepth)) return std::nullopt;
  const json document = json::parse(text.begin(), text.end(), nullptr, false);
  if (!document.is_object()) return std::nullopt;
  const std::string version = words(document, "version");
  if (version.find("jsonfeed.org/version/") == std::string::npos) return std::nullopt;
  Feed feed;
  feed.kind = "json feed " + version.substr(version.rfind('/') + 1, 8);
  feed.title = capped(plain_words({words(document, "title"), false, {}, {}}));
  feed.language = language_tag(words(document, "language"));
  const std::string lies_at = url.empty() ? words(document, "feed_url") : std::string(url);
  feed.url = absolute_url(lies_at, words(document, "home_page_url"));
  std::vector<std::string> authors;
  read_authors(document, authors);
  cap_authors(authors);
  const std::string base = feed.url.empty() ? lies_at : feed.url;
  for (const json& item : list(document, "items")) {
    if (feed.items.size() == kMostItems) break;
    if (item.is_object()) feed.items.push_back(read_item(item, feed, base, authors));
  }
  return feed;
}

}  // namespace dateline::formats
