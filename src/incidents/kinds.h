#pragma once
// What data/incidents/kinds.tsv says of a kind of event.
#include <string>
#include <string_view>

namespace dateline::incidents {

struct KindRule {
  std::string_view family;
  bool by_place = false;  // else by participants
  bool by_goods = false;  // by participants, goods among them, which each report may name in its own way
};

/// A kind that the table lacks is a family of its own.
KindRule rule_for(std::string_view kind);

}  // namespace dateline::incidents
