#pragma once
// Article: what ingest makes of a page, a text file or a JSON line: the report's own words in blocks, where it came from, when it was published.
// The text is valid UTF-8 and never changes after ingest. Blocks lie in order, do not overlap, and are separated by a blank line in html.
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.h"
#include "base/enum_names.h"
#include "base/span.h"
#include "base/text.h"

namespace dateline {

enum class BlockKind { kHeadline, kSubhead, kParagraph, kList, kQuote, kCaption, kTable, kFootnote };
template <>
inline constexpr std::array<std::string_view, 8> kEnumNames<BlockKind>{"headline", "subhead", "paragraph", "list",
                                                                       "quote",    "caption", "table",     "footnote"};
struct Block {
  Span span;
  BlockKind kind = BlockKind::kParagraph;
  int page = 1;
  std::string note = {};  // of a footnote: the name that links to it use ("#footnote-12"); empty for others
};

enum class LinkRole { kInText, kContinuesAt, kSource };
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<LinkRole>{"in_text", "continues_at", "source"};
struct Link {
  Span span;
  std::string url;
  LinkRole role = LinkRole::kInText;
};

enum class MediaLinkKind { kImage, kVideo };
template <>
inline constexpr std::array<std::string_view, 2> kEnumNames<MediaLinkKind>{"image", "video"};
/// An image or film that the page shows within the report.
struct MediaLink {
  std::string url;  // absolute
  MediaLinkKind kind = MediaLinkKind::kImage;
  std::optional<Span> caption;  // where the text has it
  std::string alt;              // what the page gives for those who do not see it
};

struct Publisher {
  std::string name;
  std::string domain;
};

/// How the publication day became known.
enum class PublishedBasis { kGiven, kMetadata, kUrl, kText, kInferred, kUnknown };
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<PublishedBasis>{"given", "metadata", "url", "text", "inferred", "unknown"};

/// Why the publication of an undated report lies within its window.
enum class WindowReason { kAddress, kModified, kCaptured, kDateline, kPastDate, kFutureDate, kWeekday };
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<WindowReason>{"address", "modified", "captured", "dateline", "past_date", "future_date", "weekday"};
struct WindowEvidence {
  WindowReason reason = WindowReason::kPastDate;
  std::string says;          // the day, month or year that it gives
  std::optional<Span> span;  // the words of the text; none for what lies outside it
};
/// Days between which a report that names no day of publication must have been published; an open end is unknown.
struct PublishedWindow {
  std::optional<Day> start, end;
  std::vector<WindowEvidence> reasons;
};

enum class Genre { kNews, kAnalysis, kOpinion, kStatement, kDocument, kUnknown };
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<Genre>{"news", "analysis", "opinion", "statement", "document", "unknown"};

struct Article {
  std::string id;   // given with the input, else made from its bytes
  std::string url;
  std::string title;
  Publisher publisher;
  std::vector<std::string> authors;
  std::string published;  // ISO 8601, to the second where the page tells; empty if unknown
  std::string modified;
  PublishedBasis published_basis = PublishedBasis::kUnknown;
  std::optional<PublishedWindow> published_window;  // only of a report that has no day of its own
  std::string language;  // of the text, ISO 639-1; empty if undetermined
  Genre genre = Genre::kUnknown;
  std::string section;
  Text text;
  std::string sha256;       // of the input bytes
  std::string text_sha256;  // of the text's UTF-8
  std::string version_of;   // id of the report that this is a later state of
  std::vector<Block> blocks;
  std::vector<Link> links;
  std::vector<MediaLink> media;
  std::string republished_from;
  std::vector<std::string> flags;  // "teaser", "wall", "excerpt", ...

  /// The day of publication, if known.
  std::optional<Day> published_day() const { return parse_iso_day(published); }
};

}  // namespace dateline
