// Our own actors as entries of a base: those of data/actors/known.tsv that have an id.
#include <algorithm>
#include <unordered_map>

#include "actors/lexicon.h"
#include "actors/name_match.h"
#include "bases/bases.h"
#include "bases/import_sink.h"

namespace dateline::bases {
namespace {

using actors::KnownActor;
using Index = std::unordered_map<std::string, std::vector<const KnownActor*>>;

const Index& index() {
  static const Index kIndex = [] {
    Index out;
    const auto add = [&](const KnownActor& actor, const std::string& name) {
      for (const std::string& key : actors::name_keys(EntityType::kOrganization, name)) {
        auto& bearers = out[key];
        if (std::find(bearers.begin(), bearers.end(), &actor) == bearers.end()) bearers.push_back(&actor);
      }
    };
    for (const KnownActor& actor : actors::lexicon().actors) {
      if (actor.id.empty()) continue;
      add(actor, actor.name);
      for (const std::string& alias : actor.aliases) add(actor, alias);
    }
    return out;
  }();
  return kIndex;
}

EntryView view_of(const KnownActor& actor) {
  EntryView out;
  out.kb = kOwnBase;
  out.own = true;
  out.id = actor.id;
  out.description = actor.subtype;
  out.names.push_back(actor.name);
  out.names.insert(out.names.end(), actor.aliases.begin(), actor.aliases.end());
  if (!actor.country.empty()) out.countries.push_back(actor.country);
  out.from = parse_partial_day(actor.from);
  out.to = parse_partial_day(actor.to);
  out.kind = format::kBody;
  return out;
}

}  // namespace

void find_own(EntityType type, std::string_view name, std::vector<EntryView>& out) {
  if (!can_be(type, format::kBody)) return;
  std::vector<const KnownActor*> found;
  for (const std::string& key : actors::name_keys(EntityType::kOrganization, name)) {
    const auto bearers = index().find(key);
    if (bearers == index().end()) continue;
    for (const KnownActor* actor : bearers->second) {
      if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
    }
  }
  for (const KnownActor* actor : found) out.push_back(view_of(*actor));
}

}  // namespace dateline::bases
