#include "cli/decisions_view.h"

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

/// The incident, and the reports whose tellings were split off it.
std::string split_words(const Json& incidents) {
  std::string reports, last;
  for (const Json& piece : list(incidents.back(), "evidence")) {
    if (word(piece, "report") != last) join(reports, last = word(piece, "report"), ", ");
  }
  return word(incidents.front(), "id") + " ≠ " + reports;
}

std::string what_words(const Json& one, const std::string& kind) {
  std::string out;
  for (const Json& actor : list(one, "actors")) join(out, word(actor, "name") + " " + word(actor, "id"), kind == "merge" ? " = " : " ≠ ");
  if (kind == "split_off") out = split_words(list(one, "incidents"));
  else for (const Json& incident : list(one, "incidents")) join(out, word(incident, "id"), kind == "join" ? " = " : " ≠ ");
  if (one.contains("entry") && one["entry"].is_object())
    join(out, word(one["entry"], "kb") + ":" + word(one["entry"], "id"), kind == "confirm" ? " = " : " ≠ ");
  if (one.at("undoes").is_number()) join(out, "decision " + one["undoes"].dump(), " ");
  return out;
}

}  // namespace

std::string view_decisions(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "decisions")) {
    const std::string state = word(one, "state"), kind = word(one, "kind");
    out += "  " + fit(one.at("decision").dump(), 4) + " " + paint(style, Paint::kBold, fit(kind == "split_off" ? "split" : kind, 8)) + " " +
           shorten(what_words(one, kind), style.width - 32) + "  " +
           paint(style, state == "in_force" ? Paint::kGood : Paint::kWarning,
                 state == "in_force"       ? "in force"
                 : state == "not_attached" ? "not attached"
                                           : state) +
           "\n";
    out += std::string(16, ' ') +
           paint(style, Paint::kDim,
                 shorten(word(one, "at").substr(0, 10) + " " + word(one, "by") + ": " + word(one, "why"), style.width - 17)) +
           "\n";
    if (const std::string note = word(one, "note"); !note.empty())
      out += std::string(16, ' ') + paint(style, Paint::kWarning, shorten(note, style.width - 17)) + "\n";
  }
  return out.empty() ? "No decisions.\n" : out;
}

}  // namespace dateline::cli
