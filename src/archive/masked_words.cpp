#include "archive/masked_words.h"

#include <algorithm>

#include "archive/map_rows.h"
#include "base/data_file.h"
#include "base/utf8.h"
#include "incidents/actor_facts.h"
#include "incidents/names.h"

namespace dateline::archive {
namespace {

/// "wire" in "wire reports" is not the name "Sahel Wire".
bool begins_small(std::string_view word) {
  const std::size_t first = word.find_first_not_of("\"'([");
  return first != std::string_view::npos && word[first] >= 'a' && word[first] <= 'z';
}

/// A title without a capital: every word of it may be a name.
bool is_in_small_letters(std::string_view title) { return std::none_of(title.begin(), title.end(), [](char c) { return c >= 'A' && c <= 'Z'; }); }

}  // namespace

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
  const std::set<std::string> names = incidents::private_words(stored.article, stored.reading);
  const bool small = is_in_small_letters(stored.article.title);
  std::string out;
  bool in_name = false;
  for (const std::string_view word : split(words, ' ')) {
    const std::vector<std::string> plain = incidents::name_words(word);
    const bool kept_back = (small || !begins_small(word)) && std::any_of(plain.begin(), plain.end(), [&](const std::string& one) { return names.contains(one); });
    if (!kept_back || !in_name) out += (out.empty() ? "" : " ") + std::string(kept_back ? "[person]" : word);
    in_name = kept_back;
  }
  return out;
}

std::string masked_title(const StoredReading& stored) { return masked_text(stored, stored.article.title); }

}  // namespace dateline::archive
