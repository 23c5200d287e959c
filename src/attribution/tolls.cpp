#include "attribution/tolls.h"

#include <algorithm>
#include <unordered_map>

#include "attribution/informants.h"
#include "base/data_file.h"

namespace dateline::attribution {
namespace {

constexpr std::uint32_t kFurthestBefore = 3;  // sentences between the happening and its toll
constexpr TokenIndex kFurthestNumber = 8;     // tokens from the noun to its number

const std::unordered_map<std::string_view, std::string_view>& nouns() {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    for (const TableRow& row : data_table("attribution/tolls.tsv")) out[row[0]] = row[1] == "-" ? "" : row[1];
    return out;
  }();
  return all;
}

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

/// The number told of a toll: the numeral behind the noun, with what bounds it.
std::optional<EventCount> number_behind(const Syntax& syntax, TokenIndex noun, TokenIndex last) {
  for (TokenIndex i = noun + 1; i < std::min(last, noun + kFurthestNumber); ++i) {
    const Token& token = syntax.token(i);
    const auto number = token.pos == "NUM" && !any(token.ent_type, {"DATE", "TIME", "PERCENT", "MONEY"}) ? number_word(token) : std::nullopt;
    if (!number) continue;
    EventCount out;
    out.low = out.high = number;
    const std::string_view before = syntax.token(i - 1).lower, earlier = i >= 2 ? std::string_view(syntax.token(i - 2).lower) : "";
    if ((earlier == "at" && before == "least") || (earlier == "more" && before == "than") || before == "over") out.high.reset();
    if ((earlier == "up" && before == "to") || (earlier == "at" && before == "most") || before == "almost") out.low.reset();
    out.span = token.span;
    return out;
  }
  return std::nullopt;
}

/// The last happening before the noun that has such a count.
Event* counted_before(const Syntax& syntax, Reading& reading, TokenIndex noun, std::string_view what) {
  Event* best = nullptr;
  for (Event& event : reading.events) {
    const auto head = event.head >= 0 ? std::optional(static_cast<TokenIndex>(event.head)) : syntax.head_of(event.span);
    if (!head || *head >= noun || syntax.sentence_of(*head) + kFurthestBefore < syntax.sentence_of(noun)) continue;
    const bool fits = std::any_of(event.counts.begin(), event.counts.end(), [&](const EventCount& c) { return what.empty() || c.what == what; });
    if (fits && (!best || best->head < event.head)) best = &event;
  }
  return best;
}

}  // namespace

bool is_toll(const Token& token) { return nouns().contains(token.lemma); }

void add_tolls(const Syntax& syntax, Reading& reading) {
  for (const Quotation& quotation : reading.quotations) {
    if (!quotation.puts_forward || quotation.polarity == Polarity::kDenied) continue;
    for (const Span content : quotation.content_spans) {
      const Sentence tokens = syntax.tokens_in(content);
      for (TokenIndex i = tokens.first; i < tokens.last; ++i) {
        if (syntax.token(i).pos != "NOUN" || !is_toll(syntax.token(i))) continue;
        auto count = number_behind(syntax, i, tokens.last);
        const std::string_view what = nouns().at(syntax.token(i).lemma);
        Event* event = count ? counted_before(syntax, reading, i, what) : nullptr;
        if (!event) continue;
        count->what = what.empty() ? event->counts.front().what : std::string(what);
        const bool known = std::any_of(event->counts.begin(), event->counts.end(), [&](const EventCount& c) {
          return c.what == count->what && c.low == count->low && c.high == count->high;
        });
        if (!known) event->counts.push_back(*count);
      }
    }
  }
}

}  // namespace dateline::attribution
