#include "temporal/publication.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/assert.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "model/dateline.h"
#include "model/reading.h"
#include "temporal/side.h"
#include "temporal/times.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

constexpr TokenIndex kHeadTokens = 40;  // within which a dateline stands
constexpr int kDatelineDays = 1;        // a wire is published on the day it is filed or the next

/// ISO numbers of weekdays, from words.tsv.
const std::unordered_map<std::string, int>& weekdays() {
  static const auto loaded = [] {
    std::unordered_map<std::string, int> out;
    for (const TableRow& row : data_table("temporal/words.tsv")) {
      if (row.size() >= 3 && row[1] == "weekday" && row[2].size() == 1) out.emplace(row[0], row[2][0] - '0');
    }
    return out;
  }();
  return loaded;
}

class WindowFinder {
 public:
  WindowFinder(const Syntax& syntax, PublishedWindow known) : syntax_(syntax), window_(std::move(known)) { read_times(syntax, reading_); }

  PublishedWindow find() {
    for (const TimeExpression& time : reading_.times) use_past(time);
    if (use_dateline()) return std::move(window_);
    for (const TimeExpression& time : reading_.times) use_future(time);
    for (const TimeExpression& time : reading_.times) use_weekday(time);
    return std::move(window_);
  }

 private:
  static bool is_whole(const TimeExpression& time) {
    const bool point = time.type == TimexType::kDate || time.type == TimexType::kTime;
    return point && time.anchor == TimeAnchor::kNone && time.start && time.end;
  }

  void give(WindowReason reason, const TimeExpression& time) { window_.reasons.push_back({reason, time.value, time.span}); }

  /// False where it would leave no day.
  bool not_before(Day day) {
    if (window_.end && day > *window_.end) return false;
    if (window_.start && *window_.start >= day) return false;
    window_.start = day;
    return true;
  }
  bool not_after(Day day) {
    if (window_.start && day < *window_.start) return false;
    if (window_.end && *window_.end <= day) return false;
    window_.end = day;
    return true;
  }

  /// A wire's dateline, unless the text tells of a later day as past.
  bool use_dateline() {
    for (const TimeExpression& time : reading_.times) {
      if (syntax_.tokens_in(time.span).last > kHeadTokens) break;
      if (!is_whole(time) || *time.start != *time.end || !is_in_dateline(syntax_, time.span)) continue;
      const Day day = *time.start;
      if ((window_.start && *window_.start > day) || (window_.end && *window_.end < day)) return false;
      window_ = {day, day + days(kDatelineDays), {}};
      give(WindowReason::kDateline, time);
      return true;
    }
    return false;
  }

  TokenIndex head(const TimeExpression& time) const {
    const auto found = syntax_.head_of(time.span);
    DL_ASSERT(found, "a time without words");
    return *found;
  }

  /// Whether the time says when the verb above it was, rather than which: "opened in 2016", not "the 2016 race", "due in 2020".
  bool dates_verb(const TimeExpression& time, bool to_come) const {
    TokenIndex at = head(time);
    const std::string_view dep = syntax_.token(at).dep;
    if (dep == "pobj") {
      at = syntax_.token(at).head;
      const std::string& word = syntax_.token(at).lower;
      if (word != "in" && word != "on" && word != "at" && word != "during" && word != "since" && word != "after" && !(word == "by" && to_come)) return false;
    } else if (dep != "npadvmod" && dep != "advmod") {
      return false;
    }
    return !syntax_.is_root(at) && syntax_.token(syntax_.token(at).head).tag.starts_with("VB");
  }

  void use_past(const TimeExpression& time) {
    if (is_whole(time) && dates_verb(time, false) && side_of(syntax_, head(time)) == Side::kPast && not_before(*time.start)) give(WindowReason::kPastDate, time);
  }

  /// "Tuesday, 12 May": where one year alone of the window has it, a day that needs no year is less than one ago.
  void use_weekday(const TimeExpression& time) {
    if (!window_.start || !window_.end || time.value.size() != 10 || !time.value.starts_with("XXXX-") || side_of(syntax_, head(time)) != Side::kPast) return;
    const std::optional<int> weekday = weekday_in(time.span);
    std::optional<Day> only;
    for (int year = year_of(*window_.start) - 1; weekday && year <= year_of(*window_.end); ++year) {
      const auto day = parse_iso_day(std::to_string(year) + time.value.substr(4));
      if (!day || iso_weekday(*day) != *weekday || *day > *window_.end || add_months(*day, 12) <= *window_.start) continue;
      if (only) return;
      only = day;
    }
    if (!only) return;
    const bool later = not_before(*only), earlier = not_after(add_months(*only, 12) - days(1));
    if (later || earlier) window_.reasons.push_back({WindowReason::kWeekday, iso_day(*only), time.span});
  }
  std::optional<int> weekday_in(Span span) const {
    const Sentence tokens = syntax_.tokens_in(span);
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if (const auto found = weekdays().find(syntax_.token(t).lower); found != weekdays().end()) return found->second;
    }
    return std::nullopt;
  }

  void use_future(const TimeExpression& time) {
    if (is_whole(time) && dates_verb(time, true) && is_yet_to_come(head(time)) && not_after(*time.end)) give(WindowReason::kFutureDate, time);
  }
  /// Under a future that counts from the day of publication: "will open", "is due", never "was to open", "planned to open".
  bool is_yet_to_come(TokenIndex token) const {
    if (side_of(syntax_, token) != Side::kFuture) return false;
    constexpr int kFar = 12;
    for (int step = 0; step < kFar; ++step) {
      const Token& here = syntax_.token(token);
      for (TokenIndex child : syntax_.children(token)) {
        const Token& aux = syntax_.token(child);
        if (aux.dep != "aux" && aux.dep != "auxpass") continue;
        if (aux.tag == "MD") return aux.lemma == "will" || aux.lemma == "shall";
        if (aux.tag == "VBZ" || aux.tag == "VBP") return aux.lemma == "be";
        if (aux.tag == "VBD") return false;
      }
      if (here.tag == "VBZ" || here.tag == "VBP") return true;
      if (here.tag == "VBD" || syntax_.is_root(token)) return false;
      token = here.head;
    }
    return false;
  }

  const Syntax& syntax_;
  PublishedWindow window_;
  Reading reading_;
};

}  // namespace

PublishedWindow publication_window(const Syntax& syntax, PublishedWindow known) { return WindowFinder(syntax, std::move(known)).find(); }

}  // namespace dateline::temporal
