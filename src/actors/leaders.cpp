#include "actors/leaders.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "actors/draft.h"
#include "actors/lexicon.h"
#include "base/data_file.h"

namespace dateline::actors {
namespace {

struct Term {
  int from = 0, to = 0;
};

struct Leader {
  std::string country;
  std::vector<Term> terms;
  bool alone = false;
};

using LeadersByName = std::unordered_map<std::string, std::vector<const Leader*>>;

struct Leaders {
  std::vector<Leader> all;
  LeadersByName by_name, by_family;
  std::unordered_set<std::string_view> alone;  // family names as written
};

int year_in(std::string_view text) {
  int year = 9999;  // to this day
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

std::vector<Term> terms_in(std::string_view text) {
  std::vector<Term> out;
  for (const std::string_view term : split(text, ';')) {
    const auto years = split(term, '-');
    out.push_back({year_in(years[0]), years.size() > 1 ? year_in(years[1]) : 9999});
  }
  return out;
}

Leaders read_leaders() {
  Leaders out;
  const auto rows = data_table("actors/leaders.tsv");
  out.all.reserve(rows.size());  // the maps point into it
  for (const TableRow& row : rows) {
    const std::string_view notes = row.size() > 4 ? row[4] : std::string_view();
    out.all.push_back({std::string(row[0]), terms_in(row[3]), notes == "alone"});
    const Leader* leader = &out.all.back();
    const std::string_view name = row[1];
    out.by_name[fold(name)].push_back(leader);
    for (const std::string_view other : split(row[2], ';')) out.by_name[fold(other)].push_back(leader);
    const std::size_t cut = notes == "first" ? name.find(' ') : name.rfind(' ');
    const std::string_view family = cut == std::string_view::npos ? name : notes == "first" ? name.substr(0, cut) : name.substr(cut + 1);
    out.by_family[fold(family)].push_back(leader);
    if (leader->alone) out.alone.insert(family);
    const std::size_t hyphen = family.find('-');  // "al-Assad" is "Assad" as well
    const auto particle =
        hyphen == std::string_view::npos ? lexicon().person_words.end() : lexicon().person_words.find(fold(family.substr(0, hyphen)));
    if (particle != lexicon().person_words.end() && particle->second == "particle")
      out.by_family[fold(family.substr(hyphen + 1))].push_back(leader);
  }
  return out;
}

const Leaders& leaders() {
  static const Leaders kLeaders = read_leaders();
  return kLeaders;
}

bool in_office(const Leader& leader, int year) {
  return std::any_of(leader.terms.begin(), leader.terms.end(), [&](const Term& term) { return term.from <= year && year <= term.to; });
}

bool was_before(const Leader& leader, int year) {
  return std::any_of(leader.terms.begin(), leader.terms.end(), [&](const Term& term) { return term.to < year; });
}

std::vector<const Leader*> found_in(const LeadersByName& names, const std::string& folded) {
  const auto found = names.find(folded);
  return found == names.end() ? std::vector<const Leader*>() : found->second;
}

/// Of several who bear the name, those in office in the year of the report.
void keep_those_in_office(std::vector<const Leader*>& who, int year) {
  std::vector<const Leader*> now;
  std::copy_if(who.begin(), who.end(), std::back_inserter(now), [&](const Leader* one) { return in_office(*one, year); });
  if (!now.empty()) who = std::move(now);
}

/// "President X", "the X administration".
bool is_titled(const Syntax& syntax, const Heads& heads, const Reading& reading, const Entity& person) {
  if (std::find(person.sectors.begin(), person.sectors.end(), "GOV") != person.sectors.end()) return true;
  return std::any_of(person.mentions.begin(), person.mentions.end(), [&](const Mention& mention) {
    if (mention.head < 0) return false;
    const Token& token = syntax.token(static_cast<TokenIndex>(mention.head));
    const bool modifies = token.dep == "compound" || token.dep == "nmod" || token.dep == "poss";
    return modifies && heads.entity[token.head] && reading[heads.entity[token.head]].subtype == "government";
  });
}

std::vector<const Leader*> leaders_called(const Syntax& syntax, const Heads& heads, const Reading& reading, const Entity& person) {
  std::vector<const Leader*> who = found_in(leaders().by_name, fold(person.name));
  for (std::size_t i = 0; who.empty() && i < person.aliases.size(); ++i) who = found_in(leaders().by_name, fold(person.aliases[i]));
  if (who.empty() && person.mentions.front().form == MentionForm::kName) {  // "King Hussein"
    who = found_in(leaders().by_name, fold(syntax.doc().text().at(person.mentions.front().span)));
  }
  if (!who.empty()) return who;
  who = found_in(leaders().by_family, fold(person.name));
  if (!who.empty() && !is_titled(syntax, heads, reading, person)) std::erase_if(who, [](const Leader* one) { return !one->alone; });
  return who;
}

}  // namespace

bool names_leader(std::string_view name) { return leaders().alone.contains(name); }

/// Whom newspapers call by the family name alone is a person, where the recogniser saw a place, a body or nothing.
void find_leaders(Draft& draft) {
  for (Found& m : draft.found) {
    const bool mistaken = m.form == MentionForm::kName && m.last == m.first + 1 && !m.sure && m.type != EntityType::kPerson;
    if (!mistaken || !names_leader(draft.syntax.doc().word(m.first))) continue;
    m.type = EntityType::kPerson;
    m.subtype.clear();
    m.country.clear();
    m.gender = 'a';
  }
  const auto in_longer_name = [&](TokenIndex i) { return i < draft.syntax.size() && draft.is_proper(i) && draft.capital(i); };
  for (TokenIndex i = 0; i < draft.syntax.size(); ++i) {
    if (!draft.is_proper(i) || draft.named_by[i] >= 0 || !names_leader(draft.syntax.doc().word(i))) continue;
    if (in_longer_name(i + 1) || (i > 0 && in_longer_name(i - 1))) continue;
    Found mention;
    mention.first = i;
    mention.last = i + 1;
    mention.type = EntityType::kPerson;
    mention.gender = 'a';
    draft.add(std::move(mention));
  }
  draft.settle();
}

void take_countries_of_leaders(const Syntax& syntax, const Heads& heads, Reading& reading) {
  const auto day = syntax.doc().article.published_day();
  for (Entity& person : reading.entities) {
    if (person.type != EntityType::kPerson) continue;
    std::vector<const Leader*> who = leaders_called(syntax, heads, reading, person);
    if (day && who.size() > 1) keep_those_in_office(who, year_of(*day));
    if (who.empty()) continue;
    const std::string& country = who.front()->country;
    if (!std::all_of(who.begin(), who.end(), [&](const Leader* one) { return one->country == country; })) continue;
    if (!person.country.empty() && person.country != country) continue;
    person.country = country;
    if (!day || !person.sectors.empty()) continue;
    const auto any = [&](auto holds) {
      return std::any_of(who.begin(), who.end(), [&](const Leader* one) { return holds(*one, year_of(*day)); });
    };
    if (any(in_office))
      person.sectors = {"GOV"};
    else if (any(was_before))
      person.sectors = {"ELI"};
  }
}

}  // namespace dateline::actors
