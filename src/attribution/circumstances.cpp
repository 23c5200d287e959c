#include "attribution/circumstances.h"

#include <algorithm>

#include "attribution/crowds.h"
#include "attribution/cue_words.h"
#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "attribution/story.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

class Finder {
 public:
  explicit Finder(Story& story) : story_(story), syntax_(story.syntax), reading_(story.reading), words_(story.words) {}

  void run() {
    const std::size_t quotations = reading_.quotations.size();
    for (std::size_t q = 0; q < quotations; ++q) {
      const Quotation& quotation = reading_.quotations[q];
      if (!can_bear_out(quotation)) continue;
      if (give_number(story_, quotation)) continue;
      bear_out(quotation);
    }
    for (TokenIndex i = 0; i < syntax_.size(); ++i) {
      own_staff(i);
      put_number(story_, i);
    }
    for (std::size_t i = 0; i < reading_.events.size(); ++i) charge(Event(reading_.events[i]));
  }

 private:
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
    return head && !tells_of_none(syntax_, *head) && !is_to_come(*head);
  }

  bool is_to_come(TokenIndex head) const {
    for (const TokenIndex aux : syntax_.children_with(head, {"aux"})) {
      const bool seen = syntax_.token(aux).lower == "could" && words_.seeing.contains(syntax_.token(head).lemma);
      if (syntax_.token(aux).tag == "MD" && !seen) return true;
    }
    return false;
  }

  bool tells_happening(const Quotation& quotation) const {
    return std::any_of(quotation.content_spans.begin(), quotation.content_spans.end(), [&](Span span) { return !story_.within(syntax_.tokens_in(span)).empty(); });
  }

  /// "He counted six boats", "flames could be seen".
  bool tells_what_was_seen(const Quotation& quotation) const {
    if (words_.seeing.contains(syntax_.token(static_cast<TokenIndex>(quotation.cue)).lemma)) return true;
    const Sentence content = content_of(syntax_, quotation);
    for (TokenIndex i = content.first; i < content.last; ++i) {
      if (!is_verb(syntax_.token(i)) || !words_.seeing.contains(syntax_.token(i).lemma) || tells_of_none(syntax_, i)) continue;
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
    const Sentence content = content_of(syntax_, quotation);
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
      if (!part.entity) return false;
      const Entity& entity = reading_[part.entity];
      if (entity.id == source.entity || (entity.type != EntityType::kGroup && entity.type != EntityType::kPerson && entity.type != EntityType::kVehicle)) return false;
      return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return content.contains(m.span.start); });
    });
  }

  void bear_out(const Quotation& quotation) {
    if (tells_happening(quotation)) return;
    const Happening* one = story_.about(content_of(syntax_, quotation).first);
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
    story_.add_claim(one->event, quotation, ClaimAbout::kAll);
    name_doers(one->event, quotation);
  }

  /// "She recognised fighters of the Guard": who did it, by this witness.
  void name_doers(EventId event, const Quotation& quotation) {
    const Sentence content = content_of(syntax_, quotation);
    for (TokenIndex i = content.first; i < content.last; ++i) {
      if (!words_.identifying.contains(syntax_.token(i).lemma) || tells_of_none(syntax_, i)) continue;
      const Span behind{syntax_.token(i).span.end, quotation.content_spans.front().end};
      for (const Entity& entity : reading_.entities) {
        if (!is_body(entity)) continue;
        const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.form == MentionForm::kName && behind.contains(m.span.start); });
        if (!named) continue;
        const Span span = entity.mentions.front().span;
        blame(event, entity.id, span, story_.add_claim(event, quotation, ClaimAbout::kAgent));
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

  /// Whether this source's claim on who did it is made already ("accused the army of the bombing").
  bool names_doer(EventId event, SourceId source) const {
    return std::any_of(reading_.claims.begin(), reading_.claims.end(), [&](const Claim& claim) {
      const auto* subject = std::get_if<EventId>(&claim.subject);
      return subject && *subject == event && claim.about == ClaimAbout::kAgent && !claim.attribution.empty() && claim.attribution.back().source == source;
    });
  }

  /// "The mayor blamed the Column": of the violence that the story tells, where the charge tells no deed of its own.
  void charge(const Event& accusation) {
    if (accusation.kind != "accuse" || accusation.status != EventStatus::kOccurred || accusation.mentions.empty()) return;
    const auto cue = syntax_.head_of(accusation.mentions.front());
    if (!cue || is_negated(syntax_, *cue)) return;
    const auto beside = story_.within(syntax_.doc().sentences[syntax_.sentence_of(*cue)]);
    const bool own_deed = std::any_of(beside.begin(), beside.end(), [&](const Happening* one) { return !in_aside(one->head); });
    const Happening* one = own_deed ? nullptr : story_.about(*cue, "assault");
    if (!one || one->head > *cue) return;
    EntityId accuser, accused;
    Span span;
    for (const Participant& part : accusation.participants) {
      if (part.role == Role::kAgent) accuser = part.entity;
      if (part.role == Role::kTarget && part.entity && is_body(reading_[part.entity]) && !accused) accused = part.entity, span = part.span;
    }
    if (!accuser || !accused) return;
    for (const Source& source : reading_.sources) {
      if (source.entity != accuser || source.id.index == 0 || names_doer(one->event, source.id)) continue;
      Claim claim = story_.begin(one->event, accusation.span, ClaimAbout::kAgent);
      claim.attribution.push_back({source.id, 1, std::string(syntax_.doc().text().at(accusation.mentions.front())), accusation.mentions.front()});
      blame(one->event, accused, span, story_.keep(std::move(claim)));
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
    const Happening* one = story_.about(verb);
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
    Claim claim = story_.begin(one->event, syntax_.span(verb), ClaimAbout::kAll);
    const SourceId id = add(reading_.sources, std::move(staff));
    claim.attribution.push_back({id, 1, std::string(syntax_.doc().text().at(token.span)), token.span});
    story_.keep(std::move(claim));
  }

  Story& story_;
  const Syntax& syntax_;
  Reading& reading_;
  const WitnessWords& words_;
};

}  // namespace

void add_circumstances(const Syntax& syntax, Reading& reading) {
  if (reading.sources.empty()) return;
  Story story(syntax, reading);
  if (!story.empty()) Finder(story).run();
}

}  // namespace dateline::attribution
