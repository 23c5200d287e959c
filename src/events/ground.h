#pragma once
// Ground: what stands on each token of a document, for quick looking up: the entity whose phrase it heads, the place that covers it,
// the time expression that begins on it. Built once for a document; lives no longer than the Syntax and Reading it was made from.
#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::events {

struct Ground {
  Ground(const Syntax& syntax, const Reading& reading);

  const Syntax& syntax;
  const Reading& reading;
  const Codebook& book;
  std::vector<std::string> lemma;      // lower case
  std::vector<EntityId> entity;        // by the head token of a mention
  std::vector<Span> mention;           // the words of that mention
  std::vector<PlaceId> place;          // by every token of a place's words
  std::vector<TimeId> time;            // by the head token of a time's words

  const Token& token(TokenIndex i) const { return syntax.token(i); }
  bool is_verb(TokenIndex i) const { return token(i).tag.starts_with("VB") && token(i).pos != "AUX"; }
  bool is_verb_or_be(TokenIndex i) const { return token(i).pos == "VERB" || token(i).pos == "AUX"; }
  bool is_noun(TokenIndex i) const { return token(i).pos == "NOUN" || token(i).pos == "PROPN"; }
  /// The particle of a phrasal verb: "out" in "carried out", "test" in "test-fired".
  std::string_view particle(TokenIndex verb) const;
  /// Whether the verb stands with this particle, however the parser took it: "stepped down".
  bool has_particle(TokenIndex verb, std::string_view word) const;
  /// Whether a phrase headed here belongs to a class of classes.tsv, is one of the kinds of entity that ACTOR, PERSON, ORG, PLACE and
  /// ARMS name, or is headed by that very word.
  bool is_in(TokenIndex head, std::string_view word_or_class) const;
  /// Whether the phrase is somebody who can act.
  bool is_actor(TokenIndex head) const;
};

bool is_actor_type(EntityType type);
bool is_arms_type(EntityType type);

/// Whether a token stands in a headline.
bool is_headline(const Ground& ground, TokenIndex token);

}  // namespace dateline::events
