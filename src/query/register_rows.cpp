#include "query/register_rows.h"

#include <algorithm>

#include "base/data_file.h"
#include "incidents/actor_facts.h"

namespace dateline::query {
namespace {

constexpr std::string_view kSomebody = "[person]";

/// A name that is written in the reading without a span of its own: kept back where it is a private person's.
std::string shown(const archive::Told& told, const std::string& name) {
  const auto& entities = told.reading.entities;
  const bool kept = std::any_of(entities.begin(), entities.end(),
                                [&](const Entity& e) { return e.name == name && (incidents::is_private(e) || names_somebody(told, e)); });
  return kept ? std::string(kSomebody) : name;
}

std::string name_of_actor(const archive::Told& told, EntityId id) { return id ? shown(told, told.reading[id].name) : std::string(); }

std::string name_of_goods(const archive::Told& told, const EventItem& item) {
  if (!item.entity) return words_of(told, item.span);
  return shown(told, told.reading[item.entity].name);
}

RegisterItem register_item(const archive::Told& told, const EventItem& item) {
  RegisterItem out;
  out.item = name_of_goods(told, item);
  out.item_class = item.item_class;
  out.designation = shown(told, item.designation);
  out.maker = shown(told, item.maker);
  out.year = item.year;
  out.unit = item.unit;
  out.amount = item.amount;
  out.low = item.low;
  out.high = item.high;
  for (const Identifier& one : item.identifiers) out.identifiers.insert(one.scheme + " " + words_of(told, one.span));
  if (item.end_user) out.end_users.insert(name_of_actor(told, item.end_user));
  if (item.embargo) out.embargo = words_of(told, *item.embargo);
  return out;
}

std::string root_of(const archive::Told& told, const Claim& claim) {
  const std::set<std::string> words = incidents::private_words(told.article, told.reading);
  std::string out;
  for (const SourceId root : claim.roots()) {
    if (!root) continue;
    const Source& source = told.reading[root];
    const bool kept = incidents::is_private(source, told.reading) || incidents::tells_private_name(source, words);
    const std::string name = kept ? std::string(kSomebody) : shown(told, source.name);
    if (!name.empty()) out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

int year_of(Day day) { return std::stoi(iso_day(day).substr(0, 4)); }

void add_years(const Event& event, RegisterTelling& out) {
  if (event.time.basis != TimeBasis::kStated && event.time.basis != TimeBasis::kInferred) return;
  for (const auto& day : {event.time.start, event.time.end}) {
    if (!day || !event.time.start) continue;
    out.years[""].insert(year_of(*day));
    for (const std::string& stage : event.modes) out.years[stage].insert(year_of(*day));
  }
}

}  // namespace

void fold_item(RegisterItem item, std::vector<RegisterItem>& items) {
  const auto same = [&](const RegisterItem& other) {
    if (other.unit != item.unit || other.item_class != item.item_class) return false;
    return item.designation == other.designation && (!item.designation.empty() || !item.item_class.empty() || item.item == other.item);
  };
  const auto found = std::find_if(items.begin(), items.end(), same);
  if (found == items.end()) {
    items.push_back(std::move(item));
    return;
  }
  const auto fill = [](std::string& known, std::string& told) {
    if (known.empty()) known = std::move(told);
  };
  if (item.low) found->low = found->low ? std::min(*found->low, *item.low) : item.low;
  if (item.high) found->high = found->high ? std::max(*found->high, *item.high) : item.high;
  fill(found->maker, item.maker);
  fill(found->year, item.year);
  fill(found->amount, item.amount);
  fill(found->embargo, item.embargo);
  found->identifiers.merge(item.identifiers);
  found->end_users.merge(item.end_users);
}

void add_telling(const archive::Told& told, const std::string& report, const Claim& claim, RegisterTelling& out) {
  const auto* subject = std::get_if<EventId>(&claim.subject);
  if (!subject || !*subject) return;
  const Event& event = told.reading[*subject];
  for (const EventItem& item : event.items) fold_item(register_item(told, item), out.items);
  if (event.items.empty()) {
    for (const Participant& part : event.participants) {
      if (part.role != Role::kTheme) continue;
      RegisterItem plain;
      plain.item = name_of_actor(told, part.entity);
      plain.unit = "whole";
      fold_item(std::move(plain), out.items);
    }
  }
  out.stages.insert(event.modes.begin(), event.modes.end());
  add_years(event, out);
  for (const Participant& part : event.participants) {
    const Entity& entity = told.reading[part.entity];
    if (!entity.country.empty()) out.countries.try_emplace(entity.name, entity.country);
  }
  RegisterSource source;
  source.report = report;
  source.claim = claim.key;
  source.publisher = told.article.publisher.name.empty() ? told.article.publisher.domain : told.article.publisher.name;
  source.published = told.article.published;
  source.url = told.article.url;
  source.source = root_of(told, claim);
  source.polarity = name_of(claim.polarity);
  const std::string quote = words_of(told, sentence_of(told, claim.span));
  source.quote = trim(quote);
  out.sources.push_back(std::move(source));
}

}  // namespace dateline::query
