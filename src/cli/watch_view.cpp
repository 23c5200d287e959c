#include "cli/watch_view.h"

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

/// The thing that a match is about, by which a command shows it.
std::string thing(const Json& match) {
  for (const char* name : {"incident", "claim", "report", "actor", "item"}) {
    if (const std::string id = word(match, name); !id.empty()) return std::string(name) + " " + id;
  }
  return "";
}

std::string one_match(const Json& match, const Style& style) {
  const std::string about = word(match, "about"), words = word(match, "words");
  std::string out = "  " + paint(style, Paint::kBold, shorten(words, style.width - 3)) + "\n";
  std::string under = words.find(about) == std::string::npos ? about : "";
  join(under, thing(match));
  join(under, "since " + word(match, "since"));
  out += "      " + paint(style, Paint::kDim, shorten(under, style.width - 7)) + "\n";
  for (const Json& told : list(match, "evidence")) {
    std::string where = "report " + word(told, "report");
    if (const std::string claim = word(told, "claim"); !claim.empty()) join(where, "claim " + claim);
    out += "      " + shorten("“" + word(told, "sentence") + "”", style.width - 7) + "\n      " + paint(style, Paint::kDim, shorten(where, style.width - 7)) + "\n";
  }
  return out;
}

/// "assault in Gwoza": what it asks for, as options.
std::string asked(const Json& question) {
  std::string out = word(question, "over");
  if (const auto filter = question.find("filter"); filter != question.end()) {
    for (const auto& [name, value] : filter->items()) out += " --" + name + " " + (value.is_string() ? on_one_line(value.get<std::string>()) : value.dump());
  }
  for (const Json& claim : list(question, "claims")) out += " claim " + on_one_line(claim.get<std::string>());
  for (const Json& report : list(question, "reports")) out += " report " + on_one_line(report.get<std::string>());
  join(out, word(question, "cited_in"), " cited in ");
  if (question.contains("above")) out += " more than " + question["above"]["count"].dump() + " in " + question["above"]["days"].dump() + " days";
  if (question.contains("webhook")) out += ", sent to " + word(question["webhook"], "url");
  return out;
}

std::string one_watch(const Json& watch, const Style& style) {
  std::string out = paint(style, Paint::kBold, word(watch, "name")) + "\n    " + shorten(asked(watch.at("question")), style.width - 5) + "\n";
  std::string under = counted(watch.at("told").get<std::size_t>(), "match");
  if (under.ends_with("matchs")) under.replace(under.size() - 1, 1, "es");
  join(under, "last looked " + word(watch, "looked_at"));
  out += "    " + paint(style, Paint::kDim, under) + "\n";
  if (const std::string stopped = word(watch, "stopped"); !stopped.empty()) out += "    " + paint(style, Paint::kWarning, "stopped: " + stopped) + "\n";
  for (const Json& unsent : list(watch, "unsent")) {
    std::string line = "not sent (" + word(unsent, "state") + ", tries: " + unsent.at("tries").dump() + ")";
    join(line, word(unsent, "error"), ": ");
    out += "    " + paint(style, Paint::kWarning, line) + "\n";
  }
  return out;
}

}  // namespace

std::string view_matches(const Json& answer, const Style& style) {
  if (list(answer, "matches").empty()) return "Nothing new.\n";
  std::string out, watch;
  for (const Json& match : list(answer, "matches")) {
    if (word(match, "watch") != watch) out += paint(style, Paint::kBold, watch = word(match, "watch")) + "\n";
    out += one_match(match, style);
  }
  return out;
}

std::string view_watches(const Json& answer, const Style& style) {
  if (list(answer, "watches").empty()) return "Nothing is watched. Watch something: dateline watch add NAME --place Gwoza --kind assault\n";
  std::string out;
  for (const Json& watch : list(answer, "watches")) out += one_watch(watch, style);
  return out;
}

std::string view_watch(const Json& watch, const Style& style) {
  std::string out = one_watch(watch, style);
  for (const Json& match : list(watch, "matches")) out += one_match(match, style);
  return out;
}

}  // namespace dateline::cli
