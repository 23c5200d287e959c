#include "incidents/byte_form.h"
#include "incidents/kept_actor.h"

namespace dateline::incidents {
namespace {

struct SideIn {
  std::int64_t decision = 0;
  Side side = Side::kFirst;
};

/// Sets stand as lists.
struct TraitLists {
  std::vector<std::string> countries, office_countries, offices, titles, links;
  std::optional<Day> first, last;
  std::vector<SideIn> sides;
};

TraitLists lists_of(const Traits& traits) {
  const auto list = [](const std::set<std::string>& set) { return std::vector<std::string>(set.begin(), set.end()); };
  TraitLists out{list(traits.countries), list(traits.office_countries), list(traits.offices), list(traits.titles), list(traits.links), traits.first, traits.last, {}};
  for (const auto& [decision, side] : traits.sides) out.sides.push_back({decision, side});
  return out;
}

Traits traits_of(const TraitLists& lists) {
  const auto set = [](const std::vector<std::string>& list) { return std::set<std::string>(list.begin(), list.end()); };
  Traits out{set(lists.countries), set(lists.office_countries), set(lists.offices), set(lists.titles), set(lists.links), lists.first, lists.last, {}};
  for (const SideIn& one : lists.sides) out.sides.emplace(one.decision, one.side);
  return out;
}

}  // namespace

template <class V> void fields(V& v, KeptName& x) { v(x.name)(x.told)(x.reports)(x.publishers); }
template <class V> void fields(V& v, KeptKey& x) { v(x.key)(x.name)(x.full); }
template <class V> void fields(V& v, KeptAlias& x) { v(x.alias)(x.key)(x.of)(x.name)(x.report)(x.full); }
template <class V> void fields(V& v, KeptVote& x) { v(x.value)(x.told); }
template <class V> void fields(V& v, ActorJoined& x) { v(x.why)(x.names)(x.agree)(x.reports)(x.decision); }
template <class V> void fields(V& v, Review& x) { v(x.state)(x.by)(x.when)(x.why); }
template <class V> void fields(V& v, ActorLink& x) {
  v(x.kb)(x.id)(x.name)(x.list)(x.reference)(x.from)(x.to)(x.confidence)(x.candidate)(x.reasons)(x.reports)(x.review);
}
template <class V> void fields(V& v, KeptLink& x) { v(x.link)(x.decision); }
template <class V> void fields(V& v, SideIn& x) { v(x.decision)(x.side); }
template <class V> void fields(V& v, TraitLists& x) {
  v(x.countries)(x.office_countries)(x.offices)(x.titles)(x.links)(x.first)(x.last)(x.sides);
}
template <class V> void fields(V& v, KeptActor& x) {
  v(x.number)(x.id)(x.kind)(x.members)(x.reports)(x.first_name)(x.first_report)(x.first_published)(x.last_published)(x.names)(x.keys);
  v(x.aliases)(x.types)(x.subtypes)(x.countries)(x.codes)(x.sectors)(x.links)(x.merges);
}

std::string kept_to_bytes(const KeptActor& actor) {
  ByteWriter writer;
  TraitLists traits = lists_of(actor.traits);
  writer(traits)(const_cast<KeptActor&>(actor));  // a writer only reads
  return std::move(writer.bytes);
}

Result<KeptActor> kept_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  TraitLists traits;
  KeptActor out;
  reader(traits)(out);
  if (!reader.whole()) return Error{ErrorCode::kArchiveDamaged, "what is kept of an actor cannot be read; run `dateline regroup`"};
  out.traits = traits_of(traits);
  return out;
}

}  // namespace dateline::incidents
