#pragma once
// The knowledge of data/actors as tables: actors known by name, countries, nouns, titles, words inside names. Read once, then const.
// Phrases are compared folded: lower case, without accents, blanks, hyphens, dots and apostrophes ("al-Qaeda" is "Al Qaeda").
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/entity.h"
#include "model/syntax.h"

namespace dateline::actors {

std::string without_marks(std::string_view text);
/// Folds a word or a name for comparison.
std::string fold(std::string_view text);

/// Values found by the longest run of words that spells their phrase.
template <class T>
class PhraseTable {
 public:
  struct Match {
    TokenIndex length = 0;
    const T* value = nullptr;
  };
  void add(std::string_view phrase, T value) {
    const std::string key = fold(phrase);
    if (key.empty()) return;
    values_.emplace(key, std::move(value));
    note_first_word(phrase);
  }
  const T* find(std::string_view phrase) const { return find_folded(fold(phrase)); }
  const T* find_folded(const std::string& key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : &found->second;
  }
  /// The longest phrase that begins at word `at` of `folded` and ends before `end`.
  Match longest(const std::vector<std::string>& folded, TokenIndex at, TokenIndex end) const {
    Match best;
    const auto first = longest_.find(folded[at]);
    if (first == longest_.end()) return best;
    std::string key;
    const TokenIndex stop = std::min<TokenIndex>(end, at + 12);
    for (TokenIndex i = at; i < stop && key.size() < first->second; ++i) {
      key += folded[i];
      if (folded[i].empty()) {
        if (i == at) break;
        continue;
      }
      const auto found = values_.find(key);
      if (found != values_.end()) best = {i + 1 - at, &found->second};
    }
    return best;
  }
  const std::unordered_map<std::string, T>& all() const { return values_; }

 private:
  void note_first_word(std::string_view phrase) {
    const std::size_t cut = phrase.find_first_of(" -/");
    const std::string_view word = phrase.substr(0, cut);
    const std::size_t size = fold(phrase).size();
    note(fold(word), size);
    const std::size_t mark = word.find('\'');
    if (mark != std::string_view::npos) note(fold(word.substr(0, mark)), size);
  }
  void note(const std::string& word, std::size_t size) {
    std::size_t& longest = longest_[word];
    longest = std::max(longest, size);
  }
  std::unordered_map<std::string, T> values_;
  std::unordered_map<std::string, std::size_t> longest_;  // first word -> size of the longest key that begins with it
};

/// A name that an actor bore between two days (2011-06-28; empty: not known).
struct FormerName {
  std::string name, from, to;
};

struct KnownActor {
  std::string name;
  std::vector<std::string> aliases;  // the former names among them
  EntityType type = EntityType::kOrganization;
  std::string subtype, country, code;
  std::vector<std::string> sectors;
  std::string id;        // never changes; empty: the name is no one body's ("Supreme Court")
  std::string from, to;  // days, months or years of its beginning and end
  std::vector<std::string> follows;  // ids of those whose successor it is
  std::vector<FormerName> former;
};

/// The name that an actor bore on a day (2014-06-10), as far as it is known; without a day that of today.
const std::string& name_on(const KnownActor& actor, std::string_view day);

struct Country {
  std::string iso2, iso3, name;
};

/// How a phrase names a known actor or a country.
enum class Naming { kName, kDemonym, kSeat };
struct KnownName {
  Naming naming = Naming::kName;
  int actor = -1;    // index in actors(), or
  int country = -1;  // index in countries()
  std::string written;  // as in the table
};

struct Noun {
  EntityType type = EntityType::kPerson;
  std::string subtype;
  std::vector<std::string> sectors;
  bool is_protected = false, is_public = false, has_holder = false, weak = false, plural = false;
};

enum class TitleKind { kHonorific, kRank, kOffice };
struct Title {
  TitleKind kind = TitleKind::kHonorific;
  std::vector<std::string> sectors;
  char gender = 'a';
};

enum class NameWordPlace { kAny, kLast, kFirst };
struct NameWord {
  EntityType type = EntityType::kOrganization;
  std::string subtype;
  std::vector<std::string> sectors;
  NameWordPlace place = NameWordPlace::kAny;
};

/// What a designation ("T-72") or a prefix of ships' names ("USS") tells.
struct Designation {
  EntityType type = EntityType::kWeapon;
  std::string subtype, country;
  bool needs_number = false, needs_noun = false;
};

struct Pronoun {
  char gender = 'a';  // m, f, n, a(ny)
  char number = 'a';  // s, p, a(ny)
  char person = '3';  // 1, 3, r(elative)
};

/// In what way an office is held, as a word before it, after it or beside a verb tells: "former", "elect".
struct OfficeMode {
  std::string mode;
  bool before = false, after = false, by_verb = false;
};

struct Lexicon {
  std::vector<KnownActor> actors;
  std::vector<Country> countries;
  PhraseTable<KnownName> names;
  PhraseTable<Noun> nouns;
  PhraseTable<Title> titles;
  PhraseTable<NameWord> name_words;
  std::unordered_map<std::string, std::vector<std::string>> words;         // closed classes: light, kin, ...
  std::unordered_map<std::string, OfficeMode> office_modes;
  std::unordered_map<std::string, bool> public_bodies;         // subtype -> whether a victim who leads one has a public role, too
  std::unordered_map<std::string, std::string> acts;          // noun -> act | intent
  std::unordered_map<std::string, std::string> person_words;  // word -> particle | given_m | given_f
  std::unordered_map<std::string, Designation> designations;   // stem as written
  std::unordered_map<std::string, Designation> ship_prefixes;  // as written
  std::unordered_map<std::string, Pronoun> pronouns;
  std::unordered_map<std::string, std::string> cameo_roles;    // sector -> the role of a CAMEO actor code
  std::unordered_map<std::string, std::string> religions;       // word -> its code in CAMEO actor codes
  std::unordered_map<std::string, std::vector<std::string>> peoples;  // word -> countries, ISO 3166-1 alpha-2
  std::unordered_map<std::string, int> country_by_code;       // ISO 3166-1 alpha-2 -> index in countries

  bool is(const std::string& word, std::string_view word_class) const {
    const auto found = words.find(word);
    return found != words.end() && std::find(found->second.begin(), found->second.end(), word_class) != found->second.end();
  }
  const Country* country(const std::string& iso2) const {
    const auto found = country_by_code.find(iso2);
    return found == country_by_code.end() ? nullptr : &countries[static_cast<std::size_t>(found->second)];
  }
};

/// The tables, read on first use.
const Lexicon& lexicon();

}  // namespace dateline::actors
