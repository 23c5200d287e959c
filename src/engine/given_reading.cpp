#include "engine/given_reading.h"

#include "base/sha256.h"
#include "base/try.h"
#include "model/claim_key.h"
#include "model/reading_json.h"

namespace dateline::engine {

Result<ReadReport> take_reading(const ingest::RawReport& raw) {
  auto stored = reading_from_json(raw.bytes);
  if (!stored) return Error{stored.error().code, raw.name + ": " + stored.error().message + "; give lines that `dateline read --json` printed"};
  if (stored->article.id.empty()) return Error{ErrorCode::kBadInput, raw.name + ": the reading's report has no id; give it one"};
  stored->article.text_sha256 = sha256_hex(stored->article.text.view());
  for (Claim& claim : stored->reading.claims) claim.key = claim_key(stored->reading, claim, stored->article.text_sha256);
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
