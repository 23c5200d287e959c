#include "pipeline/read_document.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "actors/entities.h"
#include "actors/relations.h"
#include "attribution/attribution.h"
#include "bases/linking.h"
#include "events/events.h"
#include "events/facility_states.h"
#include "events/role_changes.h"
#include "geo/places.h"
#include "temporal/publication.h"
#include "temporal/times.h"

namespace dateline::pipeline {
namespace {

/// A stage that needs the report only.
auto plain(void (*stage)(const Syntax&, Reading&)) {
  return [stage](const Syntax& syntax, const Knowledge&, Reading& reading) { stage(syntax, reading); };
}

void infer_publication(const Syntax& syntax, Article& article) {
  PublishedWindow window = temporal::publication_window(syntax, article.published_window.value_or(PublishedWindow{}));
  if (window.reasons.empty()) return;
  constexpr std::chrono::days kOneDay{1};  // a wire's dateline
  if (window.start && window.end && *window.end - *window.start <= kOneDay) article.published = iso_day(*window.start);
  article.published_basis = PublishedBasis::kInferred;
  article.published_window = std::move(window);
}

}  // namespace

const std::vector<Stage>& stages() {
  static const std::vector<Stage> order = {
      {"times", {}, {"times"}, plain(temporal::read_times)},
      {"places", {}, {"places"}, [](const Syntax& syntax, const Knowledge& known, Reading& reading) { geo::read_places(syntax, known.gazetteer, reading); }},
      {"entities", {"places", "times"}, {"entities"}, plain(actors::read_entities)},
      {"relations", {"entities", "times"}, {"relations"}, plain(actors::read_relations)},
      {"identifiers", {"entities"}, {"identifiers"}, plain(bases::read_identifiers)},
      {"links", {"entities", "identifiers", "relations", "places"}, {"links"}, [](const Syntax& syntax, const Knowledge& known, Reading& reading) { bases::link_entities(syntax, known.bases, reading); }},
      {"events", {"entities", "times", "places"}, {"events"}, plain(events::read_events)},
      {"roles", {"relations", "events"}, {"roles"}, plain(events::add_roles_begun)},
      {"routes", {"entities", "places", "events"}, {"routes"}, plain(events::read_routes)},
      {"quotations", {"entities"}, {"quotations", "sources"}, plain(attribution::read_quotations)},
      {"claims", {"events", "relations", "roles", "routes", "quotations", "sources", "times"}, {"claims"}, plain(attribution::read_claims)},
      {"nested", {"claims"}, {"nested"}, plain(attribution::nest_quotations)},
      {"role_times", {"roles", "events", "claims"}, {"role_times"}, plain(events::date_roles)},
      {"states", {"entities", "events", "claims"}, {"states"}, plain(events::read_facility_states)},
      {"exhibits", {"events", "entities", "times"}, {"exhibits"}, plain(attribution::read_exhibits)},
  };
  return order;
}

std::string check_order(std::span<const Stage> order) {
  std::set<std::string_view> assigned;
  for (const Stage& stage : order) {
    for (const std::string_view layer : stage.requires_layers) {
      if (!assigned.contains(layer)) return std::string(stage.name) + " requires " + std::string(layer) + ", which no stage before it assigns";
    }
    assigned.insert(stage.assigns.begin(), stage.assigns.end());
  }
  return {};
}

Reading read_document(Document& doc, const Knowledge& knowledge, const StageTimer& timer) {
  const Syntax syntax(doc);
  if (doc.article.published.empty()) infer_publication(syntax, doc.article);
  Reading reading;
  for (const Stage& stage : stages()) {
    const auto begin = std::chrono::steady_clock::now();
    stage.run(syntax, knowledge, reading);
    if (timer) timer(stage.name, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return reading;
}

}  // namespace dateline::pipeline
