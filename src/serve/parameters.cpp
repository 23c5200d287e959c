#include "serve/parameters.h"

#include <algorithm>
#include <charconv>

#include "archive/decisions.h"
#include "base/enum_names.h"
#include "base/try.h"
#include "query/filter_words.h"

namespace dateline::serve {
namespace {

using archive::Filter;

Error usage(std::string_view name, std::string_view value, std::string_view what) {
  return {ErrorCode::kUsage, "--" + std::string(name) + " " + std::string(value) + ": " + std::string(what)};
}

template <std::string Filter::*kField>
Status into_filter(std::string_view value, Asked& asked) {
  asked.filter.*kField = value;
  return {};
}

template <std::string Asked::*kField>
Status into(std::string_view value, Asked& asked) {
  asked.*kField = value;
  return {};
}

Result<int> read_number(std::string_view name, std::string_view value, int least, int most) {
  int number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = fault == std::errc() && end == value.data() + value.size();
  if (whole && number >= least && number <= most) return number;
  return usage(name, value, "write a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

Status take_limit(std::string_view value, Asked& asked) {
  DL_ASSIGN(asked.filter.limit, read_number("limit", value, 1, kMostLimit));
  return {};
}

Status take_min_independent(std::string_view value, Asked& asked) {
  DL_ASSIGN(asked.filter.min_independent, read_number("min-independent", value, 0, 1'000'000));
  return {};
}

Status take_depth(std::string_view value, Asked& asked) {
  DL_ASSIGN(asked.network.depth, read_number("depth", value, 1, 8));
  return {};
}

Status take_last(std::string_view value, Asked& asked) {
  DL_ASSIGN(asked.last, read_number("last", value, 1, kMostMatches));
  return {};
}

Status take_bbox(std::string_view value, Asked& asked) {
  DL_ASSIGN(asked.filter.bbox, query::read_bbox(value));
  return {};
}

Status take_as_written(std::string_view value, Asked& asked) {
  if (value != "true" && value != "false") return usage("as-written", value, "write true or false");
  asked.filter.as_written = value == "true";
  return {};
}

Status take_in(std::string_view value, Asked& asked) {
  const auto in = from_name<archive::SearchIn>(value);
  if (!in) return usage("in", value, "write reports, sentences, claims, incidents, actors or places");
  asked.in = *in;
  return {};
}

Status take_format(std::string_view value, Asked& asked) {
  if (value != "json" && value != "csv") return usage("format", value, "write json or csv");
  asked.csv = value == "csv";
  return {};
}

Status take_by(std::string_view value, Asked& asked) {
  const auto period = from_name<archive::Period>(value);
  if (!period) return usage("by", value, "write year, month or day");
  asked.period = *period;
  return {};
}

Status take_state(std::string_view value, Asked& asked) {
  if (!from_name<archive::DecisionState>(value)) return usage("state", value, "write in_force, undone, overruled or not_attached");
  asked.state = value;
  return {};
}

/// Of actors one type; of relations several, parted by commas.
Status take_type(std::string_view value, Asked& asked) {
  asked.filter.type = value;
  asked.network.types.clear();
  while (true) {
    const std::size_t comma = value.find(',');
    asked.network.types.emplace_back(value.substr(0, comma));
    if (comma == std::string_view::npos) return {};
    value = value.substr(comma + 1);
  }
}

const Parameter* find_parameter(std::string_view name) {
  const auto& all = all_parameters();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Parameter& parameter) { return parameter.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string listed(const Names& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + std::string(names[i]);
  return out;
}

const std::vector<Parameter>& all_parameters() {
  static const std::vector<Parameter> all = {
      {"actor", into_filter<&Filter::actor>},
      {"kind", into_filter<&Filter::kind>},
      {"type", take_type},
      {"place", into_filter<&Filter::place>},
      {"country", into_filter<&Filter::country>},
      {"bbox", take_bbox},
      {"from", into_filter<&Filter::from>},
      {"to", into_filter<&Filter::to>},
      {"publisher", into_filter<&Filter::publisher>},
      {"source", into_filter<&Filter::source>},
      {"genre", into_filter<&Filter::genre>},
      {"language", into_filter<&Filter::language>},
      {"min-independent", take_min_independent},
      {"case", into_filter<&Filter::in_case>},
      {"review", into_filter<&Filter::review>},
      {"q", into_filter<&Filter::q>},
      {"as-written", take_as_written},
      {"as-known-at", into_filter<&Filter::as_known_at>},
      {"limit", take_limit},
      {"cursor", into_filter<&Filter::cursor>},
      {"sort", into_filter<&Filter::sort>},
      {"query", into<&Asked::query>},
      {"in", take_in},
      {"as-of", into<&Asked::as_of>},
      {"report", into<&Asked::report>},
      {"depth", take_depth},
      {"last", take_last},
      {"format", take_format},
      {"state", take_state},
      {"on", into<&Asked::on>},
      {"by", take_by},
  };
  return all;
}

Status take_parameters(const std::vector<std::pair<std::string, std::string>>& given, const Names& takes, Asked& asked) {
  for (const auto& [name, value] : given) {
    const Parameter* parameter = find_parameter(name);
    if (!parameter || std::find(takes.begin(), takes.end(), name) == takes.end()) {
      return Error{ErrorCode::kUsage, "--" + name + ": there is no such parameter here; " +
                                          (takes.empty() ? "this takes none" : "there are " + listed(takes))};
    }
    if (value.empty()) return Error{ErrorCode::kUsage, "--" + name + " has no value; give one, or leave it out"};
    DL_TRY(parameter->take(value, asked));
  }
  DL_TRY(archive::check_given("--query", asked.query));
  return query::check_filter(asked.filter);
}

}  // namespace dateline::serve
