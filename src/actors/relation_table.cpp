#include "actors/relation_table.h"

#include "base/data_file.h"

namespace dateline::actors {
namespace {

std::string_view field(const TableRow& row, std::size_t at) { return at < row.size() ? row[at] : std::string_view(); }

Slots slots(std::string_view text) {
  Slots out;
  for (std::string_view slot : split(text, '|')) out.emplace_back(slot);
  return out;
}

EntityTypes of(std::initializer_list<EntityType> list) {
  EntityTypes out;
  for (EntityType type : list) out.set(static_cast<std::size_t>(type));
  return out;
}

EntityTypes types_named(std::string_view word) {
  using enum EntityType;
  if (word == "any") return EntityTypes().set();
  if (word == "actor") return of({kPerson, kOrganization, kUnit, kGroup, kCountry, kNationality});
  if (word == "body") return of({kOrganization, kUnit, kGroup, kCountry});
  if (word == "there") return of({kPerson, kOrganization, kUnit, kGroup, kWeapon, kPlatform, kVehicle, kFacility, kPlace});
  if (word == "thing") return of({kWeapon, kPlatform, kVehicle});
  if (word == "spot") return of({kPlace, kFacility, kCountry, kPlatform, kRoute});
  const auto type = from_name<EntityType>(word);
  return type ? of({*type}) : EntityTypes();
}

EntityTypes types(std::string_view words) {
  EntityTypes out;
  for (std::string_view word : split(words, ' ')) out |= types_named(word);
  return out;
}

PatternsByWord& words_of(RelationTable& table, std::string_view how) {
  if (how == "verb") return table.verbs;
  if (how == "noun") return table.nouns;
  if (how == "below") return table.below_leading;
  if (how == "suffix") return table.suffixes;
  if (how == "where") return table.beside_verbs;
  if (how == "whither") return table.beside_motion;
  return how == "prep" ? table.prepositions : table.prefixes;
}

RelationTable read_table() {
  RelationTable table;
  for (const TableRow& row : data_table("actors/relations.tsv")) {
    const auto type = from_name<RelationType>(field(row, 2));
    if (!type) continue;
    PatternsByWord& patterns = words_of(table, field(row, 0));
    RelationPattern pattern;
    pattern.type = *type;
    pattern.from = slots(field(row, 3));
    pattern.to = slots(field(row, 4));
    pattern.mode = field(row, 5);
    if (!field(row, 6).empty()) pattern.from_types = types(field(row, 6));
    if (!field(row, 7).empty()) pattern.to_types = types(field(row, 7));
    patterns[std::string(field(row, 1))].push_back(std::move(pattern));
  }
  for (const TableRow& row : data_table("actors/relation_types.tsv")) {
    if (const auto type = from_name<RelationType>(field(row, 0))) table.ends[static_cast<int>(*type)] = {types(field(row, 1)), types(field(row, 2))};
  }
  return table;
}

}  // namespace

bool RelationTable::can_hold(RelationType type, EntityType from, EntityType to) const {
  const auto found = ends.find(static_cast<int>(type));
  return found == ends.end() || (found->second.first.test(static_cast<std::size_t>(from)) && found->second.second.test(static_cast<std::size_t>(to)));
}

const RelationTable& relation_table() {
  static const RelationTable kTable = read_table();
  return kTable;
}

}  // namespace dateline::actors
