#pragma once
// What the readers of foreign files give, as text: checked and put into a base by the ImportSink.
#include <string>
#include <vector>

namespace dateline::bases {

struct ImportedListing {
  std::string entity;  // id of the entry that is listed
  std::string list, reference, from, to;
  bool is_office = false;  // no list: an office that the entry holds
};

struct ImportedEntity {
  std::string id;
  std::string kind;  // a word of data/bases/schemas.tsv; empty: any
  std::vector<std::string> names;  // the main one first
  std::string description;
  std::vector<std::string> roles, countries, identifiers;
  std::string birth, from, to;
  bool is_listed = false;  // says of itself that it stands on a list
  std::vector<ImportedListing> listings;
};

}  // namespace dateline::bases
