// BibTeX. Braces are counted even behind a backslash, so that a single one is written by its name.
#include "cite/words.h"
#include "cite/write.h"

#include "base/calendar_date.h"

namespace dateline::cite {
namespace {

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '{': out += "\\textbraceleft{}"; break;
      case '}': out += "\\textbraceright{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
  return out;
}

/// An address stands as it is, for \url; only what would end the field is written as bytes.
std::string address(std::string_view url) {
  std::string out;
  for (const char c : one_line(url)) {
    if (c == '{') out += "%7B";
    else if (c == '}') out += "%7D";
    else if (c == '\\') out += "%5C";
    else if (c == ' ') out += "%20";
    else out += c;
  }
  return out;
}

void put(std::string& out, const char* name, const std::string& value) {
  if (!value.empty()) out += std::string("  ") + name + " = {" + value + "},\n";
}

std::string entry_of(const Citation& citation) {
  const bool document = citation.genre == Genre::kDocument;
  const bool article = citation.genre == Genre::kNews || citation.genre == Genre::kAnalysis || citation.genre == Genre::kOpinion;
  std::string out = std::string(document ? "@techreport{" : article ? "@article{" : "@misc{") + id_of(citation) + ",\n";
  std::string authors;
  for (const std::string& author : citation.authors) authors += (authors.empty() ? "{" : " and {") + escaped(author) + "}";
  put(out, "author", authors);
  put(out, "title", citation.title.empty() ? "" : "{" + escaped(citation.title) + "}");  // the inner braces keep its capitals
  put(out, document ? "institution" : article ? "journal" : "howpublished", escaped(citation.outlet));
  if (const auto day = parse_iso_day(citation.published)) {
    put(out, "year", std::to_string(year_of(*day)));
    out += "  month = " + std::string(kMonths[month_of(*day) - 1]) + ",\n";
    put(out, "day", std::to_string(day_of_month(*day)));
  } else {
    put(out, "year", citation.published.substr(0, 4));
  }
  if (citation.spot.page) put(out, "pages", std::to_string(*citation.spot.page));
  put(out, "url", address(citation.url));
  put(out, "urldate", citation.accessed);
  put(out, "language", escaped(citation.language));
  put(out, "note", escaped(note_words(citation)));
  return out + "}\n\n";
}

}  // namespace

std::string to_bibtex(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& citation : citations) out += entry_of(citation);
  return out;
}

}  // namespace dateline::cite
