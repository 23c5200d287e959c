#include "cli/archive_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/review_view.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

int number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number() ? 0 : found->get<int>();
}

std::string behind(const Json& incident) {
  return counted(static_cast<std::size_t>(number(incident, "independent_sources")), "independent source") + " in " +
         counted(static_cast<std::size_t>(number(incident, "reports")), "report");
}

std::string field(const Style& style, std::string_view name, const std::string& value) {
  if (value.empty()) return "";
  return "  " + paint(style, Paint::kDim, fit(name, 22)) + " " + value + "\n";
}

std::string quoted(std::string words, int width) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  return "“" + shorten(words, width - 2) + "”";
}

/// The outlets between root and reader; a root without any speaks in its own voice.
std::string carried_by(const Json& claim) {
  std::string out;
  for (const Json& step : list(claim, "via")) out += (out.empty() ? "by " : " > ") + step.get<std::string>();
  return out.empty() ? "in its own voice" : out;
}

}  // namespace

std::string view_latest(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& report : list(answer, "reports")) {
    out += "  " + paint(style, Paint::kTime, fit(word(report, "published").substr(0, 10), 11)) + " " + shorten(word(report, "title"), style.width - 15) + "\n";
    std::string under = word(report.at("publisher"), "name") + " · " + word(report, "id");
    if (const std::string of = word(report, "copy_of"); !of.empty()) under += " · copy of " + of;
    under += " · " + counted(list(report, "incidents").size(), "incident");
    out += std::string(14, ' ') + paint(style, Paint::kDim, shorten(under, style.width - 15)) + "\n";
    for (const Json& flag : list(report, "flags")) out += std::string(14, ' ') + paint(style, Paint::kWarning, shorten("look twice: " + word(flag, "why"), style.width - 15)) + "\n";
  }
  return out.empty() ? "No reports. Add some: dateline add FOLDER\n" : out + next_page(answer);
}

std::string view_incidents(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& incident : list(answer, "incidents")) {
    const std::string standing = word(incident, "standing");
    out += "  " + paint(style, Paint::kDim, fit(word(incident, "id"), 14)) + " " + paint(style, standing_paint(standing), fit(standing, 16));
    out += fit(behind(incident), 35) + "\n";
    out += std::string(17, ' ') + paint(style, Paint::kTime, when_words(incident)) + " " + paint(style, Paint::kBold, word(incident, "kind")) + " ";
    out += shorten(happening_words(incident), style.width - 40) + "\n";
    out += evidence_line(incident, 17, style) + doubt_lines(incident, 17, style);
  }
  return out.empty() ? "No happenings.\n" : out + next_page(answer);
}

std::string view_incident(const Json& answer, const Style& style) {
  const Json& incident = answer.contains("incident") ? answer.at("incident") : answer;
  std::string out = paint(style, Paint::kBold, word(incident, "kind") + ": " + happening_words(incident)) + "\n";
  out += field(style, "id", word(incident, "id")) + field(style, "when", when_words(incident)) + field(style, "status", word(incident, "status"));
  out += field(style, "standing", word(incident, "standing")) + field(style, "support", word(incident, "support"));
  out += field(style, "dispute", word(incident, "dispute")) + field(style, "first reported", word(incident, "first_published").substr(0, 10));
  out += field(style, "behind it", behind(incident));
  if (incident.contains("review")) out += field(style, "review", review_words(incident["review"]));
  out += field(style, "named sources", word(incident, "named_sources")) + field(style, "anonymous people", word(incident, "anonymous_sources"));
  out += "\n" + paint(style, Paint::kBold, "Who says so") + "\n";
  for (const Json& claim : list(incident, "claims")) {
    std::string line = word(claim, "polarity") + ", " + word(claim, "certainty");
    if (word(claim, "about") != "all") line += ", about " + word(claim, "about");
    if (const std::string review = word(claim, "review"); !review.empty() && review != "unreviewed") line += ", " + review;
    out += "  " + fit(word(claim, "root_name"), 34) + " " + fit(line, 22) + " " + paint(style, Paint::kDim, shorten(carried_by(claim), style.width - 60)) + "\n";
    out += "      " + paint(style, Paint::kDim, word(claim, "report") + " · " + word(claim, "claim")) + "\n";
  }
  for (const Json& contradiction : list(incident, "contradictions")) {
    std::string values;
    for (const Json& value : list(contradiction, "values")) values += (values.empty() ? "" : " against ") + word(value, "value");
    out += "\n  " + paint(style, Paint::kWarning, "They differ on " + word(contradiction, "field") + ": ") + values + "\n";
  }
  for (const char* const name : {"explanation", "why"}) {
    if (list(answer, name).empty() && list(incident, name).empty()) continue;
    out += "\n" + paint(style, Paint::kBold, "Why it counts so") + "\n";
    for (const Json& sentence : list(answer, name).empty() ? list(incident, name) : list(answer, name)) {
      out += "  " + on_one_line(sentence.is_string() ? sentence.get<std::string>() : sentence.dump()) + "\n";
    }
  }
  return out;
}

std::string view_claim(const Json& answer, const Style& style) {
  std::string out = quoted(word(answer, "words"), 400) + "\n\n";
  out += field(style, "report", answer.at("report").is_object() ? word(answer.at("report"), "id") : word(answer, "report"));
  out += field(style, "incident", word(answer, "incident"));
  out += field(style, "credibility", word(answer, "credibility"));
  if (answer.contains("review")) out += field(style, "review", review_words(answer["review"]));
  for (const Json& one : list(answer, "corrections")) out += field(style, "corrected", correction_words(one));
  out += "\n" + paint(style, Paint::kBold, "Chain of sources") + "\n";
  for (const Json& step : list(answer, "attribution")) {
    const std::string name = word(step, "name").empty() ? word(step, "source") : word(step, "name");
    const std::string cue = word(step, "cue").empty() ? "" : "  (" + word(step, "cue") + ")";
    const std::string grade = word(step, "reliability").empty() ? "" : "  [" + word(step, "reliability") + "]";
    out += "  " + std::string(2 * static_cast<std::size_t>(number(step, "depth")), ' ') + name + cue + grade + "\n";
  }
  if (const std::string sentence = word(answer, "sentence"); !sentence.empty()) {
    const Text text(sentence);
    out += "\n" + wrap(style, text, text.whole(), "  ", [](std::uint32_t) { return Paint::kPlain; });
  }
  return out;
}

std::string view_versions(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& version : list(answer, "versions")) {
    out += paint(style, Paint::kBold, word(version, "id")) + "  " + word(version, "captured_at") + "  " + word(version, "title") + "\n";
    for (const Json& claim : list(version, "new_claims")) out += "  + " + quoted(word(claim, "words"), 100) + "\n";
    for (const Json& claim : list(version, "gone_claims")) out += "  - " + quoted(word(claim, "words"), 100) + "\n";
  }
  return out;
}

std::string view_stories(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& story : list(answer, "stories")) {
    const std::size_t reports = list(story, "reports").size();
    std::string days = word(story, "first");
    if (const std::string last = word(story, "last"); last != days) days += " to " + last;
    out += "  " + paint(style, Paint::kTime, fit(days, 25)) + " " + shorten(word(story, "title"), style.width - 29) + "\n";
    std::string under = word(story, "id") + " · " + counted(reports, "report") + ": ";
    for (std::size_t i = 0; i < reports; ++i) under += (i ? ", " : "") + on_one_line(list(story, "reports")[i].get<std::string>());
    out += std::string(28, ' ') + paint(style, Paint::kDim, shorten(under, style.width - 29)) + "\n";
  }
  return out.empty() ? "No stories of several reports.\n" : out + next_page(answer);
}

std::string view_related(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& row : list(answer, "related")) {
    out += fmt::format("  {:3.0f} % ", 100 * row.value("score", 0.0)) + fit(word(row, "report"), 30) + " " + paint(style, Paint::kDim, word(row, "why")) + "\n";
  }
  return out.empty() ? "No related reports.\n" : out + next_page(answer);
}

std::string view_copies(const Json& answer, const Style&) {
  std::string out;
  for (const Json& copy : list(answer, "copies")) {
    out += "  " + fit(word(copy, "report"), 20) + " " + fit(word(copy, "kind"), 9) + " of " + fit(word(copy, "of"), 20);
    out += fmt::format(" {:.0f} %\n", 100 * copy.value("share", 0.0));
  }
  return out.empty() ? "No copies.\n" : out + next_page(answer);
}

std::string view_stats(const Json& answer, const Style& style) {
  std::string out;
  for (const auto& [name, value] : answer.items()) {
    if (!value.is_object()) {
      out += field(style, name, value.is_string() ? value.get<std::string>() : value.dump());
      continue;
    }
    std::string line;
    for (const auto& [key, count] : value.items()) line += (line.empty() ? "" : ", ") + key + " " + count.dump();
    out += field(style, name, shorten(line, style.width - 26));
  }
  return out;
}

std::string view_check(const Json& answer, const Style& style) {
  if (answer.value("ok", false)) return paint(style, Paint::kGood, "whole") + ": " + counted(static_cast<std::size_t>(number(answer, "reports")), "report") + "\n";
  std::string out = paint(style, Paint::kWarning, "damaged") + "\n";
  for (const Json& problem : list(answer, "problems")) out += "  " + word(problem, "where") + ": " + word(problem, "what") + "\n";
  return out;
}

}  // namespace dateline::cli
