#include "archive/masked_words.h"

#include "archive/map_rows.h"

namespace dateline::archive {

std::vector<std::string> masked_words(const StoredReading& stored, const std::vector<Span>& spans) {
  const Told told = tell(stored.article, stored.reading, stored.sentences);
  std::vector<std::string> out;
  for (const Span span : spans) out.push_back(words_of(told, span));
  return out;
}

}  // namespace dateline::archive
