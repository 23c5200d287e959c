#include "cli/reading_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace dateline::cli {
namespace {

Paint paint_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson: return Paint::kPerson;
    case EntityType::kOrganization:
    case EntityType::kUnit:
    case EntityType::kGroup: return Paint::kOrganization;
    case EntityType::kCountry:
    case EntityType::kPlace:
    case EntityType::kFacility:
    case EntityType::kRoute: return Paint::kPlace;
    case EntityType::kWeapon:
    case EntityType::kPlatform:
    case EntityType::kVehicle: return Paint::kWeapon;
    default: return Paint::kPlain;
  }
}

/// The paint of every code point. Names and times win over the nominal phrases that hold them; pronouns stay plain.
std::vector<Paint> paint_text(const Document& doc, const Reading& reading) {
  std::vector<Paint> out(doc.article.text.size(), Paint::kPlain);
  const auto fill = [&](Span span, Paint paint) {
    for (std::uint32_t i = span.start; i < std::min<std::uint32_t>(span.end, doc.article.text.size()); ++i) out[i] = paint;
  };
  for (const MentionForm form : {MentionForm::kNominal, MentionForm::kName}) {
    for (const Entity& entity : reading.entities) {
      const Paint paint = paint_of(entity.type);
      if (paint == Paint::kPlain) continue;
      for (const Mention& mention : entity.mentions) {
        if (mention.form == form) fill(mention.span, paint);
      }
    }
  }
  for (const Place& place : reading.places) {
    if (!place.entity) fill(place.span, Paint::kPlace);
  }
  for (const TimeExpression& time : reading.times) fill(time.span, Paint::kTime);
  return out;
}

std::string heading(const Style& style, std::string_view words) { return "\n" + paint(style, Paint::kBold, words) + "\n"; }

std::string published_words(const Article& article) {
  if (!article.published.empty()) return article.published.substr(0, 10) + " (" + std::string(name_of(article.published_basis)) + ")";
  if (!article.published_window) return "date unknown";
  const PublishedWindow& window = *article.published_window;
  if (window.start && window.end) return "published between " + iso_day(*window.start) + " and " + iso_day(*window.end) + " (inferred)";
  return window.start ? "published on or after " + iso_day(*window.start) + " (inferred)" : "published by " + iso_day(*window.end) + " (inferred)";
}

std::string view_head(const Article& article, const Style& style) {
  std::vector<std::string> parts;
  parts.push_back(article.publisher.name.empty() ? "unknown publisher" : article.publisher.name);
  parts.push_back(published_words(article));
  for (const std::string& author : article.authors) parts.push_back(author);
  if (!article.language.empty() && article.language != "en") parts.push_back("language " + article.language);
  for (const std::string& flag : article.flags) parts.push_back(flag);
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " · ") + part;
  std::string out = paint(style, Paint::kBold, article.title.empty() ? article.id : article.title) + "\n";
  return out + paint(style, Paint::kDim, line) + "\n";
}

std::string view_text(const Document& doc, const Reading& reading, const Style& style) {
  const std::vector<Paint> paints = paint_text(doc, reading);
  const auto paint_at = [&](std::uint32_t position) { return paints[position]; };
  std::string out;
  for (const Block& block : doc.article.blocks) {
    if (block.kind == BlockKind::kHeadline && doc.article.text.at(block.span) == doc.article.title) continue;
    const std::string_view indent = block.kind == BlockKind::kList ? "  - " : block.kind == BlockKind::kQuote ? "  > " : "  ";
    out += "\n" + wrap(style, doc.article.text, block.span, indent, paint_at);
  }
  if (doc.article.blocks.empty()) out += "\n" + wrap(style, doc.article.text, doc.article.text.whole(), "  ", paint_at);
  return out;
}

std::string view_legend(const Style& style) {
  if (!style.colour) return "";
  return "\n  " + paint(style, Paint::kPerson, "person") + "  " + paint(style, Paint::kOrganization, "organisation") + "  " +
         paint(style, Paint::kPlace, "place") + "  " + paint(style, Paint::kTime, "time") + "  " +
         paint(style, Paint::kWeapon, "weapon") + "\n";
}

std::string names_of(const Reading& reading, const Event& event, std::initializer_list<Role> roles) {
  std::string out;
  for (const Role role : roles) {
    for (const Participant& p : event.participants) {
      if (p.role != role || !p.entity) continue;
      out += (out.empty() ? "" : ", ") + reading[p.entity].name;
    }
  }
  return out;
}

/// "in Syria", "from Iran via Iraq".
std::string way_of(const Reading& reading, const Event& event) {
  static constexpr std::string_view kWords[] = {"in", "from", "via", "to", "near"};
  std::string out, last;
  for (const EventPlace& at : event.places) {
    if (!at.place) continue;
    const std::string word(kWords[static_cast<std::size_t>(at.role)]);
    out += (out.empty() ? "" : " ") + (word == last ? "and" : word) + " " + reading[at.place].name;
    last = word;
  }
  return out;
}

std::string counts_of(const Event& event) {
  std::string out;
  for (const EventCount& count : event.counts) {
    if (!count.low && !count.high) continue;
    const int low = count.low ? *count.low : *count.high;
    const std::string number = count.high == low ? std::to_string(low) : count.high ? fmt::format("{}-{}", low, *count.high) : fmt::format("at least {}", low);
    out += (out.empty() ? "" : ", ") + number;
    out += " " + count.what;
  }
  return out;
}

std::string when(const Event& event) {
  if (event.time.value.empty()) return event.time.end ? "before " + iso_day(*event.time.end) : "undated";
  return event.time.value + (event.time.basis == TimeBasis::kInferred ? "?" : "");
}

/// "3 officials"
std::string with_count(const Source& source) {
  return (source.count ? std::to_string(*source.count) + " " : "") + source.name;
}

/// The claims of each event.
std::map<EventId, std::vector<const Claim*>> claims_by_event(const Reading& reading) {
  std::map<EventId, std::vector<const Claim*>> out;
  for (const Claim& claim : reading.claims) {
    if (const auto* event = std::get_if<EventId>(&claim.subject)) out[*event].push_back(&claim);
  }
  return out;
}

/// "according to 3 officials + Reuters (possible); denied by the army"
std::string who_says(const Reading& reading, const std::vector<const Claim*>& claims) {
  std::string out;
  std::set<std::string> seen;
  for (const Claim* claim : claims) {
    std::string roots = claim->polarity == Polarity::kDenied ? "denied by " : "according to ";
    bool first = true;
    for (const SourceId root : claim->roots()) {
      roots += (first ? "" : " + ") + with_count(reading[root]);
      first = false;
    }
    if (claim->certainty == Certainty::kPossible || claim->certainty == Certainty::kProbable) {
      roots += fmt::format(" ({})", name_of(claim->certainty));
    }
    if (seen.insert(roots).second) out += (out.empty() ? "" : "; ") + roots;
  }
  return out;
}

std::string view_events(const Reading& reading, const Style& style) {
  std::vector<const Event*> events;
  for (const Event& event : reading.events) {
    if (!event.kind.empty()) events.push_back(&event);
  }
  if (events.empty()) return "";
  const auto key = [](const Event* e) { return e->time.start ? e->time.start : e->time.end; };
  std::stable_sort(events.begin(), events.end(), [&](const Event* a, const Event* b) {
    const auto left = key(a), right = key(b);
    return left && right ? *left < *right : left.has_value() < right.has_value();
  });
  const auto claims = claims_by_event(reading);
  std::string out = heading(style, "What happened, by time");
  for (const Event* event : events) {
    const auto found = claims.find(event->id);
    const std::string says = found == claims.end() ? "" : who_says(reading, found->second);
    out += "  " + paint(style, Paint::kTime, fit(when(*event), 18)) + " " + paint(style, Paint::kBold, fit(event->kind, 10)) + " ";
    out += shorten(describe_event(reading, *event), style.width - 33) + "\n";
    std::string under(name_of(event->status));
    if (!says.empty()) under += " · " + says;
    out += std::string(32, ' ') + paint(style, Paint::kDim, shorten(under, style.width - 33)) + "\n";
  }
  return out;
}

std::string view_sources(const Reading& reading, const Style& style) {
  if (reading.sources.empty()) return "";
  std::map<SourceId, std::size_t> carried;
  for (const Claim& claim : reading.claims) {
    for (const SourceId root : claim.roots()) ++carried[root];
  }
  std::string out = heading(style, "Sources");
  for (const Source& source : reading.sources) {
    std::string what(name_of(source.kind));
    if (source.anonymous) what = "anonymous" + (source.count ? ", " + (*source.count == 1 ? "1 person" : std::to_string(*source.count) + " people") : std::string());
    if (!source.country.empty()) what += ", " + source.country;
    const auto found = carried.find(source.id);
    out += "  " + fit(source.name, 34) + " " + paint(style, source.anonymous ? Paint::kWarning : Paint::kDim, fit(what, 26)) + " ";
    out += counted(found == carried.end() ? 0 : found->second, "claim") + "\n";
  }
  return out;
}

/// Each chain of sources with the words that it stands for; the page's own voice is in the lists above.
std::string view_claims(const Document& doc, const Reading& reading, const Style& style) {
  std::string out;
  std::set<std::string> seen;  // one sentence may tell an event and a route
  for (const Claim& claim : reading.claims) {
    if (claim.attribution.size() < 2) continue;
    std::string words(doc.article.text.at(claim.span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::string sure = std::string(claim.polarity == Polarity::kDenied ? "denies" : "says") + ", " + std::string(name_of(claim.certainty));
    std::string entry = "  " + shorten(describe_chain(reading, claim), style.width - 4) + "\n";
    entry += "      " + paint(style, Paint::kDim, fit(sure, 16)) + " “" + shorten(words, style.width - 27) + "”\n";
    if (seen.insert(entry).second) out += entry;
  }
  return out.empty() ? out : heading(style, "Who says it") + out;
}

std::string view_relations(const Reading& reading, const Style& style) {
  std::string out;
  for (const Relation& relation : reading.relations) {
    if (!relation.from || !relation.to) continue;
    std::string type(name_of(relation.type));
    std::replace(type.begin(), type.end(), '_', ' ');
    std::string line = reading[relation.from].name + "  " + type + "  " + reading[relation.to].name;
    if (!relation.start.empty() || !relation.end.empty()) line += "  (" + relation.start + " – " + relation.end + ")";
    out += "  " + shorten(line, style.width - 4) + "\n";
  }
  return out.empty() ? out : heading(style, "Relations") + out;
}

/// "A → B ⇢ C  claimed, by road": a dashed arrow where the leg is inferred.
std::string view_route(const Reading& reading, const Route& route, const Style& style) {
  std::string stops, mode;
  for (const RouteLeg& leg : route.legs) {
    if (stops.empty() && leg.from) stops = reading[leg.from].name;
    stops += leg.basis == TimeBasis::kInferred ? " ⇢ " : " → ";
    stops += leg.to ? reading[leg.to].name : "?";
    if (mode.empty()) mode = leg.mode;
  }
  std::string told(name_of(route.status));
  if (!mode.empty()) told += ", by " + mode;
  if (route.entity) told = reading[route.entity].name + ", " + told;
  return "  " + paint(style, Paint::kPlace, stops) + "  " + paint(style, Paint::kDim, told) + "\n";
}

std::string view_routes(const Reading& reading, const Style& style) {
  std::string out;
  for (const Route& route : reading.routes) out += view_route(reading, route, style);
  return out.empty() ? out : heading(style, "Routes") + out;
}

}  // namespace

std::string describe_event(const Reading& reading, const Event& event) {
  std::string out;
  for (const std::string& part : {names_of(reading, event, {Role::kAgent}), event.predicate, names_of(reading, event, {Role::kTheme, Role::kInstrument})}) {
    if (!part.empty()) out += (out.empty() ? "" : " ") + part;
  }
  if (const std::string to = names_of(reading, event, {Role::kTarget, Role::kRecipient}); !to.empty()) out += " → " + to;
  if (const std::string way = way_of(reading, event); !way.empty()) out += " · " + way;
  if (const std::string counts = counts_of(event); !counts.empty()) out += " · " + counts;
  return out;
}

std::string describe_chain(const Reading& reading, const Claim& claim) {
  std::string out;
  int depth = -1;
  for (const AttributionStep& step : claim.attribution) {
    const Source& source = reading[step.source];
    if (depth >= 0) out += step.depth == depth ? " + " : " > ";
    out += with_count(source);
    depth = step.depth;
  }
  return out;
}

std::string view_reading(const Document& doc, const Reading& reading, const Style& style) {
  std::string out = view_head(doc.article, style);
  out += view_text(doc, reading, style);
  if (!reading.unread.empty()) {
    return out + "\n" + paint(style, Paint::kWarning, "  Not read: the text is not in the language of the model.") + "\n";
  }
  out += view_legend(style);
  out += view_events(reading, style) + view_claims(doc, reading, style) + view_sources(reading, style);
  return out + view_relations(reading, style) + view_routes(reading, style);
}

}  // namespace dateline::cli
