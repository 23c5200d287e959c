#include "cli/actor_bases_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bases/match.h"

namespace dateline::cli {
namespace {

constexpr int kNameColumns = 40;

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

/// 2014-06-10 from 20140610, 2014 from 20140000.
Json day(std::int32_t day) {
  if (day == 0) return Json();
  if (day / 100 % 100 == 0) return fmt::format("{:04}", day / 10000);
  if (day % 100 == 0) return fmt::format("{:04}-{:02}", day / 10000, day / 100 % 100);
  return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

const char* kind_name(char kind) {
  switch (kind) {
    case bases::format::kPerson: return "person";
    case bases::format::kBody: return "body";
    case bases::format::kLegalEntity: return "legal";
    case bases::format::kCraft: return "craft";
    default: return "any";
  }
}

Json to_json(const bases::EntryView& entry, const bases::Match& match) {
  Json out{{"kb", entry.kb}, {"id", entry.id}, {"name", entry.names[0]}, {"kind", kind_name(entry.kind)}, {"names", entry.names}, {"countries", entry.countries}};
  out["description"] = text_or_null(entry.description);
  out["roles"] = text_or_null(entry.roles);
  out["birth"] = day(entry.birth);
  out["from"] = day(entry.from);
  out["to"] = day(entry.to);
  out["offices"] = out["listings"] = Json::array();
  for (const bases::ListingView& row : entry.listings) {
    out[row.is_office ? "offices" : "listings"].push_back(
        {{"name", text_or_null(row.list)}, {"reference", text_or_null(row.reference)}, {"from", day(row.from)}, {"to", day(row.to)}});
  }
  out["is_list"] = entry.on_list;
  out["confidence"] = std::round(match.confidence * 100) / 100;
  out["reasons"] = match.reasons;
  return out;
}

std::string word(const Json& row, const char* field) { return row.at(field).is_string() ? row.at(field).get<std::string>() : std::string(); }

std::string span_of(const Json& row) {
  const std::string from = word(row, "from"), to = word(row, "to");
  return from.empty() && to.empty() ? std::string() : fmt::format(", {} to {}", from.empty() ? "…" : from, to.empty() ? "…" : to);
}

std::string joined(const Json& words) {
  std::string out;
  for (const Json& one : words) out += (out.empty() ? std::string() : std::string(", ")) + one.get<std::string>();
  return out;
}

}  // namespace

Json find_in_bases(const bases::Bases& bases, const std::string& name, std::size_t limit) {
  struct Found {
    bases::EntryView entry;
    bases::Match match;
  };
  std::vector<Found> found;
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlatform}) {
    bases::Asked asked;
    asked.type = type;
    asked.names = {name};
    asked.knows_countries = false;
    std::vector<bases::EntryView> entries;
    bases.find(type, name, entries);
    for (bases::EntryView& entry : entries) {
      const bool there = std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.entry.kb == entry.kb && f.entry.id == entry.id; });
      bases::Match match = there ? bases::Match() : bases::judge(asked, entry);
      if (match.confidence > 0) found.push_back({std::move(entry), std::move(match)});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.match.confidence > b.match.confidence; });
  Json answer{{"name", name}, {"found", found.size()}, {"candidates", Json::array()}};
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) answer["candidates"].push_back(to_json(found[i].entry, found[i].match));
  return answer;
}

std::string view_actors_found(const Json& answer, const Style& style) {
  const Json& rows = answer.at("candidates");
  if (rows.empty()) return fmt::format("No actor of the name \"{}\" is on a base. A person is looked up by more than a family name.\n", word(answer, "name"));
  std::string out;
  for (const Json& row : rows) {
    out += paint(style, Paint::kBold, fit(word(row, "name"), kNameColumns)) + fmt::format(" {:6} {} {:.2f}\n", word(row, "kind"), joined(row.at("countries")), row.at("confidence").get<double>());
    std::string line = fmt::format("  {} {}; {}{}", word(row, "kb"), word(row, "id"), joined(row.at("reasons")), span_of(row));
    if (!word(row, "birth").empty()) line += ", born " + word(row, "birth");
    out += paint(style, Paint::kDim, line) + "\n";
    if (!word(row, "roles").empty()) out += "  " + word(row, "roles") + "\n";
    for (const Json& office : row.at("offices")) out += fmt::format("  {}{}\n", word(office, "name"), span_of(office));
    for (const Json& listing : row.at("listings")) {
      out += fmt::format("  on {}{}{}\n", word(listing, "name"), word(listing, "reference").empty() ? "" : " as " + word(listing, "reference"), span_of(listing));
    }
  }
  const std::size_t found = answer.at("found").get<std::size_t>();
  if (found > rows.size()) out += fmt::format("{} more: --limit N\n", found - rows.size());
  return out;
}

std::string view_bases(const Json& rows, const Style& style) {
  if (rows.empty()) return "No bases. `dateline actors import FILE` makes one.\n";
  std::string out;
  for (const Json& row : rows) {
    out += paint(style, Paint::kBold, fit(word(row, "name"), kNameColumns)) +
           fmt::format(" {:5} {} with {}, {}, version {}\n", word(row, "kind"), counted(row.at("entries").get<std::size_t>(), "actor"),
                       counted(row.at("names").get<std::size_t>(), "name"), counted(row.at("listings").get<std::size_t>(), "listing"), word(row, "version"));
  }
  return out;
}

}  // namespace dateline::cli
