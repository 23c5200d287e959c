#include "incidents/doers.h"

#include <algorithm>
#include <set>

#include "base/data_file.h"
#include "incidents/actor_facts.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

bool is_named_body(const Entity& entity) {
  const bool body = entity.type == EntityType::kOrganization || entity.type == EntityType::kUnit || entity.type == EntityType::kGroup;
  return body && has_name(entity);
}

bool is_word(std::string_view what, std::string_view word) {
  static const auto kWords = [] {
    std::set<std::pair<std::string_view, std::string_view>> words;
    for (const TableRow& row : data_table("incidents/force_words.tsv")) words.emplace(row[0], row[1]);
    return words;
  }();
  return kWords.contains({what, word});
}

bool acts_for_others(const Entity& entity, const Article& article) {
  const auto words = name_words(entity.name);
  if (words.empty() || !is_word("force", words.back()) || has_name(entity)) return false;
  return std::none_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) {
    const auto told = name_words(article.text.at(mention.span));
    return std::any_of(told.begin(), told.end(), [](const std::string& word) { return is_word("apart", word); });
  });
}

/// "Northern Front fighters": the name stands in the words for them, as a word of its own: not in "Front-backed", "anti-Front".
bool is_named_in(const Entity& body, const Entity& people, const Article& article) {
  const auto stands_alone = [&](Span name, Span whole) {
    const std::string_view after = name.end < whole.end ? article.text.at({name.end, name.end + 1}) : " ";
    const std::string_view before = name.start > whole.start ? article.text.at({name.start - 1, name.start}) : " ";
    return after == " " && before == " ";
  };
  return std::any_of(people.mentions.begin(), people.mentions.end(), [&](const Mention& theirs) {
    return std::any_of(body.mentions.begin(), body.mentions.end(), [&](const Mention& its) {
      return its.form == MentionForm::kName && theirs.span.contains(its.span) && stands_alone(its.span, theirs.span);
    });
  });
}

bool are_told_apart(const Entity& people, const Entity& body, const Reading& reading) {
  return std::any_of(reading.relations.begin(), reading.relations.end(), [&](const Relation& relation) {
    const bool both = relation.from && relation.to && ((relation.from == people.id && relation.to == body.id) || (relation.from == body.id && relation.to == people.id));
    return both && relation.type != RelationType::kMemberOf && relation.type != RelationType::kPartOf && relation.type != RelationType::kLeads;
  });
}

}  // namespace

const Entity& doer_of(const Entity& entity, const Article& article, const Reading& reading) {
  if (!acts_for_others(entity, article)) return entity;
  for (const Relation& relation : reading.relations) {
    const bool belongs = relation.type == RelationType::kMemberOf || relation.type == RelationType::kPartOf;
    if (belongs && relation.from == entity.id && relation.to && is_named_body(reading[relation.to])) return reading[relation.to];
  }
  const auto found = std::find_if(reading.entities.begin(), reading.entities.end(), [&](const Entity& body) {
    return is_named_body(body) && is_named_in(body, entity, article) && !are_told_apart(entity, body, reading);
  });
  return found == reading.entities.end() ? entity : *found;
}

}  // namespace dateline::incidents
