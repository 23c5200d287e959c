// Names that are one thing: equal names, known aliases, a person's parts of a name, acronyms, "X Ministry" and "Ministry of X".
// Precision first: a shorter name joins a longer one only if that is the only one it can be, or the last one named.
#include <algorithm>
#include <unordered_map>

#include "actors/clusters.h"

namespace dateline::actors {
namespace {

using Index = std::unordered_map<std::string, int>;

bool is_collective(EntityType type) { return type == EntityType::kOrganization || type == EntityType::kUnit || type == EntityType::kGroup; }

/// What equal names must agree on besides: a person is never an organisation.
std::string class_of(const Found& m) {
  if (is_collective(m.type)) return "o:";
  if (m.type == EntityType::kPlace || m.type == EntityType::kFacility || m.type == EntityType::kCountry || m.type == EntityType::kRoute) return "l:";
  if (m.type == EntityType::kPlatform || m.type == EntityType::kVehicle || m.type == EntityType::kWeapon) return "w:";
  return std::string(name_of(m.type)) + ":";
}

/// Ships go by their name with or without "USS".
std::string ship_key(const Draft& draft, const Found& m) {
  const bool prefixed = m.last - m.first > 1 && draft.lex().ship_prefixes.contains(std::string(draft.syntax.doc().word(m.first)));
  return "w:" + (prefixed ? fold(draft.words(m.first + 1, m.last)) : m.key);
}

std::string identity(const Draft& draft, const Found& m) {
  if (m.type == EntityType::kPlatform || m.type == EntityType::kVehicle) return ship_key(draft, m);
  if (m.actor >= 0) return "a:" + std::to_string(m.actor);
  if (m.country_index >= 0 && m.type == EntityType::kCountry) return "c:" + std::to_string(m.country_index);
  if (m.country_index >= 0 && m.type == EntityType::kGroup) return "p:" + std::to_string(m.country_index);
  if (m.country_index >= 0 && m.type == EntityType::kNationality) return "n:" + std::to_string(m.country_index);
  return class_of(m) + m.key;
}

std::vector<std::string> parts(const Draft& draft, const Found& m) {
  std::vector<std::string> out;
  for (TokenIndex i = m.first; i < m.last; ++i) {
    if (!draft.folded[i].empty()) out.push_back(draft.folded[i]);
  }
  return out;
}

/// A person by a part of the name: the surname, the surname with its particle, or a given name alone.
void join_persons(const Draft& draft, Clusters& clusters) {
  Index by_part;  // part of a full name -> the last mention that bears it
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || m.type != EntityType::kPerson) continue;
    const auto words = parts(draft, m);
    if (words.empty()) continue;
    if (const auto known = by_part.find(m.key); known != by_part.end()) clusters.join(known->second, static_cast<int>(i));
    std::string tail;
    for (std::size_t w = words.size(); w-- > 0;) {
      tail = words[w] + tail;
      by_part[tail] = static_cast<int>(i);
    }
    if (words.size() > 1 && words[0].size() > 2 && !draft.lex().person_words.contains(words[0])) by_part.emplace(words[0], static_cast<int>(i));
    if (words.size() == 2) by_part.emplace(words[0], static_cast<int>(i));
    if (words.size() > 2) by_part.emplace(words.front() + words.back(), static_cast<int>(i));  // without the middle name
  }
}

/// Full names that come after the short one: "Varr ... Oto Varr" in headline and text.
void join_persons_backwards(const Draft& draft, Clusters& clusters) {
  Index surnames;
  for (std::size_t i = draft.found.size(); i-- > 0;) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || m.type != EntityType::kPerson) continue;
    const auto words = parts(draft, m);
    if (words.empty()) continue;
    if (words.size() > 1) {
      surnames[words.back()] = static_cast<int>(i);
      continue;
    }
    const auto full = surnames.find(words[0]);
    if (full == surnames.end()) continue;
    const Found& later = draft.found[static_cast<std::size_t>(full->second)];
    if (m.is_public && !later.is_public) continue;  // "President Boateng ... Daniel Boateng, a student": another of that name
    if (clusters.members(static_cast<int>(i)).size() == 1) clusters.join(static_cast<int>(i), full->second);
  }
}

bool is_small_word(const std::string& word) { return word == "of" || word == "the" || word == "and" || word == "for" || word == "in" || word == "s" || word == "on" || word == "to"; }

std::string initials(const std::vector<std::string>& words, bool with_small) {
  std::string out;
  for (const auto& word : words) {
    if (!word.empty() && (with_small || !is_small_word(word))) out += word[0];
  }
  return out;
}

void copy_kind(Found& to, const Found& from) {
  to.type = from.type;
  to.subtype = from.subtype;
  to.sectors = from.sectors;
}

/// "Popular Mobilization Units" and "PMU", "Naval Forces Central Command (NAVCENT)".
void join_acronyms(Draft& draft, Clusters& clusters) {
  Index by_initials;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || !is_collective(m.type)) continue;
    const auto words = parts(draft, m);
    if (words.size() < 2) continue;
    by_initials.emplace(initials(words, false), static_cast<int>(i));
    by_initials.emplace(initials(words, true), static_cast<int>(i));
  }
  const auto& word = [&](TokenIndex at) { return at < draft.syntax.size() ? draft.syntax.doc().word(at) : std::string_view(); };
  Index numbered;  // "ctf50" after "Task Force (CTF) 50"
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (const auto defined = numbered.find(m.key); defined != numbered.end() && m.form == MentionForm::kName) {
      copy_kind(draft.found[i], draft.found[static_cast<std::size_t>(defined->second)]);
      clusters.join(defined->second, static_cast<int>(i));
      continue;
    }
    if (m.form != MentionForm::kName || m.last - m.first > 2 || m.key.size() < 2) continue;
    const bool in_brackets = m.first > 0 && draft.syntax.doc().word(m.first - 1) == "(";
    if (in_brackets && i > 0) {
      const Found& before = draft.found[i - 1];
      const bool next_to = before.form == MentionForm::kName && before.last <= m.first && m.first - before.last <= 2;
      if (next_to && before.type == EntityType::kPlatform && !m.sure) {  // a hull number
        copy_kind(draft.found[i], before);
        clusters.join(static_cast<int>(i - 1), static_cast<int>(i));
        continue;
      }
      if (next_to && kinds_agree(before, m) && before.name.size() > m.name.size()) {
        clusters.join(static_cast<int>(i - 1), static_cast<int>(i));
        if (word(m.last) == ")" && draft.syntax.token(m.last).head != m.last && m.last + 1 < draft.syntax.size() && draft.syntax.token(m.last + 1).tag == "CD") {
          numbered.emplace(m.key + fold(word(m.last + 1)), static_cast<int>(i - 1));
        }
        continue;
      }
    }
    const bool capitals = std::all_of(m.name.begin(), m.name.end(), [](unsigned char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; });
    if (!capitals || !is_collective(m.type) || m.actor >= 0) continue;
    const auto full = by_initials.find(m.key);
    if (full != by_initials.end()) clusters.join(full->second, static_cast<int>(i));
  }
}

/// "Oil Ministry" and "Ministry of Oil"; a longer name that ends in a shorter of two words or more.
void join_organisations(const Draft& draft, Clusters& clusters) {
  Index by_words, by_tail;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || m.type != EntityType::kOrganization) continue;
    auto words = parts(draft, m);
    if (words.size() < 2) continue;
    if (const auto longer = by_tail.find(m.key); longer != by_tail.end()) clusters.join(longer->second, static_cast<int>(i));
    std::string tail;
    for (std::size_t w = words.size(); w-- > 1;) {
      tail = words[w] + tail;
      if (words.size() - w >= 2) by_tail[tail] = static_cast<int>(i);
    }
    std::erase_if(words, is_small_word);
    std::sort(words.begin(), words.end());
    std::string bag;
    for (const auto& word : words) bag += word + ' ';
    const auto [at, fresh] = by_words.emplace(bag, static_cast<int>(i));
    if (!fresh) clusters.join(at->second, static_cast<int>(i));
  }
}

}  // namespace

void join_names(Draft& draft, Clusters& clusters) {
  Index same;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || m.type == EntityType::kPerson) continue;
    if (m.type == EntityType::kMoney || m.type == EntityType::kQuantity) continue;
    const auto [at, fresh] = same.emplace(identity(draft, m), static_cast<int>(i));
    if (!fresh) clusters.join(at->second, static_cast<int>(i));
  }
  join_persons(draft, clusters);
  join_persons_backwards(draft, clusters);
  join_acronyms(draft, clusters);
  join_organisations(draft, clusters);
}

}  // namespace dateline::actors
