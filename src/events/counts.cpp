#include "events/counts.h"

#include <algorithm>
#include <charconv>

#include "events/participants.h"

namespace dateline::events {
namespace {

std::optional<int> number_word(const Codebook& book, std::string_view word) {
  if (const auto known = book.number(word)) return known;
  std::string digits;
  for (char c : word) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ',') return std::nullopt;
  }
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// The value of numeral tokens [first, last]: "twenty-five", "two hundred", "1,200".
std::optional<int> value_of(const Ground& ground, TokenIndex first, TokenIndex last) {
  long long total = 0, part = 0;
  bool any = false;
  for (TokenIndex i = first; i <= last; ++i) {
    std::string_view word = ground.token(i).lower;
    if (word == "-" || word == "and") continue;
    if (const std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen > 0) {
      const auto tens = number_word(ground.book, word.substr(0, hyphen)), ones = number_word(ground.book, word.substr(hyphen + 1));
      if (!tens || !ones) return std::nullopt;
      part += *tens + *ones;
      any = true;
    } else if (const int scale = ground.book.factor(word)) {
      part = std::max(1LL, part) * scale;
      if (scale >= 1000) total += part, part = 0;
      any = true;
    } else if (const auto value = number_word(ground.book, word)) {
      part += *value;
      any = true;
    } else {
      return std::nullopt;
    }
    if (total + part > 2000000000LL) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return static_cast<int>(total + part);
}

bool is_vague(const Ground& ground, TokenIndex token) { return ground.book.is_in(ground.token(token).lower, "VAGUE_NUMBERS"); }

/// "at least", "more than", "up to" before the numeral.
void bound(const Ground& ground, TokenIndex first, int value, Range& out) {
  const auto before = [&](TokenIndex back) -> std::string_view { return first >= back ? std::string_view(ground.token(first - back).lower) : std::string_view(); };
  const std::string_view one = before(1), two = before(2);
  out.low = out.high = value;
  if ((two == "at" && one == "least") || one == "over" || (one == "than" && two == "more") || one == "minimum") out.high.reset();
  if ((two == "up" && one == "to") || (two == "at" && one == "most") || one == "under" || (one == "than" && (two == "fewer" || two == "less")) || one == "nearly" || one == "almost") out.low.reset();
  if ((one == "than" && two == "more") && out.low) out.low = value + 1;
}

Range from_numeral(const Ground& ground, TokenIndex numeral) {
  Range out;
  TokenIndex first = numeral;
  while (first > 0 && (ground.token(first - 1).tag == "CD") && ground.token(first - 1).span.end + 1 >= ground.token(first).span.start) --first;
  out.span = ground.syntax.doc().span_of(first, numeral + 1);
  out.told = true;
  const auto value = value_of(ground, first, numeral);
  const bool part_of_name = !value && ground.token(numeral).lower.find('-') != std::string::npos;  // "T-72"
  if (part_of_name) out.told = false;
  if (!value) return out;
  bound(ground, first, *value, out);
  if (const auto other = ground.syntax.child(numeral, {"conj"}); other && ground.token(*other).tag == "CD") {  // "between 5 and 9"
    if (const auto high = value_of(ground, *other, *other); high && *high >= *value) {
      out.low = value;
      out.high = high;
      out.span = cover(out.span, ground.token(*other).span);
      return out;
    }
  }
  // "5 to 9", "five or six"
  if (first >= 2) {
    const std::string& link = ground.token(first - 1).lower;
    const bool linked = link == "to" || link == "or" || link == "-" || link == "–" || (link == "and" && first >= 3 && ground.token(first - 3).lower == "between");
    if (linked && ground.token(first - 2).tag == "CD") {
      TokenIndex lower_first = first - 2;
      while (lower_first > 0 && ground.token(lower_first - 1).tag == "CD") --lower_first;
      if (const auto low = value_of(ground, lower_first, first - 2); low && *low <= *value) {
        out.low = low;
        out.high = value;
        out.span = ground.syntax.doc().span_of(lower_first, numeral + 1);
      }
    }
  }
  return out;
}

Range sum_of(const Ground& ground, const std::vector<TokenIndex>& heads) {
  Range total;
  int low = 0, high = 0;
  bool low_known = true, high_known = true;
  for (TokenIndex head : heads) {
    const Range one = number_of(ground, head);
    if (!one.told) {
      high_known = false;
      if (heads.size() == 1) low_known = false;
      continue;
    }
    total.told = true;
    total.span = cover(total.span, one.span);
    low_known = low_known && one.low;
    high_known = high_known && one.high;
    low += one.low.value_or(0);
    high += one.high.value_or(0);
  }
  if (low_known) total.low = low;
  if (high_known) total.high = high;
  return total;
}

}  // namespace

void add_count(Event& event, std::string_view what, const Range& range) {
  if (!range.told) return;
  for (const EventCount& there : event.counts) {
    if (there.what == what) return;
  }
  event.counts.push_back({std::string(what), range.low, range.high, range.span, {}});
}

Range number_of(const Ground& ground, TokenIndex head) {
  const Token& token = ground.token(head);
  const bool at_the_head = token.tag == "NNP" && ground.book.number(token.lower);  // "Twelve died"
  if (token.tag == "CD" || at_the_head) return from_numeral(ground, head);
  Range out;
  if (is_vague(ground, head)) {
    out.told = true;
    out.span = token.span;
    return out;
  }
  for (TokenIndex child : ground.syntax.children(head)) {
    if (child > head && ground.token(child - 1).lower == ",") continue;  // "Lena Kaspar, 34, was killed"
    if (ground.token(child).dep == "nummod" || ground.token(child).tag == "CD") return from_numeral(ground, child);
    if (is_vague(ground, child)) {
      out.told = true;
      out.span = ground.token(child).span;
      return out;
    }
  }
  const bool single = token.tag == "NN" || token.tag == "NNP";
  const bool article = [&] {
    const auto det = ground.syntax.child(head, {"det"});
    return det && (ground.token(*det).lower == "a" || ground.token(*det).lower == "an" || ground.token(*det).lower == "another");
  }();
  const bool named = ground.entity[head] && ground.reading[ground.entity[head]].type == EntityType::kPerson && token.tag == "NNP";
  if (single && ((article && ground.is_in(head, "PERSON") && !ground.book.is_in(ground.lemma[head], "COLLECTIVE")) || named)) {
    out.told = true;
    out.low = out.high = 1;
    out.span = ground.syntax.doc().span_of(head, head + 1);
  }
  return out;
}

/// "The lives of eleven pupils": who are counted, behind the word that stands for them.
TokenIndex counted_behind(const Ground& ground, TokenIndex head) {
  if (!ground.book.is_in(ground.lemma[head], "STANDIN") || number_of(ground, head).told) return head;
  for (TokenIndex child : ground.syntax.children_with(head, {"prep"})) {
    if (ground.token(child).lower != "of") continue;
    if (const auto of = ground.syntax.child(child, {"pobj"})) return *of;
  }
  return head;
}

/// Of a casualty whose verb counts nobody by itself ("lost their lives"), its mode says what they are.
std::string_view count_of_casualty(const Event& event) {
  for (const std::string_view what : {"missing", "displaced", "wounded"}) {
    if (std::find(event.modes.begin(), event.modes.end(), what) != event.modes.end()) return what;
  }
  return "killed";
}

void add_counts(const Ground& ground, const Predicate& predicate, Event& event) {
  for (const std::string_view slot : {"subj", "obj", "of", "to"}) {
    std::string_view what = ground.book.counted(ground.lemma[predicate.head], slot);
    const bool suffers = predicate.entry && predicate.entry->kind == "casualty" && predicate.entry->frame.role_of(slot) == Role::kTarget;
    if (what.empty() && suffers && event.counts.empty()) what = count_of_casualty(event);
    const bool goods = predicate.entry && ground.book.is_in(event.kind, "KINDS_OF_GOODS") && predicate.entry->frame.role_of(slot) == Role::kTheme;
    if (what.empty() || goods) continue;  // "seized 40 rifles": add_items counts them
    std::vector<TokenIndex> heads;
    for (const Argument& argument : predicate.arguments) {
      if (argument.slot != slot) continue;
      const TokenIndex head = counted_behind(ground, argument.head);
      const bool people = ground.is_in(head, "PERSON") || ground.is_actor(head) || ground.token(head).tag == "CD" || ground.book.number(ground.token(head).lower) ||
                          is_vague(ground, head) || ground.syntax.child(head, {"nummod"});
      if (people) heads.push_back(head);
    }
    if (!heads.empty()) add_count(event, what, sum_of(ground, heads));
  }
  if (event.kind == "casualty" && predicate.governor && event.counts.empty()) {  // "the death toll rose to 86"
    for (const Argument& argument : verb_arguments(ground, *predicate.governor)) {
      const bool figure = argument.slot == "to" || argument.slot == "at" || argument.slot == "obj";
      if (figure && ground.token(argument.head).tag == "CD") add_count(event, count_of_casualty(event), number_of(ground, argument.head));
    }
  }
  // "left five people dead", "leaving dozens wounded"
  for (TokenIndex child : ground.syntax.children_with(predicate.head, {"oprd", "ccomp", "acomp", "xcomp"})) {
    const std::string_view what = ground.book.counted(ground.lemma[child], "subj");
    if (what.empty() || ground.is_verb(child)) continue;
    if (const auto subject = ground.syntax.child(child, {"nsubj"})) add_count(event, what, sum_of(ground, ground.syntax.conjuncts(*subject)));
    else if (const auto object = ground.syntax.child(predicate.head, {"dobj"})) add_count(event, what, sum_of(ground, {*object}));
  }
}

}  // namespace dateline::events
