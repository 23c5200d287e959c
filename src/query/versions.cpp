// versions: the states of one report that came in one after the other, and the claims that each has and the one before has not.
#include <map>
#include <tuple>
#include <vector>

#include "archive/find.h"
#include "base/try.h"
#include "base/unicode.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

/// What a claim says, whatever version says it: its words and whether they affirm. Its key names the text that it stands in.
using Saying = std::pair<std::string, Polarity>;
using Claims = std::multimap<Saying, const Claim*>;

Claims claims_of(const StoredReading& stored) {
  Claims out;
  for (const Claim& claim : stored.reading.claims) out.emplace(Saying{to_lower(stored.article.text.at(claim.span)), claim.polarity}, &claim);
  return out;
}

/// Claims of `here` that `there` does not make.
Json only_in(const StoredReading& here, const StoredReading& there) {
  const Claims others = claims_of(there);
  Json out = Json::array();
  for (const Claim& claim : here.reading.claims) {
    const std::string words(here.article.text.at(claim.span));
    if (others.contains({to_lower(words), claim.polarity})) continue;
    out.push_back({{"claim", claim.key}, {"polarity", name_of(claim.polarity)}, {"words", words}});
  }
  return out;
}

}  // namespace

Result<std::string> versions(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const auto all, dateline::archive::find_versions(archive, report));
  Json list = Json::array();
  std::optional<StoredReading> before;
  for (const auto& version : all) {
    DL_ASSIGN(StoredReading stored, archive.reading(version.id));
    Json one = {{"id", version.id},
                {"captured_at", version.captured_at},
                {"title", stored.article.title},
                {"text_sha256", stored.article.text_sha256},
                {"new_claims", before ? only_in(stored, *before) : Json::array()},
                {"gone_claims", before ? only_in(*before, stored) : Json::array()}};
    list.push_back(std::move(one));
    before = std::move(stored);
  }
  return Json{{"versions", std::move(list)}}.dump();
}

}  // namespace dateline::query
