#include "incidents/actor.h"
#include "model/json_fields.h"

namespace dateline::incidents {

template <class V> void describe(V& v, Review& x) { v("state", x.state)("by", x.by)("when", x.when)("why", x.why); }
template <class V> void describe(V& v, ActorName& x) { v("name", x.name)("reports", x.reports)("publishers", x.publishers); }
template <class V> void describe(V& v, ActorJoined& x) {
  v("why", x.why)("names", x.names)("agree", x.agree)("reports", x.reports)("decision", x.decision);
}
template <class V> void describe(V& v, ActorRival& x) { v("actor", x.actor)("name", x.name)("why", x.why); }
template <class V> void describe(V& v, ActorLink& x) {
  v("kb", x.kb)("id", x.id)("name", x.name)("list", x.list)("reference", x.reference)("from", x.from)("to", x.to)("confidence", x.confidence);
  v("candidate", x.candidate)("reasons", x.reasons)("reports", x.reports)("review", x.review);
}
template <class V> void describe(V& v, Actor& x) {
  v("id", x.id)("ids", x.ids)("name", x.name)("names", x.names)("type", x.type)("subtype", x.subtype)("country", x.country)("code", x.code);
  v("sectors", x.sectors)("reports", x.reports)("first_published", x.first_published)("last_published", x.last_published)("links", x.links);
  v("merges", x.merges)("apart", x.apart);
}
template <class V> void describe(V& v, RelationClaim& x) {
  v("report", x.report)("claim", x.claim)("polarity", x.polarity)("certainty", x.certainty)("roots", x.roots)("via", x.via);
  v("published", x.published)("publisher", x.publisher);
}
template <class V> void describe(V& v, RelationEnd& x) { v("id", x.id)("name", x.name)("type", x.type)("country", x.country); }
template <class V> void describe(V& v, Vacancy& x) { v("since", x.since)("report", x.report)("published", x.published)("publisher", x.publisher); }
template <class V> void describe(V& v, ActorRelation& x) {
  v("id", x.id)("type", x.type)("from", x.from)("to", x.to)("body", x.body)("modes", x.modes)("start", x.start)("end", x.end)("claims", x.claims);
  v("vacancies", x.vacancies)("conflicts", x.conflicts)("list", x.list)("reference", x.reference)("review", x.review);
}

std::string actor_to_json(const Actor& actor) { return json::Writer::to(actor).dump(); }
std::string relation_to_json(const ActorRelation& relation) { return json::Writer::to(relation).dump(); }

}  // namespace dateline::incidents
