#include "incidents/doers.h"

#include <algorithm>
#include <set>

#include "base/data_file.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

bool is_named(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
}

bool is_named_body(const Entity& entity) {
  const bool body = entity.type == EntityType::kOrganization || entity.type == EntityType::kUnit || entity.type == EntityType::kGroup;
  return body && is_named(entity);
}

bool acts_for_others(const Entity& entity) {
  static const auto kNouns = [] {
    std::set<std::string_view> nouns;
    for (const TableRow& row : data_table("incidents/force_words.tsv")) nouns.insert(row[0]);
    return nouns;
  }();
  const auto words = name_words(entity.name);
  return !words.empty() && kNouns.contains(words.back()) && !is_named(entity);
}

/// "Northern Front fighters": the name stands in the words for them.
bool is_named_in(const Entity& body, const Entity& people) {
  return std::any_of(people.mentions.begin(), people.mentions.end(), [&](const Mention& theirs) {
    return std::any_of(body.mentions.begin(), body.mentions.end(),
                       [&](const Mention& its) { return its.form == MentionForm::kName && theirs.span.contains(its.span); });
  });
}

}  // namespace

const Entity& doer_of(const Entity& entity, const Reading& reading) {
  if (!acts_for_others(entity)) return entity;
  for (const Relation& relation : reading.relations) {
    const bool belongs = relation.type == RelationType::kMemberOf || relation.type == RelationType::kPartOf;
    if (belongs && relation.from && relation.to && reading[relation.from].id == entity.id && is_named_body(reading[relation.to])) return reading[relation.to];
  }
  const auto found = std::find_if(reading.entities.begin(), reading.entities.end(),
                                  [&](const Entity& body) { return is_named_body(body) && is_named_in(body, entity); });
  return found == reading.entities.end() ? entity : *found;
}

}  // namespace dateline::incidents
