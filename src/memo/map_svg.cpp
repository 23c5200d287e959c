#include "memo/map_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "cite/words.h"
#include "memo/html_text.h"
#include "memo/map_frame.h"

namespace dateline::memo {
namespace {

constexpr double kLetter = 6.6;  // of the names, about

std::string number(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.1f", value);
  return out;
}

/// name="value"
std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + number(value) + "\""; }

std::string line(const char* kind, double x1, double y1, double x2, double y2) {
  return std::string("<line class=\"") + kind + "\"" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + "/>\n";
}

std::string text(const char* kind, double x, double y, const std::string& words) {
  return std::string("<text class=\"") + kind + "\"" + attribute("x", x) + attribute("y", y) + ">" + html_escaped(cite::isolated(words)) + "</text>\n";
}

std::string circle(const char* kind, double x, double y, double radius) {
  return std::string("<circle class=\"") + kind + "\"" + attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + "/>\n";
}

std::string degrees(double value, const char* positive, const char* negative, double step) {
  char out[32];
  std::snprintf(out, sizeof out, "%.*f°", step < 0.1 ? 2 : step < 1 ? 1 : 0, std::abs(value));
  return out + std::string(value > 0.001 ? positive : value < -0.001 ? negative : "");
}

std::string graticule(const MapFrame& frame) {
  const double step = round_below(std::max((frame.north - frame.south) / 2.5, 0.01));
  std::string out;
  for (double lat = std::ceil(frame.south / step) * step; lat <= frame.north; lat += step) {
    out += line("grid", 0, frame.y(lat), kMapWidth, frame.y(lat)) + text("degree", 6, frame.y(lat) - 4, degrees(lat, " N", " S", step));
  }
  for (double lon = std::ceil(frame.west / step) * step; lon <= frame.east; lon += step) {
    const double x = (lon - frame.west) * frame.squeeze * frame.scale;
    if (x < 60 || x > kMapWidth - 40) continue;  // the corner is the parallels'
    out += line("grid", x, 0, x, frame.height) + text("degree", x + 4, frame.height - 6, degrees(lon > 180 ? lon - 360 : lon, " E", " W", step));
  }
  return out;
}

std::string scale_bar(const MapFrame& frame) {
  const double km = round_below(kMapWidth / 4 / frame.scale * kKmOfDegree), long_as = frame.length(km);
  const double right = kMapWidth - 16, y = frame.height - 26;
  char words[32];
  std::snprintf(words, sizeof words, km < 1 ? "%.1f km" : "%.0f km", km);
  return line("scale", right - long_as, y, right, y) + line("scale", right - long_as, y - 4, right - long_as, y + 4) + line("scale", right, y - 4, right, y + 4) +
         text("scale-words", right - long_as, y - 8, words);
}

struct Box {
  double left, top, right, bottom;
  bool overlaps(const Box& other) const { return left < other.right && other.left < right && top < other.bottom && other.top < bottom; }
};

/// Where a name has room beside its point: right, left, above, below; nothing: there is none.
std::optional<Box> room_for(double x, double y, double width, double height, const std::vector<Box>& taken) {
  const Box places[] = {{x + 9, y - 8, x + 9 + width, y + 8}, {x - 9 - width, y - 8, x - 9, y + 8}, {x - width / 2, y - 26, x + width / 2, y - 10}, {x - width / 2, y + 10, x + width / 2, y + 26}};
  for (const Box& box : places) {
    const bool inside = box.left >= 2 && box.right <= kMapWidth - 2 && box.top >= 2 && box.bottom <= height - 2;
    if (inside && std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return other.overlaps(box); })) return box;
  }
  return std::nullopt;
}

constexpr std::size_t kMostNumbers = 4;

/// "1, 2, 3"; of many the first and how many more: "1, 2, 3 +12".
std::string numbers_of(const MapPoint& point) {
  const std::size_t all = point.happenings.size(), shown = all > kMostNumbers ? kMostNumbers - 1 : all;
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) out += (i ? ", " : "") + std::to_string(point.happenings[i]);
  return shown == all ? out : out + " +" + std::to_string(all - shown);
}

double width_of(const std::string& words) {
  std::size_t letters = 0;
  for (const char c : words) letters += (c & 0xC0) != 0x80;
  return static_cast<double>(letters) * kLetter;
}

std::string ways(const Memo& memo, const MapFrame& frame) {
  std::string out;
  for (const MapLeg& leg : memo.legs) {
    const char* kind = leg.denied ? "way denied" : leg.established ? "way" : "way claimed";
    out += line(kind, frame.x(leg.from_lon), frame.y(leg.from_lat), frame.x(leg.to_lon), frame.y(leg.to_lat));
  }
  return out;
}

struct End {
  std::string name;
  double lat, lon;
  bool area;
};

/// Ends of ways that are no points of their own.
std::vector<End> ends_of(const Memo& memo) {
  std::vector<End> out;
  const auto add = [&](const std::string& name, double lat, double lon, bool area) {
    const bool drawn = std::any_of(memo.points.begin(), memo.points.end(), [&](const MapPoint& point) { return point.name == name && point.lat == lat && point.lon == lon; });
    const bool known = std::any_of(out.begin(), out.end(), [&](const End& other) { return other.name == name; });
    if (!drawn && !known) out.push_back({name, lat, lon, area});
  };
  for (const MapLeg& leg : memo.legs) {
    add(leg.from, leg.from_lat, leg.from_lon, leg.from_area);
    add(leg.to, leg.to_lat, leg.to_lon, leg.to_area);
  }
  return out;
}

std::string names(const Memo& memo, const MapFrame& frame) {
  std::string out;
  std::vector<Box> taken;
  for (const MapPoint& point : memo.points) {
    if (!point.area) taken.push_back({frame.x(point.lon) - 6, frame.y(point.lat) - 6, frame.x(point.lon) + 6, frame.y(point.lat) + 6});
  }
  const auto put = [&](double x, double y, const std::string& words, const char* kind) {
    const auto box = room_for(x, y, width_of(words), frame.height, taken);
    if (!box) return false;
    taken.push_back(*box);
    out += text(kind, box->left, box->bottom - 3, words);
    return true;
  };
  for (const MapPoint& point : memo.points) {  // in a crowd only its number, or nothing: the list of places has it
    if (point.happenings.empty()) continue;
    const double x = frame.x(point.lon), y = frame.y(point.lat);
    const char* kind = point.area ? "name area-name" : "name";
    if (!put(x, y, numbers_of(point) + " · " + point.name, kind)) put(x, y, numbers_of(point), kind);
  }
  for (const End& end : ends_of(memo)) put(frame.x(end.lon), frame.y(end.lat), end.name, end.area ? "name area-name" : "name end-name");
  for (const MapPoint& point : memo.points) {
    if (point.happenings.empty()) put(frame.x(point.lon), frame.y(point.lat), point.name, "name facility-name");
  }
  return out;
}

std::string points(const Memo& memo, const MapFrame& frame) {
  std::string out;
  for (const MapPoint& point : memo.points) out += circle(point.area ? "area" : "within", frame.x(point.lon), frame.y(point.lat), std::max(frame.length(point.radius_km), 1.0));
  for (const End& end : ends_of(memo)) {
    if (!end.area) out += circle("end", frame.x(end.lon), frame.y(end.lat), 3);
  }
  for (const bool pins : {false, true}) {
    for (const MapPoint& point : memo.points) {
      const double x = frame.x(point.lon), y = frame.y(point.lat);
      if (point.area || point.happenings.empty() == pins) continue;  // no pin where the point only stands for a wide area
      if (pins) out += circle("pin", x, y, 4.5);
      else out += "<rect class=\"facility\"" + attribute("x", x - 3.5) + attribute("y", y - 3.5) + " width=\"7\" height=\"7\"/>\n";
    }
  }
  return out;
}

}  // namespace

std::string map_svg(const Memo& memo) {
  if (memo.points.empty() && memo.legs.empty()) return "";
  const MapFrame frame = frame_of(memo);
  std::string out = "<svg viewBox=\"0 0 " + number(kMapWidth) + " " + number(frame.height) + "\" role=\"img\" aria-labelledby=\"map-title\" xmlns=\"http://www.w3.org/2000/svg\">\n";
  out += "<title id=\"map-title\">Map of the happenings</title>\n<clipPath id=\"frame\"><rect width=\"" + number(kMapWidth) + "\" height=\"" + number(frame.height) + "\"/></clipPath>\n";
  out += "<rect class=\"ground\" width=\"" + number(kMapWidth) + "\" height=\"" + number(frame.height) + "\"/>\n<g clip-path=\"url(#frame)\">\n";
  return out + graticule(frame) + points(memo, frame) + ways(memo, frame) + names(memo, frame) + scale_bar(frame) + "</g>\n</svg>\n";
}

}  // namespace dateline::memo
