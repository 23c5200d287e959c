#include "archive/masked_words.h"

#include <algorithm>

#include "archive/map_rows.h"
#include "base/data_file.h"
#include "incidents/actor_facts.h"
#include "incidents/names.h"

namespace dateline::archive {

std::vector<std::string> masked_words(const StoredReading& stored, const std::vector<Span>& spans) {
  const Told told = tell(stored.article, stored.reading, stored.sentences);
  std::vector<std::string> out;
  for (const Span span : spans) out.push_back(words_of(told, span));
  return out;
}

std::string masked_text(const StoredReading& stored, std::string_view words) {
  const std::set<std::string> names = incidents::private_words(stored.article, stored.reading);
  std::string out;
  bool in_name = false;
  for (const std::string_view word : split(words, ' ')) {
    const std::vector<std::string> plain = incidents::name_words(word);
    const bool kept_back = std::any_of(plain.begin(), plain.end(), [&](const std::string& one) { return names.contains(one); });
    if (!kept_back || !in_name) out += (out.empty() ? "" : " ") + std::string(kept_back ? "[person]" : word);
    in_name = kept_back;
  }
  return out;
}

std::string masked_title(const StoredReading& stored) { return masked_text(stored, stored.article.title); }

}  // namespace dateline::archive
