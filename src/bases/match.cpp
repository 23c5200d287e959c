#include "bases/match.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "actors/name_match.h"
#include "actors/name_words.h"
#include "base/assert.h"
#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::bases {
namespace {

using actors::NameLikeness;

constexpr std::size_t kLongName = 3;
constexpr std::int32_t kTwoYears = 20000;  // in days written as numbers

double odds_of(std::string_view reason) {
  static const auto kOdds = [] {
    std::unordered_map<std::string_view, double> out;
    for (const TableRow& row : data_table("bases/evidence.tsv")) {
      double value = 0;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
      DL_ASSERT(value > 0, "a row of data/bases/evidence.tsv has no odds");
      out.emplace(row[0], value);
    }
    return out;
  }();
  const auto found = kOdds.find(reason);
  DL_ASSERT(found != kOdds.end(), "data/bases/evidence.tsv lacks a reason");
  return found->second;
}

/// A pair of names that is alike.
struct Alike {
  NameLikeness likeness = NameLikeness::kNone;
  std::string_view asked, entry;
  bool main = false;
};

Alike most_alike(const Asked& asked, const EntryView& entry) {
  Alike best;
  for (const std::string& name : asked.names) {
    for (std::size_t i = 0; i < entry.names.size(); ++i) {
      const NameLikeness likeness = actors::compare_names(asked.type, name, entry.names[i]);
      const bool better = likeness > best.likeness || (likeness == best.likeness && likeness != NameLikeness::kNone && actors::is_acronym(best.asked) && !actors::is_acronym(name));
      if (better) best = {likeness, name, entry.names[i], i == 0};
    }
  }
  return best;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  for (const auto& word : actors::compared_words(name, actors::NameKind::kOther)) out.push_back(word.word);
  return out;
}

/// Whether the report spells an acronym out by a name that is none of the entry's.
bool is_spelt_otherwise(const Asked& asked, const EntryView& entry, std::string_view acronym) {
  std::string letters = to_lower(acronym);
  std::erase(letters, '.');
  return std::any_of(asked.names.begin(), asked.names.end(), [&](const std::string& name) {
    const auto words = words_of(name);
    if (words.size() < 2) return false;
    std::string initials;
    for (const std::string& word : words) initials += word[0];
    if (initials != letters) return false;
    return std::none_of(entry.names.begin(), entry.names.end(), [&](std::string_view n) { return actors::same_actor_name(asked.type, name, n); });
  });
}

/// Whether all words of an office that the report tells stand in one of the entry's ("defence minister", "Minister of Defence of X").
bool holds(const EntryView& entry, const std::string& office) {
  const auto wanted = words_of(office);
  const auto found_in = [&](std::string_view role) {
    const auto words = words_of(role);
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
  };
  for (const std::string_view role : split(entry.roles, ';')) {
    if (found_in(role)) return true;
  }
  return std::any_of(entry.listings.begin(), entry.listings.end(), [&](const ListingView& l) { return l.is_office && found_in(l.list); });
}

std::string_view country_reason(const Asked& asked, const EntryView& entry) {
  if (entry.countries.empty() || !asked.knows_countries) return {};
  const auto has = [&](std::string_view country) { return std::find(entry.countries.begin(), entry.countries.end(), country) != entry.countries.end(); };
  if (!asked.country.empty()) return has(asked.country) ? "same_country" : "other_country";
  return std::any_of(asked.nearby.begin(), asked.nearby.end(), has) ? "country_named" : "country_not_named";
}

std::string_view day_reason(const Asked& asked, const EntryView& entry) {
  if (asked.day == 0) return {};
  constexpr int kYouth = 15'0000, kLongLife = 105'0000;  // years, as days are written
  if (entry.from > asked.day || (entry.birth && entry.birth + kYouth > asked.day)) return "not_yet";
  if (entry.birth && entry.birth + kLongLife < asked.day) return "ended";
  return entry.to && entry.to + kTwoYears < asked.day ? "ended" : "";
}

}  // namespace

Match judge(const Asked& asked, const EntryView& entry) {
  Match out;
  const Alike alike = most_alike(asked, entry);
  const bool named = alike.likeness != NameLikeness::kNone;
  if (!named && entry.identifier.empty()) return out;
  out.name = named ? alike.entry : entry.names[0];
  double odds = 1;
  const auto say = [&](std::string_view reason) {
    if (reason.empty()) return;
    odds *= odds_of(reason);
    out.reasons.emplace_back(reason);
  };
  if (!entry.identifier.empty()) say("identifier");
  if (named) say(name_of(alike.likeness));
  if (named && !alike.main) say("alias");
  if (entry.own && alike.likeness >= NameLikeness::kNameOrder) say("own_name");
  if (named && asked.type != EntityType::kPerson) {
    const std::size_t words = words_of(alike.asked).size();
    if (actors::is_acronym(alike.asked)) {
      say("acronym");
      if (is_spelt_otherwise(asked, entry, alike.asked)) say("other_full_name");
    } else if (words == 1) {
      say("single_word");
    } else if (words >= kLongName) {
      say("long_name");
    }
  }
  say(country_reason(asked, entry));
  say(day_reason(asked, entry));
  if (std::any_of(asked.offices.begin(), asked.offices.end(), [&](const std::string& office) { return holds(entry, office); })) say("same_role");
  out.confidence = odds / (1 + odds);
  return out;
}

}  // namespace dateline::bases
