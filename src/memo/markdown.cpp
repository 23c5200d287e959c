// A memo as Markdown with footnotes ([^1]), as Pandoc and most others read them.
#include "cite/words.h"
#include "cite/write.h"
#include "memo/memo.h"
#include "memo/words.h"

namespace dateline::memo {
namespace {

std::string say(std::string_view text) { return cite::markdown_escaped(cite::isolated(text)); }

std::string marks(const Notes& notes) {
  std::string out;
  for (const int note : notes) out += "[^" + std::to_string(note) + "]";
  return out;
}

std::string by_words(const std::string& by, const std::string& day) { return say(by) + ", " + cite::day_words(day); }

/// A cell of a table holds one line.
std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + cell + " |";
  return out + "\n";
}
std::string head(const std::vector<std::string>& cells) {
  std::string out = row(cells) + "|";
  for (std::size_t i = 0; i < cells.size(); ++i) out += " --- |";
  return out + "\n";
}

std::string section(const char* title, std::string body) {
  while (body.ends_with('\n')) body.pop_back();
  return body.empty() ? "" : "## " + std::string(title) + "\n\n" + body + "\n\n";
}

std::string questions(const Memo& memo) {
  std::string out;
  for (const Question& question : memo.questions) {
    out += "- " + say(question.text) + "\n";
    for (const Remark& answer : question.answers) out += "    - " + say(answer.text) + " (" + by_words(answer.by, answer.day) + ")\n";
  }
  return out;
}

std::string open_questions(const Memo& memo) {
  std::string out;
  for (const Question& question : memo.questions) {
    if (question.answers.empty()) out += "- " + say(question.text) + "\n";
  }
  return out;
}

std::string finding(const Finding& one, int number) {
  std::string out = std::to_string(number) + ". **" + say(one.text) + "**" + marks(one.notes) + "\n\n";
  if (one.standard.empty()) {
    out += "    Nobody has assessed it yet.\n\n";
  } else {
    out += "    *" + say(one.standard) + "*" + (one.likelihood.empty() ? "" : "; " + say(one.likelihood)) + ". " + say(one.reasoning) + " (" + by_words(one.by, one.day) + ")\n\n";
    if (!one.alternatives.empty()) out += "    Also considered: " + say(one.alternatives) + "\n\n";
  }
  for (const Weighed& weighed : one.evidence) {
    out += std::string("    - ") + (weighed.against ? "Against: " : "For: ") + say(weighed.words) + marks(weighed.notes) + (weighed.why.empty() ? "" : " (" + say(weighed.why) + ")") + "\n";
  }
  return out + (one.evidence.empty() ? "" : "\n");
}

std::string findings(const Memo& memo) {
  std::string out;
  int number = 0;
  for (const Finding& one : memo.findings) out += finding(one, ++number);
  return out;
}

std::string happening(const Happening& one) {
  std::string out = "### " + std::to_string(one.number) + ". " + say(headline(one)) + "\n\n";
  out += "*" + say(one.when) + (one.where.empty() ? "" : ", " + say(one.where)) + "*; " + say(standing_words(one.standing)) + "; first reported " +
         (one.first_published.empty() ? "on an unknown day" : cite::day_words(one.first_published)) + "; " + say(reviewed_words(one.review)) + ".\n\n";
  if (!one.quote.empty()) out += "> “" + say(one.quote) + "” (" + say(one.outlet) + ")" + marks(one.notes) + "\n\n";
  else out += "Footnotes:" + marks(one.notes) + "\n\n";
  if (one.more_reports) out += std::to_string(one.more_reports) + " more reports tell it: `dateline cite " + one.id + "`.\n\n";
  for (const std::string& sentence : one.why) out += "- " + say(sentence) + "\n";
  return out + (one.why.empty() ? "" : "\n");
}

std::string happenings(const Memo& memo) {
  std::string out;
  for (const Happening& one : memo.happenings) out += happening(one);
  return out;
}

std::string chronology(const Memo& memo) {
  if (memo.happenings.empty()) return "";
  std::string out = head({"When", "What", "Where", "First reported"});
  for (const Happening& one : memo.happenings) {
    out += row({say(one.when), std::to_string(one.number) + ". " + say(headline(one)), say(one.where), one.first_published.empty() ? "" : cite::day_words(one.first_published)});
  }
  return out;
}

std::string places(const Memo& memo) {
  std::string out;
  if (!memo.points.empty()) out += head({"Place", "Degrees", "Within", "Happenings"});
  for (const MapPoint& point : memo.points) {
    std::string numbers;
    for (const int number : point.happenings) numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
    char degrees[64];
    std::snprintf(degrees, sizeof degrees, "%.2f, %.2f", point.lat, point.lon);
    out += row({say(point.name), degrees, within_words(point), numbers.empty() ? "a facility" : numbers});
  }
  if (!memo.points.empty()) out += "\n";
  for (const MapLeg& leg : memo.legs) {
    out += "- Way: " + say(leg.from) + " → " + say(leg.to) + " (" + (leg.denied ? "denied" : leg.established ? "stated and active" : say(leg.status) + ", not established") + ")\n";
  }
  if (memo.not_placed) out += "\nWithout a point, as no site is told: " + std::to_string(memo.not_placed) + " of " + std::to_string(memo.happenings.size()) + " happenings.\n";
  return out;
}

std::string contested(const Memo& memo) {
  std::string out;
  for (const Contested& one : memo.contested) {
    out += "**Happening " + std::to_string(one.happening) + ", " + say(field_words(one.field)) + "**\n\n";
    std::vector<std::string> values, told;
    for (const ContestedValue& value : one.values) {
      values.push_back(say(value.value));
      told.push_back(marks(value.notes));
    }
    out += head(values) + row(told) + "\n";
  }
  return out;
}

std::string sources(const Memo& memo) {
  std::string out;
  for (const SourceLine& line : memo.sources) out += "- " + say(line.name) + (line.grade.empty() ? "" : ", graded " + say(line.grade)) + marks(line.notes) + "\n";
  return out;
}

std::string notes(const Memo& memo) {
  std::string out;
  for (const Remark& note : memo.notes) out += "- " + say(note.text) + " (" + by_words(note.by, note.day) + ")\n";
  return out;
}

std::string annex(const Memo& memo) {
  std::string out;
  for (const std::string& sentence : method_words()) out += sentence + "\n\n";
  out += "**Corpus.** ";
  for (const std::string& sentence : corpus_words(memo)) out += say(sentence) + " ";
  out += "\n\n**Review.** " + say(review_words(memo.annex)) + "\n\n";
  if (!memo.annex.not_there.empty()) out += "**Not in the archive any more**, though put into the case:\n\n";
  for (const NotThere& one : memo.annex.not_there) out += "- " + say(one.name) + ": " + say(one.why) + "\n";
  if (!memo.annex.not_there.empty()) out += "\n";
  for (const std::string& engine : memo.annex.engines) out += "**Read by** " + say(engine) + ". ";
  out += "Written by Dateline " + say(memo.version) + ".\n\n";
  if (!memo.annex.own.empty()) out += "**Measured error, on this case.** " + say(own_error_words(memo.annex)) + "\n\n" + head({"What", "Right of what was told", "Found of what is there"});
  for (const OwnError& one : memo.annex.own) out += row({say(one.what), say(one.right), say(one.found)});
  out += std::string(memo.annex.own.empty() ? "" : "\n") + "**Measured error" + (memo.annex.own.empty() ? "" : ", elsewhere") + ".** " + say(others_error_words(memo.annex)) + "\n\n";
  out += head({"What", "Figure", "Measured on"});
  for (const Measured& one : memo.annex.measured) out += row({say(one.what), say(one.figure), say(one.on)});
  return out;
}

}  // namespace

std::string to_markdown(const Memo& memo) {
  std::string out = "# " + say(memo.title) + "\n\nCase " + say(memo.case_name) + ", " + cite::day_words(memo.day) + "\n\n";
  out += section("Questions", questions(memo)) + section("Findings", findings(memo)) + section("Chronology", chronology(memo)) + section("Happenings", happenings(memo));
  out += section("Places", places(memo)) + section("Contested", contested(memo)) + section("Open questions", open_questions(memo)) + section("Notes on the case", notes(memo));
  out += section("Sources", sources(memo)) + section("Annex: how this was made", annex(memo));
  int number = 0;
  for (const cite::Citation& citation : memo.footnotes) out += "[^" + std::to_string(++number) + "]: " + cite::markdown_footnote(citation) + "\n";
  return out;
}

}  // namespace dateline::memo
