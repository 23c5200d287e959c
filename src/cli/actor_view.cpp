#include "cli/actor_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "cli/relation_words.h"
#include "cli/role_lines.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostRows = 12;  // of happenings, sources, reports

std::string section(const Style& style, const std::string& title, const std::string& lines) {
  return lines.empty() ? "" : "\n" + paint(style, Paint::kBold, title) + "\n" + lines;
}

std::string field(const Style& style, const std::string& name, const std::string& value) {
  if (value.empty()) return "";
  return "  " + paint(style, Paint::kDim, fit(name, 14)) + " " + shorten(value, style.width - 18) + "\n";
}

std::set<std::string> relations_in_offices(const Json& answer) {
  std::set<std::string> out;
  for (const Json& office : list(answer, "offices")) {
    for (const Json& holder : list(office, "holders")) out.insert(word(holder, "relation"));
  }
  return out;
}

/// By type, each in the order of time; those that stand among the offices not again.
std::string relations_lines(const Json& answer, const Style& style) {
  const std::string id = word(answer.at("actor"), "id");
  const std::set<std::string> shown = relations_in_offices(answer);
  std::map<std::string, std::string> by_type;
  std::vector<std::string> order;
  for (const Json& relation : list(answer, "relations")) {
    if (shown.contains(word(relation, "id"))) continue;
    const bool from_here = word(relation.at("from"), "id") == id;
    std::string title = relation_words(word(relation, "type"), from_here);
    std::string other = end_words(relation.at(from_here ? "to" : "from"));
    if (const std::string reference = word(relation, "reference"); !reference.empty()) other += ", " + reference;
    if (!by_type.contains(title)) order.push_back(title);
    by_type[title] += "    " + when_words(relation, style) + " " + shorten(other + modes_words(relation), style.width - kTimeWidth - 8) +
                      flags_words(relation, style) + "\n" + claims_lines(relation, style);
  }
  std::string out;
  for (const std::string& title : order) out += "  " + paint(style, Paint::kBold, title) + "\n" + by_type[title];
  return out;
}

std::string links_lines(const Json& actor, const Style& style) {
  std::string out;
  for (const Json& link : list(actor, "links")) {
    const std::string state = word(link.at("review"), "state"), name = word(link, "name"),
                      entry = word(link, "kb") + ":" + word(link, "id");
    const std::string what = word(link, "list").empty()
                                 ? entry + (name.empty() ? "" : " (" + name + ")")
                                 : name + " on list " + word(link, "list") +
                                       (word(link, "reference").empty() ? "" : " " + word(link, "reference")) + " (" + entry + ")";
    if (state == "confirmed")
      out += "  " + paint(style, Paint::kGood,
                          "is " + what + ": confirmed by " + word(link["review"], "by") + " " + word(link["review"], "when").substr(0, 10));
    else if (state == "rejected")
      out += "  " + paint(style, Paint::kDim, "is not " + what + ": rejected by " + word(link["review"], "by"));
    else if (link.value("candidate", true))
      out += "  " + paint(style, Paint::kWarning, "may be " + what + ": candidate, not confirmed");
    else
      out += "  is " + what + ": linked, not reviewed";
    out += "\n";
    std::string reasons;
    for (const Json& reason : list(link, "reasons")) join(reasons, reason.get<std::string>(), ", ");
    if (!reasons.empty()) out += "      " + paint(style, Paint::kDim, shorten(reasons, style.width - 8)) + "\n";
  }
  return out;
}

std::string merges_lines(const Json& actor, const Style& style) {
  static const std::map<std::string, const char*> kWhy = {{"same_name", "the same name"},
                                                          {"same_state", "the same state"},
                                                          {"same_body_of_state", "the same body of one state"},
                                                          {"same_link", "the same entry of a base"},
                                                          {"also_called", "a report calls it both"},
                                                          {"acronym", "a report gives the acronym"},
                                                          {"same_as", "a report says so"},
                                                          {"family_name", "the family name"},
                                                          {"decision", "a person decided so"},
                                                          {"transliteration", "another spelling"},
                                                          {"name_order", "another order of the names"},
                                                          {"fuller_name", "a fuller form of the name"}};
  std::string out;
  for (const Json& merge : list(actor, "merges")) {
    std::string names, agree;
    for (const Json& name : list(merge, "names")) join(names, name.get<std::string>(), " = ");
    for (const Json& one : list(merge, "agree")) join(agree, one.get<std::string>(), ", ");
    const auto found = kWhy.find(word(merge, "why"));
    std::string line = names + ": " + (found == kWhy.end() ? word(merge, "why") : found->second);
    if (!agree.empty()) line += "; agrees: " + agree;
    if (merge.at("decision").is_number()) line += " (decision " + merge["decision"].dump() + ")";
    out += "  " + shorten(line, style.width - 4) + "\n";
    const Json& review = merge.at("review");
    if (word(review, "state") == "unreviewed") continue;
    const std::string state = word(review, "state") == "confirmed" ? "confirmed by " : "confirmed by two, last ";
    out += "      " + paint(style, Paint::kDim, shorten(state + word(review, "by") + " " + word(review, "when").substr(0, 10) + ": " + word(review, "why"), style.width - 8)) + "\n";
  }
  for (const Json& apart : list(actor, "apart")) {
    const std::string why = word(apart, "why");
    out += "  " +
           paint(style, Paint::kDim,
                 shorten("not " + word(apart, "name") + " " + word(apart, "actor") + ": " +
                             (why == "unclear"    ? "nothing else agrees"
                              : why == "decision" ? "a person decided so"
                                                  : "another " + why),
                         style.width - 4)) +
           "\n";
  }
  return out;
}

std::string names_line(const Json& actor) {
  std::string out;
  for (const Json& name : list(actor, "names")) {
    std::string who;
    for (const Json& publisher : list(name, "publishers")) join(who, publisher.get<std::string>(), ", ");
    join(out, "“" + word(name, "name") + "”" + (who.empty() ? "" : " (" + who + ")"), ", ");
  }
  return out;
}

std::string incidents_lines(const Json& answer, const Style& style) {
  const Json& all = list(answer, "incidents");
  std::string out;
  for (std::size_t i = 0; i < all.size() && i < kMostRows; ++i) {
    const Json& one = all[i];
    const std::string standing = word(one, "standing");
    const int room = style.width - kTimeWidth - static_cast<int>(standing.size()) - 32;
    out += "  " + paint(style, Paint::kTime, fit(value_words(word(one, "value"), word(one, "end")), kTimeWidth)) + "   " +
           paint(style, Paint::kBold, fit(word(one, "kind"), 10)) + " " + fit(participants_words(one), std::max(12, room)) + " " + standing + " " +
           paint(style, Paint::kDim, word(one, "id")) + "\n";
  }
  if (all.size() > kMostRows)
    out += "  " +
           paint(style, Paint::kDim,
                 "and " + std::to_string(all.size() - kMostRows) + " more: dateline incidents --actor " + word(answer.at("actor"), "id")) +
           "\n";
  return out;
}

std::string sources_lines(const Json& answer, const Style& style) {
  const Json& all = list(answer, "sources");
  std::string out;
  for (std::size_t i = 0; i < all.size() && i < kMostRows; ++i) {
    std::string counts;
    if (all[i].value("relations", 0)) join(counts, number_of(all[i], "relations", "relation"), ", ");
    if (all[i].value("incidents", 0)) join(counts, number_of(all[i], "incidents", "happening"), ", ");
    out += "  " + fit(word(all[i], "name"), 40) + " " + paint(style, Paint::kDim, counts) + "\n";
  }
  return all.size() > kMostRows ? out + "  " + paint(style, Paint::kDim, "and " + std::to_string(all.size() - kMostRows) + " more") + "\n"
                                : out;
}

std::string reports_lines(const Json& answer, const Style& style) {
  const Json& all = list(answer, "reports");
  std::string out;
  for (std::size_t i = 0; i < all.size() && i < kMostRows; ++i) {
    std::string line = word(all[i], "publisher");
    join(line, word(all[i], "title"));
    out += "  " + paint(style, Paint::kTime, fit(word(all[i], "published").substr(0, 10), 11)) + " " + fit(line, style.width - 34) + " " +
           paint(style, Paint::kDim, word(all[i], "id")) + "\n";
  }
  return all.size() > kMostRows ? out + "  " + paint(style, Paint::kDim, "and " + std::to_string(all.size() - kMostRows) + " more") + "\n"
                                : out;
}

}  // namespace

std::string view_actor(const Json& answer, const Style& style) {
  const Json& actor = answer.at("actor");
  const std::string type = word(actor, "type");
  std::string kind = type, told = number_of(actor, "reports", "report"), sectors;
  if (const std::string subtype = word(actor, "subtype"); !subtype.empty() && subtype != type) join(kind, subtype, ", ");
  join(kind, word(actor, "country"), ", ");
  for (const Json& sector : list(actor, "sectors")) join(sectors, sector.get<std::string>(), " ");
  join(told, number_of(actor, "incidents", "happening"), ", ");
  const std::string first = word(actor, "first_published").substr(0, 10), last = word(actor, "last_published").substr(0, 10);
  if (!first.empty()) told += first == last ? ", " + first : ", " + first + " to " + last;
  std::string out = paint(style, paint_of(type), word(actor, "name")) + "  " + paint(style, Paint::kDim, word(actor, "id")) + "\n";
  out += field(style, "what", kind) + field(style, "names", names_line(actor)) + field(style, "actor code", word(actor, "code")) +
         field(style, "sectors", sectors) + field(style, "told in", told);
  out += field(style, "as of", word(answer, "as_of"));
  out += section(style, "Roles", roles_lines(list(answer, "roles"), style));
  out += section(style, "Offices and who held them", offices_lines(answer, style));
  out += section(style, "Relations", relations_lines(answer, style));
  out += section(style, "Bases and lists", links_lines(actor, style));
  out += section(style, "Happenings", incidents_lines(answer, style));
  out += section(style, "Sources", sources_lines(answer, style));
  out += section(style, "Reports", reports_lines(answer, style));
  out += section(style, "Why this is one actor", merges_lines(actor, style));
  return out;
}

}  // namespace dateline::cli
