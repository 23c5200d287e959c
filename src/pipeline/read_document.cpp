#include "pipeline/read_document.h"

#include "actors/entities.h"
#include "actors/relations.h"
#include "attribution/attribution.h"
#include "events/events.h"
#include "geo/places.h"
#include "model/syntax.h"
#include "temporal/times.h"

namespace dateline::pipeline {

Reading read_document(const Document& doc, const geo::Gazetteer& gazetteer) {
  const Syntax syntax(doc);
  Reading reading;
  temporal::read_times(syntax, reading);
  geo::read_places(syntax, gazetteer, reading);
  actors::read_entities(syntax, reading);
  actors::read_relations(syntax, reading);
  events::read_events(syntax, reading);
  events::read_routes(syntax, reading);
  attribution::read_quotations(syntax, reading);
  attribution::read_claims(syntax, reading);
  attribution::read_exhibits(syntax, reading);
  return reading;
}

}  // namespace dateline::pipeline
