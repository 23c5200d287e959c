// Identifiers in a text: a scheme's cue and a value behind it ("IMO 9074729", "serial numbers AB-1 and AB-2"), or a value whose form says
// what it is, given to the nearest thing of the sentence that can bear it.
#include <algorithm>

#include "bases/identifier_forms.h"
#include "bases/linking.h"

namespace dateline::bases {
namespace {

constexpr TokenIndex kMostWordsBetween = 4;  // "number", "No", ":", "("
constexpr TokenIndex kMostWords = 12;        // of a marking
constexpr int kMostInList = 20;
constexpr std::uint32_t kBehind = 100000, kBehindWeighs = 3;

bool joins(std::string_view word) {
  static constexpr std::string_view kWords[] = {"number", "numbers", "no",  "no.",  "nos",     "nos.", "#", ":",
                                                "(",      "is",      "was", "were", "reading", "with", "-", "–"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}
bool opens_quote(std::string_view word) { return word == "\"" || word == "“" || word == "'" || word == "‘" || word == "``"; }
bool closes_quote(std::string_view word) { return word == "\"" || word == "”" || word == "'" || word == "’" || word == "''"; }
bool ends_value(std::string_view word) {
  static constexpr std::string_view kWords[] = {".", ",", ";", ":", ")", "\"", "”", "'", "’", "'s", "’s"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

struct Value {
  TokenIndex first = 0, last = 0;
  std::string text;
};

class IdentifierReader {
 public:
  IdentifierReader(const Syntax& syntax, Reading& reading) : syntax_(syntax), doc_(syntax.doc()), reading_(reading) {}

  void run() {
    for (const Sentence& sentence : doc_.sentences) {
      for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
        for (const IdentifierScheme& scheme : identifier_schemes()) {
          if (scheme.cues.empty()) {
            const char first = doc_.word(i).empty() ? ' ' : doc_.word(i).front();
            if (first < 'A' || first > 'Z') continue;
            if (const auto value = value_at(scheme, sentence, i); value && (i == sentence.first || !touches(i)))
              keep(scheme, sentence, *value);
          } else if (const TokenIndex behind = behind_cue(scheme, sentence, i); behind > i) {
            read_values(scheme, sentence, behind);
          }
        }
      }
    }
  }

 private:
  bool touches(TokenIndex i) const {
    return doc_.tokens[i - 1].span.end == doc_.tokens[i].span.start && !opens_quote(doc_.tokens[i - 1].lower) &&
           doc_.tokens[i - 1].lower != "(";
  }

  /// The token behind the cue that begins here; the token itself if none does.
  TokenIndex behind_cue(const IdentifierScheme& scheme, const Sentence& sentence, TokenIndex i) const {
    TokenIndex best = i;
    for (const auto& cue : scheme.cues) {
      if (doc_.tokens[i].lower != cue.front() || cue.size() > sentence.last - i) continue;
      bool all = true;
      for (std::size_t w = 1; w < cue.size(); ++w) all = all && doc_.tokens[i + w].lower == cue[w];
      if (all) best = std::max(best, static_cast<TokenIndex>(i + cue.size()));
    }
    return best;
  }

  void read_values(const IdentifierScheme& scheme, const Sentence& sentence, TokenIndex at) {
    for (TokenIndex skipped = 0; at < sentence.last && skipped <= kMostWordsBetween; ++skipped, ++at) {
      auto value = value_at(scheme, sentence, at);
      if (!value && joins(doc_.tokens[at].lower)) continue;
      for (int n = 0; value && n < kMostInList; ++n) {
        keep(scheme, sentence, *value);
        TokenIndex next = value->last;
        while (next < sentence.last && (doc_.tokens[next].lower == "," || doc_.tokens[next].lower == "and")) ++next;
        if (next == value->last) return;
        value = value_at(scheme, sentence, next);
      }
      return;
    }
  }

  /// The value that begins at a token: the tokens that nothing parts from it, where they have the scheme's form.
  std::optional<Value> value_at(const IdentifierScheme& scheme, const Sentence& sentence, TokenIndex first) const {
    if (first >= sentence.last) return std::nullopt;
    if (scheme.form == IdentifierForm::kWords) return quoted_at(sentence, first);
    TokenIndex last = first + 1;
    const auto goes_on = [&](TokenIndex i) {
      return doc_.tokens[i - 1].span.end == doc_.tokens[i].span.start && doc_.tokens[i].lower != ")" && doc_.tokens[i].pos != "SPACE";
    };
    while (last < sentence.last && last - first < kMostWords && goes_on(last)) ++last;
    while (last > first + 1 && ends_value(doc_.tokens[last - 1].lower)) --last;
    std::string text(doc_.text().at(doc_.span_of(first, last)));
    if (has_form(scheme, text)) return Value{first, last, std::move(text)};
    // "CSQU 3054383", "EK 202"
    const bool parted =
        (scheme.form == IdentifierForm::kContainer && text.size() == 4) || (scheme.form == IdentifierForm::kFlight && text.size() <= 3);
    if (!parted || last >= sentence.last) return std::nullopt;
    text += doc_.word(last);
    return has_form(scheme, text) ? std::optional(Value{first, last + 1, std::move(text)}) : std::nullopt;
  }

  std::optional<Value> quoted_at(const Sentence& sentence, TokenIndex first) const {
    if (!opens_quote(doc_.tokens[first].lower)) return std::nullopt;
    for (TokenIndex last = first + 1; last < sentence.last && last - first <= kMostWords; ++last) {
      if (!closes_quote(doc_.tokens[last].lower)) continue;
      TokenIndex end = last;
      if (end > first + 1 && doc_.tokens[end - 1].lower == ",") --end;  // "marked 'X,' ..."
      if (end == first + 1) return std::nullopt;
      return Value{first + 1, end, std::string(doc_.text().at(doc_.span_of(first + 1, end)))};
    }
    return std::nullopt;
  }

  void keep(const IdentifierScheme& scheme, const Sentence& sentence, const Value& value) {
    const Span span = doc_.span_of(value.first, value.last);
    Entity* bearer = nearest(scheme, doc_.span_of(sentence.first, sentence.last), span);
    if (!bearer && scheme.bearer == "goods" && sentence.first > 0) {  // "The serial number was ...": of what the sentence before names
      const Sentence before = doc_.sentences[syntax_.sentence_of(sentence.first - 1)];
      bearer = nearest(scheme, doc_.span_of(before.first, before.last), span);
    }
    if (!bearer && scheme.makes_bearer) bearer = make_bearer(scheme, value, span);
    if (!bearer) return;
    const bool there =
        std::any_of(bearer->identifiers.begin(), bearer->identifiers.end(), [&](const Identifier& i) { return i.span == span; });
    if (!there) bearer->identifiers.push_back({scheme.name, value.text, span, is_valid(scheme, value.text)});
  }

  static bool can_bear(const IdentifierScheme& scheme, const Entity& entity, const Mention& mention) {
    const bool thing = entity.type == EntityType::kPlatform || entity.type == EntityType::kVehicle;
    if (scheme.bearer == "ship") return can_be(entity.type, format::kCraft) && mention.form == MentionForm::kName;
    if (scheme.bearer == "body") return can_be(entity.type, format::kBody) && mention.form == MentionForm::kName;
    if (scheme.bearer == "goods") return thing || entity.type == EntityType::kWeapon;
    if (scheme.bearer == "aircraft") return thing && entity.subtype != "container" && mention.form != MentionForm::kPronoun;
    if (scheme.bearer == "container") return entity.subtype == "container";
    if (scheme.bearer == "paper") return entity.subtype == "bill_of_lading";
    if (entity.type == EntityType::kPerson) return entity.person_class == PersonClass::kPublicRole;  // nobody private gets a number
    return (can_be(entity.type, format::kBody) || can_be(entity.type, format::kCraft)) && mention.form != MentionForm::kPronoun;
  }

  /// Whose mention within the sentence stands nearest to the value.
  Entity* nearest(const IdentifierScheme& scheme, Span within, Span value) {
    Entity* best = nullptr;
    std::uint32_t least = UINT32_MAX;
    for (Entity& entity : reading_.entities) {
      for (const Mention& mention : entity.mentions) {
        if (mention.span.start < within.start || mention.span.end > within.end || !can_bear(scheme, entity, mention)) continue;
        if (scheme.makes_bearer && mention.form == MentionForm::kName && entity.mentions.size() == 1 && !entity.identifiers.empty() &&
            !mention.span.overlaps(value) && entity.identifiers.front().span == mention.span) {
          continue;  // made for another value
        }
        std::uint32_t off = mention.span.end <= value.start   ? value.start - mention.span.end
                            : mention.span.start >= value.end ? mention.span.start - value.end
                                                              : 0;
        // A number stands behind what it is of; behind a list's reference stands whose list it is.
        if (mention.span.start >= value.end) off = scheme.bearer == "listed" ? off + kBehind : off * kBehindWeighs;
        if (off < least) best = &entity, least = off;
      }
    }
    return best;
  }

  static void set_kind(const IdentifierScheme& scheme, const Value& value, Entity& entity) {
    entity.name = value.text;
    entity.type = scheme.bearer == "paper" ? EntityType::kDocument : EntityType::kVehicle;
    entity.subtype = scheme.bearer == "paper" ? "bill_of_lading" : scheme.bearer;
    entity.person_class.reset();
    entity.code.clear();
  }

  /// A thing that the text names by its number alone.
  Entity* make_bearer(const IdentifierScheme& scheme, const Value& value, Span span) {
    for (Entity& entity : reading_.entities) {
      for (const Mention& mention : entity.mentions) {
        if (!mention.span.overlaps(span)) continue;
        const bool whole = mention.span == span && entity.mentions.size() == 1;  // "CSQU 3054383" taken for somebody's name
        if (whole && entity.type == EntityType::kPerson) set_kind(scheme, value, entity);
        return entity.type == EntityType::kPerson ? nullptr : &entity;
      }
    }
    Entity made;
    set_kind(scheme, value, made);
    made.mentions.push_back({span, MentionForm::kName, std::nullopt, static_cast<int>(value.last - 1)});
    return &reading_.entities[static_cast<std::size_t>(add(reading_.entities, std::move(made)).index)];
  }

  const Syntax& syntax_;
  const Document& doc_;
  Reading& reading_;
};

}  // namespace

void read_identifiers(const Syntax& syntax, Reading& reading) { IdentifierReader(syntax, reading).run(); }

}  // namespace dateline::bases
