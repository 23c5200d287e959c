#pragma once
// Citation: what a footnote says of one claim or report: on whom it rests, through whom, where it stands, when it was published and had, and
// by which key and hash it is found again for ever. Anonymous sources are named as the report describes them and never more; whose name is
// kept back is not in it.
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/article.h"
#include "model/claim.h"

namespace dateline::cite {

/// Where in a report: a page where it has several, else a paragraph, else what it is in.
struct Spot {
  std::optional<int> page;
  std::optional<int> paragraph;             // from 1; headings are not counted
  std::optional<BlockKind> in;              // a headline, caption, table or footnote, which is no paragraph
};

/// Of a claim that today's reading of its report does not make.
struct OlderReading {
  std::int64_t row = 0;
  std::string engine, read_at;
  std::string now;  // key of today's claim on the same words; empty: none
};

struct Citation {
  std::string claim;                        // key; empty: the report as a whole
  std::string report, incident;
  std::string text_sha256;
  std::string words;                        // that make the claim
  Polarity polarity = Polarity::kAffirmed;
  std::optional<Span> span;
  std::vector<std::string> roots;           // "two Kenyan customs officials"; empty: the outlet itself, or nobody is asked
  std::vector<std::string> via;             // from the outlet to the roots
  std::string outlet, title;
  std::vector<std::string> authors;
  std::string published;                    // a day, or empty
  PublishedBasis basis = PublishedBasis::kUnknown;
  std::string published_after, published_before;  // days between which an undated report was published, where known
  std::string language;
  Genre genre = Genre::kUnknown;
  Spot spot;
  std::string url, archived;
  std::string accessed;                     // a day
  std::string copy_of;                      // report whose words this one has
  bool again = false;                       // a report that was taken in before has the same text, and so a claim of the same key
  std::optional<OlderReading> older;
};

}  // namespace dateline::cite
