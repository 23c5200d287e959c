// Identifiers in a text: a scheme's name and a number behind it ("IMO 9074729", "IMO number: 9074729", "LEI ..."), given to the nearest ship or
// body of the sentence.
#include <algorithm>
#include <array>

#include "bases/identifiers.h"
#include "bases/linking.h"

namespace dateline::bases {
namespace {

constexpr TokenIndex kMostWordsBetween = 3;  // "number", "No", ":"
constexpr std::size_t kLongestWordBetween = 6;

struct Scheme {
  std::string_view word, name;
  std::size_t size;  // letters and digits of its values
  char bearer;       // kind of entry
};
constexpr std::array kSchemes{Scheme{"IMO", "imo", 7, format::kCraft}, Scheme{"LEI", "lei", 20, format::kBody}};

bool looks_like_value(std::string_view word, const Scheme& scheme) {
  return word.size() == scheme.size && std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }) &&
         word[0] >= '0' && word[0] <= '9';
}

/// Whose mention in the sentence stands nearest to the value.
Entity* nearest(const Syntax& syntax, Reading& reading, const Scheme& scheme, const Sentence& sentence, Span value) {
  const Span within = syntax.doc().span_of(sentence.first, sentence.last);
  Entity* best = nullptr;
  std::uint32_t least = UINT32_MAX;
  for (Entity& entity : reading.entities) {
    if (!can_be(entity.type, scheme.bearer)) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::kName || mention.span.start < within.start || mention.span.end > within.end) continue;
      const std::uint32_t off = mention.span.end <= value.start ? value.start - mention.span.end : mention.span.start >= value.end ? mention.span.start - value.end : 0;
      if (off < least) best = &entity, least = off;
    }
  }
  return best;
}

void read_value(const Syntax& syntax, Reading& reading, const Scheme& scheme, const Sentence& sentence, TokenIndex at) {
  for (TokenIndex i = at + 1; i < sentence.last && i <= at + 1 + kMostWordsBetween; ++i) {
    const std::string_view word = syntax.doc().word(i);
    if (looks_like_value(word, scheme)) {
      const Span span = syntax.doc().span_of(i, i + 1);
      Entity* bearer = nearest(syntax, reading, scheme, sentence, span);
      const bool valid = scheme.name == "imo" ? is_imo_number(word) : is_lei(word);
      if (bearer) bearer->identifiers.push_back({std::string(scheme.name), std::string(word), span, valid});
      return;
    }
    if (word.size() > kLongestWordBetween) return;
  }
}

}  // namespace

void read_identifiers(const Syntax& syntax, Reading& reading) {
  for (const Sentence& sentence : syntax.doc().sentences) {
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      for (const Scheme& scheme : kSchemes) {
        if (syntax.doc().word(i) == scheme.word) read_value(syntax, reading, scheme, sentence, i);
      }
    }
  }
}

}  // namespace dateline::bases
