#include "actors/relation_adder.h"

#include "actors/terms.h"

namespace dateline::actors {
namespace {

bool can_be_same(const std::string& told, const std::string& other) { return told.empty() || other.empty() || told == other; }

}  // namespace

Heads heads_of(const Syntax& syntax, const Reading& reading) {
  Heads heads{std::vector<EntityId>(syntax.size()), std::vector<Span>(syntax.size())};
  for (const Entity& entity : reading.entities) {
    for_each_mention(entity, [&](const Mention& mention) {
      if (mention.head < 0 || mention.head >= static_cast<int>(syntax.size())) return;
      const auto at = static_cast<std::size_t>(mention.head);
      if (heads.entity[at] && heads.span[at].size() <= mention.span.size()) return;
      heads.entity[at] = entity.id;
      heads.span[at] = mention.span;
    });
  }
  return heads;
}

std::vector<TimeId> times_by_token(const Syntax& syntax, const Reading& reading) {
  std::vector<TimeId> out(syntax.size());
  for (const TimeExpression& time : reading.times) {
    const Sentence range = syntax.tokens_in(time.span);
    for (TokenIndex i = range.first; i < range.last; ++i) out[i] = time.id;
  }
  return out;
}

void Adder::add_relation(RelationType type, EntityId from, EntityId to, TokenIndex cue, Span span, const Modes& modes, double confidence, bool at_a_time) {
  if (!from || !to || from == to) return;
  Term dates = term_of(syntax, reading, times, cue);
  if (at_a_time && dates.end.empty()) dates.end = dates.start;
  std::vector<RelationId>& tellings = known[std::tuple(static_cast<int>(type), from.index, to.index, modes, at_a_time && !dates.start.empty())];
  for (const RelationId id : tellings) {
    Relation& relation = reading[id];
    if (!can_be_same(relation.start, dates.start) || !can_be_same(relation.end, dates.end)) continue;
    relation.mentions.push_back(span);
    if (relation.start.empty()) relation.start = dates.start;
    if (relation.end.empty()) relation.end = dates.end;
    return;
  }
  Relation relation;
  relation.type = type;
  relation.from = from;
  relation.to = to;
  relation.span = span;
  relation.mentions = {span};
  relation.start = dates.start;
  relation.end = dates.end;
  relation.modes = modes;
  relation.confidence = confidence;
  relation.head = static_cast<int>(cue);
  tellings.push_back(add(reading.relations, std::move(relation)));
}

}  // namespace dateline::actors
