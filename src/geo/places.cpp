#include "geo/places.h"

#include "base/unicode.h"
#include "geo/areas.h"
#include "geo/home.h"
#include "geo/mentions.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

constexpr double kSiteKm = 15;  // a named site lies somewhere in or by its town

/// A place's own name as the text has it, the country's for an adjective.
std::string name_of(const PlaceMention& m, const Document& doc) {
  if (m.form == PlaceForm::kAdjective) return std::string(m.candidates[0].name);
  std::string out;
  for (char c : doc.text().at(m.span)) out += c == '\n' ? ' ' : c;
  return out;
}

void take_coordinates(Place& place, const Candidate& c) {
  place.kind = c.kind == "continent" ? "region" : c.kind;
  place.country = c.country;
  place.admin1 = c.admin1;
  place.lat = c.lat;
  place.lon = c.lon;
  place.radius_km = c.radius_km;
  place.precision = c.precision;
  place.disputed = c.disputed;
  place.gazetteer = GazetteerEntry{std::string(c.source), std::string(c.version), id_of(c)};
}

Place to_place(const PlaceMention& m, const std::vector<PlaceMention>& mentions, const Document& doc) {
  Place place;
  place.span = m.span;
  place.form = m.form;
  place.name = name_of(m, doc);
  place.confidence = m.confidence;
  if (m.chosen >= 0) {
    take_coordinates(place, m.candidates[static_cast<std::size_t>(m.chosen)]);
  } else if (m.in_container) {
    const PlaceMention& outer = mentions[static_cast<std::size_t>(m.container)];
    take_coordinates(place, outer.candidates[static_cast<std::size_t>(outer.chosen)]);
    place.kind = m.kind == "road" ? "road" : "settlement";
    place.gazetteer.reset();
  }
  place.candidates = static_cast<int>(m.candidates.size());
  place.reasons.assign(m.reasons.begin(), m.reasons.end());
  if (m.runner_up >= 0) {
    const Candidate& c = m.candidates[static_cast<std::size_t>(m.runner_up)];
    place.runner_up = PlaceLoser{std::string(c.name), std::string(c.country), c.lat, c.lon};
  }
  if (!m.kind.empty()) {
    place.kind = m.kind;
    place.gazetteer.reset();
    place.precision = PlacePrecision::kNear;
    if (place.radius_km) place.radius_km = *place.radius_km + kSiteKm;
  }
  return place;
}

}  // namespace

void read_places(const Syntax& syntax, const Gazetteer& gazetteer, Reading& reading) {
  std::vector<PlaceMention> mentions = find_mentions(syntax, gazetteer);
  resolve(mentions, home_of(syntax.doc().article.publisher, gazetteer));
  std::vector<Place> places;
  for (const PlaceMention& m : mentions) {
    places.push_back(to_place(m, mentions, syntax.doc()));
    if (!places.back().lat) {
      reading.issues.push_back({"unresolved_place", m.span, "no place of this name is known"});
      if (places.back().kind.empty()) places.back().kind = "settlement";
    }
  }
  add_areas(syntax, mentions, places);
  for (Place& place : places) add(reading.places, std::move(place));
}

}  // namespace dateline::geo
