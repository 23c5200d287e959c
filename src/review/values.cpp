#include "review/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/try.h"
#include "review/attach.h"
#include "review/correct.h"
#include "review/take_speaker.h"

namespace dateline::review {
namespace {

constexpr int kMostCounted = 100'000'000;
constexpr std::size_t kLongestValue = 300;  // bytes

Error wrong(const std::string& written, const std::string& why) { return {ErrorCode::kUsage, written + ": " + why}; }

std::optional<int> number(std::string_view text) {
  int out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || text[0] == '-' || text[0] == '+' || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::optional<double> degrees(std::string_view text, double most) {
  double out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size() || !std::isfinite(out) || std::abs(out) > most) return std::nullopt;
  return out;
}

std::optional<Days> one_of(std::optional<Day> first, std::optional<Day> last) { return first && last ? std::optional(Days{*first, *last}) : std::nullopt; }

std::optional<Days> single_days(std::string_view v) {
  const auto year = v.size() >= 4 ? number(v.substr(0, 4)) : std::nullopt;
  if (!year || *year < 1) return std::nullopt;
  if (v.size() == 4) return one_of(make_day(*year, 1, 1), make_day(*year, 12, 31));
  if (v[4] != '-') return std::nullopt;
  const std::string_view rest = v.substr(5);
  if (rest.size() == 3 && rest[0] == 'W') {
    const auto week = number(rest.substr(1));
    const auto last = make_day(*year, 12, 28);  // always in the last week of its year
    if (!week || *week < 1 || !last || *week > iso_week_of(*last).week) return std::nullopt;
    const Day monday = week_start({*year, *week});
    return Days{monday, monday + std::chrono::days(6)};
  }
  if (rest.size() == 2 && rest[0] == 'Q') {
    const auto quarter = number(rest.substr(1));
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    const auto first = make_day(*year, 3 * *quarter - 2, 1);
    return one_of(first, last_of_month(add_months(*first, 2)));
  }
  if (rest.size() == 2) {
    const auto month = number(rest);
    const auto first = month ? make_day(*year, *month, 1) : std::nullopt;
    return first ? std::optional(Days{*first, last_of_month(*first)}) : std::nullopt;
  }
  const bool time = v.size() == 16 && v[10] == 'T' && v[13] == ':' && number(v.substr(11, 2)).value_or(99) < 24 && number(v.substr(14, 2)).value_or(99) < 60;
  if (v.size() != 10 && !time) return std::nullopt;
  const auto day = parse_iso_day(v.substr(0, 10));
  return one_of(day, day);
}

template <class E>
std::string listed() {
  std::string out;
  for (const std::string_view name : kEnumNames<E>) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

template <class E>
Status check_enum(const Correction& to, const std::string& written, const std::string& value) {
  if (from_name<E>(value)) return {};
  return wrong(written, "\"" + value + "\" is none; " + to.field + " can be " + listed<E>());
}

Status check_kind(const Correction& to, const std::string& written) {
  for (const TableRow& row : data_table("events/kinds.tsv")) {
    if (row[0] == to.value) return {};
  }
  return wrong(written, "\"" + to.value + "\" is no kind of the codebook; docs/codebook.md lists them");
}

/// "agent:organization:Northern Front", "agent:Northern Front", "agent:" for nobody
Status take_actor(Correction& to, const std::string& written, const Reading& reading) {
  const std::size_t colon = to.value.find(':');
  to.of = to.value.substr(0, colon);
  if (colon == std::string::npos || !from_name<Role>(to.of)) return wrong(written, "write ROLE:NAME, where ROLE is one of " + listed<Role>());
  to.value = to.value.substr(colon + 1);
  const std::size_t second = to.value.find(':');
  if (second != std::string::npos && from_name<EntityType>(to.value.substr(0, second))) {
    to.type = to.value.substr(0, second);
    to.value = to.value.substr(second + 1);
  }
  if (to.value.empty() || entity_named(to.value, reading) || !to.type.empty()) return {};
  return wrong(written, "the report names nobody \"" + to.value + "\"; say what it is: actor=" + to.of + ":organization:" + to.value +
                            " (or person, group, unit, country, ...)");
}

Status take_end(Correction& to, const std::string& written, const Reading& reading) {
  const std::size_t colon = to.value.find(':');
  if (colon != std::string::npos && from_name<EntityType>(to.value.substr(0, colon))) {
    to.type = to.value.substr(0, colon);
    to.value = to.value.substr(colon + 1);
  }
  if (!to.value.empty() && (entity_named(to.value, reading) || !to.type.empty())) return {};
  return wrong(written, "the report names nobody \"" + to.value + "\"; say what it is: " + to.field + "=organization:" + to.value);
}

/// "Northern Front:target"
Status take_role(Correction& to, const std::string& written, int event, const Reading& reading) {
  const std::size_t colon = to.value.rfind(':');
  if (colon == std::string::npos) return wrong(written, "write NAME:ROLE, where ROLE is one of " + listed<Role>());
  to.of = to.value.substr(0, colon);
  to.value = to.value.substr(colon + 1);
  DL_TRY(check_enum<Role>(to, written, to.value));
  const EntityId entity = entity_named(to.of, reading);
  for (const Participant& part : reading.events[static_cast<std::size_t>(event)].participants) {
    if (!entity || part.entity != entity) continue;
    to.was = name_of(part.role);
    return {};
  }
  return wrong(written, "\"" + to.of + "\" takes no part in it; `actor=ROLE:NAME` sets who does");
}

/// "killed:12", "killed:10-12", "killed:" for no number
Status take_count(Correction& to, const std::string& written) {
  const std::size_t colon = to.value.find(':');
  if (colon == std::string::npos || colon == 0) return wrong(written, "write count=WHAT:NUMBER or WHAT:LOW-HIGH, as count=killed:12 or killed:10-12");
  to.of = to.value.substr(0, colon);
  to.value = to.value.substr(colon + 1);
  const std::size_t dash = to.value.find('-');
  const auto low = number(std::string_view(to.value).substr(0, dash)), high = dash == std::string::npos ? low : number(std::string_view(to.value).substr(dash + 1));
  if (to.value.empty() || (low && high && *low <= *high && *high <= kMostCounted)) return {};
  return wrong(written, "\"" + to.value + "\" is no number of things; write 12, or 10-12");
}

/// "Gwoza", "Gwoza@11.08,13.69", "origin:Tartus", "" for none
Status take_place(Correction& to, const std::string& written, const Reading* reading, const PlaceFinder& places) {
  const std::size_t colon = to.value.find(':');
  to.of = "site";
  if (colon != std::string::npos && from_name<PlaceRole>(to.value.substr(0, colon))) {
    to.of = to.value.substr(0, colon);
    to.value = to.value.substr(colon + 1);
  }
  if (to.value.empty()) return {};
  if (const std::size_t at = to.value.rfind('@'); at != std::string::npos) {
    const std::string point = to.value.substr(at + 1);
    const std::size_t comma = point.find(',');
    to.lat = degrees(std::string_view(point).substr(0, comma), 90);
    to.lon = comma == std::string::npos ? std::nullopt : degrees(std::string_view(point).substr(comma + 1), 180);
    to.value = to.value.substr(0, at);
    if (to.lat && to.lon && !to.value.empty()) return {};
    return wrong(written, "\"" + point + "\" is no point; write NAME@LATITUDE,LONGITUDE in degrees, as Gwoza@11.08,13.69");
  }
  for (const Place& place : reading ? reading->places : std::vector<Place>()) {
    if (fold_name(place.name) != fold_name(to.value) || !place.lat) continue;
    std::tie(to.lat, to.lon, to.country) = std::tuple(place.lat, place.lon, place.country);
    return {};
  }
  const auto known = places ? places(to.value) : std::nullopt;
  if (!known) return wrong(written, "no gazetteer has \"" + to.value + "\"; write it with its point, as " + to.value + "@11.08,13.69 (`dateline gazetteer find` knows names)");
  std::tie(to.lat, to.lon, to.country) = std::tuple(std::optional(known->lat), std::optional(known->lon), known->country);  // the name stays as it is written
  return {};
}

Status take_date(Correction& to, const std::string& written, bool may_be_none) {
  if (days_of(to.value) || (may_be_none && to.value.empty())) return {};
  return wrong(written, "\"" + to.value + "\" is no day or span of days; write 2019, 2019-08, 2019-08-03, 2019-W32, 2019-Q3 or two with a slash between");
}

std::string was_in_event(const Event& event, const Correction& to, const Reading& reading) {
  std::string out;
  const auto also = [&](const std::string& one) { out += (out.empty() ? "" : "; ") + one; };
  if (to.field == "kind") return event.kind;
  if (to.field == "status") return std::string(name_of(event.status));
  if (to.field == "date") return event.time.value;
  for (const EventPlace& place : event.places) {
    if (to.field == "place" && place.place && name_of(place.role) == to.of) also(reading[place.place].name);
  }
  for (const Participant& part : event.participants) {
    if (to.field == "actor" && part.entity && name_of(part.role) == to.of) also(reading[part.entity].name);
  }
  for (const EventCount& count : event.counts) {
    if (to.field != "count" || count.what != to.of || !count.low) continue;
    also(std::to_string(*count.low) + (count.high && *count.high != *count.low ? "-" + std::to_string(*count.high) : ""));
  }
  return out;
}

std::string name_of_end(EntityId id, const Reading& reading) { return id ? reading[id].name : std::string(); }

Status take_in_claim(Correction& to, const std::string& written, const Claim& claim, const Reading& reading, const Article* article) {
  if (to.field == "polarity") to.was = name_of(claim.polarity);
  if (to.field == "certainty") to.was = name_of(claim.certainty);
  if (to.field == "speaker") to.was = root_name(claim, reading);
  if (to.field == "polarity") return check_enum<Polarity>(to, written, to.value);
  if (to.field == "certainty") return check_enum<Certainty>(to, written, to.value);
  return take_speaker(to, written, article, reading);
}

Status take_in_event(Correction& to, const std::string& written, int at, const Reading& reading, const PlaceFinder& places) {
  Status taken;
  if (to.field == "kind") taken = check_kind(to, written);
  else if (to.field == "status") taken = check_enum<EventStatus>(to, written, to.value);
  else if (to.field == "date") taken = take_date(to, written, true);
  else if (to.field == "place") taken = take_place(to, written, &reading, places);
  else if (to.field == "actor") taken = take_actor(to, written, reading);
  else if (to.field == "role") return take_role(to, written, at, reading);
  else if (to.field == "count") taken = take_count(to, written);
  else return wrong(written, "an event has no field \"" + to.field + "\"; there are kind, status, date, place, actor, agent, target and the other roles, role, count, and of its claims polarity, certainty, speaker");
  if (taken) to.was = was_in_event(reading.events[static_cast<std::size_t>(at)], to, reading);
  return taken;
}

Status take_in_relation(Correction& to, const std::string& written, int at, const Reading& reading) {
  const Relation& relation = reading.relations[static_cast<std::size_t>(at)];
  if (to.field == "kind") {
    to.was = name_of(relation.type);
    return check_enum<RelationType>(to, written, to.value);
  }
  if (to.field == "start" || to.field == "end") {
    to.was = to.field == "start" ? relation.start : relation.end;
    return take_date(to, written, true);
  }
  if (to.field == "from" || to.field == "to") {
    to.was = name_of_end(to.field == "from" ? relation.from : relation.to, reading);
    return take_end(to, written, reading);
  }
  return wrong(written, "a relation has no field \"" + to.field + "\"; there are kind, from, to, start, end, and of its claims polarity, certainty, speaker");
}

Status take_in(Correction& to, const std::string& written, ItemKind item, int index, const Reading& reading, const PlaceFinder& places, const Article* article) {
  const bool of_claim = to.field == "polarity" || to.field == "certainty" || to.field == "speaker";
  if (item == ItemKind::kClaim && of_claim) return take_in_claim(to, written, reading.claims[static_cast<std::size_t>(index)], reading, article);
  const int event = event_of(item, index, reading), relation = relation_of(item, index, reading);
  if (event >= 0) return take_in_event(to, written, event, reading, places);
  if (relation >= 0) return take_in_relation(to, written, relation, reading);
  if (item == ItemKind::kTime && to.field == "date") {
    to.was = reading.times[static_cast<std::size_t>(index)].value;
    return take_date(to, written, false);
  }
  if (item == ItemKind::kPlace && to.field == "place") {
    to.was = reading.places[static_cast<std::size_t>(index)].name;
    return take_place(to, written, &reading, places);
  }
  return wrong(written, "a " + std::string(name_of(item)) + " has no field \"" + to.field + "\" that can be set" + (item == ItemKind::kTime ? "; there is date" : item == ItemKind::kPlace ? "; there is place" : ""));
}

Result<Correction> split_field(const std::string& written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string::npos || equals == 0) return wrong(written, "write FIELD=VALUE, as date=2019-08 or kind=assault");
  Correction out;
  out.field = written.substr(0, equals);
  out.value = std::string(trim(std::string_view(written).substr(equals + 1)));
  if (from_name<Role>(out.field)) {  // "agent=NAME"
    out.value = out.field + ":" + out.value;
    out.field = "actor";
  }
  if (out.value.size() > kLongestValue) return wrong(written.substr(0, 60), "the value is longer than " + std::to_string(kLongestValue) + " bytes");
  if (std::any_of(out.value.begin(), out.value.end(), [](unsigned char c) { return c < 0x20; })) return wrong(out.field, "the value has line ends or characters that steer a terminal");
  return out;
}

}  // namespace

std::optional<Days> days_of(std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return single_days(value);
  const auto first = single_days(value.substr(0, slash)), last = single_days(value.substr(slash + 1));
  if (!first || !last || last->end < first->start) return std::nullopt;
  return Days{first->start, last->end};
}

Result<Correction> parse_correction(const std::string& written, ItemKind item, int index, const Reading& reading, const PlaceFinder& places, const Article* article) {
  DL_ASSIGN(Correction out, split_field(written));
  DL_TRY(take_in(out, written, item, index, reading, places, article));
  return out;
}

Result<Correction> parse_speaker(const std::string& written, const Reading& reading, const Article& article) {
  DL_ASSIGN(Correction out, split_field(written));
  DL_TRY(take_speaker(out, written, &article, reading));
  return out;
}

Result<Correction> parse_incident_correction(const std::string& written, const PlaceFinder& places) {
  DL_ASSIGN(Correction out, split_field(written));
  if (out.field == "kind") DL_TRY(check_kind(out, written));
  else if (out.field == "status") DL_TRY(check_enum<EventStatus>(out, written, out.value));
  else if (out.field == "date") DL_TRY(take_date(out, written, true));
  else if (out.field == "place") DL_TRY(take_place(out, written, nullptr, places));
  else return wrong(written, "an incident has no field \"" + out.field + "\" that can be set; there are kind, status, date and place, all others are its claims'");
  return out;
}

}  // namespace dateline::review
