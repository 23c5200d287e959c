#pragma once
// The words that one thread has met: cuts texts into tokens as the Tokenizer does, but looks up what it has cut before. A word's number is
// even where no blank follows it and odd where one does. All stays until clear(). Not for several threads at once.
#include <cstddef>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "nlp/parsed_text.h"
#include "nlp/text_table.h"
#include "nlp/tokenizer.h"
#include "nlp/word.h"

namespace dateline::nlp {

class Vocabulary {
 public:
  /// Both must outlive this.
  Vocabulary(const Tokenizer& tokenizer, const Lexicon& lexicon) : tokenizer_(tokenizer), lexicon_(lexicon) {}

  /// Appends the tokens of a text. They point to words in here.
  void tokenize(std::string_view text, std::vector<ParsedToken>& out);

  /// One more than the greatest number of a word.
  std::size_t size() const { return words_.size(); }
  /// What the texts of words take, and their cuts.
  std::size_t bytes() const { return stretches_.bytes() + forms_.bytes() + pieces_.size() * sizeof(Piece); }
  void clear();

 private:
  /// A token of a stretch of text; its word is `number`, or the next if a blank follows.
  struct Piece {
    TokenSlice slice;  // in the stretch
    WordNumber number;
  };
  struct Range {
    std::size_t first, count;
  };

  WordNumber number_of(std::string_view form, std::uint64_t norm);
  void append(const Piece& piece, std::size_t offset, bool space_after, std::vector<ParsedToken>& out) const;
  void cut(std::string_view stretch, std::vector<Piece>& out);
  std::span<const Piece> pieces(std::string_view stretch);
  void rejoin_exceptions(std::string_view text, std::size_t first, std::vector<ParsedToken>& out);

  const Tokenizer& tokenizer_;
  const Lexicon& lexicon_;
  TextTable stretches_;
  std::vector<Range> ranges_;  // of a stretch's pieces
  std::vector<Piece> pieces_;
  std::vector<Piece> rare_;  // of the stretch at hand, where it is not kept
  TextTable forms_;
  std::deque<Lexeme> lexemes_;  // by the number of the form; a deque, so that pointers stay good
  std::deque<Word> words_;
  /// For each pair of words.
  struct Pair {
    Tokenizer::ExceptionNode begins;  // the exceptions that it begins
    WordNumber next;                  // the next of the same form, with another norm; kNoWord at the end
  };
  static constexpr WordNumber kNoWord = 0xFFFFFFFF;
  std::vector<Pair> pairs_;
  std::vector<WordNumber> first_of_form_;
};

}  // namespace dateline::nlp
