#include "incidents/origins.h"

#include <algorithm>
#include <map>

#include "base/data_file.h"
#include "base/sha256.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

std::set<std::string_view> word_list(std::string_view file) {
  std::set<std::string_view> out;
  for (const TableRow& row : data_table(file)) out.insert(row[0]);
  return out;
}

/// A capital that is not only the sentence's first letter.
bool has_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    if (is_upper(next_code_point(text, at)) && !first) return true;
  }
  return false;
}

/// "Media reports", "rumours": nobody is named, nobody stands behind it.
bool names_nobody(const SourceFact& source) {
  static const auto kWords = word_list("incidents/unknown_lineage.tsv");
  if (source.kind == SourceKind::kPerson || source.kind == SourceKind::kImagery || has_name(source.name)) return false;
  const auto words = name_words(source.name);
  return words.empty() || kWords.contains(words.back());
}

std::vector<std::string> telling_words(const std::vector<std::string>& all) {
  static const auto kIdle = word_list("incidents/body_words.tsv");
  std::vector<std::string> out;
  for (const std::string& word : all) {
    if (!kIdle.contains(word)) out.push_back(word);
  }
  return out;
}

/// The words that tell one body from another; all of them where nothing else is left.
std::vector<std::string> body_words(std::string_view name) {
  const std::vector<std::string> all = name_words(name);
  const std::vector<std::string> telling = telling_words(all);
  return telling.empty() ? all : telling;
}

/// "A statement", "his office": somebody's whom the words around it name.
bool is_nameless_voice(const Origin& origin) {
  if (origin.anonymous || origin.lineage != Lineage::kKnown) return false;
  const auto idle = [](const std::string& name) { return telling_words(name_words(name)).empty(); };
  return !origin.bodies.empty() && std::all_of(origin.bodies.begin(), origin.bodies.end(), idle);
}

/// "Region", "regional".
bool same_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 6, kEnding = 3;
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= kStem && b.size() - a.size() <= kEnding && b.starts_with(a);
}

bool same_body(std::string_view a, std::string_view b) {
  const auto wa = body_words(a), wb = body_words(b);
  if (wa.empty() || wb.empty()) return false;
  const auto& shorter = wa.size() <= wb.size() ? wa : wb;
  const auto& longer = wa.size() <= wb.size() ? wb : wa;
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) { return same_spelling(word, other) || same_stem(word, other); });
  });
}

bool any_same(const std::vector<std::string>& a, const std::vector<std::string>& b, bool (*same)(std::string_view, std::string_view)) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::any_of(b.begin(), b.end(), [&](const auto& y) { return same(x, y); }); });
}

/// Whether two are one origin. Countries, where both are known, must agree for bodies.
bool same_origin(const Origin& a, const Origin& b) {
  if (a.lineage != b.lineage || a.anonymous != b.anonymous) return false;
  if (a.anonymous || a.lineage == Lineage::kOwnVoice) return a.issuing == b.issuing;
  if (a.lineage == Lineage::kUnknown) return fold_name(a.name) == fold_name(b.name);
  if (any_same(a.people, b.people, same_name)) return true;
  const bool abroad = !a.country.empty() && !b.country.empty() && a.country != b.country;
  return !abroad && any_same(a.bodies, b.bodies, same_body);
}

class Finder {
 public:
  Finder(const std::vector<ReportFacts>& reports, const Families& families, const Group& group)
      : reports_(reports), families_(families), group_(group) {}

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
      for (int source : claim.steps[depth]) via.push_back(name_of_source(report, source));
    }
    for (int source : claim.steps.back()) {
      Telling telling{ref, index, source, origin_of(ref, claim, source), name_of_source(report, source), via};
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
  int report_by(std::string_view outlet, int cited_in) const {
    for (const EventRef ref : group_) {
      if (ref.report == cited_in) continue;
      const ReportFacts& other = facts(ref);
      const auto& here = reports_[static_cast<std::size_t>(cited_in)].day;
      if (other.day && here && *other.day > *here) continue;
      if (same_name(outlet, other.publisher)) return ref.report;
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
        auto& people = out_.origins[static_cast<std::size_t>(voice)].people;
        people.insert(people.end(), origin.people.begin(), origin.people.end());
        return voice;
      }
    }
    return enter(std::move(origin), fact);
  }

  /// The body or person that speaks in a report, where only one does.
  int named_voice_in(int report) const {
    std::set<int> voices;
    for (const Telling& telling : out_.tellings) {
      const Origin& origin = out_.origins[static_cast<std::size_t>(telling.origin)];
      if (telling.event.report == report && origin.lineage == Lineage::kKnown && !origin.anonymous) voices.insert(telling.origin);
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
    for (const Telling& telling : out_.tellings) {
      if (telling.event.report == report && out_.origins[static_cast<std::size_t>(telling.origin)].lineage == Lineage::kKnown) return telling.origin;
    }
    for (const Telling& telling : out_.tellings) {
      if (telling.event.report == report) return telling.origin;
    }
    return -1;
  }

  int enter(Origin origin, const SourceFact& fact) {
    int at = -1;
    for (int i = 0; i < static_cast<int>(out_.origins.size()) && at < 0; ++i) {
      if (same_origin(out_.origins[static_cast<std::size_t>(i)], origin)) at = i;
    }
    if (at < 0) {
      at = static_cast<int>(out_.origins.size());
      origin.id = "s-" + sha256_hex(fold_name(origin.name) + "\n" + origin.issuing).substr(0, 8);
      out_.origins.push_back(origin);
    }
    Origin& known = out_.origins[static_cast<std::size_t>(at)];
    if (&known != &origin) {
      known.people.insert(known.people.end(), origin.people.begin(), origin.people.end());
      known.bodies.insert(known.bodies.end(), origin.bodies.begin(), origin.bodies.end());
      known.affiliations.merge(origin.affiliations);
    }
    if (known.anonymous && known.groups.insert(fold_name(fact.name)).second) known.heads += std::max(1, fact.count.value_or(1));
    return at;
  }

  const std::vector<ReportFacts>& reports_;
  const Families& families_;
  const Group& group_;
  Origins out_;
};

}  // namespace

Origins find_origins(const std::vector<ReportFacts>& reports, const Families& families, const Group& group) {
  return Finder(reports, families, group).find();
}

}  // namespace dateline::incidents
