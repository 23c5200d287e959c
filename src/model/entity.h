#pragma once
// Entity: somebody or something that a report names, with every mention of it in the text. One entity for one thing.
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"
#include "model/ids.h"

namespace dateline {

enum class EntityType {
  kPerson, kOrganization, kUnit, kGroup, kCountry, kPlace, kFacility, kRoute, kWeapon,
  kPlatform, kVehicle, kPosition, kNationality, kDocument, kMoney, kQuantity
};
template <>
inline constexpr std::array<std::string_view, 16> kEnumNames<EntityType>{
    "person", "organization", "unit", "group", "country", "place", "facility", "route", "weapon",
    "platform", "vehicle", "position", "nationality", "document", "money", "quantity"};

enum class MentionForm { kName, kNominal, kPronoun };
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<MentionForm>{"name", "nominal", "pronoun"};

/// Whether a country or city is meant as the one who acts or as the place where something is.
enum class MentionSense { kActor, kPlace };
template <>
inline constexpr std::array<std::string_view, 2> kEnumNames<MentionSense>{"actor", "place"};

struct Mention {
  Span span;
  MentionForm form = MentionForm::kName;
  std::optional<MentionSense> sense;
  int head = -1;  // index of the phrase's head token; not part of the output
};

enum class PersonClass { kPublicRole, kPrivate, kProtected };
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<PersonClass>{"public_role", "private", "protected"};

/// What a facility or a route is said to be, at a time.
struct EntityState {
  std::string state;  // planned, building, active, damaged, closed, reopened
  TimeId time;
  Span span;
};

/// A number or mark that names one thing, as the text writes it: nothing is corrected.
struct Identifier {
  std::string scheme;
  std::string value;
  Span span;
  std::optional<bool> valid;  // whether it has the form of its scheme and its check digit holds; none: the scheme has neither
};

struct KnowledgeLink {
  std::string kb;
  std::string id;
  double confidence = 0;
};

/// Somebody on a base or list whom this may be: a question to a person, never an answer.
struct LinkCandidate {
  std::string kb, id, name;
  std::string list, reference;  // of a sanctions or terror list: its name, the entry's number in it; empty for bases
  std::string from, to;         // days between which the entry holds; empty: open or unknown
  double confidence = 0;
  std::vector<std::string> reasons;
};

struct Entity {
  EntityId id;
  std::string name;
  EntityType type = EntityType::kOrganization;
  std::string subtype;
  std::string country;  // ISO 3166-1 alpha-2; empty if unknown
  std::vector<std::string> sectors;
  std::string code;     // CAMEO actor code
  std::optional<PersonClass> person_class;  // persons only
  std::vector<std::string> aliases;
  std::optional<KnowledgeLink> link;     // none for private and protected persons
  std::vector<LinkCandidate> candidates; // the same; best first
  std::vector<Identifier> identifiers;
  std::vector<EntityState> states;
  std::vector<Mention> mentions;    // in the order of the text, at least one
  std::vector<Mention> references;  // "his", "who", "itself": words that only point at it; not part of the output
};

/// Calls `use` with each mention and each reference.
template <class Use>
void for_each_mention(const Entity& entity, Use use) {
  for (const Mention& mention : entity.mentions) use(mention);
  for (const Mention& mention : entity.references) use(mention);
}

}  // namespace dateline
