#include "incidents/story_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostTerms = 250;   // of one report
constexpr std::uint32_t kLead = 350;      // code points: headline and first sentences
constexpr std::size_t kVectorTerms = 60;  // what a report is about; the rest is colour
constexpr std::size_t kSumTerms = 240;
constexpr double kNameWeight = 2;  // names tell more than other words
constexpr double kLeadWeight = 1.5;
constexpr double kUnseen = 100;  // reports that every archive is thought to have besides: a small one knows little of which words are rare

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a, 64 bits
  for (unsigned char b : word) hash = (hash ^ b) * 1099511628211u;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

/// "attacked", "attacks" and "attack" are one, by their endings only.
std::string stem(std::string word) {
  constexpr std::string_view kEndings[] = {"'s", "ingly", "edly", "ing", "ed", "es", "s", "ly"};
  for (const std::string_view ending : kEndings) {
    const std::size_t left = ending == "'s" ? 1 : 4;
    if (!word.ends_with(ending) || word.size() < ending.size() + left) continue;
    word.resize(word.size() - ending.size());
    if (ending != "'s") break;
  }
  if (word.size() > 4 && word.back() == 'e') word.pop_back();  // "damage" as "damaged"
  return word;
}

struct Token {
  std::string lower;
  std::uint32_t at = 0;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  bool inside = false;
  std::uint32_t position = 0;
  std::string pending;  // an apostrophe that is inside only if a letter follows
  for (std::size_t byte = 0; byte < text.size(); ++position) {
    const std::size_t from = byte;
    const char32_t c = next_code_point(text, byte);
    if (!is_letter(c) && !is_digit(c)) {
      inside = inside && pending.empty() && (c == U'\'' || c == U'’');
      pending = inside ? "'" : "";
      continue;
    }
    if (!inside)
      out.push_back({"", position});
    else
      out.back().lower += pending;
    pending.clear();
    inside = true;
    out.back().lower += to_lower(text.substr(from, byte - from));
  }
  return out;
}

std::vector<Span> names_in(const Reading& reading) {
  std::vector<Span> out;
  for (const Entity& entity : reading.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kName) out.push_back(mention.span);
    }
  }
  for (const Place& place : reading.places) out.push_back(place.span);
  std::sort(out.begin(), out.end());
  return out;
}

const std::set<std::string, std::less<>>& function_words() {
  static const auto words = [] {
    std::set<std::string, std::less<>> out;
    for (const TableRow& row : data_table("incidents/function_words.tsv")) out.emplace(row[0]);
    return out;
  }();
  return words;
}

/// Keeps the heaviest; of equals the lower term.
void trim_to(TermVector& vector, std::size_t most) {
  if (vector.size() <= most) return;
  std::sort(vector.begin(), vector.end(),
            [](const TermWeight& a, const TermWeight& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; });
  vector.resize(most);
  std::sort(vector.begin(), vector.end(), [](const TermWeight& a, const TermWeight& b) { return a.term < b.term; });
}

}  // namespace

std::vector<StoryTerm> story_terms_of(const Article& article, const Reading& reading) {
  const std::vector<Span> names = names_in(reading);
  std::map<std::uint32_t, StoryTerm> terms;
  std::uint32_t reach = 0;  // end of the names that begin before the word
  std::size_t next = 0;
  for (const Token& token : tokens_of(article.text.view())) {
    while (next < names.size() && names[next].start <= token.at) reach = std::max(reach, names[next++].end);
    if (function_words().contains(token.lower)) continue;
    const std::uint32_t hash = hash_of(stem(token.lower));
    if (!terms.contains(hash) && terms.size() == kMostTerms) continue;
    StoryTerm& term = terms[hash];
    term.term = hash;
    if (term.count < 255) ++term.count;
    term.name = term.name || token.at < reach;
    term.lead = term.lead || token.at < kLead;
    term.number = token.lower[0] >= '0' && token.lower[0] <= '9';
  }
  std::vector<StoryTerm> out;
  for (const auto& [hash, term] : terms) out.push_back(term);
  return out;
}

double rarity(int having, int reports) { return std::log((reports + kUnseen) / std::max(1, having)); }

TermVector story_vector(const std::vector<StoryTerm>& terms, const std::vector<int>& having, int reports) {
  TermVector out;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (having[i] < 2) continue;  // nobody else has it
    double weight = (1 + std::log(terms[i].count)) * rarity(having[i], reports);
    if (terms[i].name) weight *= kNameWeight;
    if (terms[i].lead) weight *= kLeadWeight;
    if (weight > 0) out.push_back({terms[i].term, static_cast<float>(weight)});
  }
  trim_to(out, kVectorTerms);
  const double length = std::sqrt(dot(out, out));
  for (TermWeight& term : out) term.weight = static_cast<float>(term.weight / length);
  return out;
}

double dot(const TermVector& a, const TermVector& b) {
  double out = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].term == b[j].term)
      out += static_cast<double>(a[i++].weight) * b[j++].weight;
    else if (a[i].term < b[j].term)
      ++i;
    else
      ++j;
  }
  return out;
}

TermVector sum_of(const TermVector& a, const TermVector& b) {
  TermVector out;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i].term < b[j].term))
      out.push_back(a[i++]);
    else if (i == a.size() || b[j].term < a[i].term)
      out.push_back(b[j++]);
    else
      out.push_back({a[i].term, a[i].weight + b[j].weight}), ++i, ++j;
  }
  trim_to(out, kSumTerms);
  return out;
}

std::vector<std::uint32_t> heaviest(const TermVector& vector, std::size_t number) {
  TermVector sorted = vector;
  std::sort(sorted.begin(), sorted.end(),
            [](const TermWeight& a, const TermWeight& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < std::min(number, sorted.size()); ++i) out.push_back(sorted[i].term);
  return out;
}

}  // namespace dateline::incidents
