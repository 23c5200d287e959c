#pragma once
// The sources of one report: gives each source phrase its Source, one for one person, body, paper or unnamed group. The first is always
// the page's publisher.
#include <string>
#include <unordered_map>
#include <vector>

#include "attribution/draft.h"
#include "attribution/entity_heads.h"
#include "model/reading.h"

namespace dateline::attribution {

class SourceBook {
 public:
  /// Writes the publisher as reading.sources[0].
  SourceBook(const Syntax& syntax, Reading& reading);

  /// The sources of one attribution; several where they are joined by "and". Empty where the words tell of nobody.
  std::vector<SourceId> sources_of(const Draft& draft);
  /// The outlet that the sources of an attribution told it; nothing where that is the page's own publisher.
  SourceId outlet_of(const Draft& draft);
  /// "reportedly", "it emerged that": somebody whom the text does not name.
  SourceId unnamed(Span span);

 private:
  std::optional<SourceId> source(TokenIndex head, const Draft& draft);
  std::optional<SourceId> pronoun(TokenIndex head);
  std::optional<SourceId> outlet_before(TokenIndex head);
  SourceId named(TokenIndex head, EntityId entity);
  SourceId anonymous(TokenIndex head, TokenIndex people, Knowledge knowledge, const Draft& draft);
  SourceId described(TokenIndex head, SourceKind kind, bool with_entity = true);
  std::optional<SourceId> spokesman(TokenIndex head, const Draft& draft);
  EntityId with_longer_name(EntityId who, std::string_view name) const;
  SourceId keep(Source source, const std::string& key, TokenIndex head);
  EntityId entity(TokenIndex head) const { return entities_.at(head); }

  const Syntax& syntax_;
  Reading& reading_;
  EntityHeads entities_;
  std::unordered_map<std::string, SourceId> by_key_;
  std::unordered_map<std::string, SourceId> last_of_noun_;  // "the official": whoever was last called so
  std::optional<SourceId> last_, last_person_, last_outlet_;
};

}  // namespace dateline::attribution
