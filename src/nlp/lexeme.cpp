#include "nlp/lexeme.h"

#include "base/data_file.h"
#include "base/utf8.h"
#include "nlp/python_text.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kLongWord = 100;
constexpr int kLongestRun = 4;

char32_t shape_of(char32_t c) {
  if (python::is_alpha(c)) return python::is_upper(c) ? U'X' : U'x';
  return python::is_digit(c) ? U'd' : c;
}

}  // namespace

std::string word_shape(std::string_view word) {
  std::string shape;
  char32_t previous = 0;
  int run = 0;
  std::size_t length = 0;
  for (std::size_t at = 0; at < word.size(); ++length) {
    if (length + 1 >= kLongWord) return "LONG";
    const char32_t c = shape_of(next_code_point(word, at));
    run = length > 0 && c == previous ? run + 1 : 0;
    previous = c;
    if (run < kLongestRun) append_utf8(shape, c);
  }
  return shape;
}

Result<Lexicon> Lexicon::load(std::string_view lookups) {
  Lexicon lexicon;
  for (const TableRow& row : data_table("nlp/base_norms.tsv")) lexicon.norms_[lexicon.ids_(row.front())] = lexicon.ids_(row.back());
  if (lookups.empty()) return lexicon;
  const std::optional<MsgValue> tables = parse_msgpack(lookups);
  if (!tables || !tables->is_map()) {
    return Error{ErrorCode::kModelDamaged, "vocab/lookups.bin is cut off or not a table; unpack the language model again"};
  }
  if (const MsgValue* norms = tables->find("lexeme_norm")) {
    for (std::size_t i = 0; i < norms->map_size(); ++i) {
      const std::optional<std::uint64_t> word = norms->key(i).as_unsigned();
      if (word && norms->mapped(i).is_text()) lexicon.norms_[*word] = lexicon.ids_(norms->mapped(i).bytes);
    }
  }
  return lexicon;
}

Lexeme Lexicon::lexeme(std::string_view word) const {
  Lexeme lexeme;
  lexeme.orth = ids_(word);
  lexeme.lower_text = python::lower(word);
  lexeme.lower = ids_(lexeme.lower_text);
  const auto norm = norms_.find(lexeme.orth);
  lexeme.norm = norm != norms_.end() ? norm->second : lexeme.lower;
  lexeme.shape = ids_(word_shape(word));
  lexeme.prefix = ids_(python::first(word, 1));
  lexeme.suffix = ids_(python::last(word, 3));
  lexeme.is_space = python::is_space(word);
  return lexeme;
}

}  // namespace dateline::nlp
