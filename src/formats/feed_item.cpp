#include "formats/feed_item.h"

#include <algorithm>
#include <array>
#include <climits>
#include <vector>

#include "base/data_file.h"
#include "base/unicode.h"
#include "formats/feed_date.h"
#include "formats/feed_names.h"
#include "formats/web_address.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMostOfOne = 200;  // authors, categories, enclosures of an item

std::string trimmed_words(const XmlNode& element) { return std::string(trim(words_of(element))); }

/// The address in an attribute or in the words, made whole.
std::string address(std::string_view written, const FeedPlace& place) { return absolute_url(place.base, written); }

const XmlNode* child_named(const XmlNode& element, std::string_view name) {
  for (const XmlNode& child : element.children) {
    if (to_lower(child.name) == name) return &child;
  }
  return nullptr;
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  const bool known = std::find(list.begin(), list.end(), value) != list.end();
  if (!known && list.size() < kMostOfOne) list.push_back(std::move(value));
}

/// Gathers an item from its elements; of those that tell the same the one of the lowest rank counts.
class ItemReader {
 public:
  ItemReader(std::string_view own, FeedPlace place) : own_(own), place_(std::move(place)) {}

  FeedItem read(const XmlNode& element) {
    if (element.has_attribute("href")) item_.url = address(element.attribute("href"), place_);  // CDF
    item_.modified = feed_date(element.attribute("lastmod"));
    read_children(element);
    if (const std::string_view about = element.attribute("about"); !about.empty()) about_ = about;
    finish();
    return std::move(item_);
  }

 private:
  void read_children(const XmlNode& element) {
    for (const XmlNode& child : element.children) {
      if (child.is_words()) continue;
      const auto known = feed_element(feed_name(child, own_));
      if (!known) continue;
      if (known->field == FeedField::kGroup) {
        read_children(child);
      } else {
        take(*known, child, inside(child, place_));
      }
    }
  }

  /// Whether a value of this rank is the best so far, or stands beside the best.
  bool outranks(FeedElement element, bool is_list = false) {
    int& best = ranks_[static_cast<std::size_t>(element.field)];
    if (is_list ? element.rank > best : element.rank >= best) return false;
    fresh_ = element.rank < best;
    best = element.rank;
    return true;
  }

  void take(FeedElement known, const XmlNode& child, const FeedPlace& place) {
    switch (known.field) {
      case FeedField::kTitle:
        return take_text(known, child, item_.title);
      case FeedField::kSummary:
        return take_summary(known, child);
      case FeedField::kContent:
        return take_content(known, child, place);
      case FeedField::kLink:
        return take_link(known, child, place);
      case FeedField::kId:
        return take_id(known, child, place);
      case FeedField::kAuthor:
        return take_author(known, child);
      case FeedField::kPublished:
        return take_date(known, child, item_.published);
      case FeedField::kModified:
        return take_date(known, child, item_.modified);
      case FeedField::kLanguage:
        language_ = language_tag(words_of(child));
        return;
      case FeedField::kCategory:
        return take_category(child);
      case FeedField::kTags:
        return take_tags(child);
      case FeedField::kEnclosure:
        return add_enclosure(child.attribute("url"), child.attribute("type"), place);
      case FeedField::kSource:
        return take_source(child, place);
      case FeedField::kGroup:
        return;
    }
  }

  void take_text(FeedElement known, const XmlNode& child, FeedText& into) {
    FeedText text = read_feed_text(child, place_);
    if (!text.empty() && outranks(known)) into = std::move(text);
  }

  /// Of two texts of one rank that introduce an item (RSS' description, Atom's summary) the longer is the report as far as it is given.
  void take_summary(FeedElement known, const XmlNode& child) {
    FeedText text = read_feed_text(child, place_);
    if (text.empty()) return;
    if (outranks(known)) {
      item_.summary = std::move(text);
    } else if (known.rank == ranks_[static_cast<std::size_t>(FeedField::kSummary)] && second_.empty() &&
               text.value != item_.summary.value) {
      second_ = std::move(text);
    }
  }

  void take_content(FeedElement known, const XmlNode& child, const FeedPlace& place) {
    if (const std::string_view source = child.attribute("src"); !source.empty()) {
      content_source_ = address(source, place);
      return;
    }
    take_text(known, child, item_.content);
  }

  void take_link(FeedElement known, const XmlNode& child, const FeedPlace& place) {
    const std::string written = child.has_attribute("href") ? std::string(child.attribute("href")) : trimmed_words(child);
    const std::string relation = to_lower(child.attribute("rel"));
    if (relation == "enclosure") return add_enclosure(written, child.attribute("type"), place);
    std::string url = address(written, place);
    if (url.empty()) return;
    if (relation == "via") {
      if (item_.via.empty()) item_.via = std::move(url);
    } else if (relation.empty() || relation == "alternate") {
      // Of several the first page in HTML, for others may lead to a PDF or a translation of the feed.
      const std::string_view type = child.attribute("type");
      const bool is_page = type.empty() || type.find("html") != std::string_view::npos;
      if (outranks({known.field, 2 * known.rank + (is_page ? 0 : 1)})) item_.url = std::move(url);
    }
  }

  void take_id(FeedElement known, const XmlNode& child, const FeedPlace& place) {
    const std::string written = trimmed_words(child);
    if (written.empty() || !outranks(known)) return;
    const bool is_permalink = to_lower(child.name) == "guid" && to_lower(child.attribute("ispermalink")) != "false";
    // A relative one is made whole; "tag:" and other names stay as they are.
    const std::string whole = written.starts_with('/') || written.starts_with("./") ? address(written, place) : std::string();
    item_.id = whole.empty() ? written : whole;
    permalink_ = is_permalink && !domain_of(item_.id).empty() ? item_.id : std::string();
  }

  void take_author(FeedElement known, const XmlNode& child) {
    const XmlNode* name = child_named(child, "name");
    std::string person = name_of_person(plain_words(read_feed_text(name ? *name : child, place_)));
    const bool has_parts =
        !name && std::any_of(child.children.begin(), child.children.end(), [](const XmlNode& part) { return !part.is_words(); });
    if (person.empty() || has_parts || !outranks(known, true)) return;
    if (fresh_) item_.authors.clear();
    add_once(item_.authors, std::move(person));
  }

  void take_date(FeedElement known, const XmlNode& child, std::string& into) {
    std::string date = feed_date(trimmed_words(child));
    if (!date.empty() && outranks(known, true)) into = std::move(date);  // of several the last
  }

  /// Atom and iTunes write it into an attribute; iTunes' have further ones inside.
  void take_category(const XmlNode& child) {
    std::string category(trim(child.attribute("term")));
    if (category.empty()) category = plain_words(read_feed_text(child, place_));
    for (std::string_view name : {"label", "text"}) {
      if (category.empty()) category = trim(child.attribute(name));
    }
    if (!category.empty()) add_once(item_.categories, std::move(category));
    for (const XmlNode& part : child.children) {
      if (part.name == child.name) take_category(part);
    }
  }

  void take_tags(const XmlNode& child) {
    const std::string words = words_of(child);
    for (std::string_view tag : split(words, ',')) {
      if (!tag.empty()) add_once(item_.categories, std::string(tag));
    }
  }

  void add_enclosure(std::string_view written, std::string_view type, const FeedPlace& place) {
    std::string url = address(written, place);
    const bool known =
        std::any_of(item_.enclosures.begin(), item_.enclosures.end(), [&](const FeedItem::Enclosure& e) { return e.url == url; });
    if (!url.empty() && !known && item_.enclosures.size() < kMostOfOne)
      item_.enclosures.push_back({std::move(url), std::string(trim(type))});
  }

  /// RSS: <source url="...">; Atom: what the entry's first feed says of itself.
  void take_source(const XmlNode& child, const FeedPlace& place) {
    std::string url = address(child.attribute("url"), place);
    const XmlNode* link = child_named(child, "link");
    if (url.empty() && link)
      url = address(link->has_attribute("href") ? std::string(link->attribute("href")) : trimmed_words(*link), place);
    if (!url.empty()) item_.via = std::move(url);
  }

  void finish() {
    if (!second_.empty() && item_.content.empty()) {
      item_.content = std::move(second_);
      if (item_.content.value.size() < item_.summary.value.size()) std::swap(item_.content, item_.summary);
    }
    for (const std::string* url : {&permalink_, &content_source_, &about_}) {
      if (item_.url.empty()) item_.url = absolute_url(place_.base, *url);
    }
    if (item_.id.empty()) item_.id = about_;
    const FeedText& words = !item_.content.empty() ? item_.content : !item_.summary.empty() ? item_.summary : item_.title;
    item_.base = words.empty() ? place_.base : words.base;
    item_.language = !language_.empty() ? language_ : words.empty() ? place_.language : words.language;
  }

  std::string_view own_;
  FeedPlace place_;
  FeedItem item_;
  FeedText second_;
  std::string language_, content_source_, permalink_, about_;
  std::array<int, 14> ranks_ = [] {
    std::array<int, 14> out;
    out.fill(INT_MAX);
    return out;
  }();
  bool fresh_ = false;  // the last value outranked what was there
};

}  // namespace

std::string name_of_person(std::string_view written) {
  const std::string_view all = trim(written);
  if (all.find('@') == std::string_view::npos) return std::string(all);
  for (const std::string_view marks : {"()", "<>"}) {
    const std::size_t open = all.find(marks[0]), close = all.find(marks[1], open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    const std::string_view in = trim(all.substr(open + 1, close - open - 1)), before = trim(all.substr(0, open));
    if (in.find('@') == std::string_view::npos) return std::string(in);
    if (before.find('@') == std::string_view::npos) return std::string(before);
  }
  return {};
}

FeedItem read_feed_item(const XmlNode& element, std::string_view own, const FeedPlace& place) {
  return ItemReader(own, place).read(element);
}

}  // namespace dateline::formats
