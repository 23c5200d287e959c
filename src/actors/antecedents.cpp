// What a pronoun or a general noun points back to: the mention of the right kind, number and gender that the reader has most in mind -
// near, a subject rather than an object, named rather than described. Nothing when none stands out.
#include <algorithm>
#include <limits>

#include "actors/clusters.h"

namespace dateline::actors {
namespace {

constexpr int kSentencesBack = 3;      // how far a pronoun reaches
constexpr int kMentionsBack = 60;      // and never further than this
constexpr double kSentenceCost = 8;
constexpr double kSubject = 6, kObject = 2.5, kOwner = 2, kPrepositional = 0.5, kNamed = 2, kParallel = 2, kTopic = 2;

struct Wanted {
  bool person = false, thing = false, many = false;
  char gender = 'a';
};

Wanted wanted_by(const Found& pronoun) {
  Wanted out;
  out.gender = pronoun.gender;
  if (pronoun.number == 'p') {
    out.many = true;
  } else if (pronoun.gender == 'n') {
    out.thing = true;
  } else {
    out.person = true;
  }
  return out;
}

bool is_subject(std::string_view dep) { return dep == "nsubj" || dep == "nsubjpass"; }

double role_weight(const Syntax& syntax, TokenIndex head) {
  // A conjunct or an apposition stands where its first member stands.
  for (int depth = 0; depth < 4 && (syntax.token(head).dep == "conj" || syntax.token(head).dep == "appos"); ++depth) head = syntax.token(head).head;
  const std::string_view dep = syntax.token(head).dep;
  if (is_subject(dep)) return kSubject;
  if (dep == "dobj" || dep == "dative" || dep == "agent" || dep == "attr") return kObject;
  if (dep == "poss") return kOwner;
  if (dep == "pobj") return syntax.token(syntax.token(head).head).dep == "agent" ? kObject : kPrepositional;
  return 0;
}

bool fits(const Draft& draft, const Clusters& clusters, int candidate, const Wanted& want) {
  const Found& m = draft.found[static_cast<std::size_t>(candidate)];
  switch (m.type) {
    case EntityType::kPerson: {
      if (!want.person || m.number == 'p') return false;
      const char gender = clusters.gender(candidate);
      return gender == 'a' || gender == want.gender;
    }
    case EntityType::kOrganization:
    case EntityType::kUnit: return want.thing || want.many;
    case EntityType::kGroup: return m.number == 'p' ? want.many : want.thing || want.many;
    case EntityType::kCountry: return want.thing && m.naming != Naming::kDemonym;
    case EntityType::kPlatform:
    case EntityType::kVehicle:
    case EntityType::kWeapon: return m.number == 'p' ? want.many : want.thing;
    case EntityType::kFacility:
    case EntityType::kRoute:
    case EntityType::kDocument: return m.number == 'p' ? false : want.thing;
    case EntityType::kPlace: return want.thing && m.sense == MentionSense::kActor;
    default: return false;
  }
}

/// The verb or noun whose arguments both would be: "he" is not the one whom he meets.
TokenIndex governor(const Syntax& syntax, TokenIndex i) {
  for (int depth = 0; depth < 6; ++depth) {
    const Token& token = syntax.token(i);
    if (syntax.is_root(i)) return i;
    i = token.head;
    if (syntax.token(i).pos == "VERB" || syntax.token(i).pos == "AUX") return i;
  }
  return i;
}

bool barred(const Draft& draft, const Found& pronoun, const Found& candidate) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(pronoun.head);
  // Inside the candidate's own phrase: "his" in "his brother" is not the brother.
  if (pronoun.first >= candidate.first && pronoun.last <= candidate.last) return true;
  if (syntax.is_under(pronoun.head, candidate.head) && token.dep == "poss" && token.head == candidate.head) return true;
  if (token.tag == "PRP$" || token.lower.find("self") != std::string::npos) return false;
  if (syntax.sentence_of(pronoun.head) != syntax.sentence_of(candidate.head)) return false;
  const bool both_arguments = syntax.token(candidate.head).dep != "poss" && syntax.token(candidate.head).dep != "compound";
  return both_arguments && governor(syntax, pronoun.head) == governor(syntax, candidate.head);
}

}  // namespace

int antecedent(const Draft& draft, const Clusters& clusters, int mention) {
  const Syntax& syntax = draft.syntax;
  const Found& pronoun = draft.found[static_cast<std::size_t>(mention)];
  const Wanted want = wanted_by(pronoun);
  const int sentence = static_cast<int>(syntax.sentence_of(pronoun.head));
  const bool subject = is_subject(syntax.token(pronoun.head).dep);
  std::vector<int> excluded;  // those that stand beside the pronoun in its own clause
  const int count = static_cast<int>(draft.found.size());
  for (int i = mention + 1; i < count && draft.found[static_cast<std::size_t>(i)].first < pronoun.last + 40 && syntax.sentence_of(draft.found[static_cast<std::size_t>(i)].head) == static_cast<std::uint32_t>(sentence); ++i) {
    if (barred(draft, pronoun, draft.found[static_cast<std::size_t>(i)])) excluded.push_back(clusters.of(i));
  }
  int best = -1;
  double best_score = -std::numeric_limits<double>::infinity();
  for (int i = mention - 1; i >= 0 && mention - i <= kMentionsBack; --i) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    if (m.headless || m.first >= pronoun.first) continue;
    const int back = sentence - static_cast<int>(syntax.sentence_of(m.head));
    if (back > kSentencesBack) break;
    int as = i;  // a pronoun that is resolved speaks for its cluster
    if (m.form == MentionForm::kPronoun) {
      as = clusters.best(i);
      if (draft.found[static_cast<std::size_t>(as)].form == MentionForm::kPronoun) continue;
    }
    if (barred(draft, pronoun, m)) {
      excluded.push_back(clusters.of(i));
      continue;
    }
    if (!fits(draft, clusters, as, want) || std::find(excluded.begin(), excluded.end(), clusters.of(i)) != excluded.end()) continue;
    const double role = role_weight(syntax, m.head);
    double score = role - kSentenceCost * back - 0.02 * (pronoun.first - m.first);
    if (subject && role == kSubject) score += kParallel;
    if (clusters.has_name(i)) score += kNamed;
    if (clusters.members(i).size() > 2) score += kTopic;
    // Countries and things are seldom "they"; a described group is what "they" means.
    if (want.many && draft.found[static_cast<std::size_t>(as)].number != 'p') score -= 4;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

}  // namespace dateline::actors
