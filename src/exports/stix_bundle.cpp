#include "exports/stix_bundle.h"

#include "base/sha256.h"
#include "exports/values.h"

namespace dateline::exports::stix {
namespace {

std::string dumped(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The marking definitions that STIX 2.1 names itself; AMBER+STRICT, which it does not know, as OASIS defines it for TLP 2.0.
Json definition_of(archive::Tlp level) {
  Json out = {{"type", "marking-definition"}, {"spec_version", "2.1"}};
  if (level == archive::Tlp::kAmberStrict) {
    out["id"] = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";
    out["created"] = "2022-10-01T00:00:00.000Z";
    out["name"] = "TLP:AMBER+STRICT";
    out["extensions"] = {{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d", {{"extension_type", "property-extension"}, {"tlp_2_0", "amber+strict"}}}};
    return out;
  }
  const auto [id, name] = level == archive::Tlp::kGreen   ? std::pair("34098fce-860f-48ae-8e50-ebd3cc5e41da", "green")
                          : level == archive::Tlp::kAmber ? std::pair("f88d31f6-486f-44da-b317-01333bde0b82", "amber")
                                                          : std::pair("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red");
  out["id"] = std::string("marking-definition--") + id;
  out["created"] = "2017-01-20T00:00:00.000Z";
  out["definition_type"] = "tlp";
  out["name"] = level == archive::Tlp::kGreen ? "TLP:GREEN" : level == archive::Tlp::kAmber ? "TLP:AMBER" : "TLP:RED";
  out["definition"] = {{"tlp", name}};
  return out;
}

}  // namespace

std::string id_of(std::string_view type, std::string_view ours) { return std::string(type) + "--" + own_uuid(std::string(type) + " " + std::string(ours)); }

std::string timestamp(std::string_view time) {
  const std::string instant = instant_of(time);
  return instant.empty() ? instant : instant + ".000Z";
}

std::string url_id(std::string_view url) {
  constexpr std::string_view kCyberObservables = "00abedb4-aa42-466c-9c01-fed23315a9b7";
  return "url--" + uuid_v5(kCyberObservables, dumped({{"value", url}}));
}

Json Bundle::object(std::string_view type, std::string_view ours, const Made& made) {
  return {{"type", type}, {"spec_version", "2.1"}, {"id", id_of(type, ours)}, {"created", made.created}, {"modified", made.modified}};
}

void Bundle::append(const Json& object) {
  if (ids_.insert(object.at("id").get<std::string>()).second) objects_ += (objects_.empty() ? "" : ",\n") + dumped(object);
}

std::string Bundle::marking(archive::Tlp level) {
  const Json definition = definition_of(level);
  append(definition);
  return definition.at("id").get<std::string>();
}

void Bundle::add(Json object, archive::Tlp level) {
  if (has(object.at("id").get<std::string>())) return;
  if (level != archive::Tlp::kClear) object["object_marking_refs"] = Json::array({marking(level)});
  append(object);
}

File Bundle::take() && {
  return {"stix.json", "{\"type\":\"bundle\",\"id\":\"" + id_of("bundle", sha256_hex(objects_)) + "\",\"objects\":[\n" + objects_ + "\n]}\n"};
}

void put(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}
void put(Json& object, const char* name, const std::vector<std::string>& values) {
  if (!values.empty()) object[name] = values;
}

}  // namespace dateline::exports::stix
