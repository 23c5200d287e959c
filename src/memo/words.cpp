#include "memo/words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/calendar_date.h"
#include "cite/words.h"

namespace dateline::memo {
namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};

/// "March 2024" of "2024-03"; a year as it is; empty for anything else.
std::string coarse_words(const std::string& value) {
  const bool digits = value.find_first_not_of("0123456789-") == std::string::npos;
  if (!digits || value.size() < 4) return "";
  if (value.size() == 4) return value;
  if (value.size() != 7 || value[4] != '-') return "";
  const int month = std::stoi(value.substr(5));
  return month >= 1 && month <= 12 ? std::string(kMonths[month - 1]) + " " + value.substr(0, 4) : "";
}

std::string number_of(int count, const std::string& noun) { return std::to_string(count) + " " + noun + (count == 1 ? "" : "s"); }

}  // namespace

std::string when_words(const std::string& value, const std::string& start, const std::string& end, bool inferred) {
  std::string out;
  if (value.size() == 10 && parse_iso_day(value)) out = cite::day_words(value);
  else if (value.size() > 10 && value[10] == 'T' && parse_iso_day(value)) out = cite::day_words(value.substr(0, 10));
  else out = coarse_words(value);
  if (out.empty() && !start.empty() && start == end) out = cite::day_words(start);
  if (out.empty() && !start.empty() && !end.empty()) out = "between " + cite::day_words(start) + " and " + cite::day_words(end);
  if (out.empty() && !start.empty()) out = "on or after " + cite::day_words(start);
  if (out.empty() && !end.empty()) out = "on or before " + cite::day_words(end);
  if (out.empty()) return "undated";
  return out + (inferred ? " (inferred)" : "");
}

std::string standing_words(const std::string& standing) {
  if (standing == "multiple-source") return "several independent sources";
  if (standing == "single-source") return "one source";
  return standing;
}

std::string within_words(const MapPoint& point) {
  return std::to_string(std::lround(std::max(point.radius_km, 1.0))) + " km" + (point.area ? ", a wide area" : "");
}

std::string field_words(const std::string& field) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"polarity", "whether it happened"}, {"agent", "who did it"}, {"target", "to whom"}, {"count", "how many"},
                                                                      {"time", "when"},                    {"place", "where"},      {"item", "what"}};
  for (const auto& row : kWords) {
    if (row.first == field) return std::string(row.second);
  }
  return field;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string headline(const Happening& happening) {
  std::string out = capitalised(happening.kind.empty() ? "happening" : happening.kind);
  return out + (happening.who.empty() ? "" : ": " + happening.who);
}

std::vector<std::string> corpus_words(const Memo& memo) {
  const Annex& annex = memo.annex;
  std::string held = "The archive holds " + number_of(annex.reports, "report") + " of " + number_of(annex.outlets, "outlet");
  if (!annex.first_published.empty()) held += ", published between " + cite::day_words(annex.first_published) + " and " + cite::day_words(annex.last_published);
  std::vector<std::string> out = {held + "; " + std::to_string(annex.case_reports) + " of them belong to this case."};
  if (!annex.languages.empty()) out.push_back("By language: " + annex.languages + ".");
  out.push_back(annex.unread == 0 ? "None of them is in a language that was not read." : number_of(annex.unread, "report") + " in languages that were not read (" + annex.unread_languages +
                                        ") stored and searchable; nothing that only they tell is in this memo.");
  out.push_back("What nobody reported, and what was not collected, is not here.");
  return out;
}

std::string reviewed_words(const std::string& state) { return state == "second_reviewed" ? "reviewed by two people" : state; }

std::string review_words(const Annex& annex) {
  int all = 0, seen = 0;
  std::string states;
  for (const auto& row : annex.reviewed) {
    all += row.second;
    if (row.first != "unreviewed") seen += row.second;
    states += (states.empty() ? "" : ", ") + std::to_string(row.second) + " " + reviewed_words(row.first);
  }
  if (all == 0) return "There is no happening to review.";
  return "Of " + number_of(all, "happening") + " in this memo people have reviewed " + std::to_string(seen) + " (" + states + "). What is unreviewed is a machine's reading.";
}

std::string own_error_words(const Annex& annex) {
  if (annex.own.empty()) return "";
  return "By what people judged: " + annex.judged + ". They chose what they judged, it was not drawn by lot; in brackets the 95 % interval for chance alone. "
         "How much was found is told from reports that somebody read in full; \"at most\" where nobody did.";
}

std::string others_error_words(const Annex& annex) {
  return annex.own.empty() ? "None of these figures is of this case; they say how well the program does on what others marked."
                           : "How well the program does on what others marked; none of these figures is of this case.";
}

std::vector<std::string> method_words() {
  return {"Reports were read by a program, which finds what is told to have happened, who is told to have done it, when and where, and on whom each statement rests. Every statement keeps "
          "the words that make it; the keys in the footnotes find them again.",
          "Copies of one text count as one source; anonymous people are counted and described, never identified; a denial makes a happening contested. Private persons, victims and witnesses are not named.",
          "Assessments are those of the persons named beside them. They are apart from the number of independent sources, which is counted, and from how certain the tellers say they are."};
}

}  // namespace dateline::memo
