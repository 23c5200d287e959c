#include "watch/evidence.h"

#include <algorithm>

#include "archive/find.h"
#include "archive/masked_words.h"
#include "base/try.h"

namespace dateline::watch {
namespace {

using json::Json;

constexpr std::size_t kMostClaims = 3;
constexpr std::uint32_t kLongest = 500;  // code points of a sentence

Span sentence_around(const StoredReading& stored, Span span) {
  for (const Span sentence : stored.sentences) {
    if (sentence.overlaps(span)) span = cover(span, sentence);
  }
  return {span.start, std::min(span.end, span.start + kLongest)};
}

Json told(const StoredReading& stored, const std::string& report, const Json& claim, Span span) {
  return {{"report", report}, {"claim", claim}, {"sentence", archive::masked_words(stored, {sentence_around(stored, span)}).front()}};
}

}  // namespace

Result<Json> evidence_of(const archive::Archive& archive, const News& news) {
  Json out = Json::array();
  std::vector<std::string> keys = news.claims;
  if (!news.claim.empty() && std::find(keys.begin(), keys.end(), news.claim) == keys.end()) keys.push_back(news.claim);
  for (const std::string& key : keys) {
    if (out.size() == kMostClaims) break;
    const auto place = archive::find_claim(archive, key);
    if (!place && place.error().code != ErrorCode::kNotFound) return place.error();
    if (!place) continue;  // of a reading that no longer counts
    DL_ASSIGN(const StoredReading stored, archive.reading(place->report));
    const auto at = static_cast<std::size_t>(place->claim);
    if (at < stored.reading.claims.size()) out.push_back(told(stored, place->report, key, stored.reading.claims[at].span));
  }
  if (!out.empty() || news.report.empty()) return out;
  const auto stored = archive.reading(news.report);
  if (!stored && stored.error().code != ErrorCode::kNotFound) return stored.error();
  if (!stored || stored->article.text.size() == 0) return out;
  const Span first = stored->sentences.empty() ? Span{0, stored->article.text.size()} : stored->sentences.front();
  out.push_back(told(*stored, news.report, Json(), first));
  return out;
}

}  // namespace dateline::watch
