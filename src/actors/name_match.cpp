#include "actors/name_match.h"

#include <algorithm>

#include "actors/name_words.h"

namespace dateline::actors {
namespace {

using Words = std::vector<SoundedWord>;

constexpr std::size_t kFirmSkeleton = 4;
constexpr char kBareMark = '~';  // before keys for names of which one is in a script without vowels

NameKind kind_of(EntityType type) { return type == EntityType::kPerson ? NameKind::kPerson : NameKind::kOther; }

/// Whether all words of `shorter` have one of their own in `longer`.
bool all_found(const Words& shorter, const Words& longer, bool in_order) {
  std::vector<bool> used(longer.size());
  std::size_t from = 0;
  for (const SoundedWord& word : shorter) {
    std::size_t at = in_order ? from : 0;
    while (at < longer.size() && (used[at] || !are_spellings(word, longer[at]))) ++at;
    if (at == longer.size()) return false;
    used[at] = true;
    from = at + 1;
  }
  return true;
}

bool same_letters(const Words& a, const Words& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SoundedWord& x, const SoundedWord& y) { return x.word == y.word; });
}

bool same_letters_in_any_order(const Words& a, const Words& b) {
  return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(), [](const SoundedWord& x, const SoundedWord& y) { return x.word == y.word; });
}

std::string without_dots(std::string_view name) {
  std::string out(name);
  std::erase(out, '.');
  return out;
}

NameLikeness compare_words(const Words& a, const Words& b, bool person) {
  if (same_letters(a, b)) return NameLikeness::kSameName;
  if (a.size() == b.size()) {
    if (all_found(a, b, true)) return NameLikeness::kTransliteration;
    if (!all_found(a, b, false)) return NameLikeness::kNone;
    return same_letters_in_any_order(a, b) ? NameLikeness::kNameOrder : NameLikeness::kTransliteration;
  }
  if (!person) return NameLikeness::kNone;
  const Words& shorter = a.size() < b.size() ? a : b;
  const Words& longer = a.size() < b.size() ? b : a;
  const bool ends_alike = are_spellings(shorter.front(), longer.front()) && are_spellings(shorter.back(), longer.back());
  return ends_alike && all_found(shorter, longer, true) ? NameLikeness::kFullerName : NameLikeness::kNone;
}

/// Words in any order; a word that a vowel does not change by its consonants.
std::string bag(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string key_of(const SoundedWord& word) { return word.skeleton.size() >= kFirmSkeleton ? word.skeleton : word.sounds; }

/// Without the letters that Arabic script leaves out or writes for others.
std::string bare_key(const SoundedWord& word) {
  std::string out;
  for (const char c : word.skeleton) {
    const char letter = c == 'p' ? 'b' : c;
    if (letter != 'v' && letter != 'a' && (out.empty() || out.back() != letter)) out += letter;
  }
  return out;
}

}  // namespace

NameLikeness compare_names(EntityType type, std::string_view a, std::string_view b) {
  const bool person = type == EntityType::kPerson;
  if (!person && (is_acronym(a) || is_acronym(b))) {
    return is_acronym(a) && is_acronym(b) && without_dots(a) == without_dots(b) ? NameLikeness::kSameName : NameLikeness::kNone;
  }
  const Words left = compared_words(a, kind_of(type)), right = compared_words(b, kind_of(type));
  if (std::min(left.size(), right.size()) < (person ? 2u : 1u)) return NameLikeness::kNone;
  return compare_words(left, right, person);
}

double likeness_score(NameLikeness likeness) {
  switch (likeness) {
    case NameLikeness::kSameName: return 1;
    case NameLikeness::kNameOrder: return 0.95;
    case NameLikeness::kTransliteration: return 0.9;
    case NameLikeness::kFullerName: return 0.8;
    case NameLikeness::kNone: break;
  }
  return 0;
}

bool same_actor_name(EntityType type, std::string_view a, std::string_view b, std::string* reason) {
  const NameLikeness likeness = compare_names(type, a, b);
  if (reason) *reason = name_of(likeness);
  return likeness != NameLikeness::kNone;
}

std::vector<std::string> name_keys(EntityType type, std::string_view name) {
  const bool person = type == EntityType::kPerson;
  if (!person && is_acronym(name)) return {without_dots(name)};
  const Words words = compared_words(name, kind_of(type));
  if (words.size() < (person ? 2u : 1u)) return {};
  std::vector<std::string> whole, bare;
  for (const SoundedWord& word : words) {
    whole.push_back(key_of(word));
    bare.push_back(bare_key(word));
  }
  std::vector<std::string> out;
  const bool no_vowels = words[0].no_vowels;
  if (!no_vowels) out.push_back(bag(whole));
  if (!no_vowels && person && words.size() > 2) out.push_back(bag({whole.front(), whole.back()}));
  if (words.size() > 1) out.push_back(bag(bare).insert(0, 1, kBareMark));
  return out;
}

}  // namespace dateline::actors
