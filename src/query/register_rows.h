#pragma once
// Rows of the transfer register: one for each kind of goods of one incident of kind transfer, with all reports that tell it. Names of
// private and protected people are replaced in them, quoted words too. docs/formats/register.md.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/map_rows.h"

namespace dateline::query {

/// One report's telling of the transfer.
struct RegisterSource {
  std::string report, claim, publisher, published, url;
  std::string source;  // whom the claim rests on
  std::string polarity, quote;
};

struct RegisterItem {
  std::string item, item_class, designation, maker, year, unit, amount;
  std::optional<int> low, high;
  std::set<std::string> identifiers;  // "serial AB-4471"
  std::set<std::string> end_users;
  std::string embargo;  // the words that say that one was broken
};

/// What the readings of one incident tell of its goods and ways.
struct RegisterTelling {
  std::vector<RegisterItem> items;  // those with the same designation, or class and unit, folded
  std::set<std::string> stages;
  std::map<std::string, std::set<int>> years;    // by stage ("ordered", "delivered" ...; "" for all)
  std::map<std::string, std::string> countries;  // of actors, by name
  std::vector<RegisterSource> sources;
};

/// Adds what the claim on an event of a report tells.
void add_telling(const archive::Told& told, const std::string& report, const Claim& claim, RegisterTelling& out);

/// Adds an item, or folds it into one of the same goods: numbers widen, what was not known is filled in.
void fold_item(RegisterItem item, std::vector<RegisterItem>& items);

}  // namespace dateline::query
