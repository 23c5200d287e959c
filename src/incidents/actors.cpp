#include "incidents/actors.h"

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actor_nodes.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kDigits = 8;

std::string short_id(const std::string& what) { return "a-" + sha256_hex(what).substr(0, kDigits); }

}  // namespace

std::string actor_anchor(const ReportFacts& report, const ActorFact& actor) {
  return std::string(name_of(actor.type)) + "\n" + fold_name(actor.name) + "\n" + report.text_sha256;
}

std::string actor_id(EntityType type, std::string_view name, std::string_view country) {
  const bool common = class_of(type) == ActorClass::kBody && !country.empty() && is_common_to_states(words_beside_state(name, country));
  const std::string key = common ? actor_key(type, name, country) : fold_name(name);
  return short_id(std::string(name_of(type)) + "\n" + key);
}

std::string other_actor_id(const std::string& anchor, int number) {
  return short_id(anchor + (number == 1 ? "" : "\n" + std::to_string(number)));
}

const std::string& first_version(const ReportFacts& report) { return report.version_of.empty() ? report.id : report.version_of; }

}  // namespace dateline::incidents
