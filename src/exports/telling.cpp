#include "exports/telling.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "exports/values.h"
#include "exports/words.h"

namespace dateline::exports {
namespace {

constexpr std::string_view kRoles[] = {"agent", "target", "recipient", "theme", "instrument", "cause", "other"};

bool has_capital(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (is_upper(next_code_point(name, at))) return true;
  }
  return false;
}

std::string names_in(const Happening& happening, std::string_view role) {
  std::vector<std::string> out;
  for (const Party& party : happening.parties) {
    if (party.role == role) out.push_back(party.name.empty() ? "[person]" : party.name);
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

}  // namespace

std::string shown_name(const Actor& actor) {
  const std::string name = on_one_line(actor.name);
  return actor.country.empty() || has_capital(name) ? name : name + " (" + actor.country + ")";
}

std::string days_in_words(const Time& time) {
  if (time.start.empty()) return time.end.empty() ? "undated" : "undated, not after " + time.end;
  if (!time.value.empty()) return time.value;
  return time.end.empty() || time.start == time.end ? time.start : time.start + "/" + time.end;
}

std::string between(const std::string& start, const std::string& end) {
  const std::string from = start.empty() ? "" : "from " + start, until = end.empty() ? "" : "until " + end;
  return from + (from.empty() || until.empty() ? "" : " ") + until;
}

std::string name_of(const Happening& happening) {
  const std::string where = where_of(happening);
  return on_one_line(headline_of(happening) + (where.empty() ? "" : "; " + where) + "; " + days_in_words(happening.time));
}

std::string words_of(const Count& count) {
  if (!count.low && !count.high) return count.what;
  if (count.low == count.high) return fmt::format("{} {}", count.what, *count.low);
  return fmt::format("{} {}-{}", count.what, count.low ? std::to_string(*count.low) : "", count.high ? std::to_string(*count.high) : "");
}

std::vector<std::string> description_of(const Happening& happening) {
  std::vector<std::string> out;
  for (const std::string_view role : kRoles) {
    if (const std::string names = names_in(happening, role); !names.empty()) out.push_back(fmt::format("{}: {}", role, on_one_line(names)));
  }
  for (const Site& site : happening.sites) {
    if (!site.name.empty() || !site.country.empty()) out.push_back(fmt::format("{}: {} ({})", site.role, on_one_line(site.name.empty() ? site.country : site.name), site.basis));
  }
  std::vector<std::string> counts;
  for (const Count& count : happening.counts) counts.push_back(words_of(count));
  if (!counts.empty()) out.push_back(fmt::format("counts: {}", fmt::join(counts, ", ")));
  out.push_back(fmt::format("time: {} ({})", days_in_words(happening.time), happening.time.basis));
  out.push_back(fmt::format("status: {}; standing: {}; support: {}; dispute: {}", happening.status, happening.standing, happening.support, happening.dispute));
  out.push_back(fmt::format("independent sources: {} (at least {}); reports: {}", happening.independent, happening.independent_low, happening.reports));
  for (const Contradiction& one : happening.contradictions) {
    std::vector<std::string> values;
    for (const Told& told : one.values) values.push_back(on_one_line(told.value));
    out.push_back(fmt::format("contradiction on {}: {}", one.field, fmt::join(values, " / ")));
  }
  out.push_back("review: " + happening.review + (happening.reviewed_by.empty() ? "" : ", by " + on_one_line(happening.reviewed_by)));
  return out;
}

std::vector<std::string> roots_of(const Claim& claim) {
  if (!claim.roots.empty()) return claim.roots;
  int depth = 0;
  for (const Step& step : claim.chain) depth = std::max(depth, step.depth);
  std::vector<std::string> out;
  for (const Step& step : claim.chain) {
    if (step.depth == depth && !step.name.empty()) out.push_back(step.name);
  }
  return out;
}

std::string chain_of(const Claim& claim) {
  std::string out;
  int depth = 0;
  for (const Step& step : claim.chain) {
    if (!out.empty()) out += step.depth == depth ? " + " : " < ";
    depth = step.depth;
    out += step.name.empty() ? "somebody unnamed" : step.name;
    if (step.count && *step.count > 1) out += fmt::format(" ({})", *step.count);
    if (!step.cue.empty()) out += " (" + step.cue + ")";
  }
  return on_one_line(out);
}

std::vector<std::string> reports_of(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const Claim& claim : claims) {
    if (std::find(out.begin(), out.end(), claim.report) == out.end()) out.push_back(claim.report);
  }
  return out;
}

}  // namespace dateline::exports
