#include "geo/home.h"

#include <algorithm>

#include "base/unicode.h"
#include "geo/atlas.h"
#include "geo/cues.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kMostWords = 8;  // of a publisher's name
constexpr double kKnownPlace = 4;      // weight of a town of 10,000

std::string country_of_domain(std::string_view domain, const Atlas& atlas) {
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || domain.size() != dot + 3) return {};
  const std::string end = fold_name(domain.substr(dot + 1));
  if (Cues::get().is(Cue::kAnyonesDomain, end)) return {};
  std::string code = end;
  for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  if (const Candidate* country = atlas.country(code)) return std::string(country->country);
  std::vector<Candidate> named;  // .uk is no ISO code
  atlas.find(end, named);
  for (const Candidate& c : named) {
    if (c.kind == "country") return std::string(c.country);
  }
  return {};
}

std::vector<std::string> words_of(std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < folded.size() && out.size() < kMostWords;) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// The longest run of words that is a place's name and none of a newspaper's own ("Star", "Post").
std::vector<Candidate> places_in(const std::vector<std::string>& words, const Gazetteer& gazetteer) {
  const Cues& cues = Cues::get();
  for (std::size_t length = std::min<std::size_t>(3, words.size()); length > 0; --length) {
    for (std::size_t first = 0; first + length <= words.size(); ++first) {
      std::string name;
      bool own_word = false;
      for (std::size_t i = first; i < first + length; ++i) {
        own_word |= cues.any_of({Cue::kOrganisationTail, Cue::kNever, Cue::kPaperWord}, words[i]);
        if (!name.empty()) name += ' ';
        name += words[i];
      }
      std::vector<Candidate> found;
      if (!own_word) gazetteer.find(name, found);
      std::erase_if(found, [](const Candidate& c) { return c.alternate || (!c.from_tables && c.weight < kKnownPlace); });
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace

Home home_of(const Publisher& publisher, const Gazetteer& gazetteer) {
  return {country_of_domain(publisher.domain, gazetteer.atlas()), places_in(words_of(publisher.name), gazetteer)};
}

}  // namespace dateline::geo
