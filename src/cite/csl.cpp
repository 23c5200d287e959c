// CSL-JSON (citation-style-language/schema 1.0.2): what Zotero, Pandoc and citeproc take.
#include "cite/words.h"
#include "cite/write.h"

#include "base/calendar_date.h"

namespace dateline::cite {
namespace {

using Json = nlohmann::ordered_json;

const char* type_of(const Citation& citation) {
  switch (citation.genre) {
    case Genre::kDocument: return "report";
    case Genre::kNews:
    case Genre::kAnalysis:
    case Genre::kOpinion: return "article-newspaper";
    default: return citation.url.empty() ? "article" : "webpage";
  }
}

/// A day, or a month or year where no more is known.
Json date_of(const std::string& day) {
  Json parts = Json::array();
  if (const auto parsed = parse_iso_day(day)) parts = {year_of(*parsed), month_of(*parsed), day_of_month(*parsed)};
  else if (day.size() >= 4) parts.push_back(std::atoi(day.substr(0, 4).c_str()));
  return {{"date-parts", Json::array({parts})}};
}

void put(Json& item, const char* name, const std::string& value) {
  if (!value.empty()) item[name] = value;
}

Json item_of(const Citation& citation) {
  Json out = {{"id", id_of(citation)}, {"type", type_of(citation)}};
  put(out, "title", one_line(citation.title));
  for (const std::string& author : citation.authors) out["author"].push_back({{"literal", one_line(author)}});
  put(out, citation.genre == Genre::kDocument ? "publisher" : "container-title", one_line(citation.outlet));
  if (!citation.published.empty()) out["issued"] = date_of(citation.published);
  if (!citation.accessed.empty()) out["accessed"] = date_of(citation.accessed);
  if (citation.spot.page) out["page"] = std::to_string(*citation.spot.page);
  put(out, "URL", one_line(citation.url));
  put(out, "archive_location", one_line(citation.archived));
  put(out, "language", citation.language);
  put(out, "note", note_words(citation));
  return out;
}

}  // namespace

std::string to_csl(const std::vector<Citation>& citations) {
  Json out = Json::array();
  for (const Citation& citation : citations) out.push_back(item_of(citation));
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::cite
