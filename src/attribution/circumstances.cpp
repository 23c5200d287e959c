#include "attribution/circumstances.h"

#include <algorithm>
#include <charconv>

#include "attribution/cue_words.h"
#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "attribution/witness_words.h"
#include "base/unicode.h"
#include "model/claim_key.h"

namespace dateline::attribution {
namespace {

constexpr std::uint32_t kReach = 6;        // sentences that a story goes on behind the happening that it tells
constexpr std::uint32_t kReachBack = 3;    // and before it
constexpr int kLongestNews = 31;           // days that the news is of; what takes longer is background
constexpr double kConfidence = 0.3;
constexpr TokenIndex kNumberBehind = 5;    // tokens behind the cue in which the number stands
constexpr TokenIndex kMostContent = 80;    // tokens of a statement

class Finder {
 public:
  Finder(const Syntax& syntax, Reading& reading) : syntax_(syntax), reading_(reading), words_(witness_words()) {
    for (const Event& event : reading.events) {
      const bool came_about = event.status == EventStatus::kOccurred || event.status == EventStatus::kOngoing;
      if (!came_about || event.negated || !words_.kinds.contains(event.kind) || event.mentions.empty()) continue;
      if (const auto head = syntax.head_of(event.mentions.front())) happenings_.push_back({event.id, *head});
    }
  }

  void run() {
    if (happenings_.empty()) return;
    const std::size_t quotations = reading_.quotations.size();
    for (std::size_t q = 0; q < quotations; ++q) {
      const Quotation& quotation = reading_.quotations[q];
      if (!can_bear_out(quotation)) continue;
      if (give_number(quotation)) continue;
      bear_out(quotation);
    }
    for (TokenIndex i = 0; i < syntax_.size(); ++i) {
      own_staff(i);
      put_at(i);
    }
    for (std::size_t i = 0; i < reading_.events.size(); ++i) charge(Event(reading_.events[i]));
  }

 private:
  struct Happening {
    EventId event;
    TokenIndex head;
  };

  bool is_own_staff(TokenIndex subject) const {
    if (!words_.staff.contains(syntax_.token(subject).lemma)) return false;
    const std::string outlet = fold_name(syntax_.doc().article.publisher.name);
    const std::string phrase = fold_name(syntax_.doc().text().at(syntax_.span(subject)));
    return !outlet.empty() && (phrase.find(outlet) != std::string::npos || phrase.starts_with("our ") || phrase.ends_with("this newspaper"));
  }

  /// Whoever speaks here by himself of what is so: no relay, no question, nothing that is to come or is not.
  bool can_bear_out(const Quotation& quotation) const {
    if (!quotation.source || quotation.source.index == 0 || !quotation.puts_forward || quotation.polarity == Polarity::kDenied) return false;
    if (quotation.certainty == Certainty::kUnknown || quotation.content_spans.empty() || quotation.cue < 0) return false;
    const Source& source = reading_[quotation.source];
    if (source.kind == SourceKind::kPublisher || source.knowledge == Knowledge::kHearsay) return false;
    const auto head = syntax_.head_of(quotation.content_spans.front());
    return head && !is_negative(*head) && !is_to_come(*head);
  }

  bool is_negative(TokenIndex head) const {
    if (is_negated(syntax_, head)) return true;
    const auto says_none = [&](TokenIndex child) {
      const std::string& word = syntax_.token(child).lower;
      if (word == "no" || word == "none" || word == "nobody" || word == "nothing" || word == "only") return true;
      const auto article = syntax_.child(child, {"det", "neg"});
      return article && syntax_.token(*article).lower == "no";
    };
    const auto children = syntax_.children(head);
    return std::any_of(children.begin(), children.end(), says_none);
  }

  bool is_to_come(TokenIndex head) const {
    for (const TokenIndex aux : syntax_.children_with(head, {"aux"})) {
      const bool seen = syntax_.token(aux).lower == "could" && words_.seeing.contains(syntax_.token(head).lemma);
      if (syntax_.token(aux).tag == "MD" && !seen) return true;
    }
    return false;
  }

  /// The words of a statement, in tokens.
  Sentence content_of(const Quotation& quotation) const {
    Sentence out = syntax_.tokens_in(quotation.content_spans.front());
    out.last = std::min(out.last, out.first + kMostContent);
    return out;
  }

  bool tells_happening(const Quotation& quotation) const {
    for (const Span span : quotation.content_spans) {
      const Sentence tokens = syntax_.tokens_in(span);
      const bool there = std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& one) { return tokens.first <= one.head && one.head < tokens.last; });
      if (there) return true;
    }
    return false;
  }

  /// News of a day before what is undated, that before what goes on for long; of two days the later; of equals the one told last.
  static bool stands_before(const EventTime& one, const EventTime& known) {
    const auto rank = [](const EventTime& time) {
      if (!time.start || !time.end || time.value.ends_with("/..")) return time.start && time.end && *time.end - *time.start > std::chrono::days(kLongestNews) ? 0 : 1;
      return *time.end - *time.start <= std::chrono::days(kLongestNews) ? 2 : 0;
    };
    if (rank(one) != rank(known)) return rank(one) > rank(known);
    return !one.start || !known.start || *one.start >= *known.start;
  }

  /// The latest of the happenings that the story has told so far, or the next that it tells.
  const Happening* about(TokenIndex at, std::string_view kind = {}) const {
    const std::uint32_t sentence = syntax_.sentence_of(at);
    const Happening *best = nullptr, *next = nullptr;
    for (const Happening& one : happenings_) {
      if (!kind.empty() && reading_[one.event].kind != kind) continue;
      const std::uint32_t there = syntax_.sentence_of(one.head);
      if (one.head > at) {
        if (!next && there <= sentence + kReachBack) next = &one;
        continue;
      }
      if (there + kReach < sentence) continue;
      if (!best || stands_before(reading_[one.event].time, reading_[best->event].time)) best = &one;
    }
    return best ? best : next;
  }

  /// "He counted six boats", "flames could be seen".
  bool tells_what_was_seen(const Quotation& quotation) const {
    if (words_.seeing.contains(syntax_.token(static_cast<TokenIndex>(quotation.cue)).lemma)) return true;
    const Sentence content = content_of(quotation);
    for (TokenIndex i = content.first; i < content.last; ++i) {
      if (!is_verb(syntax_.token(i)) || !words_.seeing.contains(syntax_.token(i).lemma) || is_negative(i)) continue;
      if (is_passive(syntax_, i)) return true;
      const auto subject = subject_of(syntax_, i);
      if (!subject || syntax_.token(*subject).pos == "PRON") return true;
    }
    return false;
  }

  /// Pictures and papers that show something, and whoever tells what his pictures show.
  bool shows_evidence(const Quotation& quotation) const {
    const Source& source = reading_[quotation.source];
    // whoever says what his pictures show is heard for them
    if (source.kind == SourceKind::kImagery) return quotation.outer < 0;
    if (source.kind == SourceKind::kDocument) {
      const auto head = quotation.source_spans.empty() ? std::nullopt : syntax_.head_of(quotation.source_spans.front());
      if (head && words_.telling.contains(syntax_.token(*head).lemma)) return false;
      const auto& cues = cue_words().verb(syntax_.token(static_cast<TokenIndex>(quotation.cue)).lemma);
      return std::any_of(cues.begin(), cues.end(), [](const CueWord& word) { return word.kind == CueKind::kShow; });
    }
    const Sentence content = content_of(quotation);
    for (TokenIndex i = content.first; i < content.last; ++i) {
      const Informant* noun = informant(syntax_.token(i));
      if (noun && noun->what == InformantClass::kImagery) return true;
    }
    return false;
  }

  /// Somebody who speaks of those who did it or to whom it was done.
  bool names_participant(const Quotation& quotation, const Event& event) const {
    const Source& source = reading_[quotation.source];
    if (source.kind != SourceKind::kPerson && source.kind != SourceKind::kGroup) return false;
    if (quotation.certainty != Certainty::kCertain) return false;
    const Span content = quotation.content_spans.front();
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& part) {
      const Entity& entity = reading_[part.entity];
      if (entity.id == source.entity || (entity.type != EntityType::kGroup && entity.type != EntityType::kPerson && entity.type != EntityType::kVehicle)) return false;
      return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return content.contains(m.span.start); });
    });
  }

  void bear_out(const Quotation& quotation) {
    if (tells_happening(quotation)) return;
    const Happening* one = about(content_of(quotation).first);
    if (!one) return;
    const Source& source = reading_[quotation.source];
    const bool was_there = source.knowledge == Knowledge::kWitnessed || source.knowledge == Knowledge::kInvolved;
    if (!was_there && !tells_what_was_seen(quotation) && !shows_evidence(quotation) && !names_participant(quotation, reading_[one->event])) return;
    if (is_own_staff_source(quotation)) {
      Source& staff = reading_[quotation.source];
      staff.anonymous = false;
      staff.count.reset();
      staff.knowledge = Knowledge::kWitnessed;
    }
    add_claim(one->event, quotation, ClaimAbout::kAll);
    name_doers(one->event, quotation);
  }

  /// "She recognised fighters of the Guard": who did it, by this witness.
  void name_doers(EventId event, const Quotation& quotation) {
    const Sentence content = content_of(quotation);
    for (TokenIndex i = content.first; i < content.last; ++i) {
      if (!words_.identifying.contains(syntax_.token(i).lemma) || is_negative(i)) continue;
      const Span behind{syntax_.token(i).span.end, quotation.content_spans.front().end};
      for (const Entity& entity : reading_.entities) {
        if (!is_body(entity)) continue;
        const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.form == MentionForm::kName && behind.contains(m.span.start); });
        if (!named) continue;
        const Span span = entity.mentions.front().span;
        blame(event, entity.id, span, add_claim(event, quotation, ClaimAbout::kAgent));
        return;
      }
    }
  }

  static bool is_body(const Entity& entity) {
    return entity.type == EntityType::kOrganization || entity.type == EntityType::kUnit || entity.type == EntityType::kGroup || entity.type == EntityType::kPerson;
  }

  void blame(EventId event, EntityId doer, Span span, ClaimId claim) {
    if (!claim) return;
    for (Participant& part : reading_[event].participants) {
      if (part.role != Role::kAgent || part.entity != doer) continue;
      if (!part.claims.empty()) part.claims.push_back(claim);
      return;
    }
    reading_[event].participants.push_back({Role::kAgent, doer, span, {claim}});
  }

  /// "An armed group that has raided villages".
  bool in_aside(TokenIndex at) const {
    constexpr int kMostSteps = 12;
    for (int step = 0; step < kMostSteps && !syntax_.is_root(at); ++step) {
      if (syntax_.token(at).dep == "relcl") return true;
      at = syntax_.token(at).head;
    }
    return false;
  }

  /// "The mayor blamed the Column": of the violence that the story tells, where the charge tells no deed of its own.
  void charge(const Event& accusation) {
    if (accusation.kind != "accuse" || accusation.status != EventStatus::kOccurred || accusation.mentions.empty()) return;
    const auto cue = syntax_.head_of(accusation.mentions.front());
    if (!cue || is_negated(syntax_, *cue)) return;
    const std::uint32_t sentence = syntax_.sentence_of(*cue);
    const bool own_deed = std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& one) { return syntax_.sentence_of(one.head) == sentence && !in_aside(one.head); });
    const Happening* one = own_deed ? nullptr : about(*cue, "assault");
    if (!one || one->head > *cue) return;
    EntityId accuser, accused;
    Span span;
    for (const Participant& part : accusation.participants) {
      if (part.role == Role::kAgent) accuser = part.entity;
      if (part.role == Role::kTarget && is_body(reading_[part.entity]) && !accused) accused = part.entity, span = part.span;
    }
    if (!accuser || !accused) return;
    for (const Source& source : reading_.sources) {
      if (source.entity != accuser || source.id.index == 0) continue;
      Claim claim = begin(one->event, accusation.span, ClaimAbout::kAgent);
      claim.attribution.push_back({source.id, 1, std::string(syntax_.doc().text().at(accusation.mentions.front())), accusation.mentions.front()});
      blame(one->event, accused, span, keep(std::move(claim)));
      return;
    }
  }

  bool is_own_staff_source(const Quotation& quotation) const {
    if (quotation.source_spans.empty()) return false;
    const auto head = syntax_.head_of(quotation.source_spans.front());
    return head && is_own_staff(*head);
  }

  /// "A correspondent of the Courier counted forty holes": the outlet's own eyes.
  void own_staff(TokenIndex verb) {
    const Token& token = syntax_.token(verb);
    if (!is_verb(token) || !words_.seeing.contains(token.lemma) || is_negated(syntax_, verb)) return;
    const auto subject = syntax_.child(verb, {"nsubj"});
    if (!subject || !is_own_staff(*subject)) return;
    const Happening* one = about(verb);
    if (!one) return;
    for (const Quotation& quotation : reading_.quotations) {
      if (quotation.cue == static_cast<int>(verb)) return;  // heard already
    }
    Source staff;
    staff.name = std::string(syntax_.doc().text().at(syntax_.span(*subject)));
    std::replace(staff.name.begin(), staff.name.end(), '\n', ' ');
    staff.kind = SourceKind::kPerson;
    staff.affiliation = reading_.sources.front().name;
    staff.knowledge = Knowledge::kWitnessed;
    staff.span = syntax_.span(*subject);
    Claim claim = begin(one->event, syntax_.span(verb), ClaimAbout::kAll);
    const SourceId id = add(reading_.sources, std::move(staff));
    claim.attribution.push_back({id, 1, std::string(syntax_.doc().text().at(token.span)), token.span});
    keep(std::move(claim));
  }

  Claim begin(EventId event, Span span, ClaimAbout what) const {
    Claim claim;
    claim.subject = event;
    claim.about = what;
    claim.span = span;
    claim.confidence = kConfidence;
    claim.certainty = Certainty::kCertain;
    claim.attribution.push_back({SourceId{0}, 0, "", std::nullopt});
    return claim;
  }

  ClaimId keep(Claim claim) {
    claim.key = claim_key(reading_, claim, syntax_.doc().article.text_sha256);
    for (const Claim& known : reading_.claims) {
      if (known.key == claim.key) return {};
    }
    return add(reading_.claims, std::move(claim));
  }

  /// Nobody bears out what he denies, or has told already.
  bool has_spoken(EventId event, SourceId source, ClaimAbout what) const {
    return std::any_of(reading_.claims.begin(), reading_.claims.end(), [&](const Claim& claim) {
      const auto* subject = std::get_if<EventId>(&claim.subject);
      if (!subject || *subject != event || (what != ClaimAbout::kAll && claim.polarity == Polarity::kAffirmed)) return false;
      const auto roots = claim.roots();
      return std::find(roots.begin(), roots.end(), source) != roots.end();
    });
  }

  ClaimId add_claim(EventId event, const Quotation& quotation, ClaimAbout what) {
    if (has_spoken(event, quotation.source, what)) return {};
    Claim claim = begin(event, quotation.content_spans.front(), what);
    claim.certainty = quotation.certainty;
    int depth = 1;
    if (quotation.via) claim.attribution.push_back({quotation.via, depth++, "", std::nullopt});
    for (const SourceId source : quotation.sources) {
      AttributionStep step{source, depth, "", std::nullopt};
      if (!quotation.cue_spans.empty()) {
        step.cue_span = quotation.cue_spans.front();
        step.cue = std::string(syntax_.doc().text().at(*step.cue_span));
      }
      claim.attribution.push_back(std::move(step));
    }
    return keep(std::move(claim));
  }

  /// "Police estimated the crowd at 400"; "the union spoke of more than 3,000".
  bool give_number(const Quotation& quotation) {
    const auto cue = static_cast<TokenIndex>(quotation.cue);
    if (!words_.numbering.contains(syntax_.token(cue).lemma)) return false;
    const Happening* one = about(cue, "protest");
    if (!one) return false;
    const Sentence sentence = syntax_.doc().sentences[syntax_.sentence_of(cue)];
    const TokenIndex last = std::min({sentence.last, content_of(quotation).last + kNumberBehind, syntax_.size()});
    for (TokenIndex i = cue + 1; i < last; ++i) {
      const auto number = number_at(i);
      if (!number || !counts_people(i, last)) continue;
      add_number(one->event, i, *number, add_claim(one->event, quotation, ClaimAbout::kCount));
      return true;
    }
    return false;
  }

  /// "Police put the crowd at 300": no verb of saying, but a number by somebody.
  void put_at(TokenIndex verb) {
    if (syntax_.token(verb).lemma != "put" || is_negated(syntax_, verb)) return;
    const auto teller = syntax_.child(verb, {"nsubj"}), counted = syntax_.child(verb, {"dobj"});
    if (!teller || !counted || !words_.crowd.contains(syntax_.token(*counted).lemma) || !informant(syntax_.token(*teller))) return;
    const Happening* one = about(verb, "protest");
    const Sentence sentence = syntax_.doc().sentences[syntax_.sentence_of(verb)];
    for (TokenIndex i = *counted + 1; one && i < sentence.last && i - *counted <= kNumberBehind; ++i) {
      const auto number = number_at(i);
      if (!number) continue;
      const std::string name = phrase_name(syntax_, *teller);
      SourceId source;
      for (const Source& known : reading_.sources) {
        if (fold_name(known.name) == fold_name(name)) source = known.id;
      }
      if (!source) {
        Source made;
        made.name = name;
        made.span = syntax_.span(*teller);
        made.entity = entity_with_head(reading_, static_cast<int>(*teller));
        source = add(reading_.sources, std::move(made));
      }
      Claim claim = begin(one->event, cover(syntax_.token(*teller).span, syntax_.token(i).span), ClaimAbout::kCount);
      claim.attribution.push_back({source, 1, std::string(syntax_.doc().text().at(syntax_.token(verb).span)), syntax_.token(verb).span});
      add_number(one->event, i, *number, keep(std::move(claim)));
      return;
    }
  }

  void add_number(EventId event, TokenIndex at, int number, ClaimId claim) {
    if (!claim) return;
    EventCount count;
    count.what = "participants";
    count.span = syntax_.token(at).span;
    const std::string& before = syntax_.token(at - 1).lower;
    if (!words_.at_most.contains(before)) count.low = number;
    if (!words_.at_least.contains(before)) count.high = number;
    count.claims = {claim};
    reading_[event].counts.push_back(std::move(count));
  }

  std::optional<int> number_at(TokenIndex i) const {
    std::string digits;
    for (const char c : syntax_.token(i).lower) {
      if (c == ',') continue;
      if (c < '0' || c > '9') return std::nullopt;
      digits += c;
    }
    int out = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return digits.empty() || read.ec != std::errc() || out < 2 ? std::nullopt : std::optional(out);
  }

  /// A number of nothing else: "400.", "400 marchers", not "400 metres".
  bool counts_people(TokenIndex number, TokenIndex last) const {
    const TokenIndex next = number + 1;
    if (next >= last || next >= syntax_.size()) return true;
    const Token& token = syntax_.token(next);
    return (token.pos != "NOUN" && token.pos != "PROPN" && token.lower != "%") || words_.crowd.contains(token.lower);
  }

  const Syntax& syntax_;
  Reading& reading_;
  const WitnessWords& words_;
  std::vector<Happening> happenings_;
};

}  // namespace

void add_circumstances(const Syntax& syntax, Reading& reading) {
  if (!reading.sources.empty()) Finder(syntax, reading).run();
}

}  // namespace dateline::attribution
