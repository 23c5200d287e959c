#include "incidents/origins.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/names.h"
#include "incidents/one_origin.h"

namespace dateline::incidents {
namespace {

void add_new(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& item : more) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }
}

/// The reports of a happening by their outlets; each name is compared with each outlet once.
class Outlets {
 public:
  Outlets(const std::vector<ReportFacts>& reports, const Group& group) {
    std::set<int> seen;
    for (const EventRef ref : group) {
      const std::string& publisher = reports[static_cast<std::size_t>(ref.report)].publisher;
      if (!publisher.empty() && seen.insert(ref.report).second) reports_[publisher].push_back({static_cast<int>(seen.size()), ref.report});
    }
  }
  /// In the order of the group.
  const std::vector<int>& named(const std::string& name) const {
    const auto [at, added] = known_.emplace(name, std::vector<int>());
    if (!added) return at->second;
    std::vector<std::pair<int, int>> found;
    for (const auto& [publisher, reports] : reports_) {
      if (same_name(name, publisher)) found.insert(found.end(), reports.begin(), reports.end());
    }
    std::sort(found.begin(), found.end());
    for (const auto& [place, report] : found) at->second.push_back(report);
    return at->second;
  }

 private:
  std::map<std::string, std::vector<std::pair<int, int>>> reports_;  // by publisher: place in the group and report
  mutable std::map<std::string, std::vector<int>> known_;
};

class Finder {
 public:
  Finder(const std::vector<ReportFacts>& reports, const Families& families, const Group& group)
      : reports_(reports), families_(families), group_(group), outlets_(reports, group) {}

  Origins find() && {
    for (const EventRef ref : group_) {
      for (int claim : facts(ref).events[static_cast<std::size_t>(ref.event)].claims) add_claim(ref, claim);
    }
    return std::move(out_);
  }

 private:
  const ReportFacts& facts(EventRef ref) const { return reports_[static_cast<std::size_t>(ref.report)]; }

  void add_claim(EventRef ref, int index) {
    const ReportFacts& report = facts(ref);
    const ClaimFact& claim = report.claims[static_cast<std::size_t>(index)];
    if (claim.steps.empty()) return;
    std::vector<std::string> via;
    for (std::size_t depth = 0; depth + 1 < claim.steps.size(); ++depth) {
      for (int source : claim.steps[depth]) via.push_back(shown_source(report, source));
    }
    for (int source : claim.steps.back()) {
      Telling telling{ref, index, source, origin_of(ref, claim, source), shown_source(report, source), via};
      told_in_[ref.report].push_back(telling.origin);
      out_.tellings.push_back(std::move(telling));
    }
  }

  static std::string name_of_source(const ReportFacts& report, int source) {
    const SourceFact& fact = report.sources[static_cast<std::size_t>(source)];
    if (fact.kind == SourceKind::kImagery && !fact.affiliation.empty() && fold_name(fact.name).find(fold_name(fact.affiliation)) == std::string::npos) {
      return fact.name + " of " + fact.affiliation;
    }
    return fact.name.empty() && source == 0 ? report.publisher : fact.name;
  }

  /// As it may be told.
  static std::string shown_source(const ReportFacts& report, int source) {
    const SourceFact& fact = report.sources[static_cast<std::size_t>(source)];
    return fact.shown == fact.name ? name_of_source(report, source) : fact.shown;
  }

  int report_index(const ReportFacts& report) const { return static_cast<int>(&report - reports_.data()); }

  /// Named as an outlet, or by the name of one whose report on this happening is here.
  bool is_outlet(const SourceFact& fact, int cited_in) const {
    if (fact.anonymous || fact.name.empty()) return false;
    return fact.kind == SourceKind::kPublisher || (fact.kind == SourceKind::kOrganization && report_by(fact.name, cited_in) >= 0);
  }

  /// Another outlet on the way, nearest to the root: its report is where anonymous people first spoke.
  std::string outlet_on_the_way(const ReportFacts& report, const ClaimFact& claim) const {
    for (std::size_t depth = claim.steps.size(); depth-- > 0;) {
      for (int source : claim.steps[depth]) {
        const SourceFact& fact = report.sources[static_cast<std::size_t>(source)];
        if (source != 0 && is_outlet(fact, report_index(report))) return fact.name;
      }
    }
    return {};
  }

  /// The report of an outlet on this happening that another report can have cited; -1 if the archive has none.
  int report_by(const std::string& outlet, int cited_in) const {
    const auto& here = reports_[static_cast<std::size_t>(cited_in)].day;
    for (const int report : outlets_.named(outlet)) {
      const auto& day = reports_[static_cast<std::size_t>(report)].day;
      if (report != cited_in && !(day && here && *day > *here)) return report;
    }
    return -1;
  }

  /// Where anonymous people or an outlet's own voice were first heard.
  std::string issuing_of(EventRef ref, const ClaimFact& claim) const {
    const std::string outlet = outlet_on_the_way(facts(ref), claim);
    if (outlet.empty()) return reports_[static_cast<std::size_t>(families_.first_version(families_.issuing(ref.report, claim.start)))].id;
    const int report = report_by(outlet, ref.report);
    if (report < 0) return "outlet " + fold_name(outlet);
    return reports_[static_cast<std::size_t>(families_.first_version(families_.issuing(report, 0)))].id;
  }

  /// "A nurse told the paper. Amina Dari, who works there, said": one person, first without the name.
  static int named_next(const ReportFacts& report, int source) {
    constexpr std::uint32_t kNext = 400;  // code points: the paragraph behind
    const SourceFact& one = report.sources[static_cast<std::size_t>(source)];
    if (!one.anonymous || one.kind != SourceKind::kPerson || one.count.value_or(0) != 1 || one.hidden) return source;
    int best = source;
    for (int i = 0; i < static_cast<int>(report.sources.size()); ++i) {
      const SourceFact& other = report.sources[static_cast<std::size_t>(i)];
      const bool next = other.kind == SourceKind::kPerson && !other.anonymous && other.body.empty() && other.at > one.at && other.at - one.at <= kNext;
      if (next && (best == source || other.at < report.sources[static_cast<std::size_t>(best)].at)) best = i;
    }
    return best;
  }

  int origin_of(EventRef ref, const ClaimFact& claim, int given) {
    const ReportFacts& report = facts(ref);
    const int source = named_next(report, given);
    const SourceFact& fact = report.sources[static_cast<std::size_t>(source)];
    const bool outlet = source == 0 || is_outlet(fact, ref.report);
    if (outlet && source != 0) {
      // "X reported": the claim rests on what X's report rests on, where the archive has that report.
      if (const int cited = report_by(fact.name, ref.report); cited >= 0) {
        if (const int known = first_origin_in(cited); known >= 0) return known;
      }
    }
    Origin origin = describe(fact);
    origin.name = name_of_source(report, source);
    if (outlet && fact.knowledge != Knowledge::kWitnessed) origin.lineage = Lineage::kOwnVoice;
    if (outlet || fact.anonymous) origin.issuing = issuing_of(ref, claim);
    if (outlet) origin.bodies = {origin.name};
    if (is_nameless_voice(origin)) {
      if (const int voice = named_voice_in(ref.report); voice >= 0) {
        add_new(out_.origins[static_cast<std::size_t>(voice)].people, origin.people);
        return voice;
      }
    }
    if (is_altered(ref, origin)) origin.lineage = Lineage::kAltered;
    return enter(std::move(origin), fact);
  }

  /// The very words stood in another report first, which has them from sources of its own and not from this one: whether this one spoke, too,
  /// cannot be seen from a text that was changed.
  bool is_altered(EventRef ref, const Origin& origin) const {
    if (origin.lineage != Lineage::kKnown) return false;
    const auto from = families_.words_from(ref.report, facts(ref).events[static_cast<std::size_t>(ref.event)].span.start);
    if (!from) return false;
    bool sourced = false;
    for (const int told : told_in(*from)) {
      const Origin& first = out_.origins[static_cast<std::size_t>(told)];
      if (first.lineage != Lineage::kKnown) continue;
      if (origin.anonymous ? first.anonymous : same_origin(first, origin)) return false;
      sourced = true;
    }
    return sourced;
  }

  /// The origins of what a report tells, as far as is known, in the order of the group.
  const std::vector<int>& told_in(int report) const {
    static const std::vector<int> kNone;
    const auto found = told_in_.find(report);
    return found == told_in_.end() ? kNone : found->second;
  }

  /// The body or person that speaks in a report, where only one does.
  int named_voice_in(int report) const {
    std::set<int> voices;
    for (const int told : told_in(report)) {
      const Origin& origin = out_.origins[static_cast<std::size_t>(told)];
      if (origin.lineage == Lineage::kKnown && !origin.anonymous) voices.insert(told);
    }
    return voices.size() == 1 ? *voices.begin() : -1;
  }

  static Origin describe(const SourceFact& fact) {
    Origin out;
    out.name = fact.name;
    out.country = fact.country;
    if (names_nobody(fact)) {
      out.lineage = Lineage::kUnknown;
      return out;
    }
    out.anonymous = fact.anonymous;
    if (fact.anonymous) {
      if (!fact.affiliation.empty()) out.affiliations.insert(fold_name(fact.affiliation));
    } else if (fact.kind == SourceKind::kPerson) {
      out.people.push_back(fact.name);
      // Who was there speaks for himself, whatever body he belongs to.
      if (!fact.body.empty() && fact.knowledge != Knowledge::kWitnessed) out.bodies.push_back(fact.body);
    } else {
      out.bodies.push_back(fact.kind == SourceKind::kImagery && !fact.affiliation.empty() ? fact.affiliation : fact.name);
    }
    return out;
  }

  int first_origin_in(int report) const {
    const std::vector<int>& told = told_in(report);
    const auto known = std::find_if(told.begin(), told.end(), [&](int origin) { return out_.origins[static_cast<std::size_t>(origin)].lineage == Lineage::kKnown; });
    return known != told.end() ? *known : told.empty() ? -1 : told.front();
  }

  int enter(Origin origin, const SourceFact& fact) {
    // Named people and bodies have many spellings; all others are found by one key.
    const std::string key = key_of(origin);
    int at = -1;
    if (!key.empty()) {
      const auto found = keyed_.find(key);
      if (found != keyed_.end()) at = found->second;
    } else {
      const auto known = std::find_if(named_.begin(), named_.end(), [&](int i) { return same_origin(out_.origins[static_cast<std::size_t>(i)], origin); });
      if (known != named_.end()) at = *known;
    }
    if (at < 0) {
      at = static_cast<int>(out_.origins.size());
      origin.id = "s-" + sha256_hex(fold_name(origin.name) + "\n" + origin.issuing).substr(0, 8);
      out_.origins.push_back(origin);
      if (key.empty()) named_.push_back(at);
      else keyed_.emplace(key, at);
    }
    Origin& known = out_.origins[static_cast<std::size_t>(at)];
    if (&known != &origin) {
      add_new(known.people, origin.people);
      add_new(known.bodies, origin.bodies);
      known.affiliations.merge(origin.affiliations);
    }
    if (known.anonymous && known.groups.insert(fold_name(fact.name)).second) known.heads += std::max(1, fact.count.value_or(1));
    return at;
  }

  const std::vector<ReportFacts>& reports_;
  const Families& families_;
  const Group& group_;
  Outlets outlets_;
  std::map<int, std::vector<int>> told_in_;  // origins by report
  std::map<std::string, int> keyed_;         // origins by key
  std::vector<int> named_;                   // origins without one
  Origins out_;
};

}  // namespace

Origins find_origins(const std::vector<ReportFacts>& reports, const Families& families, const Group& group) {
  return Finder(reports, families, group).find();
}

}  // namespace dateline::incidents
