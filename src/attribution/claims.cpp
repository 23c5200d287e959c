// Claims: for each event, relation and route one claim for each attribution that it stands in, or one in the publisher's own voice.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "attribution/attribution.h"
#include "attribution/certainty.h"
#include "attribution/circumstances.h"
#include "attribution/coverage.h"
#include "attribution/cue_words.h"
#include "attribution/grammar.h"
#include "attribution/parts.h"
#include "attribution/tolls.h"
#include "base/unicode.h"
#include "model/claim_key.h"

namespace dateline::attribution {
namespace {

constexpr std::size_t kLongestChain = 16;
constexpr std::uint32_t kFurthestSaid = 3;  // sentences between what is said and its denial

/// The quotations from the outermost to the one that a claim stands in.
using Chain = std::vector<int>;

class ClaimMaker {
 public:
  ClaimMaker(const Syntax& syntax, Reading& reading) : syntax_(syntax), reading_(reading), resting_(reading.quotations.size()) {
    for (std::size_t q = 0; q < reading.quotations.size(); ++q) {
      const Quotation& quotation = reading.quotations[q];
      if (rests_under(quotation)) {
        resting_[static_cast<std::size_t>(quotation.outer)].push_back(static_cast<int>(q));
        continue;
      }
      if (quotation.left_open) {
        for (const Span content : quotation.content_spans) open_.add(syntax.tokens_in(content), static_cast<int>(q));
      }
      if (!quotation.puts_forward) continue;
      for (const Span content : quotation.content_spans) coverage_.add(syntax.tokens_in(content), static_cast<int>(q));
    }
    coverage_.finish();
    open_.finish();
  }

  void run() {
    for (std::size_t i = 0; i < reading_.events.size(); ++i) claims_of_event(EventId{static_cast<int>(i)});
    for (std::size_t i = 0; i < reading_.relations.size(); ++i) {
      const Relation& relation = reading_.relations[i];
      claims_at(RelationId{static_cast<int>(i)}, head_of(relation.head, relation.span), relation.span, false, relation.confidence);
    }
    for (std::size_t i = 0; i < reading_.routes.size(); ++i) {
      for (const Span span : std::vector<Span>(reading_.routes[i].tellings)) claims_at(RouteId{static_cast<int>(i)}, head_of(-1, span), span, false, 0);
    }
    deny_what_was_said();
    claim_parts(syntax_, reading_, add_accused(syntax_, reading_), {[this](TokenIndex token) { return chains_at(token).front(); },
                                    [this](EventId event, const Chain& chain, Span span, ClaimAbout about) {
                                      Claim claim = make(event, chain, span, std::nullopt, false, reading_[event].confidence);
                                      claim.about = about;
                                      return keep(std::move(claim));
                                    }});
    settle_statuses();
  }

 private:
  /// Its content is that of the quotation above it, whose teller rests on it ("reported, citing officials").
  bool rests_under(const Quotation& quotation) const {
    return quotation.outer >= 0 && quotation.content_spans == reading_.quotations[static_cast<std::size_t>(quotation.outer)].content_spans;
  }

  std::optional<TokenIndex> head_of(int head, Span span) const {
    if (head >= 0 && head < static_cast<int>(syntax_.size())) return static_cast<TokenIndex>(head);
    return syntax_.head_of(span);
  }

  void claims_of_event(EventId id) {
    const Event& event = reading_[id];
    const auto head = head_of(event.head, event.span);
    const bool negated = event.negated;
    const double confidence = event.confidence;
    std::vector<Span> mentions = event.mentions;
    const Span span = event.span;
    claims_at(id, head, span, negated, confidence);
    for (const Span mention : mentions) {
      const auto other = syntax_.head_of(mention);
      if (!other || (head && syntax_.token(*other).span == syntax_.token(*head).span)) continue;
      // a later mention counts where somebody else is heard with it
      if (!chains_at(*other).front().empty()) claims_at(id, other, mention, false, confidence);
    }
  }

  /// "it", "the allegation": words for what somebody else said before; "which": for what the sentence says before.
  bool points_back(Span content) const {
    const auto head = syntax_.head_of(content);
    if (!head) return false;
    const Token& token = syntax_.token(*head);
    if (token.lower == "it" || token.lower == "this" || token.lower == "that" || token.lower == "which") return true;
    const auto article = syntax_.child(*head, {"det"});
    const bool definite = article && (syntax_.token(*article).lower == "the" || syntax_.token(*article).lower == "this");
    return definite && !cue_words().noun(token.lemma).empty() && !syntax_.child(*head, {"acl", "relcl", "prep", "ccomp"});
  }

  std::uint32_t sentence_of(const Quotation& quotation) const { return syntax_.sentence_of(static_cast<TokenIndex>(quotation.cue)); }

  /// The last attribution before this one, at most so many sentences away, by which somebody else puts a happening forward.
  int said_before(int denial, const std::vector<std::vector<int>>& told) const {
    const Quotation& denied = reading_.quotations[static_cast<std::size_t>(denial)];
    for (int q = denial - 1; q >= 0; --q) {
      const Quotation& said = reading_.quotations[static_cast<std::size_t>(q)];
      if (sentence_of(said) + kFurthestSaid < sentence_of(denied)) break;
      if (said.puts_forward && said.polarity == Polarity::kAffirmed && said.source && said.source != denied.source &&
          !told[static_cast<std::size_t>(q)].empty()) {
        return q;
      }
    }
    return -1;
  }

  /// What others have said before that the one who denies has done.
  std::vector<int> charges_before(int denial, const std::vector<std::vector<int>>& told) const {
    const Quotation& denied = reading_.quotations[static_cast<std::size_t>(denial)];
    std::vector<int> out;
    for (int q = denial - 1; q >= 0 && out.empty(); --q) {
      const Quotation& said = reading_.quotations[static_cast<std::size_t>(q)];
      if (sentence_of(said) + kFurthestSaid < sentence_of(denied)) break;
      if (said.polarity != Polarity::kAffirmed || !said.source || said.source == denied.source) continue;
      for (const int event : told[static_cast<std::size_t>(q)]) {
        if (is_accused(reading_[EventId{event}], denied)) out.push_back(event);
      }
    }
    return out;
  }

  /// What the writer tells in the same sentence before the denial: "is accused of the raid on the market, which it denies".
  std::vector<int> told_in_sentence(const Quotation& denied) const {
    int last = -1;
    TokenIndex at = 0;
    for (std::size_t i = 0; i < reading_.events.size(); ++i) {
      const Event& event = reading_.events[i];
      if (event.kind.empty() || event.kind == "accuse") continue;
      for (const Span mention : event.mentions) {
        const auto head = syntax_.head_of(mention);
        if (!head || static_cast<int>(*head) >= denied.cue || syntax_.sentence_of(*head) != sentence_of(denied) || (last >= 0 && *head < at)) continue;
        last = static_cast<int>(i);
        at = *head;
      }
    }
    return last < 0 ? std::vector<int>{} : std::vector<int>{last};
  }

  /// "Villagers said that soldiers burned the mill. The army denied it."
  void deny_what_was_said() {
    std::vector<std::vector<int>> told(reading_.quotations.size());  // by quotation: the happenings that it is about
    const auto tell = [&](TokenIndex head, int event) {
      for (const int q : coverage_.at(head)) {
        std::vector<int>& list = told[static_cast<std::size_t>(q)];
        if (is_about(reading_.quotations[static_cast<std::size_t>(q)], head) && std::find(list.begin(), list.end(), event) == list.end()) list.push_back(event);
      }
    };
    for (std::size_t i = 0; i < reading_.events.size(); ++i) {
      const Event& event = reading_.events[i];
      if (const auto head = head_of(event.head, event.span)) tell(*head, static_cast<int>(i));
      for (const Span mention : event.mentions) {
        if (const auto head = syntax_.head_of(mention)) tell(*head, static_cast<int>(i));
      }
    }
    for (std::size_t q = 0; q < told.size(); ++q) deny_before(static_cast<int>(q), told);
  }

  void deny_before(int denial, const std::vector<std::vector<int>>& told) {
    const Quotation& denied = reading_.quotations[static_cast<std::size_t>(denial)];
    if (denied.polarity != Polarity::kDenied || !denied.source || denied.content_spans.size() != 1 || denied.cue_spans.empty()) return;
    const Span content = denied.content_spans.front();
    if (!points_back(content)) return;
    const auto head = syntax_.head_of(content);
    const bool relative = head && syntax_.token(*head).lower == "which";
    std::vector<int> subjects = charges_before(denial, told);
    if (subjects.empty()) {
      const int said = said_before(denial, told);
      const bool said_here = said >= 0 && sentence_of(reading_.quotations[static_cast<std::size_t>(said)]) == sentence_of(denied);
      if (said >= 0 && (said_here || !relative)) subjects = told[static_cast<std::size_t>(said)];
      else if (relative) subjects = told_in_sentence(denied);
    }
    for (const int i : subjects) {
      const Event& event = reading_[EventId{i}];
      Claim claim = make(EventId{i}, {denial}, cover(denied.cue_spans.front(), content), std::nullopt, event.negated, event.confidence);
      if (is_accused(event, denied)) claim.about = ClaimAbout::kAgent;
      keep(std::move(claim));
    }
  }

  /// Whoever is said to have done it and only says "it was not us": by name, or in the same sentence as "the force".
  bool is_accused(const Event& event, const Quotation& denied) const {
    const auto said_here = [&](Span mention) {
      const auto head = syntax_.head_of(mention);
      return head && static_cast<int>(*head) < denied.cue && syntax_.sentence_of(*head) == sentence_of(denied);
    };
    const bool here = std::any_of(event.mentions.begin(), event.mentions.end(), said_here);
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& part) {
      if (part.role != Role::kAgent) return false;
      return std::any_of(denied.sources.begin(), denied.sources.end(), [&](SourceId id) {
        const Source& source = reading_[id];
        return source.entity == part.entity || (here && source.kind != SourceKind::kPerson && fold_name(source.name) == source.name);
      });
    });
  }

  template <class Id>
  void claims_at(Id subject, std::optional<TokenIndex> head, Span span, bool negated, double confidence) {
    if (span.empty()) return;
    if (!head) {
      keep(make(subject, {}, span, std::nullopt, negated, confidence));
      return;
    }
    for (const Chain& chain : chains_at(*head)) keep(make(subject, chain, span, head, negated, confidence));
  }

  /// The chains of the attributions that a token stands in; one empty chain where it stands in none.
  std::vector<Chain> chains_at(TokenIndex head) const {
    std::vector<Chain> out;
    std::unordered_set<int> used;
    for (const int q : coverage_.at(head)) {
      if (used.contains(q) || reading_.quotations[static_cast<std::size_t>(q)].cue == static_cast<int>(head)) continue;
      Chain chain;
      for (int at = q; at >= 0 && chain.size() < kLongestChain; at = reading_.quotations[static_cast<std::size_t>(at)].outer) {
        if (std::find(chain.begin(), chain.end(), at) != chain.end()) break;
        chain.push_back(at);
        used.insert(at);
      }
      std::reverse(chain.begin(), chain.end());
      out.push_back(std::move(chain));
    }
    if (out.empty()) out.emplace_back();
    return out;
  }

  static bool heard(const Claim& claim, SourceId source) {
    return std::any_of(claim.attribution.begin(), claim.attribution.end(), [&](const AttributionStep& s) { return s.source == source; });
  }

  void add_step(Claim& claim, const Quotation& quotation, int depth) const {
    if (quotation.via && !heard(claim, quotation.via)) claim.attribution.push_back({quotation.via, depth++, "", std::nullopt});
    for (const SourceId source : quotation.sources) {
      if (heard(claim, source)) continue;
      AttributionStep step;
      step.source = source;
      step.depth = depth;
      if (!quotation.cue_spans.empty()) {
        step.cue_span = quotation.cue_spans.front();
        step.cue = std::string(syntax_.doc().text().at(*step.cue_span));
      }
      claim.attribution.push_back(std::move(step));
    }
  }

  void add_resting(Claim& claim, int q, int depth) const {
    for (const int under : resting_[static_cast<std::size_t>(q)]) {
      add_step(claim, reading_.quotations[static_cast<std::size_t>(under)], depth);
    }
  }

  template <class Id>
  Claim make(Id subject, const Chain& chain, Span span, std::optional<TokenIndex> head, bool negated, double confidence) const {
    Claim claim;
    claim.subject = subject;
    claim.span = span;
    claim.confidence = confidence;
    claim.attribution.push_back({SourceId{0}, 0, "", std::nullopt});
    Hedging hedging;
    if (head) hedging = hedging_of(syntax_, *head);
    if (head && is_left_open(*head)) hedging.certainty = Certainty::kUnknown;
    bool denied = negated;
    for (const int q : chain) {
      const Quotation& quotation = reading_.quotations[static_cast<std::size_t>(q)];
      // "denied the raid, in which ten died": that ten died is what the writer says
      if (quotation.polarity == Polarity::kDenied && head && !is_about(quotation, *head)) continue;
      const int before = claim.attribution.back().depth;
      add_step(claim, quotation, before + 1);
      add_resting(claim, q, claim.attribution.back().depth + 1);
      hedging.certainty = lower(hedging.certainty, quotation.certainty);
      if (quotation.polarity == Polarity::kDenied) denied = !denied;
      if (quotation.cue >= 0) {
        const TimeId when = time_of(static_cast<TokenIndex>(quotation.cue));
        if (when) claim.stated = when;
      }
    }
    claim.polarity = denied ? Polarity::kDenied : Polarity::kAffirmed;
    claim.certainty = hedging.certainty;
    claim.hedges = hedging.hedges;
    return claim;
  }

  bool is_left_open(TokenIndex head) const {
    const std::vector<int> asked = open_.at(head);
    return std::any_of(asked.begin(), asked.end(), [&](int q) {
      const Quotation& quotation = reading_.quotations[static_cast<std::size_t>(q)];
      return quotation.cue != static_cast<int>(head) && is_about(quotation, head);
    });
  }

  /// A denial, a question, a wish is of what its content says in the main, not of what it takes for granted ("denied shelling the town that rebels held").
  bool is_about(const Quotation& quotation, TokenIndex head) const {
    TokenIndex at = head;
    for (std::size_t step = 0; step < kLongestChain; ++step) {
      const Token& token = syntax_.token(at);
      if (token.head == at || static_cast<int>(token.head) == quotation.cue) return true;
      if (token.dep == "relcl" || (token.dep == "advcl" && !quotation.direct)) return false;
      const bool in_content = std::any_of(quotation.content_spans.begin(), quotation.content_spans.end(),
                                          [&](Span s) { return s.contains(syntax_.token(token.head).span); });
      if (!in_content) return true;
      at = token.head;
    }
    return true;
  }

  /// The time that stands with a cue: "said on Monday".
  TimeId time_of(TokenIndex cue) const {
    for (const TokenIndex child : syntax_.children(cue)) {
      const std::string_view dep = syntax_.token(child).dep;
      if (dep != "npadvmod" && dep != "prep" && dep != "advmod" && dep != "nmod" && dep != "tmod") continue;
      const Span span = syntax_.span(child);
      const auto found = std::partition_point(reading_.times.begin(), reading_.times.end(),
                                              [&](const TimeExpression& t) { return t.span.start < span.start; });
      for (auto it = found; it != reading_.times.end() && it->span.start < span.end; ++it) {
        if (it->type == TimexType::kDate || it->type == TimexType::kTime) return it->id;
      }
    }
    return {};
  }

  ClaimId keep(Claim claim) {
    claim.key = claim_key(reading_, claim, syntax_.doc().article.text_sha256);
    const auto [found, is_new] = by_key_.emplace(claim.key, ClaimId{});
    if (is_new) found->second = add(reading_.claims, std::move(claim));
    return found->second;
  }

  /// What only denials tell of is denied.
  void settle_statuses() {
    std::unordered_map<int, bool> affirmed;
    for (const Claim& claim : reading_.claims) {
      if (claim.about != ClaimAbout::kAll) continue;
      if (const auto* event = std::get_if<EventId>(&claim.subject)) affirmed[event->index] |= claim.polarity == Polarity::kAffirmed;
    }
    for (const auto& [index, yes] : affirmed) {
      if (!yes) reading_[EventId{index}].status = EventStatus::kDenied;
    }
  }

  const Syntax& syntax_;
  Reading& reading_;
  Coverage coverage_, open_;  // by quotations that put forward; by questions and wishes
  std::vector<std::vector<int>> resting_;  // by quotation: those that its teller rests on
  std::unordered_map<std::string, ClaimId> by_key_;
};

}  // namespace

void read_claims(const Syntax& syntax, Reading& reading) {
  if (reading.sources.empty()) return;
  add_tolls(syntax, reading);
  ClaimMaker(syntax, reading).run();
  add_circumstances(syntax, reading);
}

}  // namespace dateline::attribution
