#include "cli/review_view.h"

#include "cli/view_parts.h"
#include "cli/archive_view.h"
#include "cli/decisions_view.h"
#include "cli/sources_view.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

std::string corrections_words(const Json& of) {
  std::string out;
  for (const Json& one : list(of, "corrections")) join(out, correction_words(one), ", ");
  return out;
}

std::string item_words(const Json& one) {
  std::string out = word(one, "item");
  const std::string incident = word(one, "incident"), claim = word(one, "claim");
  join(out, incident.empty() ? claim : incident, " ");
  if (out == "report") join(out, word(one, "report"), " ");
  join(out, word(one, "kind"), " ");
  if (!word(one, "words").empty()) join(out, "“" + word(one, "words") + "”", " ");
  return out;
}

std::string view_one(const Json& one, const Style& style) {
  const std::string state = word(one, "state"), verdict = word(one, "verdict");
  std::string what = verdict == "undo" ? "judgement " + one.at("undoes").dump() : item_words(one);
  if (one.contains("seconds") && one["seconds"].is_number()) what = "judgement " + one["seconds"].dump() + ": " + what;
  std::string out = "  " + fit(one.at("judgement").dump(), 4) + " " + paint(style, Paint::kBold, fit(verdict, 8)) + " " + shorten(what, style.width - 32) + "  " +
                    paint(style, state == "in_force" ? Paint::kGood : Paint::kWarning, state == "in_force" ? "in force" : state == "not_attached" ? "not attached" : state) + "\n";
  const std::string indent(16, ' ');
  if (const std::string set = corrections_words(one); !set.empty()) out += indent + shorten(set, style.width - 17) + "\n";
  out += indent + paint(style, Paint::kDim, shorten(word(one, "at").substr(0, 10) + " " + word(one, "by") + ": " + word(one, "why"), style.width - 17)) + "\n";
  if (const std::string note = word(one, "note"); !note.empty()) out += indent + paint(style, Paint::kWarning, shorten(note, style.width - 17)) + "\n";
  return out;
}

std::string view_mark(const Json& one, const Style& style) {
  std::string what = word(one, "undoes").empty() ? "" : "mark " + word(one, "undoes");
  if (const std::string tlp = word(one, "tlp"); !tlp.empty()) join(what, "tlp " + tlp, ", ");
  if (one.value("no_export", false)) join(what, "no export", ", ");
  if (const std::string until = word(one, "embargo"); !until.empty()) join(what, "embargo until " + until, ", ");
  const bool undone = one.value("undone", false);
  return "  " + fit(one.at("number").dump(), 4) + " " + paint(style, Paint::kBold, fit(word(one, "kind"), 8)) + " " + shorten(what, style.width - 32) + "  " +
         paint(style, undone ? Paint::kWarning : Paint::kGood, undone ? "undone" : "in force") + "\n" + std::string(16, ' ') +
         paint(style, Paint::kDim, shorten(word(one, "at").substr(0, 10) + " " + word(one, "by") + ": " + word(one, "why"), style.width - 17)) + "\n";
}

/// "Eastern Ledger > two customs officials + European diplomat": those of one depth stand side by side.
std::string chain_words(const Json& claim) {
  std::string out;
  int depth = 0;
  for (const Json& step : list(claim, "attribution")) {
    const int own = step.value("depth", 0);
    join(out, word(step, "source").empty() ? "somebody" : word(step, "source"), own == depth ? " + " : " > ");
    depth = own;
  }
  return out;
}

}  // namespace

std::string correction_words(const Json& one) {
  std::string what = word(one, "field");
  const std::string was = word(one, "was"), value = word(one, "value");
  if (what == "speaker") return what + " " + (was.empty() ? "" : was + " → ") + value + (word(one, "of") == "unnamed" ? " (without a name)" : "");
  join(what, word(one, "of"), " ");
  return what + " " + (was.empty() ? "none" : was) + " → " + (value.empty() ? "none" : value);
}

std::string review_words(const Json& review) {
  const std::string state = word(review, "state");
  if (state.empty() || state == "unreviewed") return {};
  return (state == "second_reviewed" ? "agreed with" : state) + " by " + word(review, "by") + ", " + word(review, "when").substr(0, 10) + ": " + word(review, "why");
}

std::string view_judgements(const Json& answer, const Style& style) {
  if (answer.contains("judgement")) return view_one(answer, style);
  std::string out;
  for (const Json& one : list(answer, "judgements")) out += view_one(one, style);
  return out.empty() ? "No judgements; `dateline review next` shows what to begin with\n" : out;
}

std::string view_review_next(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "next")) {
    const Json& incident = one.at("incident");
    const std::string id = word(incident, "id");
    out += paint(style, Paint::kBold, word(incident, "kind") + ": " + happening_words(incident)) + "\n  " + when_words(incident) + " · " + word(incident, "status") + " · " +
           paint(style, standing_paint(word(incident, "standing")), word(incident, "standing")) + " · " + id + "\n";
    for (const Json& claim : list(one, "claims")) {
      const std::string chain = chain_words(claim);
      out += "\n  " + shorten(word(claim, "sentence"), 3 * style.width) + "\n";
      out += "    " + word(claim, "kind") + ", " + word(claim, "polarity") + ", " + word(claim, "certainty") + " · " + chain + "\n";
      out += "    " + paint(style, Paint::kDim, word(claim, "report") + " · " + word(claim, "claim")) + "\n";
    }
    out += "\n" + paint(style, Paint::kDim, "  dateline review accept|reject " + id + "|CLAIM --by WHO --why TEXT\n  dateline review correct CLAIM date=2019-08 --by WHO --why TEXT   (kind= status= place= actor= role= count= speaker= ...)") + "\n\n";
  }
  return out.empty() ? "Nothing waits to be reviewed.\n" : out + next_page(answer);
}

std::string view_review_item(const Json& answer, const Style& style) {
  if (answer.contains("standing")) return view_incident(answer, style);
  if (!answer.contains("items")) return view_claim(answer, style);
  std::string out;
  const std::string full = answer.contains("read_in_full") ? review_words(answer["read_in_full"]) : "";
  if (!full.empty()) out += "  " + paint(style, Paint::kGood, shorten("read in full, nothing else is in it: " + full, style.width - 3)) + "\n";
  for (const Json& item : list(answer, "items")) {
    const std::string key = word(item, "claim");
    out += "  " + paint(style, Paint::kBold, fit(key.empty() ? word(item, "item") : key, 18)) + " " + fit(word(item, "is"), 9) + fit(word(item, "kind"), 14) +
           shorten(word(item, "words"), style.width - 50) + "\n";
    if (const std::string review = review_words(item.at("review")); !review.empty()) out += std::string(21, ' ') + paint(style, Paint::kGood, shorten(review, style.width - 22)) + "\n";
  }
  if (out.empty()) return "Nothing was read from this report.\n";
  for (const Json& source : list(answer, "sources")) {
    std::string about = source.value("anonymous", false) ? "without a name" : "";
    if (const std::string people = word(source, "count"); !people.empty()) join(about, people, ", ");
    out += "  " + paint(style, Paint::kBold, fit(word(source, "source"), 18)) + " " + fit("source", 9) + shorten(word(source, "name") + (about.empty() ? "" : " (" + about + ")"), style.width - 36) + "\n";
  }
  return out;
}

std::string view_history(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "decisions")) {
    const std::string log = word(one, "log");
    if (log == "judgements") out += view_one(one, style);
    else if (log == "grades") out += view_grades({{"grades", Json::array({one})}}, style);
    else if (log == "marks") out += view_mark(one, style);
    else out += view_decisions({{"decisions", Json::array({one})}}, style);
  }
  return out.empty() ? "Nobody decided anything of it.\n" : out;
}

}  // namespace dateline::cli
