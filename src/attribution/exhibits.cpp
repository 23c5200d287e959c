// Exhibits: images, films and documents that a report shows or speaks of as evidence: who made and published them, when, and what they show.
#include <algorithm>
#include <unordered_map>

#include "attribution/attribution.h"
#include "attribution/entity_heads.h"
#include "attribution/grammar.h"
#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::attribution {
namespace {

enum class Deed { kPublish, kTake, kShow, kHold };

struct ExhibitNoun {
  ExhibitKind kind;
  std::vector<std::string_view> needs;
};

struct Tables {
  std::unordered_map<std::string_view, std::vector<ExhibitNoun>> nouns;
  std::unordered_map<std::string_view, Deed> deeds;
  Tables() {
    for (const TableRow& row : data_table("attribution/exhibits.tsv")) {
      const auto kind = from_name<ExhibitKind>(row[1]);
      DL_ASSERT(kind, "an unknown kind of exhibit");
      nouns[row[0]].push_back({*kind, split(row[2], ',')});
    }
    static constexpr std::string_view kDeeds[] = {"publish", "take", "show", "hold"};
    for (const TableRow& row : data_table("attribution/exhibit_verbs.tsv")) {
      deeds[row[0]] = static_cast<Deed>(std::find(std::begin(kDeeds), std::end(kDeeds), row[1]) - std::begin(kDeeds));
    }
  }
};
const Tables& tables() {
  static const Tables all;
  return all;
}

class ExhibitFinder {
 public:
  ExhibitFinder(const Syntax& syntax, Reading& reading) : syntax_(syntax), reading_(reading), entities_(reading) {
    for (const Event& event : reading.events) {
      for (const Span mention : event.mentions) {
        const Sentence tokens = syntax.tokens_in(mention);
        for (TokenIndex i = tokens.first; i < tokens.last; ++i) events_.emplace(i, event.id);
      }
      if (event.head >= 0) events_.emplace(static_cast<TokenIndex>(event.head), event.id);
    }
  }

  void run() {
    for (TokenIndex i = 0; i < syntax_.size(); ++i) {
      if (const auto kind = kind_of(i)) look(i, *kind);
    }
  }

 private:
  std::optional<ExhibitKind> kind_of(TokenIndex noun) const {
    const Token& token = syntax_.token(noun);
    if (token.pos != "NOUN") return std::nullopt;
    const auto found = tables().nouns.find(token.lemma);
    if (found == tables().nouns.end()) return std::nullopt;
    for (const ExhibitNoun& entry : found->second) {
      for (const std::string_view need : entry.needs) {
        if (need == "-" || has_word_before(noun, need)) return entry.kind;
      }
    }
    return std::nullopt;
  }
  bool has_word_before(TokenIndex noun, std::string_view word) const {
    const TokenIndex first = syntax_.extent(noun).first;
    for (TokenIndex i = first; i < noun; ++i) {
      if (syntax_.token(i).lower == word || syntax_.token(i).lemma == word) return true;
    }
    return false;
  }

  void look(TokenIndex noun, ExhibitKind kind) {
    Exhibit exhibit;
    exhibit.kind = kind;
    exhibit.span = syntax_.doc().span_of(noun_phrase(syntax_, noun).front().first, noun + 1);
    bool evidence = with_its_verb(noun, exhibit) | with_verb_above(noun, kind, exhibit);
    for (const TokenIndex child : syntax_.children(noun)) {
      const Token& token = syntax_.token(child);
      if (token.dep == "acl" || token.dep == "relcl") evidence |= with_participle(child, exhibit);
      if (child > noun && token.dep == "prep" && token.lower == "of" && kind != ExhibitKind::kDocument) {
        evidence = true;
        add_shown(child, exhibit);
      }
      if (child > noun && token.dep == "prep" && token.lower == "by") {
        if (const auto maker = syntax_.child(child, {"pobj"})) exhibit.maker = entities_.at(*maker);
      }
      if (child > noun && token.dep == "prep" && (token.lower == "from" || token.lower == "in")) {
        exhibit.taken = time_in(child);
        const auto from = token.lower == "from" ? syntax_.child(child, {"pobj"}) : std::nullopt;  // "images from X"
        if (from && !exhibit.maker) exhibit.maker = maker_at(*from);
      }
      if (child < noun && (token.dep == "compound" || token.dep == "poss" || token.dep == "nmod") && !exhibit.maker) exhibit.maker = maker_at(child);
    }
    if (!evidence) return;
    if (!exhibit.maker && kind != ExhibitKind::kDocument) exhibit.maker = exhibit.publisher;
    add(reading_.exhibits, std::move(exhibit));
  }

  EntityId maker_at(TokenIndex token) const {
    const EntityId id = entities_.at(token);
    if (!id) return {};
    const EntityType type = reading_[id].type;
    return type == EntityType::kOrganization || type == EntityType::kPerson || type == EntityType::kUnit ? id : EntityId{};
  }

  static std::optional<Deed> deed_of(const Token& verb) {
    const auto found = tables().deeds.find(verb.lemma);
    return found == tables().deeds.end() || !is_verb(verb) ? std::nullopt : std::optional<Deed>(found->second);
  }

  /// The verb whose subject or object the noun is: "images show ...", "published photos", "the video was posted by ...".
  bool with_its_verb(TokenIndex noun, Exhibit& exhibit) {
    const Token& token = syntax_.token(noun);
    const TokenIndex verb = token.head;
    const auto deed = deed_of(syntax_.token(verb));
    if (!deed) return false;
    const bool recorded = *deed == Deed::kTake && exhibit.kind != ExhibitKind::kDocument && exhibit.kind != ExhibitKind::kDataset;  // "a recording captures"
    if (token.dep == "nsubj" && (*deed == Deed::kShow || recorded)) {
      add_shown(verb, exhibit, noun);
      return true;
    }
    if (token.dep == "dobj") return done(verb, *deed, subject_of(syntax_, verb), exhibit);
    if (token.dep == "nsubjpass") return done(verb, *deed, passive_agent(syntax_, verb), exhibit);
    return false;
  }

  /// "The strike can be seen in a video", "confirmed by images", "according to documents, X delivered"; of what is intercepted "in a call, X ordered".
  bool with_verb_above(TokenIndex noun, ExhibitKind kind, Exhibit& exhibit) {
    const TokenIndex preposition = syntax_.token(noun).head;
    if (syntax_.token(noun).dep != "pobj" || syntax_.is_root(preposition)) return false;
    const TokenIndex above = syntax_.token(preposition).head;
    if (syntax_.token(above).lower == "according" && !syntax_.is_root(above)) {
      show_event_at(syntax_.token(above).head, exhibit);
      return true;
    }
    if (kind == ExhibitKind::kIntercept) {
      show_event_at(above, exhibit);
      for (const TokenIndex child : syntax_.children_with(above, {"dobj", "ccomp", "xcomp"})) show_event_at(child, exhibit);
      return true;
    }
    const auto deed = deed_of(syntax_.token(above));
    const auto subject = syntax_.child(above, {"nsubjpass"});
    if (!deed || !subject || *deed == Deed::kPublish) return false;
    show_event_at(*subject, exhibit);
    if (const EntityId id = entities_.at(*subject)) show(exhibit, id);
    return true;
  }
  void show_event_at(TokenIndex token, Exhibit& exhibit) const {
    if (const auto event = events_.find(token); event != events_.end()) show(exhibit, event->second);
  }

  /// "posted by residents", "taken on Tuesday", "showing a truck", "that show".
  bool with_participle(TokenIndex verb, Exhibit& exhibit) {
    const auto deed = deed_of(syntax_.token(verb));
    if (!deed) return false;
    if (*deed == Deed::kShow) {
      add_shown(verb, exhibit);
      return true;
    }
    return done(verb, *deed, passive_agent(syntax_, verb), exhibit);
  }

  bool done(TokenIndex verb, Deed deed, std::optional<TokenIndex> by, Exhibit& exhibit) {
    const EntityId who = by ? entities_.at(*by) : EntityId{};
    switch (deed) {
      case Deed::kPublish:
        if (who) exhibit.publisher = who;
        exhibit.published = time_of(verb);
        return true;
      case Deed::kTake:
        if (syntax_.token(verb).tag != "VBN") return false;
        if (who) exhibit.maker = who;
        exhibit.taken = time_of(verb);
        return true;
      case Deed::kHold: return true;
      case Deed::kShow: return false;
    }
    return false;
  }

  TimeId time_of(TokenIndex verb) const {
    for (const TokenIndex child : syntax_.children(verb)) {
      const std::string_view dep = syntax_.token(child).dep;
      if (dep != "npadvmod" && dep != "prep" && dep != "advmod") continue;
      if (const TimeId time = time_in(child)) return time;
    }
    return {};
  }
  TimeId time_in(TokenIndex phrase) const {
    const Span span = syntax_.span(phrase);
    const auto& times = reading_.times;
    const auto found = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.span.start < span.start; });
    return found != times.end() && found->span.start < span.end && found->type == TimexType::kDate ? found->id : TimeId{};
  }

  /// Events told below a word, and the things that it has as objects.
  void add_shown(TokenIndex above, Exhibit& exhibit, std::optional<TokenIndex> but = std::nullopt) {
    for (const TokenIndex i : tokens_below(syntax_, above)) {
      if (i == above || (but && syntax_.is_under(i, *but))) continue;
      if (const auto event = events_.find(i); event != events_.end()) show(exhibit, event->second);
      const std::string_view dep = syntax_.token(i).dep;
      const bool direct = syntax_.token(i).head == above && (dep == "dobj" || dep == "pobj");
      const EntityId id = entities_.at(i);
      if (id && (direct || is_site(reading_[id].type))) show(exhibit, id);  // "damage to the bridge", "trucks at the depot"
    }
  }
  static bool is_site(EntityType type) { return type == EntityType::kFacility || type == EntityType::kRoute; }
  static void show(Exhibit& exhibit, std::variant<EventId, EntityId> what) {
    if (std::find(exhibit.shows.begin(), exhibit.shows.end(), what) == exhibit.shows.end()) exhibit.shows.push_back(what);
  }

  const Syntax& syntax_;
  Reading& reading_;
  EntityHeads entities_;
  std::unordered_map<TokenIndex, EventId> events_;
};

}  // namespace

void read_exhibits(const Syntax& syntax, Reading& reading) { ExhibitFinder(syntax, reading).run(); }

}  // namespace dateline::attribution
