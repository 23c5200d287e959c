#pragma once
// What the HTML parser knows of elements by their names: their numbers, and the groups of sections 13.2.4.2 (special, formatting, scopes)
// and 13.2.6.3 (implied end tags) of the HTML Standard.
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/html.h"

namespace dateline::ingest {

/// A Tag, or above all tags the number of a name that no Tag has.
using ElementId = std::uint32_t;
constexpr ElementId kKnownElements = static_cast<ElementId>(Tag::kCount);
constexpr ElementId id_of(Tag tag) { return static_cast<ElementId>(tag); }
constexpr Tag tag_of(ElementId id) { return id < kKnownElements ? static_cast<Tag>(id) : Tag::kOther; }

enum class Space : std::uint8_t { kHtml, kMath, kSvg };

enum ElementFlag : std::uint16_t {
  kSpecial = 1,
  kFormatting = 2,
  kScope = 4,  // an element beyond it is not in scope
  kListScope = 8,
  kButtonScope = 16,
  kTableScope = 32,
  kImpliedEnd = 64,
  kImpliedEndThorough = 128,
  kHeading = 256,
  kTablePart = 512,          // text right inside it belongs before the table
  kMathTextPoint = 1024,     // integration points: their inside is read as HTML
  kHtmlPoint = 2048,
};
using ElementFlags = std::uint16_t;

ElementFlags flags_of(ElementId id, Space space);

/// Whether a start tag of this name ends <svg> or <math> around it; <font> does so only with some attributes.
bool breaks_out_of_foreign(Tag tag);

/// Numbers for the names of one page. Names beyond a limit share one number.
class ElementNames {
 public:
  /// `hash` is name_hash over the name in lower case; the name is brought to lower case in its place and must stay there.
  ElementId number(char* name, std::size_t size, std::uint32_t hash);

 private:
  std::unordered_map<std::string_view, ElementId> others_;
};

constexpr std::uint32_t next_name_hash(std::uint32_t hash, char lower) { return hash * 31 + static_cast<unsigned char>(lower); }

}  // namespace dateline::ingest
