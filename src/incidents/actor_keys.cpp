#include "incidents/actor_keys.h"

#include <algorithm>

#include "actors/name_match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

std::string key(char what, ActorClass kind, const std::string& text) { return std::string(1, what) + std::to_string(static_cast<int>(kind)) + text; }

}  // namespace

std::string name_index_key(ActorClass kind, const std::string& text) { return key('n', kind, text); }
std::string alias_index_key(ActorClass kind, const std::string& text) { return key('a', kind, text); }
std::string acronym_index_key(const std::string& acronym) { return "c" + acronym; }
std::string link_index_key(ActorClass kind, const std::string& link) { return key('l', kind, link); }
std::string spelling_index_key(ActorClass kind, const std::string& spelling) { return key('s', kind, spelling); }

std::vector<std::string> person_index_keys(const std::string& word, bool full, const Traits& traits) {
  const std::string begin = std::string(full ? "f" : "w") + word + "\n";
  std::vector<std::string> out;
  for (const std::string& office : traits.offices) out.push_back(begin + "o" + office);
  for (const auto* countries : {&traits.countries, &traits.office_countries}) {
    for (const std::string& country : *countries) {
      for (const std::string& title : traits.titles) out.push_back(begin + "t" + country + " " + title);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_acronym(std::string_view name) {
  return name.size() >= 2 &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9'); });
}

std::vector<std::string> index_keys(const KeptActor& actor) {
  std::vector<std::string> out;
  const auto add = [&](std::vector<std::string> more) { out.insert(out.end(), more.begin(), more.end()); };
  for (const KeptKey& one : actor.keys) {
    out.push_back(name_index_key(actor.kind, one.key));
    if (actor.kind == ActorClass::kPerson) {
      const auto words = name_words(one.name);
      if (!words.empty()) add(person_index_keys(words.back(), one.full, actor.traits));
    }
    if (actor.kind == ActorClass::kState || !one.full) continue;
    for (const std::string& spelling : actors::name_keys(type_of(actor), one.name)) out.push_back(spelling_index_key(actor.kind, spelling));
  }
  for (const KeptAlias& one : actor.aliases) {
    out.push_back(alias_index_key(actor.kind, one.key));
    if (is_acronym(one.alias)) out.push_back(acronym_index_key(one.alias));
  }
  for (const std::string& link : actor.traits.links) out.push_back(link_index_key(actor.kind, link));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace dateline::incidents
