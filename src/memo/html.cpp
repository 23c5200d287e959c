// A memo as one HTML file. Its policy allows the style that it brings and nothing else: no request, no script, whatever a report says.
#include <algorithm>

#include "base/data_file.h"
#include "cite/words.h"
#include "cite/write.h"
#include "memo/html_text.h"
#include "memo/map_html.h"
#include "memo/memo.h"
#include "memo/words.h"

namespace dateline::memo {
namespace {

std::string numbers(const Notes& notes) {
  std::string out;
  for (const int note : notes) {
    const std::string number = std::to_string(note);
    out += (out.empty() ? "" : ",\u2009") + std::string("<a href=\"#note-") + number + "\">" + number + "</a>";
  }
  return out;
}

std::string marks(const Notes& notes) { return notes.empty() ? "" : "<sup>" + numbers(notes) + "</sup>"; }

std::string by_words(const std::string& by, const std::string& day) { return "<span class=\"by\">" + say(by) + ", " + cite::day_words(day) + "</span>"; }

std::string section(const char* id, const char* title, const std::string& body) {
  return body.empty() ? "" : std::string("<section id=\"") + id + "\">\n<h2>" + title + "</h2>\n" + body + "</section>\n";
}

std::string questions(const Memo& memo) {
  std::string out;
  for (const Question& question : memo.questions) {
    std::string answers;
    for (const Remark& answer : question.answers) answers += element("p", "answer", say(answer.text) + " " + by_words(answer.by, answer.day));
    out += element("li", say(question.text) + answers);
  }
  return list("questions", out);
}

std::string open_questions(const Memo& memo) {
  std::string out;
  for (const Question& question : memo.questions) {
    if (question.answers.empty()) out += element("li", say(question.text));
  }
  return list("questions", out);
}

std::string weighed(const Finding& one, bool against) {
  std::string out;
  for (const Weighed& row : one.evidence) {
    if (row.against == against) out += element("li", say(row.words) + marks(row.notes) + (row.why.empty() ? "" : " <span class=\"by\">" + say(row.why) + "</span>"));
  }
  return element("div", element("h4", against ? "Against" : "For") + (out.empty() ? element("p", "none", "Nothing was put down.") : list("evidence", out)));
}

std::string finding(const Finding& one) {
  std::string out = element("h3", say(one.text) + marks(one.notes));
  if (one.standard.empty()) {
    out += element("p", "none", "Nobody has assessed this yet.");
  } else {
    std::string rows = element("dt", "Standard of proof") + element("dd", say(one.standard));
    if (!one.likelihood.empty()) rows += element("dt", "Likelihood") + element("dd", say(one.likelihood));
    if (!one.reasoning.empty()) rows += element("dt", "Reasoning") + element("dd", say(one.reasoning));
    if (!one.alternatives.empty()) rows += element("dt", "Also considered") + element("dd", say(one.alternatives));
    out += element("dl", rows + element("dt", "Assessed by") + element("dd", say(one.by) + ", " + cite::day_words(one.day)));
  }
  if (!one.evidence.empty()) out += element("div", "beside", weighed(one, false) + weighed(one, true));
  return element("article", "finding", out);
}

std::string happening(const Happening& one) {
  const std::string number = std::to_string(one.number);
  std::string out = "<h3 id=\"happening-" + number + "\"><span class=\"number\">" + number + "</span> " + say(headline(one)) + "</h3>\n";
  out += element("p", "when", say(one.when) + (one.where.empty() ? "" : " · " + say(one.where)));
  if (!one.quote.empty()) out += element("blockquote", element("p", "“" + say(one.quote) + "”" + marks(one.notes)) + element("footer", say(one.outlet)));
  else out += element("p", marks(one.notes));
  out += element("p", "standing", std::string("<span class=\"tag") + (one.disputed ? " disputed" : "") + "\">" + say(standing_words(one.standing)) + "</span> <span class=\"tag\">" + say(reviewed_words(one.review)) +
                                      "</span> first reported " + (one.first_published.empty() ? "on an unknown day" : cite::day_words(one.first_published)));
  std::string why;
  for (const std::string& sentence : one.why) why += element("li", say(sentence));
  if (one.more_reports) why += element("li", std::to_string(one.more_reports) + " more reports tell it: <code>dateline cite " + say(one.id) + "</code>");
  return element("article", "happening", out + list("why", why));
}

std::string happenings(const Memo& memo) {
  std::string out;
  for (const Happening& one : memo.happenings) out += happening(one);
  return out;
}

std::string chronology(const Memo& memo) {
  std::string rows;
  for (const Happening& one : memo.happenings) {
    rows += row({say(one.when), happening_link(one.number) + " " + say(headline(one)), say(one.where), one.first_published.empty() ? "" : cite::day_words(one.first_published)});
  }
  return table({"When", "What", "Where", "First reported"}, rows);
}

std::string contested(const Memo& memo) {
  std::string out;
  for (const Contested& one : memo.contested) {
    std::string values;
    for (const ContestedValue& value : one.values) values += element("div", element("p", "value", say(value.value) + marks(value.notes)));
    out += element("div", "contested", element("h3", "Happening " + happening_link(one.happening) + ": " + say(field_words(one.field))) + element("div", "beside", values));
  }
  return out;
}

std::string remarks(const Memo& memo) {
  std::string out;
  for (const Remark& note : memo.notes) out += element("li", say(note.text) + " " + by_words(note.by, note.day));
  return list("remarks", out);
}

std::string sources(const Memo& memo) {
  std::string rows;
  for (const SourceLine& line : memo.sources) rows += row({say(line.name), say(line.grade), numbers(line.notes)});
  return table({"On whom it rests", "Grade", "Notes"}, rows);
}

std::string annex(const Memo& memo) {
  std::string out, corpus, engines, rows;
  for (const std::string& sentence : method_words()) out += element("p", say(sentence));
  for (const std::string& sentence : corpus_words(memo)) corpus += say(sentence) + " ";
  out += element("h3", "Corpus") + element("p", corpus) + element("h3", "Review") + element("p", say(review_words(memo.annex)));
  std::string not_there;
  for (const NotThere& one : memo.annex.not_there) not_there += element("li", say(one.name) + ": " + say(one.why));
  if (!not_there.empty()) out += element("h3", "Not in the archive any more, though put into the case") + list("remarks", not_there);
  for (const std::string& engine : memo.annex.engines) engines += element("li", say(engine));
  out += element("h3", "Read by") + list("engines", engines);
  const bool own = !memo.annex.own.empty();
  for (const OwnError& one : memo.annex.own) rows += row({say(one.what), say(one.right), say(one.found)});
  if (own) out += element("h3", "Measured error, on this case") + element("p", say(own_error_words(memo.annex))) + table({"What", "Right of what was told", "Found of what is there"}, rows);
  rows.clear();
  for (const Measured& one : memo.annex.measured) rows += row({say(one.what), say(one.figure), say(one.on)});
  out += element("h3", own ? "Measured error, elsewhere" : "Measured error") + element("p", say(others_error_words(memo.annex)));
  return out + table({"What", "Figure", "Measured on"}, rows);
}

std::string footnotes(const Memo& memo) {
  std::string out;
  int number = 0;
  for (const cite::Citation& citation : memo.footnotes) out += "<li id=\"note-" + std::to_string(++number) + "\">" + cite::footnote_with(citation, html_escaped, page_link) + "</li>\n";
  return out.empty() ? out : element("ol", "notes", "\n" + out);
}

std::string opening(const Memo& memo) {
  std::string tags;
  for (const std::string& tag : memo.tags) tags += "<span class=\"tag\">" + say(tag) + "</span> ";
  return element("header", element("p", "kicker", "Case " + say(memo.case_name) + " · " + cite::day_words(memo.day)) + element("h1", say(memo.title)) + (tags.empty() ? "" : element("p", "tags", tags)));
}

constexpr char kStyle[] = "memo/style.css";

}  // namespace

std::string style_source() { return source_of(data_file(kStyle)); }

std::string to_html(const Memo& memo) {
  std::string out = opening(memo);
  out += section("questions", "Questions", questions(memo)) + section("findings", "Findings", [&] {
           std::string all;
           for (const Finding& one : memo.findings) all += finding(one);
           return all;
         }());
  out += section("chronology", "Chronology", chronology(memo)) + section("map", "Map", map_figure(memo, memo.happenings.size()) + places_table(memo)) + section("happenings", "Happenings", happenings(memo));
  out += section("contested", "Contested", contested(memo)) + section("open", "Open questions", open_questions(memo)) + section("remarks", "Notes on the case", remarks(memo));
  out += section("sources", "Sources", sources(memo)) + section("notes", "Notes", footnotes(memo)) + section("annex", "Annex: how this was made", annex(memo));
  out += element("footer", "colophon", "Written by Dateline " + say(memo.version) + " on " + cite::day_words(memo.day));
  return page_head(memo.title, data_file(kStyle)) + "<body>\n<main>\n" + out + "</main>\n</body>\n</html>\n";
}

}  // namespace dateline::memo
