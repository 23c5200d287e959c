#include "engine/given_reading.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "archive/reduce.h"
#include "base/calendar_date.h"
#include "base/sha256.h"
#include "base/try.h"
#include "model/claim_key.h"
#include "model/reading_json.h"

namespace dateline::engine {
namespace {

constexpr int kDeepestSource = 100;

bool is_on_earth(const Place& place) {
  return place.lat.has_value() == place.lon.has_value() && std::abs(place.lat.value_or(0)) <= 90 && std::abs(place.lon.value_or(0)) <= 180 &&
         place.radius_km.value_or(0) >= 0;
}

bool has_chain(const Claim& claim) {
  const auto in_range = [](const AttributionStep& step) { return step.depth >= 0 && step.depth <= kDeepestSource && step.source; };
  return !claim.attribution.empty() && std::all_of(claim.attribution.begin(), claim.attribution.end(), in_range);
}

/// Lower-case hexadecimal digits.
bool is_hash(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

constexpr std::size_t kHashDigits = 64, kKeyDigits = 16;

bool has_marks(const StoredReading& stored) {
  const auto& claims = stored.reading.claims;
  return is_hash(stored.article.text_sha256, kHashDigits) && std::all_of(claims.begin(), claims.end(), [](const Claim& claim) { return is_hash(claim.key, kKeyDigits); });
}

/// What no reading of ours would say; empty if there is nothing of that kind.
std::string fault_of(const StoredReading& stored) {
  const Article& article = stored.article;
  if (!article.published.empty() && !parse_iso_day(std::string_view(article.published).substr(0, 10))) return "published is no day: " + article.published;
  const auto& [places, claims] = std::tie(stored.reading.places, stored.reading.claims);
  if (!std::all_of(places.begin(), places.end(), is_on_earth)) return "a place lies nowhere on earth";
  if (!std::all_of(claims.begin(), claims.end(), has_chain)) return "a claim without a source";
  return {};
}

}  // namespace

Result<ReadReport> take_reading(const ingest::RawReport& raw) {
  auto stored = reading_from_json(raw.bytes);
  if (!stored) return Error{stored.error().code, raw.name + ": " + stored.error().message + "; give lines that `dateline read --json` printed"};
  if (stored->article.id.empty()) return Error{ErrorCode::kBadInput, raw.name + ": the reading's report has no id; give it one"};
  if (const std::string fault = fault_of(*stored); !fault.empty()) return Error{ErrorCode::kBadInput, raw.name + ": " + fault + "; give lines that `dateline read --json` printed"};
  // Of what was reduced to quotes only it says which text it was, and which names its keys were made with.
  if (archive::is_reduced(stored->article)) {
    if (!has_marks(*stored)) return Error{ErrorCode::kBadInput, raw.name + ": a reading reduced to quotes without the hash of its text or the keys of its claims; give lines that `dateline export jsonl` wrote"};
  } else {
    stored->article.text_sha256 = sha256_hex(stored->article.text.view());
    for (Claim& claim : stored->reading.claims) claim.key = claim_key(stored->reading, claim, stored->article.text_sha256);
  }
  ReadReport out{std::make_unique<Document>(std::move(stored->article)), std::move(stored->reading)};
  // Of the language core's work a reading keeps the sentences: one token stands for each.
  for (const Span sentence : stored->sentences) {
    const auto at = static_cast<std::uint32_t>(out.doc->tokens.size());
    Token token;
    token.span = sentence;
    token.head = at;
    token.sentence_start = true;
    out.doc->tokens.push_back(std::move(token));
    out.doc->sentences.push_back({at, at + 1});
  }
  return out;
}

}  // namespace dateline::engine
