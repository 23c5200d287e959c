#include "actors/neighbours.h"

#include <algorithm>

namespace dateline::actors {
namespace {

struct Placed {
  Span span;
  EntityId entity;
  TokenIndex first = 0, last = 0, head = 0;
};

bool is_place(const Entity& entity) { return entity.type == EntityType::kPlace || entity.type == EntityType::kCountry; }

bool is_unit(const Entity& entity) { return entity.type == EntityType::kUnit || entity.subtype == "unit"; }

/// Mentions with a head, in the order of the text; of several that begin alike the longest.
std::vector<Placed> in_order(const Adder& adder) {
  std::vector<Placed> out;
  for (const Entity& entity : adder.reading.entities) {
    if (!is_place(entity) && entity.type != EntityType::kFacility && !is_unit(entity)) continue;
    for_each_mention(entity, [&](const Mention& mention) {
      if (mention.head < 0 || mention.form == MentionForm::kPronoun) return;
      const Sentence range = adder.syntax.tokens_in(mention.span);
      out.push_back({mention.span, entity.id, range.first, range.last, static_cast<TokenIndex>(mention.head)});
    });
  }
  std::sort(out.begin(), out.end(), [](const Placed& a, const Placed& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  return out;
}

bool is_list(const Adder& adder, TokenIndex last) {
  if (last >= adder.syntax.size()) return false;
  const std::string& word = adder.syntax.token(last).lower;
  return word == "and" || word == "or" || word == ",";
}

void join(Adder& adder, RelationType type, const Placed& from, const Placed& to, TokenIndex cue) {
  adder.add_relation(type, from.entity, to.entity, cue, cover(from.span, to.span), {}, 0.7);
}

void look_behind(Adder& adder, const Placed& from, const Placed& to) {
  const Entity& inner = adder.reading[from.entity];
  const Entity& outer = adder.reading[to.entity];
  const std::string& between = adder.syntax.token(from.last).lower;
  const bool spot = inner.type == EntityType::kPlace || inner.type == EntityType::kFacility;
  if (spot && is_place(outer) && between == "in") join(adder, RelationType::kLocatedIn, from, to, from.last);
  if (is_unit(inner) && is_unit(outer) && between == "," && !is_list(adder, to.last)) join(adder, RelationType::kPartOf, from, to, from.last);
}

}  // namespace

void add_neighbours(Adder& adder) {
  const std::vector<Placed> mentions = in_order(adder);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Placed& from = mentions[i];
    if (from.last + 1 >= adder.syntax.size() || adder.syntax.sentence_of(from.last) != adder.syntax.sentence_of(from.head)) continue;
    const auto next = std::partition_point(mentions.begin(), mentions.end(), [&](const Placed& m) { return m.first <= from.last; });
    if (next != mentions.end() && next->first == from.last + 1) look_behind(adder, from, *next);
  }
}

}  // namespace dateline::actors
