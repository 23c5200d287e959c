#pragma once
// What several objects of a bundle refer to: outlets, actors, places, this program. Each is added when it is first asked for. For stix.cpp only.
#include <string>
#include <vector>

#include "archive/custody.h"
#include "archive/grades.h"
#include "exports/material.h"
#include "exports/stix_bundle.h"

namespace dateline::exports::stix {

class Things {
 public:
  Things(const Material& material, const Order& order, std::vector<archive::Grade> grades, archive::Lifetime lifetime);

  /// Each gives an id.
  std::string program();
  std::string outlet(const Report& report);       // the program where nobody is named
  std::string actor(const std::string& id);       // empty for an office: no object is one
  std::string site(const Site& site, archive::Tlp level);  // empty for a place without country or point

  /// The strictest of reports, since their words stand in one object.
  archive::Tlp level_of(const std::vector<std::string>& reports) const;
  /// From when its first report came in to what was last read or judged of it.
  Made made(const std::vector<std::string>& reports, const std::string& judged = {}) const;
  /// As people graded a claim, from 1 (90) to 5 (10); nothing for 6 and where nobody did.
  std::optional<int> confidence(const std::string& claim) const;

  const Material& material;
  const Order& order;
  Bundle bundle;

 private:
  Made always() const { return {timestamp(lifetime_.begun), timestamp(lifetime_.begun)}; }
  Json actor_object(const Actor& actor);
  std::vector<archive::Grade> grades_;
  archive::Lifetime lifetime_;
  std::map<std::string, archive::Tlp> actor_levels_;       // the mildest report that names it
  std::map<std::string, std::vector<std::string>> roles_;  // offices of people
};

/// {"source_name": "Dateline", "external_id": ...}
Json our_reference(const std::string& id);
std::string first_moment(const std::string& day);
std::string last_moment(const std::string& day);

}  // namespace dateline::exports::stix
