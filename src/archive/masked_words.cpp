#include "archive/masked_words.h"

#include "archive/map_rows.h"
#include "base/utf8.h"
#include "incidents/actor_facts.h"
#include "incidents/shown_name.h"

namespace dateline::archive {

std::vector<std::string> masked_words(const StoredReading& stored, const std::vector<Span>& spans) {
  const Told told = tell(stored.article, stored.reading, stored.sentences);
  std::vector<std::string> out;
  for (const Span span : spans) out.push_back(words_of(told, span));
  return out;
}

std::string dotted_text(const StoredReading& stored) {
  constexpr char32_t kDot = U'\u00B7';
  std::u32string out = decode_utf8(stored.article.text.view());
  for (const Span name : tell(stored.article, stored.reading, stored.sentences).kept_back) {
    for (std::size_t i = name.start; i < name.end && i < out.size(); ++i) out[i] = kDot;
  }
  return encode_utf8(out);
}

std::string masked_text(const StoredReading& stored, std::string_view words) {
  return incidents::shown_words(words, stored.article, incidents::private_words(stored.article, stored.reading));
}

std::string masked_title(const StoredReading& stored) { return masked_text(stored, stored.article.title); }

}  // namespace dateline::archive
