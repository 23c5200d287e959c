#include "temporal/times.h"

#include <optional>

#include "temporal/modifiers.h"
#include "temporal/resolve.h"
#include "temporal/rules.h"
#include "temporal/week_start.h"
#include "temporal/words.h"

namespace dateline::temporal {
namespace {

constexpr std::uint32_t kPeriodReach = 6;  // sentences for which a quarter stays what the text compares

/// What data/temporal says, read once.
struct Knowledge {
  Lexicon lexicon;
  ModifierBook modifiers{lexicon};
  RuleBook rules{lexicon};
};

const Knowledge& knowledge() {
  static const Knowledge all;
  return all;
}

/// What the rules find at words[at]; of "in {the past}" and the longer "the past two years" behind the preposition the longer.
std::optional<Match> match_at(const Syntax& syntax, const std::vector<Word>& words, std::size_t at) {
  std::optional<Match> plain = knowledge().rules.match(syntax, words, at);
  if (!plain || plain->first == at || plain->second) return plain;
  auto inner = knowledge().rules.match(syntax, words, plain->first);
  return inner && inner->end > plain->end ? inner : plain;
}

/// The expression that begins at words[at], with the modifiers around it.
std::optional<Match> find_at(const Syntax& syntax, const std::vector<Word>& words, std::size_t at) {
  const Knowledge& known = knowledge();
  std::optional<Match> plain = match_at(syntax, words, at);
  if (plain && plain->begin > at) return plain;
  for (const ModifierFound& before : known.modifiers.before(words, at)) {
    if (before.end >= words.size()) continue;
    std::optional<Match> core = match_at(syntax, words, before.end);
    if (core && core->first > before.end && words[before.end].lower != "in") continue;  // "early in March", but "early | during March"
    if (!core || (plain && plain->end >= core->end) || !applies(before, *core, words)) continue;
    core->begin = core->first = at;
    core->parts.set(Field::kMod, before.modifier->mod);
    plain = std::move(core);
  }
  if (plain && plain->rule->kind != RuleKind::kNone && !plain->second) {
    if (const auto after = known.modifiers.after(words, plain->end); after && applies(*after, *plain, words)) {
      plain->end = plain->last = after->end;
      plain->parts.set(Field::kMod, after->modifier->mod);
    }
  }
  return plain;
}

/// "$300 a month", "20 flights a day": a rate, no time.
bool is_rate(const Syntax& syntax, const std::vector<Word>& words, const Match& match) {
  const std::string& first = words[match.first].lower;
  if (match.rule->kind != RuleKind::kLength || match.last != match.first + 2 || (first != "a" && first != "an") || match.first == 0) return false;
  const Token& before = syntax.token(words[match.first - 1].token);
  return before.tag == "CD" || before.tag == "NNS" || before.tag == "$" || before.lower == "percent" || before.lower == "%";
}

/// A programme's or book's title: "60 Minutes", "This Week".
bool is_title(const Syntax& syntax, const std::vector<Word>& words, const Match& match) {
  for (const Field sure : {Field::kMonth, Field::kYear, Field::kWeekday, Field::kHour}) {
    if (match.parts.has(sure)) return false;
  }
  const Word& last = words[match.last - 1];
  const Token& token = syntax.token(last.token);
  if (!last.capital || token.sentence_start) return false;
  return token.ent_type == "WORK_OF_ART" || (!match.parts.has(Field::kHoliday) && (token.ent_type == "ORG" || token.ent_type == "PRODUCT"));
}

/// Months of other calendars that stand alone, of one word, are often people: "Ramadan Ali".
bool is_person(const Syntax& syntax, const std::vector<Word>& words, const Match& match) {
  if (!match.parts.has(Field::kCalendar) || match.last != match.first + 1 || match.parts.has(Field::kYear) || match.parts.has(Field::kDay)) return false;
  if (syntax.token(words[match.last - 1].token).ent_type == "PERSON") return true;
  if (match.last >= words.size()) return false;
  const Word& next = words[match.last];
  return next.capital && syntax.token(next.token).tag == "NNP" && next.span.start <= words[match.last - 1].span.end + 1;
}

/// Words that a rule takes for a time and their neighbours or their name tell to be none.
bool is_none(const Syntax& syntax, const std::vector<Word>& words, const Match& match) {
  return match.rule->kind == RuleKind::kNone || is_rate(syntax, words, match) || is_title(syntax, words, match) ||
         is_person(syntax, words, match);
}

class Reader {
 public:
  Reader(const Syntax& syntax, Reading& reading) : syntax_(syntax), reading_(reading), words_(cut_words(syntax, knowledge().lexicon)) {
    anchors_.published = syntax.doc().article.published_day();
    anchors_.week_starts = week_starts(syntax.doc().article.publisher.domain);
  }

  void read() {
    for (std::size_t at = 0; at < words_.size();) {
      const auto match = find_at(syntax_, words_, at);
      if (!match) {
        ++at;
        continue;
      }
      if (!is_none(syntax_, words_, *match)) write(*match);
      at = match->end;
    }
  }

 private:
  void write(const Match& match) {
    if (!match.second) {
      write(match, match.parts, match.first, match.last);
      return;
    }
    Parts earlier = match.parts, later = match.parts;
    later.clear(Field::kUnit);
    for (const auto& [from, to] : {std::pair{Field::kToDay, Field::kDay}, {Field::kToMonth, Field::kMonth}, {Field::kToYear, Field::kYear}}) {
      if (later.has(from)) later.set(to, later[from]);
    }
    if (const auto month = earlier.number(Field::kMonth), until = earlier.number(Field::kToMonth), year = earlier.number(Field::kYear);
        month && until && year && *month > *until) {
      earlier.set(Field::kYear, std::to_string(*year - 1));  // "December 21 to January 3, 2018"
    }
    if (const auto until = later.number(Field::kToWeekday); until && match.rule->kind == RuleKind::kSet) {
      later.set(Field::kWeekday, later[Field::kToWeekday]);
    } else if (until) {  // "Monday to Friday": the one that follows
      later.set(Field::kOffset, std::to_string((*until - *later.number(Field::kWeekday) + 7) % 7));
    }
    write(match, earlier, match.first, match.last);
    write(match, later, match.second->first, match.second->second);
  }

  void write(const Match& match, const Parts& parts, std::size_t first, std::size_t last) {
    if (last <= first) return;
    const TokenIndex token = words_[last - 1].token;
    const std::uint32_t sentence = syntax_.sentence_of(token);
    anchors_.previous_in_sentence = anchors_.previous && previous_sentence_ == sentence;
    anchors_.previous_is_near = anchors_.previous && sentence - previous_sentence_ <= 1;
    if (anchors_.period && sentence - period_sentence_ > kPeriodReach) anchors_.period.reset();
    Resolved resolved = resolve(*match.rule, parts, side_of(syntax_, token), anchors_);
    if (!resolved.keep) return;
    const Span span{words_[first].span.start, words_[last - 1].span.end};
    if (resolved.impossible) {
      reading_.issues.push_back({"impossible_date", span, "no such day in the calendar: " + std::string(syntax_.doc().text().at(span))});
    }
    remember(match, resolved, sentence);
    add(span, resolved);
  }

  void add(Span span, const Resolved& resolved) {
    TimeExpression time;
    time.span = span;
    time.type = resolved.type;
    time.value = resolved.value;
    time.mod = resolved.mod;
    time.anchor = resolved.anchor;
    time.calendar = resolved.calendar;
    if (resolved.days) time.start = resolved.days->first, time.end = resolved.days->last;
    dateline::add(reading_.times, std::move(time));
  }

  /// A comparison with what was ("a year earlier") does not move the text's own time.
  void remember(const Match& match, const Resolved& resolved, std::uint32_t sentence) {
    const bool back = match.rule->kind == RuleKind::kThen || match.rule->kind == RuleKind::kAgo;
    const bool other_year = match.rule->kind == RuleKind::kContext && match.parts.has(Field::kYear);  // "the 2018 period"
    const bool compares = other_year || (back && match.parts[Field::kDir] == "-1" && resolved.anchor == TimeAnchor::kPrevious);
    if (!resolved.point || compares) return;
    if (resolved.point->unit == Unit::kQuarter || resolved.point->unit == Unit::kHalf) {
      anchors_.period = resolved.point;
      period_sentence_ = sentence;
    }
    anchors_.previous = resolved.point;
    if (resolved.point->unit == Unit::kDay) anchors_.previous_day = resolved.point;
    previous_sentence_ = sentence;
  }

  const Syntax& syntax_;
  Reading& reading_;
  std::vector<Word> words_;
  Anchors anchors_;
  std::uint32_t previous_sentence_ = 0;
  std::uint32_t period_sentence_ = 0;
};

}  // namespace

void read_times(const Syntax& syntax, Reading& reading) { Reader(syntax, reading).read(); }

}  // namespace dateline::temporal
