#include "incidents/facts_bytes.h"

#include "incidents/byte_form.h"

namespace dateline::incidents {

template <class V> void fields(V& v, SourceFact& x) {
  v(x.name)(x.kind)(x.anonymous)(x.count)(x.affiliation)(x.country)(x.knowledge)(x.body)(x.followed)(x.hidden)(x.at)(x.shown);
}
template <class V> void fields(V& v, PartFact& x) {
  v(x.role)(x.name)(x.aliases)(x.type)(x.country)(x.named)(x.followed)(x.claims)(x.shown);
}
template <class V> void fields(V& v, SiteFact& x) {
  v(x.role)(x.name)(x.kind)(x.country)(x.admin1)(x.lat)(x.lon)(x.radius_km)(x.precision)(x.claims);
}
template <class V> void fields(V& v, WhenFact& x) { v(x.value)(x.start)(x.end)(x.basis)(x.claims); }
template <class V> void fields(V& v, CountFact& x) { v(x.what)(x.low)(x.high)(x.claims); }
template <class V> void fields(V& v, ClaimFact& x) {
  v(x.number)(x.key)(x.event)(x.about)(x.polarity)(x.certainty)(x.start)(x.steps)(x.takes_back)(x.refutes);
}
template <class V> void fields(V& v, EventFact& x) {
  v(x.number)(x.kind)(x.plover)(x.predicate)(x.modes)(x.status)(x.span)(x.parts)(x.sites)(x.when)(x.whens)(x.counts)(x.items);
  v(x.scene)(x.spots)(x.objects)(x.definite)(x.apart)(x.claims);
}
template <class V> void fields(V& v, ExhibitFact& x) { v(x.id)(x.kind)(x.maker)(x.events); }
template <class V> void fields(V& v, LinkFact& x) {
  v(x.kb)(x.id)(x.name)(x.list)(x.reference)(x.from)(x.to)(x.confidence)(x.reasons)(x.candidate);
}
template <class V> void fields(V& v, ActorFact& x) {
  v(x.entity)(x.name)(x.aliases)(x.type)(x.subtype)(x.country)(x.code)(x.sectors)(x.known)(x.mentions)(x.spans)(x.links);
}
template <class V> void fields(V& v, RelationClaimFact& x) { v(x.key)(x.polarity)(x.certainty)(x.steps); }
template <class V> void fields(V& v, RelationFact& x) { v(x.type)(x.from)(x.to)(x.modes)(x.start)(x.end)(x.span)(x.claims)(x.vacant); }
template <class V> void fields(V& v, ReportFacts& x) {
  v(x.id)(x.publisher)(x.domain)(x.url)(x.title)(x.published)(x.modified)(x.text_sha256)(x.day)(x.version_of)(x.withdrawn)(x.sources)(x.events)(x.claims)(x.exhibits);
  v(x.actors)(x.relations)(x.names)(x.cited);
}
template <class V> void fields(V& v, EventRef& x) { v(x.report)(x.event); }
template <class V> void fields(V& v, Member& x) { v(x.event)(x.span)(x.why); }
template <class V> void fields(V& v, Happening& x) {
  v(x.family)(x.members)(x.sites)(x.whens)(x.parts)(x.spots)(x.objects)(x.counts)(x.by_place)(x.by_story);
}
template <class V> void fields(V& v, TextWord& x) { v(x.hash)(x.at)(x.length)(x.quoted); }
template <class V> void fields(V& v, StoryTerm& x) { v(x.term)(x.count)(x.name)(x.lead)(x.number); }
template <class V> void fields(V& v, TermWeight& x) { v(x.term)(x.weight); }
/// What finding copies needs of a report beside its words, which are made from its text.
struct TextFacts {
  ReportFacts& report;
};
template <class V> void fields(V& v, TextFacts& x) {
  v(x.report.id)(x.report.publisher)(x.report.published)(x.report.modified)(x.report.day)(x.report.version_of)(x.report.cited)(x.report.credits);
}

namespace {

bool within(const std::vector<int>& list, std::size_t size) {
  for (int i : list) {
    if (i < 0 || static_cast<std::size_t>(i) >= size) return false;
  }
  return true;
}

/// Indexes stay inside their lists, whatever the bytes were.
bool indexes_hold(const ReportFacts& facts) {
  for (const ClaimFact& claim : facts.claims) {
    if (claim.event < 0 || static_cast<std::size_t>(claim.event) >= facts.events.size()) return false;
    for (const auto& step : claim.steps) {
      if (!within(step, facts.sources.size())) return false;
    }
  }
  for (const EventFact& event : facts.events) {
    if (!within(event.claims, facts.claims.size())) return false;
  }
  for (const RelationFact& relation : facts.relations) {
    if (!within({relation.from, relation.to}, facts.actors.size())) return false;
    for (const RelationClaimFact& claim : relation.claims) {
      for (const auto& step : claim.steps) {
        if (!within(step, facts.sources.size())) return false;
      }
    }
  }
  for (const ExhibitFact& exhibit : facts.exhibits) {
    if (!within(exhibit.events, facts.events.size())) return false;
  }
  return true;
}

template <class T>
std::string list_to_bytes(const std::vector<T>& list) {
  ByteWriter writer;
  writer(const_cast<std::vector<T>&>(list));
  return std::move(writer.bytes);
}

template <class T>
Result<std::vector<T>> list_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  std::vector<T> list;
  reader(list);
  if (!reader.whole()) return Error{ErrorCode::kArchiveDamaged, "the terms kept of a report cannot be read"};
  return list;
}

}  // namespace

std::string facts_to_bytes(const ReportFacts& facts) {
  ByteWriter writer;
  writer(const_cast<ReportFacts&>(facts));
  return std::move(writer.bytes);
}

Result<ReportFacts> facts_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  ReportFacts facts;
  reader(facts);
  if (!reader.whole() || !indexes_hold(facts)) return Error{ErrorCode::kArchiveDamaged, "the facts kept of a report cannot be read"};
  return facts;
}

std::string text_to_bytes(const ReportFacts& facts) {
  ByteWriter writer;
  TextFacts text{const_cast<ReportFacts&>(facts)};
  fields(writer, text);
  return std::move(writer.bytes);
}

Result<ReportFacts> text_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  ReportFacts facts;
  TextFacts text{facts};
  fields(reader, text);
  if (!reader.whole()) return Error{ErrorCode::kArchiveDamaged, "the words kept of a report cannot be read"};
  return facts;
}

std::string terms_to_bytes(const std::vector<StoryTerm>& terms) { return list_to_bytes(terms); }
Result<std::vector<StoryTerm>> terms_from_bytes(std::string_view bytes) { return list_from_bytes<StoryTerm>(bytes); }
std::string vector_to_bytes(const TermVector& vector) { return list_to_bytes(vector); }
Result<TermVector> vector_from_bytes(std::string_view bytes) { return list_from_bytes<TermWeight>(bytes); }


std::string happening_to_bytes(const Happening& happening) {
  ByteWriter writer;
  writer(const_cast<Happening&>(happening));
  return std::move(writer.bytes);
}

Result<Happening> happening_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  Happening happening;
  reader(happening);
  if (!reader.whole() || happening.members.empty()) return Error{ErrorCode::kArchiveDamaged, "what is kept of a happening cannot be read"};
  return happening;
}

}  // namespace dateline::incidents
