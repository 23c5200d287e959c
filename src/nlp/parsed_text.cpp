#include "nlp/parsed_text.h"

#include "nlp/vocabulary.h"

namespace dateline::nlp {

void Batch::read(std::span<const std::string_view> from, Vocabulary& vocabulary) {
  tokens.clear();
  texts.clear();
  for (const std::string_view text : from) {
    texts.push_back({text, {}, tokens.size()});
    vocabulary.tokenize(text, tokens);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t first = texts[i].first, last = i + 1 < texts.size() ? texts[i + 1].first : tokens.size();
    texts[i].tokens = std::span(tokens).subspan(first, last - first);
    for (std::size_t t = 0; t < last - first; ++t) texts[i].tokens[t].head = static_cast<std::uint32_t>(t);
    if (first < last) tokens[first].sentence_start = 1;
  }
}

}  // namespace dateline::nlp
