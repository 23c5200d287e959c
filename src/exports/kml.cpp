// KML 2.2 (OGC 07-147r2) for virtual globes. Elements stand in the order that its schema asks for.
#include <algorithm>

#include <fmt/format.h>

#include "base/try.h"
#include "exports/export.h"
#include "exports/feature_properties.h"
#include "exports/words.h"
#include "query/json_parts.h"

namespace dateline::exports {
namespace {

using json::Json;
using query::Feature;
using query::text_of;

struct Look {
  const char *standing, *colour;  // aabbggrr
};
constexpr Look kLooks[] = {{"multiple-source", "ff4d8a1f"}, {"single-source", "ff1f9ae0"}, {"contested", "ff2b36c9"}, {"denied", "ff8a8a8a"}, {"facility", "ffb07a2f"}};

std::string element(const char* name, const std::string& content) { return fmt::format("<{0}>{1}</{0}>", name, content); }

/// A pin for each standing; where the point only stands for a wide area, its name without a pin. Ways that are not established are drawn thin.
std::string styles() {
  std::string out;
  for (const Look& look : kLooks) {
    out += fmt::format("<Style id=\"{0}\"><IconStyle><color>{1}</color></IconStyle></Style>\n"
                       "<Style id=\"{0}-area\"><IconStyle><color>{1}</color><scale>0</scale></IconStyle><LabelStyle><color>{1}</color></LabelStyle></Style>\n",
                       look.standing, look.colour);
  }
  return out + "<Style id=\"established\"><LineStyle><color>ffb07a2f</color><width>3</width></LineStyle></Style>\n"
               "<Style id=\"claimed\"><LineStyle><color>99b07a2f</color><width>1</width></LineStyle></Style>\n";
}

std::string style_of(const Feature& feature) {
  const Json& properties = feature.properties;
  if (feature.layer == 2) return properties.value("established", false) ? "established" : "claimed";
  const std::string standing = feature.layer == 1 ? "facility" : text_of(properties, "standing");
  const bool known = std::any_of(std::begin(kLooks), std::end(kLooks), [&](const Look& look) { return standing == look.standing; });
  const Json place = query::member(properties, "place");
  return (known ? standing : "single-source") + (place.is_object() && place.value("area", false) ? "-area" : "");
}

std::string span_of(const std::string& start, const std::string& end) {
  if (start.empty() && end.empty()) return "";
  return element("TimeSpan", (start.empty() ? "" : element("begin", start)) + (end.empty() ? "" : element("end", end)));
}

/// Of a leg the days that its tellings cover, where all tell some.
std::string told_span(const Json& told) {
  std::string start = "9999", end;
  for (const Json& row : told) {
    const Json time = query::member(row, "time");
    if (text_of(time, "start").empty() || text_of(time, "end").empty()) return "";
    start = std::min(start, text_of(time, "start"));
    end = std::max(end, text_of(time, "end"));
  }
  return told.empty() ? "" : span_of(start, end);
}

std::string data(const char* name, const std::string& value) {
  return value.empty() ? "" : fmt::format("<Data name=\"{}\"><value>{}</value></Data>", name, marked_up(value));
}

std::string drawn(const Feature& feature) {
  const Json geometry = query::geometry_of(feature);
  const auto coordinates = [](const Json& positions) {
    std::string out;
    for (const Json& one : positions) out += fmt::format("{}{},{}", out.empty() ? "" : " ", one.at(0).dump(), one.at(1).dump());
    return element("coordinates", out);
  };
  const Json& at = geometry.at("coordinates");
  if (feature.layer != 2) return element("Point", coordinates(Json::array({at})));
  if (geometry.at("type") == "LineString") return element("LineString", coordinates(at));
  std::string out;
  for (const Json& line : at) out += element("LineString", coordinates(line));
  return element("MultiGeometry", out);
}

std::string name_of(const Feature& feature, const Happening* happening) {
  const Json& properties = feature.properties;
  if (happening) return headline_of(*happening);
  if (feature.layer == 1) return text_of(properties, "name");
  const std::string from = text_of(properties.at("from"), "name"), to = text_of(properties.at("to"), "name");
  return (from.empty() ? "?" : from) + " → " + (to.empty() ? "?" : to);
}

/// HTML, which the client shows; what is in it is escaped twice.
std::string description_of(const Feature& feature, const Happening* happening, const Json& properties, const Material& material) {
  std::string out;
  if (happening) {
    out = html_of(*happening, material, true);
  } else {
    if (feature.layer == 2) out += "<p>" + marked_up(text_of(properties, "status") + ", " + text_of(properties, "basis")) + (properties.value("denied", false) ? ", denied" : "") + "; a line joins two places and is no road</p>";
    for (const Json& row : query::member(properties, "states")) out += "<p>" + marked_up(text_of(row, "state") + " " + text_of(row, "time")) + "</p>";
    for (const Json& row : claims_in(properties)) {
      const std::string sentence = text_of(row, "sentence");
      out += "<p>" + (sentence.empty() ? "" : "“" + marked_up(sentence) + "” ") + marked_up(text_of(row, "publisher") + ", claim " + text_of(row, "claim")) + "</p>";
    }
  }
  return marked_up(out);
}

std::string extended_data(const Feature& feature, const Happening* happening, const Json& properties) {
  const Json place = query::member(properties, "place");
  std::string out = data("feature", feature.id) + data("layer", text_of(properties, "layer"));
  if (happening) {
    out += data("happening", happening->id) + data("kind", happening->kind) + data("status", happening->status) + data("standing", happening->standing) + data("support", happening->support) +
           data("dispute", happening->dispute) + data("independent_sources", std::to_string(happening->independent)) + data("time", happening->time.value) +
           data("time_basis", happening->time.basis) + data("first_published", happening->first_published);
  }
  for (const char* name : {"subtype", "placed_by", "status", "basis"}) out += happening ? "" : data(name, text_of(properties, name));
  if (place.is_object()) {
    out += data("place", text_of(place, "name")) + data("country", text_of(place, "country")) + data("precision", text_of(place, "precision")) +
           data("radius_km", query::member(place, "radius_km").is_null() ? "" : place.at("radius_km").dump());
  }
  const Json& claims = claims_in(properties);
  return element("ExtendedData", out + data("review", happening ? happening->review : told_in(claims, "review")) + data("published_basis", told_in(claims, "published_basis")) +
                                     data("claims", told_in(claims, "claim")) + data("engine", told_in(claims, "engine")));
}

std::string placemark(const Feature& feature, bool placed, const ById& happenings, const Material& material) {
  const Happening* happening = happening_of(feature, happenings);
  const Json properties = properties_of(feature, happenings, material);
  const std::string when = happening ? span_of(happening->time.start, happening->time.end) : told_span(feature.layer == 2 ? properties.at("told") : Json());
  return "<Placemark>" + element("name", marked_up(name_of(feature, happening))) + element("description", description_of(feature, happening, properties, material)) + when +
         element("styleUrl", fmt::format("#{}", style_of(feature))) + extended_data(feature, happening, properties) + (placed ? drawn(feature) : "") + "</Placemark>\n";
}

}  // namespace

Result<std::vector<File>> kml(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  const ById happenings = by_id(material);
  const char* kFolders[] = {"Happenings", "Facilities", "Legs of ways"};
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + element("name", "Dateline") +
                    element("description", marked_up("Written by Dateline " + order.version + ". Machine-made unless the review of a row says otherwise.")) + "\n" + styles();
  for (int layer = 0; layer < 3; ++layer) {
    out += "<Folder>" + element("name", kFolders[layer]) + "\n";
    for (const Feature& feature : material.features.placed) out += feature.layer == layer ? placemark(feature, true, happenings, material) : "";
    out += "</Folder>\n";
  }
  out += "<Folder>" + element("name", "Without a place") + "\n";
  for (const Feature& feature : material.features.unplaced) out += placemark(feature, false, happenings, material);
  return std::vector<File>{{"dateline.kml", out + "</Folder>\n</Document></kml>\n"}};
}

}  // namespace dateline::exports
