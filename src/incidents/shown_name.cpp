#include "incidents/shown_name.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "incidents/actor_facts.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostWords = 5;  // a longer description may tell who it is

/// "A market trader", "the driver": what many are.
bool tells_many(std::string_view words) {
  const bool led = words.starts_with("a ") || words.starts_with("A ") || words.starts_with("an ") || words.starts_with("An ") ||
                   words.starts_with("the ") || words.starts_with("The ");
  const std::string_view rest = words.substr(std::min(words.size(), words.find(' ')));
  return led && split(words, ' ').size() <= kMostWords &&
         std::all_of(rest.begin(), rest.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' ' || c == '-'; });
}

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

/// Each run of words with capitals, and each word of a private name, replaced.
std::string without_names(std::string_view name, const std::set<std::string>& private_words) {
  std::string out;
  bool in_name = false;
  for (const std::string_view word : split(name, ' ')) {
    const auto plain = name_words(word);
    const bool keep = !begins_with_capital(word) && std::none_of(plain.begin(), plain.end(), [&](const auto& one) { return private_words.contains(one); });
    if (keep || !in_name) out += (out.empty() ? "" : " ") + std::string(keep ? word : kSomebody);
    in_name = !keep;
  }
  return out;
}

bool bears_one(std::string_view name, const std::set<std::string>& private_words) {
  const auto words = name_words(name);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return private_words.contains(word); });
}

/// "wire" in "wire reports" is not the name "Sahel Wire".
bool begins_small(std::string_view word) {
  const std::size_t first = word.find_first_not_of("\"'([");
  return first != std::string_view::npos && word[first] >= 'a' && word[first] <= 'z';
}

/// A title without a capital: every word of it may be a name.
bool is_in_small_letters(std::string_view title) { return std::none_of(title.begin(), title.end(), [](char c) { return c >= 'A' && c <= 'Z'; }); }

/// Who speaks to the press by name stands behind a claim by that name; not victims, witnesses named as such, minors, and who asked not to be named.
bool speaks_by_name(const Source& source, const Reading& reading) {
  if (!source.entity || !source.anonymity_reason.empty()) return false;
  const Entity& entity = reading[source.entity];
  return entity.type == EntityType::kPerson && entity.person_class == PersonClass::kPrivate && entity.subtype != "minor";
}

}  // namespace

std::string shown_name(const Entity& entity, const Article& article, const std::set<std::string>& private_words) {
  if (entity.type != EntityType::kPerson) return bears_private_name(entity, private_words) ? without_names(entity.name, private_words) : entity.name;
  if (!is_private(entity)) return entity.name;
  if (!has_name(entity)) return bears_one(entity.name, private_words) ? without_names(entity.name, private_words) : entity.name;
  for (const Mention& mention : entity.mentions) {
    std::string words(article.text.at(mention.span));
    if (mention.form != MentionForm::kNominal || !tells_many(words) || bears_one(words, private_words)) continue;
    if (words.starts_with("the ") || words.starts_with("The ")) words.replace(0, 3, "a");
    if (words[0] == 'A') words[0] = 'a';
    return words;
  }
  return std::string(kSomebody);
}

std::string shown_name(const Source& source, const Article& article, const Reading& reading, const std::set<std::string>& private_words) {
  const std::string& name = source.name.empty() && source.entity ? reading[source.entity].name : source.name;
  if (speaks_by_name(source, reading)) return name;
  if (is_private(source, reading)) return source.entity ? shown_name(reading[source.entity], article, private_words) : std::string(kSomebody);
  return tells_private_name(source, private_words) ? without_names(name, private_words) : name;
}

std::string shown_words(std::string_view words, const Article& article, const std::set<std::string>& private_words) {
  const bool small = is_in_small_letters(article.title);
  std::string out;
  bool in_name = false;
  for (const std::string_view word : split(words, ' ')) {
    const bool kept_back = (small || !begins_small(word)) && bears_one(word, private_words);
    if (!kept_back || !in_name) out += (out.empty() ? "" : " ") + std::string(kept_back ? kSomebody : word);
    in_name = kept_back;
  }
  return out;
}

}  // namespace dateline::incidents
