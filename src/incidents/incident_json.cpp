#include "incidents/incident.h"
#include "model/json_fields.h"

namespace dateline::incidents {

template <class V> void describe(V& v, IncidentActor& x) { v("role", x.role)("actor", x.actor)("name", x.name)("type", x.type); }
template <class V> void describe(V& v, IncidentPlace& x) {
  v("role", x.role)("place", x.place)("name", x.name)("country", x.country).degrees("lat", x.lat).degrees("lon", x.lon);
  v("radius_km", x.radius_km)("precision", x.precision)("basis", x.basis);
}
template <class V> void describe(V& v, IncidentTime& x) { v("value", x.value)("start", x.start)("end", x.end)("basis", x.basis); }
template <class V> void describe(V& v, ClaimRow& x) {
  v("report", x.report)("claim", x.claim)("polarity", x.polarity)("certainty", x.certainty)("about", x.about)("root", x.root);
  v("root_name", x.root_name)("via", x.via)("lineage", x.lineage)("superseded", x.superseded)("review", x.review);
}
template <class V> void describe(V& v, ContradictionValue& x) { v("value", x.value)("claims", x.claims); }
template <class V> void describe(V& v, Contradiction& x) { v("field", x.field)("values", x.values); }
template <class V> void describe(V& v, IncidentExhibit& x) { v("report", x.report)("exhibit", x.exhibit); }
template <class V> void describe(V& v, Joined& x) { v("report", x.report)("claim", x.claim)("why", x.why); }
template <class V> void describe(V& v, Review& x) { v("state", x.state)("by", x.by)("when", x.when)("why", x.why); }
template <class V> void describe(V& v, Incident& x) {
  v("id", x.id)("aliases", x.aliases)("kind", x.kind)("title", x.title)("participants", x.participants)("places", x.places);
  v("time", x.time)("status", x.status)("first_published", x.first_published)("reports", x.reports)("claims", x.claims);
  v("independent_sources", x.independent_sources)("independent_sources_low", x.independent_sources_low);
  v("named_sources", x.named_sources)("anonymous_sources", x.anonymous_sources)("support", x.support)("dispute", x.dispute);
  v("standing", x.standing)("exhibits", x.exhibits)("review", x.review)("contradictions", x.contradictions)("joined", x.joined)("cycles", x.cycles);
}

std::string incident_to_json(const Incident& incident) { return json::Writer::to(incident).dump(); }

}  // namespace dateline::incidents
