#include "formats/feed_xml.h"

#include <algorithm>
#include <string>

#include "base/data_file.h"
#include "base/unicode.h"
#include "formats/feed_item.h"
#include "formats/feed_names.h"
#include "formats/feed_text.h"
#include "formats/web_address.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMostItems = 100'000;

bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

/// Items at any depth but inside another's words: RSS 2.0 has them in the channel, RSS 1.0 beside it, ill-formed feeds inside one another.
void find_items(const XmlNode& element, std::string_view own, const FeedPlace& place, Feed& feed) {
  for (const XmlNode& child : element.children) {
    if (child.is_words()) continue;
    const std::string name = feed_name(child, own);
    if (feed_element(name)) continue;
    const FeedPlace here = inside(child, place);
    if (is_item(name)) {
      if (feed.items.size() == kMostItems) return;
      feed.items.push_back(read_feed_item(child, own, here));
    }
    find_items(child, own, here, feed);
  }
}

std::string kind_of(const XmlNode& root, std::string_view name) {
  const std::string_view version = trim(root.attribute("version"));
  if (name == "rss") return version.empty() ? "rss" : "rss " + std::string(version.substr(0, 8));
  if (name == "feed") {
    if (to_lower(root.space).find("2005/atom") != std::string::npos || root.space.empty())
      return version == "0.3" ? "atom 0.3" : "atom 1.0";
    return "atom " + std::string(version.empty() ? "0.3" : version.substr(0, 8));
  }
  if (name == "channel") return "cdf";
  return {};
}

/// RDF holds more than RSS: it is a feed in a namespace of RSS.
std::string kind_of_rdf(const XmlDocument& document, std::string_view own) {
  const auto declares = [&](std::string_view part) {
    return std::any_of(document.namespaces.begin(), document.namespaces.end(),
                       [&](const std::string& address) { return address.find(part) != std::string::npos; });
  };
  if (declares("rss/1.0")) return "rss 1.0";
  if (declares("rdf/simple/0.9")) return "rss 0.90";
  const bool has_items = std::any_of(document.root.children.begin(), document.root.children.end(),
                                     [&](const XmlNode& child) { return is_item(feed_name(child, own)); });
  return has_items ? "rss 1.0" : "";
}

const XmlNode* channel_of(const XmlNode& root, std::string_view root_name) {
  if (root_name != "rss" && root_name != "rdf") return &root;
  const auto found =
      std::find_if(root.children.begin(), root.children.end(), [](const XmlNode& child) { return to_lower(child.name) == "channel"; });
  return found == root.children.end() ? nullptr : &*found;
}

/// What the channel says in an element of its own; xml:lang of its title is the title's.
std::string language_of(const XmlNode& channel, std::string_view own, const FeedPlace& place) {
  for (const XmlNode& child : channel.children) {
    const auto known = child.is_words() ? std::nullopt : feed_element(feed_name(child, own));
    if (known && known->field == FeedField::kLanguage) return language_tag(words_of(child));
  }
  return place.language;
}

void read_channel(const XmlNode& channel, std::string_view own, const FeedPlace& place, Feed& feed, std::vector<std::string>& authors) {
  FeedItem head = read_feed_item(channel, own, place);
  feed.title = capped(plain_words(head.title));
  feed.url = std::move(head.url);
  feed.language = language_of(channel, own, place);
  if (feed.kind.starts_with("atom")) authors = std::move(head.authors);
  cap_authors(authors);
  std::erase(authors, feed.title);
}

}  // namespace

std::optional<Feed> feed_of_xml(const XmlDocument& document, std::string_view url) {
  const XmlNode& root = document.root;
  const std::string& own = root.space;
  const std::string root_name = to_lower(root.name);
  Feed feed;
  feed.kind = root_name == "rdf" ? kind_of_rdf(document, own) : kind_of(root, root_name);
  if (feed.kind.empty()) return std::nullopt;
  feed.repairs = document.repairs;

  FeedPlace place = inside(root, {std::string(url), {}});
  if (feed.kind == "cdf" && root.has_attribute("base")) place.base = absolute_url(place.base, root.attribute("base"));
  std::vector<std::string> authors;
  if (const XmlNode* channel = channel_of(root, root_name)) {
    read_channel(*channel, own, channel == &root ? place : inside(*channel, place), feed, authors);
  }
  find_items(root, own, place, feed);
  for (FeedItem& item : feed.items) {
    if (item.language.empty() && place.language.empty()) item.language = feed.language;
    // Atom's entries without authors have those of the feed (RFC 4287, 4.2.1).
    if (item.authors.empty()) item.authors = authors;
  }
  return feed;
}

}  // namespace dateline::formats
