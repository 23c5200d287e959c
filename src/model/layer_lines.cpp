#include "model/layer_lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

/// Adds " | part" unless the part is empty.
void append(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += " | ";
  line += part;
}

struct Printer {
  const Document& doc;
  const Reading& reading;

  std::string words(Span span) const {
    std::string out(doc.text().at(span));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }
  std::string words(const std::vector<Span>& spans) const {
    std::vector<std::string> parts;
    for (Span span : spans) parts.push_back(words(span));
    return fmt::format("{}", fmt::join(parts, " ... "));
  }
  std::string name(EntityId id) const { return id ? reading[id].name : "?"; }

  Lines times() const {
    Lines out;
    for (const auto& time : reading.times) {
      std::string line = fmt::format("{} | {} | {}", words(time.span), name_of(time.type), time.value.empty() ? "?" : time.value);
      append(line, time.mod);
      out.push_back(line);
    }
    return out;
  }

  Lines places() const {
    Lines out;
    for (const auto& place : reading.places) {
      std::string line = fmt::format("{} | {} | {}", words(place.span), name_of(place.form), place.kind.empty() ? "?" : place.kind);
      append(line, place.country);
      append(line, place.lat ? fmt::format("{:.1f},{:.1f}", *place.lat, *place.lon) : "unresolved");
      out.push_back(line);
    }
    return out;
  }

  Lines entities() const {
    Lines out;
    for (const auto& entity : reading.entities) {
      std::string line = fmt::format("{} | {}{}", entity.name, name_of(entity.type), entity.subtype.empty() ? "" : "/" + entity.subtype);
      append(line, entity.country);
      if (entity.person_class) append(line, name_of(*entity.person_class));
      std::vector<std::string> mentions;
      for (const auto& mention : entity.mentions) mentions.push_back(words(mention.span));
      append(line, fmt::format("mentions: {}", fmt::join(mentions, "; ")));
      std::vector<std::string> states;
      for (const auto& state : entity.states) states.push_back(state.state + (state.time ? " " + reading[state.time].value : ""));
      if (!states.empty()) append(line, fmt::format("states: {}", fmt::join(states, ", ")));
      out.push_back(line);
    }
    return out;
  }

  Lines sources() const {
    Lines out;
    for (const auto& source : reading.sources) {
      std::string line = fmt::format("{} | {} | {}", source.name, name_of(source.kind), source.anonymous ? "anonymous" : "named");
      if (source.count) append(line, fmt::format("count {}", *source.count));
      append(line, source.affiliation);
      append(line, source.country);
      if (source.knowledge != Knowledge::kUnstated) append(line, name_of(source.knowledge));
      append(line, source.anonymity_reason);
      out.push_back(line);
    }
    return out;
  }

  std::string event_time(const EventTime& time) const {
    if (time.basis == TimeBasis::kUnknown && time.value.empty()) return "";
    return fmt::format("when: {} ({})", time.value.empty() ? "?" : time.value, name_of(time.basis));
  }

  Lines events() const {
    static constexpr Role kRoles[] = {Role::kAgent, Role::kTarget, Role::kRecipient, Role::kTheme, Role::kInstrument, Role::kCause, Role::kOther};
    Lines out;
    for (const auto& event : reading.events) {
      std::string kind = event.kind.empty() ? "untyped" : event.kind;
      for (const auto& mode : event.modes) kind += "+" + mode;
      std::string line = fmt::format("{} | {} | {}", kind, event.predicate, name_of(event.status));
      if (event.negated) append(line, "negated");
      for (Role role : kRoles) {
        std::vector<std::string> names;
        for (const auto& p : event.participants) {
          if (p.role == role) names.push_back(p.entity ? name(p.entity) : words(p.span));
        }
        if (!names.empty()) append(line, fmt::format("{}: {}", name_of(role), fmt::join(names, ", ")));
      }
      std::vector<std::string> at;
      for (const auto& p : event.places) at.push_back(fmt::format("{} {}{}", name_of(p.role), p.place ? reading[p.place].name : words(p.span), p.basis == PlaceBasis::kInferred ? " (inferred)" : ""));
      if (!at.empty()) append(line, fmt::format("at: {}", fmt::join(at, ", ")));
      append(line, event_time(event.time));
      std::vector<std::string> counts;
      for (const auto& c : event.counts) {
        counts.push_back(fmt::format("{} {}..{}", c.what, c.low ? std::to_string(*c.low) : "", c.high ? std::to_string(*c.high) : ""));
      }
      if (!counts.empty()) append(line, fmt::format("counts: {}", fmt::join(counts, ", ")));
      if (event.mentions.size() > 1) append(line, fmt::format("told {} times", event.mentions.size()));
      out.push_back(line);
    }
    return out;
  }

  std::string item(const Event& event, const EventItem& one) const {
    std::string line = fmt::format("{} {} | {}", event.kind, event.predicate, one.entity ? name(one.entity) : words(one.span));
    append(line, one.item_class);
    if (!one.designation.empty()) append(line, "designation: " + one.designation);
    if (!one.maker.empty()) append(line, "maker: " + one.maker);
    if (!one.year.empty()) append(line, "year: " + one.year);
    if (one.low || one.high) append(line, fmt::format("number: {}..{}", one.low ? std::to_string(*one.low) : "", one.high ? std::to_string(*one.high) : ""));
    if (!one.amount.empty()) append(line, "amount: " + one.amount);
    if (one.unit != "whole") append(line, one.unit);
    for (const Identifier& id : one.identifiers) append(line, identifier(id));
    if (one.end_user) append(line, "end user: " + name(one.end_user));
    if (one.embargo) append(line, "embargo: " + words(*one.embargo));
    return line;
  }

  static std::string identifier(const Identifier& one) {
    return fmt::format("{} {}{}", one.scheme, one.value, !one.valid ? "" : *one.valid ? " (valid)" : " (not valid)");
  }

  Lines items() const {
    Lines out;
    for (const auto& event : reading.events) {
      for (const auto& one : event.items) out.push_back(item(event, one));
    }
    return out;
  }

  Lines identifiers() const {
    Lines out;
    for (const auto& entity : reading.entities) {
      for (const auto& one : entity.identifiers) out.push_back(fmt::format("{} | {}", entity.name, identifier(one)));
    }
    return out;
  }

  /// "2019..2021", "2019.."; "before 2023-03-10" for an end of which no more is known.
  static std::string period(const Relation& relation) {
    const bool open = relation.end.starts_with("../");
    return open ? relation.start + ".. before " + relation.end.substr(3) : relation.start + ".." + relation.end;
  }

  Lines relations() const {
    Lines out;
    for (const auto& relation : reading.relations) {
      std::string line = fmt::format("{} {} {}", name(relation.from), name_of(relation.type), name(relation.to));
      for (const auto& mode : relation.modes) append(line, mode);
      if (!relation.start.empty() || !relation.end.empty()) append(line, period(relation));
      out.push_back(line);
    }
    return out;
  }

  Lines routes() const {
    Lines out;
    for (const auto& route : reading.routes) {
      std::vector<std::string> stops;
      for (const auto& leg : route.legs) {
        if (stops.empty()) stops.push_back(leg.from ? reading[leg.from].name : "?");
        stops.push_back(leg.to ? reading[leg.to].name : "?");
      }
      std::string line = fmt::format("{} | {}", fmt::join(stops, " > "), name_of(route.status));
      if (route.entity) append(line, name(route.entity));
      if (!route.legs.empty() && !route.legs.front().mode.empty()) line += " | by " + route.legs.front().mode;
      std::string inferred;
      for (const auto& leg : route.legs) {
        if (leg.basis == TimeBasis::kInferred) inferred += (inferred.empty() ? "" : ", ") + std::to_string(leg.order + 1);
      }
      if (!inferred.empty()) line += " | inferred: " + inferred;
      if (route.legs.size() && route.legs.front().time) line += " | when: " + reading[route.legs.front().time].value;
      out.push_back(line);
    }
    return out;
  }

  std::string subject(const Claim& claim) const {
    if (const auto* event = std::get_if<EventId>(&claim.subject)) {
      const Event& e = reading[*event];
      return fmt::format("{} ({})", e.kind.empty() ? "untyped" : e.kind, e.predicate);
    }
    if (const auto* relation = std::get_if<RelationId>(&claim.subject)) {
      const Relation& r = reading[*relation];
      return fmt::format("{} {} {}", name(r.from), name_of(r.type), name(r.to));
    }
    return "route";
  }

  Lines claims() const {
    Lines out;
    for (const auto& claim : reading.claims) {
      std::string chain;
      int depth = -1;
      for (const auto& step : claim.attribution) {
        if (depth >= 0) chain += step.depth == depth ? " + " : " > ";
        chain += reading[step.source].name;
        depth = step.depth;
      }
      std::string line = fmt::format("{} | {} | {} | {}", subject(claim), name_of(claim.polarity), name_of(claim.certainty), chain);
      if (claim.about != ClaimAbout::kAll) append(line, fmt::format("{}: {}", name_of(claim.about), words(claim.span)));
      if (claim.stated) append(line, "stated: " + reading[claim.stated].value);
      out.push_back(line);
    }
    return out;
  }

  Lines quotations() const {
    Lines out;
    std::vector<Quotation> all;
    for (const auto& q : reading.quotations) {
      all.push_back(q);
      all.insert(all.end(), q.nested.begin(), q.nested.end());
    }
    for (const auto& q : all) {
      out.push_back(fmt::format("{} | {} | {} | {}", q.direct ? "direct" : "indirect", q.source_spans.empty() ? "-" : words(q.source_spans),
                                q.cue_spans.empty() ? "-" : words(q.cue_spans), words(q.content_spans)));
    }
    return out;
  }

  Lines exhibits() const {
    Lines out;
    for (const auto& exhibit : reading.exhibits) {
      std::string line = fmt::format("{} | {}", name_of(exhibit.kind), words(exhibit.span));
      if (exhibit.maker) append(line, "maker: " + name(exhibit.maker));
      if (exhibit.published) append(line, "published: " + reading[exhibit.published].value);
      if (exhibit.publisher && exhibit.publisher != exhibit.maker) append(line, "publisher: " + name(exhibit.publisher));
      if (exhibit.taken) append(line, "taken: " + reading[exhibit.taken].value);
      std::vector<std::string> shows;
      for (const auto& what : exhibit.shows) {
        if (const auto* event = std::get_if<EventId>(&what)) shows.push_back(fmt::format("{} ({})", reading[*event].kind.empty() ? "untyped" : reading[*event].kind, reading[*event].predicate));
        if (const auto* entity = std::get_if<EntityId>(&what)) shows.push_back(name(*entity));
      }
      if (!shows.empty()) append(line, fmt::format("shows: {}", fmt::join(shows, ", ")));
      out.push_back(line);
    }
    return out;
  }

  Lines publication() const {
    if (!doc.article.published_window) return {};
    const PublishedWindow& window = *doc.article.published_window;
    const auto day = [](const std::optional<Day>& at) { return at ? iso_day(*at) : std::string("?"); };
    Lines out{fmt::format("{} .. {}", day(window.start), day(window.end))};
    for (const WindowEvidence& one : window.reasons) out.push_back(fmt::format("{} | {} | {}", name_of(one.reason), one.says, one.span ? words(*one.span) : ""));
    return out;
  }

  Lines issues() const {
    Lines out;
    for (const auto& issue : reading.issues) out.push_back(fmt::format("{} | {}", issue.code, words(issue.span)));
    return out;
  }
};

struct Layer {
  std::string_view name;
  Lines (Printer::*print)() const;
};
constexpr Layer kLayers[] = {
    {"times", &Printer::times},         {"places", &Printer::places},     {"entities", &Printer::entities},
    {"relations", &Printer::relations}, {"events", &Printer::events},     {"items", &Printer::items},
    {"identifiers", &Printer::identifiers}, {"routes", &Printer::routes},
    {"sources", &Printer::sources},     {"quotations", &Printer::quotations}, {"claims", &Printer::claims},
    {"exhibits", &Printer::exhibits},   {"issues", &Printer::issues},     {"publication", &Printer::publication},
};

}  // namespace

const std::vector<std::string>& layer_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const Layer& layer : kLayers) out.emplace_back(layer.name);
    return out;
  }();
  return names;
}

std::vector<std::string> layer_lines(const Document& doc, const Reading& reading, std::string_view layer) {
  const Printer printer{doc, reading};
  for (const Layer& row : kLayers) {
    if (row.name == layer) return (printer.*row.print)();
  }
  return {};
}

}  // namespace dateline
