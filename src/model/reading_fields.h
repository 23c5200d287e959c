#pragma once
// The fields of every type of a reading, in the order in which they are written: the one description behind reading_json.cpp.
// docs/formats/reading.md says what they mean.
#include "model/article.h"
#include "model/json_fields.h"
#include "model/reading.h"

namespace dateline {

template <class V>
void describe(V& v, Publisher& x) {
  v("name", x.name)("domain", x.domain);
}
template <class V>
void describe(V& v, Block& x) {
  v("span", x.span)("kind", x.kind)("page", x.page)("note", x.note);
}
template <class V>
void describe(V& v, Link& x) {
  v("span", x.span)("url", x.url)("role", x.role);
}
template <class V>
void describe(V& v, MediaLink& x) {
  v("url", x.url)("kind", x.kind)("caption", x.caption)("alt", x.alt);
}
template <class V>
void describe(V& v, WindowEvidence& x) {
  v("reason", x.reason)("says", x.says)("span", x.span);
}
template <class V>
void describe(V& v, PublishedWindow& x) {
  v("start", x.start)("end", x.end)("reasons", x.reasons);
}
/// All of the report but its text.
template <class V>
void describe(V& v, Article& x) {
  v("id", x.id)("url", x.url)("title", x.title)("publisher", x.publisher)("authors", x.authors)("published", x.published);
  v("modified", x.modified)("published_basis", x.published_basis)("published_window", x.published_window)("language", x.language)("genre", x.genre)("section", x.section);
  v("sha256", x.sha256)("text_sha256", x.text_sha256)("version_of", x.version_of)("blocks", x.blocks)("links", x.links)("media", x.media);
  v("republished_from", x.republished_from)("flags", x.flags);
}
template <class V>
void describe(V& v, Mention& x) {
  v("span", x.span)("form", x.form)("sense", x.sense);
}
template <class V>
void describe(V& v, EntityState& x) {
  v("state", x.state)("time", x.time)("span", x.span);
}
template <class V>
void describe(V& v, Identifier& x) {
  v("scheme", x.scheme)("value", x.value)("span", x.span)("valid", x.valid);
}
template <class V>
void describe(V& v, KnowledgeLink& x) {
  v("kb", x.kb)("id", x.id)("confidence", x.confidence);
}
template <class V>
void describe(V& v, LinkCandidate& x) {
  v("kb", x.kb)("id", x.id)("name", x.name)("list", x.list)("reference", x.reference)("from", x.from)("to", x.to)("confidence", x.confidence);
  v("reasons", x.reasons);
}
template <class V>
void describe(V& v, Entity& x) {
  v("id", x.id)("name", x.name)("type", x.type)("subtype", x.subtype)("country", x.country)("sectors", x.sectors)("code", x.code);
  v("person_class", x.person_class)("aliases", x.aliases)("link", x.link)("candidates", x.candidates)("identifiers", x.identifiers)("states", x.states);
  v("mentions", x.mentions);
}
template <class V>
void describe(V& v, TimeExpression& x) {
  v("id", x.id)("span", x.span)("type", x.type)("value", x.value)("mod", x.mod)("start", x.start)("end", x.end)("anchor", x.anchor);
  v("calendar", x.calendar);
}
template <class V>
void describe(V& v, GazetteerEntry& x) {
  v("source", x.source)("version", x.version)("id", x.id);
}
template <class V>
void describe(V& v, PlaceLoser& x) {
  v("name", x.name)("country", x.country).degrees("lat", x.lat).degrees("lon", x.lon);
}
template <class V>
void describe(V& v, Place& x) {
  v("id", x.id)("span", x.span)("name", x.name)("form", x.form)("kind", x.kind)("country", x.country)("admin1", x.admin1);
  v.degrees("lat", x.lat).degrees("lon", x.lon)("radius_km", x.radius_km)("precision", x.precision)("disputed", x.disputed);
  v("gazetteer", x.gazetteer)("confidence", x.confidence)("candidates", x.candidates)("reasons", x.reasons)("runner_up", x.runner_up);
  v("entity", x.entity);
}
template <class V>
void describe(V& v, Source& x) {
  v("id", x.id)("name", x.name)("kind", x.kind)("anonymous", x.anonymous)("count", x.count)("affiliation", x.affiliation);
  v("country", x.country)("knowledge", x.knowledge)("anonymity_reason", x.anonymity_reason)("span", x.span)("entity", x.entity);
}
template <class V>
void describe(V& v, Participant& x) {
  v("role", x.role)("entity", x.entity)("span", x.span).optional_list("claims", x.claims);
}
template <class V>
void describe(V& v, EventPlace& x) {
  v("role", x.role)("place", x.place)("order", x.order)("span", x.span)("basis", x.basis).optional_list("claims", x.claims);
}
template <class V>
void describe(V& v, EventTime& x) {
  v("ref", x.ref)("value", x.value)("start", x.start)("end", x.end)("basis", x.basis).optional_list("claims", x.claims);
}
template <class V>
void describe(V& v, EventCount& x) {
  v("what", x.what)("low", x.low)("high", x.high)("span", x.span).optional_list("claims", x.claims);
}
template <class V>
void describe(V& v, EventItem& x) {
  v("entity", x.entity)("span", x.span)("class", x.item_class)("designation", x.designation)("maker", x.maker)("year", x.year);
  v("low", x.low)("high", x.high)("amount", x.amount)("unit", x.unit)("identifiers", x.identifiers)("end_user", x.end_user);
  v("embargo", x.embargo);
}
/// A mention of an event is an object with a span, as an entity's is.
struct SpanObject {
  Span span;
};
template <class V>
void describe(V& v, SpanObject& x) {
  v("span", x.span);
}
template <class V>
void describe_spans(V& v, const char* name, std::vector<Span>& spans) {
  std::vector<SpanObject> objects;
  for (const Span span : spans) objects.push_back({span});
  v(name, objects);
  spans.clear();
  for (const SpanObject& object : objects) spans.push_back(object.span);
}
template <class V>
void describe(V& v, Event& x) {
  v("id", x.id)("kind", x.kind)("modes", x.modes)("contexts", x.contexts)("plover", x.plover)("cameo", x.cameo);
  v("predicate", x.predicate)("span", x.span);
  describe_spans(v, "mentions", x.mentions);
  v("participants", x.participants)("places", x.places)("time", x.time)("times", x.times)("counts", x.counts)("items", x.items);
  v("status", x.status)("confidence", x.confidence);
}
template <class V>
void describe(V& v, Relation& x) {
  v("id", x.id)("type", x.type)("from", x.from)("to", x.to)("modes", x.modes)("start", x.start)("end", x.end)("span", x.span);
  describe_spans(v, "mentions", x.mentions);
  v("confidence", x.confidence);
}
template <class V>
void describe(V& v, RouteLeg& x) {
  v("from", x.from)("to", x.to)("order", x.order)("mode", x.mode)("time", x.time)("basis", x.basis)("span", x.span);
}
template <class V>
void describe(V& v, Route& x) {
  v("id", x.id)("entity", x.entity)("legs", x.legs)("status", x.status);
}
template <class V>
void describe(V& v, AttributionStep& x) {
  v("source", x.source)("depth", x.depth)("cue", x.cue)("cue_span", x.cue_span);
}
/// The subject of a claim stands under the name of its kind: "event", "relation" or "route".
template <class V, class Subject>
void describe_subject(V& v, Subject& subject) {
  const auto one = [&]<class T>(const char* name, T) {
    T id;
    if (const T* held = std::get_if<T>(&subject)) id = *held;
    v(name, id);
    if (id) subject = id;
  };
  one("event", EventId{});
  one("relation", RelationId{});
  one("route", RouteId{});
}
template <class V>
void describe(V& v, Claim& x) {
  v("id", x.id)("key", x.key);
  describe_subject(v, x.subject);
  v("about", x.about)("span", x.span)("attribution", x.attribution)("polarity", x.polarity)("certainty", x.certainty);
  describe_spans(v, "hedges", x.hedges);
  v.ref("stated", x.stated)("confidence", x.confidence);
}
template <class V>
void describe(V& v, Quotation& x) {
  v("source_spans", x.source_spans)("cue_spans", x.cue_spans)("content_spans", x.content_spans)("direct", x.direct);
  v("source", x.source)("nested", x.nested);
}
/// What an exhibit shows: ids of events and entities in one list, told apart by their letters.
inline std::vector<std::string> shown_names(const Exhibit& exhibit) {
  std::vector<std::string> out;
  for (const auto& shown : exhibit.shows) out.push_back(std::visit([](auto id) { return to_string(id); }, shown));
  return out;
}
inline void set_shown(Exhibit& exhibit, const std::vector<std::string>& names) {
  exhibit.shows.clear();
  for (const std::string& name : names) {
    const json::Json id(name);
    if (name.starts_with(EventTag::kPrefix)) {
      EventId event;
      json::Reader::from(id, event);
      exhibit.shows.emplace_back(event);
    } else {
      EntityId entity;
      json::Reader::from(id, entity);
      exhibit.shows.emplace_back(entity);
    }
  }
}
template <class V>
void describe(V& v, Exhibit& x) {
  v("id", x.id)("kind", x.kind)("span", x.span)("maker", x.maker)("publisher", x.publisher).ref("taken", x.taken);
  v.ref("published", x.published);
  std::vector<std::string> names = shown_names(x);
  v("shows", names);
  set_shown(x, names);
}
template <class V>
void describe(V& v, Issue& x) {
  v("code", x.code)("span", x.span)("message", x.message);
}
/// The layers of a reading.
template <class V>
void describe(V& v, Reading& x) {
  v("entities", x.entities)("times", x.times)("places", x.places)("sources", x.sources)("events", x.events);
  v("relations", x.relations)("routes", x.routes)("claims", x.claims)("exhibits", x.exhibits)("quotations", x.quotations);
  v("issues", x.issues);
}

}  // namespace dateline
