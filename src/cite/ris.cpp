// RIS: two letters, two blanks, a hyphen, a blank, one line of value.
#include "cite/words.h"
#include "cite/write.h"

#include <algorithm>

namespace dateline::cite {
namespace {

const char* type_of(const Citation& citation) {
  switch (citation.genre) {
    case Genre::kDocument: return "RPRT";
    case Genre::kNews:
    case Genre::kAnalysis:
    case Genre::kOpinion: return "NEWS";
    default: return citation.url.empty() ? "GEN" : "ELEC";
  }
}

void put(std::string& out, const char* tag, const std::string& value) {
  const std::string line = one_line(value);
  if (!line.empty()) out += std::string(tag) + "  - " + line + "\r\n";
}

/// "2019/12/05/"
std::string date_of(std::string day) {
  std::replace(day.begin(), day.end(), '-', '/');
  return day.empty() ? day : day + (day.size() == 10 ? "/" : "");
}

}  // namespace

std::string to_ris(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& citation : citations) {
    put(out, "TY", type_of(citation));
    put(out, "ID", id_of(citation));
    put(out, "TI", citation.title);
    for (const std::string& author : citation.authors) put(out, "AU", author);
    put(out, citation.genre == Genre::kDocument ? "PB" : "T2", citation.outlet);
    put(out, "PY", citation.published.substr(0, 4));
    put(out, "DA", date_of(citation.published));
    put(out, "Y2", date_of(citation.accessed));
    if (citation.spot.page) put(out, "SP", std::to_string(*citation.spot.page));
    put(out, "LA", citation.language);
    put(out, "UR", citation.url);
    put(out, "UR", citation.archived);
    put(out, "N1", note_words(citation));
    out += "ER  - \r\n\r\n";
  }
  return out;
}

}  // namespace dateline::cite
