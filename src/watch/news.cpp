#include "watch/news.h"

#include <algorithm>

#include "base/sha256.h"

namespace dateline::watch {

std::string mark_of(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string all;
  for (const std::string& key : keys) all += key + "\n";
  return sha256_hex(all).substr(0, 16);
}

json::Json match_json(const News& news, const std::string& watch, const std::string& since, const std::string& at) {
  json::Json out = {{"watch", watch}};
  const std::pair<const char*, const std::string*> things[] = {
      {"incident", &news.incident}, {"claim", &news.claim}, {"report", &news.report}, {"actor", &news.actor}, {"item", &news.item}};
  for (const auto& [name, value] : things) {
    if (!value->empty()) out[name] = *value;
  }
  out["change"] = news.change;
  out["since"] = since;
  out["at"] = at;
  out["about"] = news.about.empty() ? json::Json() : json::Json(news.about);
  out["before"] = news.before;
  out["now"] = news.now;
  out["claims"] = news.claims;
  out["words"] = news.words;
  return out;
}

}  // namespace dateline::watch
