#include "cli/evaluate_view.h"

#include <algorithm>
#include <cmath>

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

constexpr std::pair<std::string_view, std::string_view> kGroups[] = {{"happenings", "What reports tell"},
                                                                     {"statements", "According to whom"},
                                                                     {"relations", "Relations"},
                                                                     {"words", "Words"},
                                                                     {"across_reports", "Across reports"}};

std::string words_for(const std::string& name) {
  for (const auto& row : kGroups) {
    if (row.first == name) return std::string(row.second);
  }
  return name;
}

std::int64_t number(const Json& of, const char* name) { return of.at(name).get<std::int64_t>(); }

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string right_aligned(const std::string& text, int width) { return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') + text; }

std::string between(const Json& rate) {
  return std::to_string(std::lround(100 * rate.at("low").get<double>())) + "–" + std::to_string(std::lround(100 * rate.at("high").get<double>()));
}

/// 0 to 100 % from left to right: the interval, and in it what was found.
std::string track(const Json& rate, const Style& style) {
  constexpr int kCells = 20;
  const auto cell = [](double share) { return std::clamp(static_cast<int>(share * kCells), 0, kCells - 1); };
  const int low = cell(rate.at("low")), high = cell(rate.at("high")), at = cell(rate.at("value"));
  std::string out;
  for (int i = 0; i < kCells; ++i) {
    if (i == at) out += paint(style, Paint::kBold, "●");
    else if (i >= low && i <= high) out += "━";
    else out += paint(style, Paint::kDim, "·");
  }
  return out;
}

std::string recall_words(const Json& row) {
  if (row.at("recall").is_object()) return right_aligned(percent(row["recall"].at("value")), 5) + " of " + row["recall"].at("of").dump() + ", " + between(row["recall"]);
  if (row.at("recall_at_most").is_number()) return right_aligned("≤ " + percent(row["recall_at_most"]), 5);
  return "";
}

bool is_empty(const Json& row) { return number(row, "right") + number(row, "wrong") + number(row, "missed") == 0; }

std::string view_row(const Json& row, const Style& style) {
  std::string out = "  " + fit(word(row, "about"), 19);
  for (const char* name : {"right", "wrong", "missed"}) out += right_aligned(row.at(name).dump(), 7);
  if (row.at("precision").is_object()) {
    const Json& rate = row["precision"];
    out += "  " + right_aligned(percent(rate.at("value")), 5) + "  " + fit(between(rate), 7) + " " + track(rate, style) + "  ";
  } else {
    out += std::string(2 + 5 + 2 + 7 + 1 + 20 + 2, ' ');
  }
  out += recall_words(row);
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

std::string reviewed_words(const Json& reviewed) {
  const auto of = [&](const char* what, const char* noun) {
    const Json& row = reviewed.at(what);
    return row.at("judged").dump() + " of " + counted(row.at("of").get<std::size_t>(), noun);
  };
  std::string out = of("claims", "claim") + " in " + of("reports", "report");
  const std::int64_t full = number(reviewed.at("reports"), "read_in_full");
  out += full ? " (" + std::to_string(full) + " read in full)" : "";
  out += ", " + of("incidents", "happening");
  const std::int64_t second = number(reviewed.at("claims"), "second_reviewed") + number(reviewed.at("incidents"), "second_reviewed");
  if (second) out += "; a second person agreed with " + std::to_string(second);
  if (number(reviewed, "overruled")) out += "; " + counted(reviewed.at("overruled").get<std::size_t>(), "judgement") + " overruled";
  return out;
}

std::string wrapped(const std::string& words, const Style& style) {
  const Text text(words);
  return wrap(style, text, {0, text.size()}, "  ", [](std::uint32_t) { return Paint::kDim; });
}

std::string view_groups(const Json& layers, const Style& style) {
  std::string out, group, none;
  for (const Json& row : layers) {
    if (is_empty(row)) {
      join(none, word(row, "about"), ", ");
      continue;
    }
    if (word(row, "group") != group) {
      const std::string head = fit(words_for(group = word(row, "group")), 21);
      out += '\n';
      out += paint(style, Paint::kBold, head) + paint(style, Paint::kDim, "  right  wrong missed  precision    95 %          of 0 to 100 %         recall") + "\n";
    }
    out += view_row(row, style);
  }
  if (none.empty()) return out;
  out += '\n';
  return out + wrapped("Nothing of this was judged yet: " + none + ".", style);
}

}  // namespace

std::string view_evaluation(const Json& answer, const Style& style) {
  const Json& layers = list(answer, "layers");
  const std::string about = word(answer, "case").empty() ? "the whole archive" : "case " + word(answer, "case");
  std::string out = paint(style, Paint::kBold, "How well the machine reads, by what people judged") + " · " + about + "\n  " + reviewed_words(answer.at("reviewed")) + "\n";
  if (std::all_of(layers.begin(), layers.end(), is_empty)) return out + "\n  Nobody has judged anything of it yet; `dateline review next` shows what to begin with.\n";
  out += view_groups(layers, style) + "\n";
  for (const Json& one : list(answer, "not_full"))
    out += wrapped(word(one, "report") + " is declared read in full, but nobody has judged " + counted(one.at("unjudged").get<std::size_t>(), "claim") + " of it: it does not count for recall yet (`dateline review show " + word(one, "report") + "`).", style);
  for (const Json& note : list(answer, "notes")) out += wrapped(note.get<std::string>(), style);
  return out;
}

}  // namespace dateline::cli
