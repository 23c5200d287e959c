#pragma once
// For this module's unit tests: a Reading with simple entities, places and times made straight from the parse, so that events can be
// tested without the stages before them. Every name and noun phrase becomes an entity by its words; every country or city a place.
#include <map>
#include <memory>
#include <string>

#include "events/events.h"
#include "events/ground.h"
#include "tests/support/annotate.h"

namespace dateline::events::test {

struct Told {
  std::unique_ptr<Document> doc;
  Reading reading;
};

inline std::optional<EntityType> scaffold_type(const Ground& ground, TokenIndex i) {
  const std::string_view ent = ground.token(i).ent_type;
  if (ground.token(i).pos == "PRON") return ground.token(i).tag == "PRP" ? std::optional(EntityType::kPerson) : std::nullopt;
  if (ent == "PERSON") return EntityType::kPerson;
  if (ent == "ORG") return EntityType::kOrganization;
  if (ent == "GPE" || ent == "NORP" || ent == "LOC") return EntityType::kCountry;
  if (!ground.is_noun(i)) return std::nullopt;
  if (ground.book.is_in(ground.lemma[i], "ARMS")) return EntityType::kWeapon;
  if (ground.book.is_in(ground.lemma[i], "FACILITY")) return EntityType::kFacility;
  if (ground.book.is_in(ground.lemma[i], "WAYS")) return EntityType::kRoute;
  if (ground.book.is_in(ground.lemma[i], "PEOPLE") || ground.book.is_in(ground.lemma[i], "BODIES") || ground.book.is_in(ground.lemma[i], "ORGWORDS")) return EntityType::kGroup;
  if (ground.book.is_in(ground.lemma[i], "DOCUMENT")) return EntityType::kDocument;
  if (ground.book.is_in(ground.lemma[i], "KNOWHOW") || ground.book.is_in(ground.lemma[i], "PARTS")) return EntityType::kWeapon;
  if (ground.book.is_in(ground.lemma[i], "OFFICEHOLDER") || ground.book.is_in(ground.lemma[i], "POST")) return EntityType::kPosition;
  if (ground.token(i).pos == "PROPN") return EntityType::kOrganization;
  return std::nullopt;
}

inline void scaffold_mentions(const Ground& ground, Reading& reading) {
  std::map<std::string, EntityId> known;
  for (TokenIndex i = 0; i < ground.syntax.size(); ++i) {
    const std::string_view dep = ground.token(i).dep;
    const bool part = dep == "compound" || dep == "amod" || dep == "nmod" || dep == "npadvmod";
    const std::string_view ent = ground.token(i).ent_type;
    const bool country = ent == "GPE" || ent == "NORP" || ent == "LOC";
    const auto type = scaffold_type(ground, i);
    if (!type || (part && !country && !ground.book.is_in(ground.lemma[i], "ARMS")) || ground.time[i]) continue;
    TokenIndex first = i;
    while (!part && first > 0 && ground.token(first - 1).head >= first && ground.token(first - 1).head <= i &&
           (ground.token(first - 1).dep == "compound" || ground.token(first - 1).dep == "amod")) --first;
    const Span span = ground.syntax.doc().span_of(first, i + 1);
    const std::string words(ground.syntax.doc().text().at(span));
    auto [at, fresh] = known.try_emplace(words);
    if (fresh) {
      Entity entity;
      entity.name = words;
      entity.type = *type;
      at->second = add(reading.entities, std::move(entity));
    }
    reading[at->second].mentions.push_back({span, MentionForm::kName, std::nullopt, static_cast<int>(i)});
    if (!country && ent != "FAC") continue;
    Place place;
    place.name = words;
    place.span = span;
    place.form = ent == "NORP" ? PlaceForm::kAdjective : PlaceForm::kName;
    place.entity = at->second;
    add(reading.places, std::move(place));
  }
}

/// `times`: words of the text and the day or month that they mean ("2021-03", "2021-03-07", "P2D").
inline Told tell(const std::string& text, const std::string& published = "2021-03-10", const std::map<std::string, std::string>& times = {},
                 Genre genre = Genre::kUnknown) {
  Told out;
  out.doc = dateline::test::annotate(text, published);
  out.doc->article.genre = genre;
  const Syntax syntax(*out.doc);
  for (const auto& [words, value] : times) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) continue;
    TimeExpression time;
    time.span = {out.doc->text().position_of_byte(at), out.doc->text().position_of_byte(at + words.size())};
    time.value = value;
    if (value.starts_with('P')) {
      time.type = TimexType::kDuration;
    } else {
      time.start = parse_iso_day(value.size() == 7 ? value + "-01" : value.size() == 4 ? value + "-01-01" : value);
      if (time.start) time.end = value.size() == 7 ? last_of_month(*time.start) : *time.start;
    }
    add(out.reading.times, std::move(time));
  }
  {
    const Ground bare(syntax, out.reading);
    scaffold_mentions(bare, out.reading);
  }
  read_events(syntax, out.reading);
  read_routes(syntax, out.reading);
  return out;
}

}  // namespace dateline::events::test
