#pragma once
// The names of elements in feeds, whatever namespace address or prefix they come under, and what each tells of an item (data/formats/
// feed_namespaces.tsv, feed_elements.tsv).
#include <optional>
#include <string>
#include <string_view>

#include "formats/xml.h"

namespace dateline::formats {

enum class FeedField {
  kTitle,
  kLink,
  kId,
  kContent,
  kSummary,
  kAuthor,
  kPublished,
  kModified,
  kLanguage,
  kCategory,
  kTags,
  kEnclosure,
  kSource,
  kGroup
};

struct FeedElement {
  FeedField field;
  int rank;
};

/// "title", "dc:creator": lower case, without prefix for what is RSS's or Atom's own. `own` is the namespace of the feed's first element.
std::string feed_name(const XmlNode& element, std::string_view own);

/// What an element of that name tells; nothing for others.
std::optional<FeedElement> feed_element(std::string_view name);

}  // namespace dateline::formats
