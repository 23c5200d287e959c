#pragma once
// The table of words that say a relation (data/actors/relations.tsv) and between what each relation can hold. Read once, then const.
#include <bitset>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/entity.h"
#include "model/relation.h"

namespace dateline::actors {

using Slots = std::vector<std::string>;  // tried in order
using EntityTypes = std::bitset<kEnumNames<EntityType>.size()>;

struct RelationPattern {
  RelationType type = RelationType::kAssociatedWith;
  Slots from, to;
  std::string mode;
  EntityTypes from_types = EntityTypes().set(), to_types = EntityTypes().set();  // between what this word says it
};

using PatternsByWord = std::unordered_map<std::string, std::vector<RelationPattern>>;

struct RelationTable {
  PatternsByWord verbs, nouns, suffixes, prefixes, prepositions;
  PatternsByWord below_leading;                // by a word before a leading noun: "vice", "finance"
  PatternsByWord beside_verbs, beside_motion;  // prepositions: where something happens; where a movement leads
  std::unordered_map<int, std::pair<EntityTypes, EntityTypes>> ends;  // by RelationType

  bool can_hold(RelationType type, EntityType from, EntityType to) const;
};

const RelationTable& relation_table();

}  // namespace dateline::actors
