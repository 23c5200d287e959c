#include "actors/terms.h"

#include <charconv>

#include "actors/lexicon.h"
#include "base/calendar_date.h"

namespace dateline::actors {
namespace {

/// A point of the calendar, not a length of time and not "now".
bool is_point(const std::string& value) { return !value.empty() && value[0] >= '0' && value[0] <= '9'; }

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_preposition(const Token& token) { return token.pos == "ADP" || token.pos == "SCONJ"; }
bool begins(const Token& token) { return lexicon().is(token.lower, "beginning"); }
bool ends(const Token& token) { return lexicon().is(token.lower, "ending"); }

/// "was", "had led": what it tells is over, not "has led".
bool is_past(const Syntax& syntax, TokenIndex verb) {
  if (syntax.token(verb).tag == "VBD") return true;
  const auto had = syntax.child(verb, {"aux"}), was = syntax.child(verb, {"auxpass"});
  return had ? syntax.token(*had).lower == "had" : was && syntax.token(*was).tag == "VBD";
}
bool is_perfect(const Syntax& syntax, TokenIndex verb) {
  const auto aux = syntax.child(verb, {"aux"});
  return aux && (syntax.token(*aux).lower == "has" || syntax.token(*aux).lower == "have");
}

struct TermReader {
  const Syntax& syntax;
  const Reading& reading;
  const std::vector<TimeId>& times;
  Term term;
  std::string length;    // "P6Y", of "for six years"
  bool until_undated = false;  // "until his resignation"

  const std::string& value(TokenIndex i) const {
    static const std::string kNone;
    return times[i] ? reading[times[i]].value : kNone;
  }

  void set(std::string& place, const std::string& told) const {
    if (place.empty()) place = told;
  }

  /// The first point of time among the words of a phrase or clause: "his death in May 2021".
  std::string point_in(TokenIndex head) const {
    const Sentence extent = syntax.extent(head);
    for (TokenIndex i = extent.first; i < extent.last; ++i) {
      if (is_point(value(i))) return value(i);
    }
    return {};
  }

  /// The other end of "between A and B", "2009-2011".
  std::string other_end(TokenIndex first, bool between) const {
    for (TokenIndex child : syntax.children(first)) {
      if (times[child] == times[first] || !is_point(value(child))) continue;
      const std::string_view before = syntax.doc().word(child - 1);
      const bool dash = before == "-" || before == "–";
      if (dash || (between && syntax.token(child).dep == "conj")) return value(child);
    }
    return {};
  }

  void read_end(TokenIndex object) {
    const std::string told = point_in(object);
    if (!told.empty()) {
      set(term.end, told);
    } else if (!times[object] || value(object) == "PAST_REF") {
      until_undated = true;
    }
  }

  void read_length(TokenIndex object) {
    const bool exact = times[object] && reading[times[object]].mod.empty();
    if (exact && value(object).starts_with("P")) length = value(object);
  }

  /// `strict`: not "in", "on", "during", which can say when something else is done.
  void read_preposition(TokenIndex prep, bool strict) {
    const Token& token = syntax.token(prep);
    const bool between = token.lower == "between", event = token.lower == "since" || token.lower == "until" || token.lower == "till";
    for (TokenIndex object : syntax.children_with(prep, {"pobj", "pcomp"})) {
      if (ends(token)) {
        if (event || is_point(value(object))) read_end(object);
      } else if (token.lower == "for") {
        read_length(object);
      } else if (between || (begins(token) && !(strict && lexicon().is(token.lower, "at_time")))) {
        const std::string told = event ? point_in(object) : is_point(value(object)) ? value(object) : std::string();
        const std::string other = told.empty() ? std::string() : other_end(object, between);
        if (between && other.empty()) continue;
        set(term.start, told);
        if (!other.empty()) set(term.end, other);
      }
      if (times[object]) read_ends_under(object);
    }
    if (begins(token)) read_ends_under(prep);
  }

  /// "from 2010 to 2014": "to" hangs on "from" or on the year.
  void read_ends_under(TokenIndex at) {
    for (TokenIndex child : syntax.children_with(at, {"prep"})) {
      if (ends(syntax.token(child))) read_preposition(child, true);
    }
  }

  /// "until he was killed in June 2022", "since it was set up in 2016".
  void read_clause(TokenIndex verb) {
    const auto mark = syntax.child(verb, {"mark"});
    if (!mark) return;
    const std::string& word = syntax.token(*mark).lower;
    if (word == "since" && is_past(syntax, verb)) set(term.start, point_in(verb));
    if ((word == "until" || word == "till") && is_past(syntax, verb)) read_end(verb);
  }

  void read(TokenIndex at, bool strict) {
    for (TokenIndex child : syntax.children(at)) {
      const Token& token = syntax.token(child);
      const bool bare = token.dep == "npadvmod" || token.dep == "nummod" || token.dep == "advmod" || token.dep == "tmod";
      if (bare && is_point(value(child))) {
        if (!strict) set(term.start, value(child));
      } else if (is_preposition(token)) {
        read_preposition(child, strict);
      } else if (token.dep == "advcl") {
        read_clause(child);
      }
    }
  }

  bool is_empty() const { return term.start.empty() && term.end.empty(); }

  /// What a length of time makes of one end: "for six years until 2012", "has led it for six years".
  void reckon(TokenIndex verb) {
    if (length.size() < 3 || !term.start.empty()) return;
    const int count = number(std::string_view(length).substr(1, length.size() - 2));
    const char unit = length.back();
    const std::string& published = syntax.doc().article.published;
    const std::string& from = !term.end.empty() ? term.end : is_perfect(syntax, verb) ? published : term.end;
    if (from.size() < 4 || count <= 0) return;
    if (unit == 'Y' && number(from.substr(0, 4)) > count) term.start = std::to_string(number(from.substr(0, 4)) - count);
    if (unit != 'M' || from.size() < 7) return;
    if (const auto first = parse_iso_day(from.substr(0, 7) + "-01")) term.start = iso_month(add_months(*first, -count));
  }
};

/// The verb that the word is, or that it is an argument of; itself where there is none.
TokenIndex verb_of(const Syntax& syntax, TokenIndex cue) {
  const Token& token = syntax.token(cue);
  if (token.dep == "attr" || token.dep == "dobj" || token.dep == "oprd") return token.head;
  if (token.dep != "pobj" || syntax.token(token.head).lower != "as" || syntax.is_root(token.head)) return cue;
  const TokenIndex above = syntax.token(token.head).head;
  return syntax.token(above).dep == "dobj" ? syntax.token(above).head : above;  // "served two terms as governor"
}

/// What a verb says, to which the parser may give the verb's dates: "served as governor between ...", "led the party from 2010".
std::vector<TokenIndex> said_by(const Syntax& syntax, TokenIndex verb) {
  std::vector<TokenIndex> out = syntax.children_with(verb, {"dobj", "attr", "oprd"});
  for (std::size_t i = 0, count = out.size(); i <= count; ++i) {
    for (TokenIndex prep : syntax.children_with(i < count ? out[i] : verb, {"prep"})) {
      const auto object = syntax.child(prep, {"pobj"});
      if (object && syntax.token(prep).lower == "as") out.push_back(*object);
    }
  }
  return out;
}

}  // namespace

Term term_of(const Syntax& syntax, const Reading& reading, const std::vector<TimeId>& times, TokenIndex cue) {
  TermReader reader{syntax, reading, times, {}, {}};
  reader.read(cue, false);
  const TokenIndex verb = verb_of(syntax, cue);
  if (verb != cue) reader.read(verb, !reader.is_empty());
  if (syntax.token(verb).pos == "VERB" || syntax.token(verb).pos == "AUX") {
    for (TokenIndex said : said_by(syntax, verb)) {
      if (said != cue) reader.read(said, true);
    }
  }
  if (reader.until_undated && reader.term.end.empty() && is_past(syntax, verb)) reader.term.end = before(syntax.doc().article.published);
  reader.reckon(verb);
  return reader.term;
}

}  // namespace dateline::actors
