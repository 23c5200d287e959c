#include "geo/misspelt.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"
#include "geo/atlas.h"

namespace dateline::geo {
namespace {

constexpr double kKnownTown = 3.7;          // weight of a town of 5,000, a letter off; two letters off, of 50,000
constexpr std::size_t kMostSearches = 300;  // a text: each takes a millisecond
constexpr TokenIndex kLongestCountry = 3;  // tokens: "Trinidad and Tobago"

}  // namespace

void Misspelt::find(const std::string& folded, std::vector<Candidate>& out) {
  if (!countries_) collect_countries();
  if (countries_->empty()) return;
  auto known = searched_.find(folded);
  if (known == searched_.end()) {
    if (searched_.size() >= kMostSearches) return;
    known = searched_.emplace(folded, search(folded)).first;
  }
  out.insert(out.end(), known->second.begin(), known->second.end());
}

std::vector<Candidate> Misspelt::search(const std::string& folded) const {
  std::vector<Candidate> out;
  gazetteer_.find_near(folded, out);
  std::erase_if(out, [&](const Candidate& c) { return c.weight < kKnownTown + (c.distance - 1) || !countries_->contains(std::string(c.country)); });
  return out;
}

bool Misspelt::text_names(std::string_view country) {
  if (!countries_) collect_countries();
  return countries_->contains(std::string(country));
}

void Misspelt::collect_countries() {
  countries_.emplace();
  std::unordered_set<std::string_view> romanised;
  for (const TableRow& row : data_table("geo/romanised.tsv")) romanised.insert(row[0]);
  const auto add = [&](const Candidate& c) {
    if (c.precision == PlacePrecision::kCountry && romanised.contains(c.country)) countries_->insert(std::string(c.country));
  };
  const Document& doc = syntax_.doc();
  std::vector<Candidate> found;
  for (TokenIndex i = 0; i < syntax_.size(); ++i) {
    if (syntax_.token(i).pos != "PROPN" && syntax_.token(i).pos != "ADJ" && syntax_.token(i).pos != "NOUN") continue;
    if (const char first = doc.word(i).front(); first >= 'a' && first <= 'z') continue;
    for (TokenIndex last = i + 1; last <= std::min(i + kLongestCountry, syntax_.size()); ++last) {
      const std::string name = fold_name(doc.text().at(doc.span_of(i, last)));
      if (const auto word = gazetteer_.atlas().adjective(name)) add(gazetteer_.atlas().place(word->place));
      found.clear();
      gazetteer_.atlas().find(name, found);
      std::for_each(found.begin(), found.end(), add);
    }
  }
}

}  // namespace dateline::geo
