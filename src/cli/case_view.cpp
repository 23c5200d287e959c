#include "cli/case_view.h"

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

std::string heading(const Style& style, const std::string& text) { return "\n" + paint(style, Paint::kBold, text) + "\n"; }

std::string by_words(const Json& row) {
  std::string out = word(row, "by") + ", " + word(row, "at").substr(0, 10);
  join(out, word(row, "why"), ": ");
  return out;
}

/// "i-0123456789  assault: Raid on a bus station"; where it does not stand as it was put in, how it stands.
std::string member_line(const Json& member, const Style& style) {
  const std::string id = word(member, "id"), now = word(member, "now"), note = word(member, "note");
  const std::string shown = fit(id, 18) + "  " + shorten(word(member, "name"), style.width - 26);
  if (now == id) return "    " + shown + "\n";
  const std::string stands = now.empty() ? "not attached: " + note : "now " + now + ": " + note;
  return "    " + shown + "\n      " + paint(style, Paint::kWarning, stands) + "\n";
}

std::string members_part(const Json& answer, const Style& style) {
  std::string out;
  for (const char* kind : {"incident", "claim", "report", "actor"}) {
    std::string lines;
    for (const Json& member : list(answer, "members")) {
      if (word(member, "kind") != kind) continue;
      lines += member_line(member, style);
      std::string tags;
      for (const Json& tag : list(member, "tags")) join(tags, "#" + on_one_line(tag.get<std::string>()), " ");
      if (!tags.empty()) lines += "      " + paint(style, Paint::kDim, tags) + "\n";
    }
    if (!lines.empty()) out += heading(style, std::string(kind) + "s") + lines;
  }
  return out;
}

std::string numbered(const Json& row, const Style& style) {
  return "  " + fit(word(row, "entry"), 5) + word(row, "text") + "\n       " + paint(style, Paint::kDim, by_words(row)) + "\n";
}

std::string words_part(const Json& rows, const char* title, const Style& style) {
  std::string out;
  for (const Json& row : rows) {
    out += numbered(row, style);
    for (const Json& on : list(row, "on")) out += "   " + member_line(on, style);
    for (const Json& answer : list(row, "answers")) out += "     → " + word(answer, "text") + "\n       " + paint(style, Paint::kDim, by_words(answer)) + "\n";
    for (const char* side : {"for", "against"}) {
      for (const Json& evidence : list(row, side)) out += "     " + paint(style, Paint::kDim, side) + "\n   " + member_line(evidence, style);
    }
  }
  return out.empty() ? out : heading(style, title) + out;
}

std::string assessments_part(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& row : list(answer, "assessments")) {
    if (row.value("replaced", false)) continue;
    std::string judged = word(row, "standard_of_proof");
    join(judged, word(row, "likelihood"));
    out += "  " + fit(word(row, "entry"), 5) + word(row, "finding") + "\n       " + paint(style, Paint::kGood, judged) + "\n       " + paint(style, Paint::kDim, by_words(row)) + "\n";
    if (!word(row, "alternatives").empty()) out += "       considered: " + word(row, "alternatives") + "\n";
  }
  return out.empty() ? out : heading(style, "assessments") + out;
}

std::string drafts_part(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& row : list(answer, "drafts")) {
    out += "  " + fit(word(row, "entry"), 5) + word(row, "draft") + ": " + counted(list(row, "cited").size(), "citation") + paint(style, Paint::kDim, "  " + by_words(row)) + "\n";
    for (const Json& cited : list(row, "cited")) {
      if (word(cited, "now") != word(cited, "id")) out += "   " + member_line(cited, style);
    }
  }
  return out.empty() ? out : heading(style, "cited in") + out;
}

}  // namespace

std::string view_cases(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "cases")) {
    std::string counts;
    for (const char* kind : {"incident", "claim", "report", "actor"}) {
      const auto count = one["members"].value(std::string(kind) + "s", std::size_t{0});
      if (count) join(counts, counted(count, kind), ", ");
    }
    out += "  " + paint(style, Paint::kBold, word(one, "case")) + (one["closed"].is_null() ? "" : paint(style, Paint::kDim, " (closed)")) + "  " + counts + "\n";
    if (!word(one, "about").empty()) out += "    " + word(one, "about") + "\n";
  }
  return out.empty() ? "No cases; `dateline case new NAME --by WHO` opens one\n" : out;
}

std::string view_case(const Json& answer, const Style& style) {
  std::string out = paint(style, Paint::kBold, word(answer, "case")) + "  " + word(answer, "about") + "\n";
  out += paint(style, Paint::kDim, "  opened by " + word(answer, "opened_by") + ", " + word(answer, "opened_at").substr(0, 10)) + "\n";
  if (!answer["closed"].is_null()) out += paint(style, Paint::kWarning, "  closed by " + by_words(answer["closed"])) + "\n";
  std::string tags;
  for (const Json& tag : list(answer, "tags")) join(tags, "#" + on_one_line(tag.get<std::string>()), " ");
  if (!tags.empty()) out += "  " + tags + "\n";
  out += words_part(list(answer, "questions"), "questions", style) + words_part(list(answer, "hypotheses"), "hypotheses", style) + assessments_part(answer, style);
  return out + members_part(answer, style) + words_part(list(answer, "notes"), "notes", style) + drafts_part(answer, style);
}

std::string view_case_entry(const Json& entry, const Style& style) {
  std::string what = word(entry, "kind");
  join(what, word(entry, "of"), " ");
  join(what, word(entry, "text"), " ");
  join(what, word(entry, "draft"), " ");
  join(what, word(entry, "undoes"), " ");
  join(what, word(entry, "standard_of_proof"), ": ");
  std::string out = "  " + fit(word(entry, "entry"), 5) + what + "\n";
  for (const Json& member : list(entry, "members")) out += "       " + fit(word(member, "id"), 18) + "  " + shorten(word(member, "name"), style.width - 28) + "\n";
  return out;
}

std::string view_case_log(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& entry : list(answer, "entries")) {
    out += view_case_entry(entry, style) + "       " + paint(style, Paint::kDim, by_words(entry));
    out += (entry.value("undone", false) ? paint(style, Paint::kWarning, "  undone") : "") + "\n";
  }
  return out;
}

}  // namespace dateline::cli
