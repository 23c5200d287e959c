#include "bases/import_ftm.h"

#include <simdjson.h>

#include <array>
#include <unordered_map>

#include "base/data_file.h"
#include "base/line_reader.h"
#include "base/try.h"
#include "bases/identifiers.h"

namespace dateline::bases {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostValues = 500;            // of a property
constexpr std::size_t kMostNested = 200;            // entities inside one
constexpr std::size_t kDeepestJson = 24;
constexpr std::size_t kMostPositions = 1'000'000, kMostOccupancies = 1'000'000;  // of a file, held until its end
constexpr std::size_t kLongestId = 250;
constexpr std::size_t kLinesBetweenProgress = 10'000;

struct Occupancy {
  std::string holder, post, from, to;
};

/// What one file's entities say of each other.
struct Held {
  std::unordered_map<std::string, std::string> positions;  // id -> name
  std::vector<Occupancy> occupancies;
};

std::string_view text_of(const object& json, std::string_view name) {
  std::string_view out;
  return json.at_key(name).get(out) == simdjson::SUCCESS ? out : std::string_view();
}

/// Calls for each value of a property: a list, or a single value.
template <class Call>
void each_value(const object& properties, std::string_view name, const Call& call) {
  element value;
  if (properties.at_key(name).get(value) != simdjson::SUCCESS) return;
  array list;
  if (value.get(list) != simdjson::SUCCESS) return call(value);
  std::size_t count = 0;
  for (const element item : list) {
    if (++count > kMostValues) return;
    call(item);
  }
}

void append_texts(const object& properties, std::initializer_list<std::string_view> names, std::vector<std::string>& out) {
  for (const std::string_view name : names) {
    each_value(properties, name, [&](const element& value) {
      std::string_view text;
      if (value.get(text) == simdjson::SUCCESS && out.size() < kMostValues) out.emplace_back(text);
    });
  }
}

/// The first text of the first property that has one.
std::string first_text(const object& properties, std::initializer_list<std::string_view> names) {
  std::vector<std::string> all;
  append_texts(properties, names, all);
  return all.empty() ? std::string() : all[0];
}

/// The entities that a property names: their ids, or themselves where they are nested.
template <class Call>
void each_entity(const object& properties, std::string_view name, const Call& call) {
  each_value(properties, name, [&](const element& value) {
    std::string_view id;
    object nested;
    if (value.get(id) == simdjson::SUCCESS) call(id, nullptr);
    if (value.get(nested) == simdjson::SUCCESS) call(text_of(nested, "id"), &nested);
  });
}

bool properties_of(const object& entity, object& out) { return entity.at_key("properties").get(out) == simdjson::SUCCESS; }

ImportedListing listing_of(const object& entity, const object& properties) {
  ImportedListing out;
  const std::string authority = first_text(properties, {"authority"}), program = first_text(properties, {"program", "programId"});
  out.list = authority.empty() ? program : program.empty() || program == authority ? authority : authority + ", " + program;
  if (out.list.empty()) {
    std::vector<std::string> datasets;
    append_texts(entity, {"datasets"}, datasets);
    if (!datasets.empty()) out.list = datasets[0];
  }
  out.reference = first_text(properties, {"unscId", "authorityId", "recordId", "programId"});
  out.from = first_text(properties, {"listingDate", "startDate"});
  out.to = first_text(properties, {"endDate"});
  return out;
}

/// A Sanction that stands by itself.
void take_sanction(const object& entity, const object& properties, ImportSink& sink) {
  ImportedListing listing = listing_of(entity, properties);
  each_entity(properties, "entity", [&](std::string_view id, const object*) {
    listing.entity = id;
    sink.take(listing);
  });
}

void take_position(const object& entity, const object& properties, Held& held) {
  const std::string_view id = text_of(entity, "id");
  std::string name = first_text(properties, {"name"});
  if (name.empty()) name = text_of(entity, "caption");
  if (!id.empty() && id.size() <= kLongestId && name.size() <= kLongestId && held.positions.size() < kMostPositions) held.positions.emplace(id, std::move(name));
}

void take_occupancy(const object& properties, Held& held) {
  const std::string from = first_text(properties, {"startDate", "date"}), to = first_text(properties, {"endDate"});
  each_entity(properties, "holder", [&](std::string_view holder, const object*) {
    each_entity(properties, "post", [&](std::string_view post, const object*) {
      if (holder.size() > kLongestId || post.size() > kLongestId || held.occupancies.size() >= kMostOccupancies) return;
      held.occupancies.push_back({std::string(holder), std::string(post), from.substr(0, 10), to.substr(0, 10)});
    });
  });
}

void take_membership(const object& properties, ImportSink& sink) {
  ImportedListing office;
  office.is_office = true;
  office.list = first_text(properties, {"role"});
  office.from = first_text(properties, {"startDate"});
  office.to = first_text(properties, {"endDate"});
  if (office.list.empty()) return sink.pass_over();
  for (const char* whom : {"member", "director", "employee"}) {
    each_entity(properties, whom, [&](std::string_view id, const object*) {
      office.entity = id;
      sink.take(office);
    });
  }
}

/// Listings and offices that stand inside the entity (targets.nested.json).
void take_nested(const object& properties, ImportedEntity& out) {
  std::size_t count = 0;
  each_entity(properties, "sanctions", [&](std::string_view, const object* nested) {
    object inner;
    if (!nested || !properties_of(*nested, inner) || ++count > kMostNested) return;
    out.listings.push_back(listing_of(*nested, inner));
    out.listings.back().entity = out.id;
  });
  each_entity(properties, "positionOccupancies", [&](std::string_view, const object* nested) {
    object inner;
    if (!nested || !properties_of(*nested, inner)) return;
    each_entity(inner, "post", [&](std::string_view, const object* post) {
      object of_post;
      if (!post || !properties_of(*post, of_post) || ++count > kMostNested) return;
      ImportedListing office;
      office.entity = out.id;
      office.is_office = true;
      office.list = first_text(of_post, {"name"});
      office.from = first_text(inner, {"startDate"});
      office.to = first_text(inner, {"endDate"});
      if (!office.list.empty()) out.listings.push_back(std::move(office));
    });
  });
}

bool says_listed(const object& properties) {
  static const auto kTopics = data_table("bases/listing_topics.tsv");
  bool out = false;
  each_value(properties, "topics", [&](const element& value) {
    std::string_view topic;
    if (value.get(topic) != simdjson::SUCCESS) return;
    out = out || std::any_of(kTopics.begin(), kTopics.end(), [&](const TableRow& row) { return row[0] == topic; });
  });
  return out;
}

void append_identifiers(const object& properties, std::vector<std::string>& out) {
  static constexpr std::array<std::array<std::string_view, 2>, 3> kSchemes{{{"imoNumber", "imo"}, {"leiCode", "lei"}, {"registrationNumber", "registration"}}};
  for (const auto& [property, scheme] : kSchemes) {
    std::vector<std::string> values;
    append_texts(properties, {property}, values);
    for (const std::string& value : values) {
      if (std::string key = identifier_key(scheme, value); !key.empty()) out.push_back(std::move(key));
    }
  }
}

void take_actor(const object& entity, const object& properties, std::string_view kind, const std::string& where, ImportSink& sink) {
  ImportedEntity out;
  out.id = text_of(entity, "id");
  out.kind = kind;
  if (const std::string_view caption = text_of(entity, "caption"); !caption.empty()) out.names.emplace_back(caption);
  append_texts(properties, {"name", "alias", "previousName", "abbreviation"}, out.names);
  append_texts(properties, {"position"}, out.roles);
  append_texts(properties, {"nationality", "citizenship", "jurisdiction", "mainCountry", "country", "flag"}, out.countries);
  append_identifiers(properties, out.identifiers);
  out.description = first_text(properties, {"summary", "description", "notes", "classification", "type"});
  out.birth = first_text(properties, {"birthDate"});
  out.from = first_text(properties, {"incorporationDate", "buildDate"});
  out.to = first_text(properties, {"deathDate", "dissolutionDate"});
  out.is_listed = says_listed(properties);
  take_nested(properties, out);
  sink.take(out, where);
}

void take_entity(const element& line, const std::string& where, ImportSink& sink, Held& held) {
  object entity, properties;
  if (line.get(entity) != simdjson::SUCCESS || !properties_of(entity, properties)) return sink.bad(where, "it is no entity with id, schema and properties");
  const std::string_view schema = text_of(entity, "schema");
  if (schema.empty()) return sink.bad(where, "it has no schema");
  const std::string_view kind = kind_of_schema(schema);
  if (kind == "sanction") return take_sanction(entity, properties, sink);
  if (kind == "position") return take_position(entity, properties, held);
  if (kind == "occupancy") return take_occupancy(properties, held);
  if (kind == "membership") return take_membership(properties, sink);
  if (kind.empty()) return sink.pass_over();
  take_actor(entity, properties, kind, where, sink);
}

void settle(const Held& held, ImportSink& sink) {
  for (const Occupancy& occupancy : held.occupancies) {
    const auto position = held.positions.find(occupancy.post);
    if (position == held.positions.end() || position->second.empty()) continue;
    sink.take({occupancy.holder, position->second, "", occupancy.from, occupancy.to, true});
  }
}

}  // namespace

Status import_ftm(const std::filesystem::path& file, ImportSink& sink, const Progress& progress) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  simdjson::dom::parser parser(2 * LineReader::kLongestLine);
  if (parser.allocate(LineReader::kLongestLine + 1, kDeepestJson) != simdjson::SUCCESS) {
    return Error{ErrorCode::kInternal, file.string() + ": there is no memory to read its lines"};
  }
  Held held;
  for (;;) {
    DL_ASSIGN(const auto line, lines.next());
    if (!line || sink.is_full()) break;
    if (trim(*line).empty()) continue;
    if (progress && lines.line() % kLinesBetweenProgress == 0) progress(lines.bytes());
    element entity;
    if (lines.was_cut()) {
      sink.bad(lines.where(), "it is over a million bytes long");
    } else if (const auto error = parser.parse(line->data(), line->size()).get(entity); error != simdjson::SUCCESS) {
      sink.bad(lines.where(), std::string("it is no JSON: ") + simdjson::error_message(error));
    } else {
      take_entity(entity, lines.where(), sink, held);
    }
  }
  settle(held, sink);
  return {};
}

}  // namespace dateline::bases
