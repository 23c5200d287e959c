#include "nlp/vocabulary.h"

#include <utility>

namespace dateline::nlp {
namespace {

constexpr std::size_t kLongestKept = 64;  // bytes; longer stretches hardly recur

}  // namespace

WordNumber Vocabulary::number_of(std::string_view form, std::uint64_t norm) {
  std::uint32_t at = forms_.find(form);
  if (at == TextTable::kNone) {
    at = forms_.add(form);
    lexemes_.push_back(lexicon_.lexeme(form));
    first_of_form_.push_back(kNoWord);
  }
  for (WordNumber number = first_of_form_[at]; number != kNoWord; number = pairs_[number / 2].next) {
    if (words_[number].norm == norm) return number;
  }
  const auto number = static_cast<WordNumber>(words_.size());
  words_.push_back({&lexemes_[at], norm, false});
  words_.push_back({&lexemes_[at], norm, true});
  pairs_.push_back({tokenizer_.next_node(Tokenizer::kRoot, form), std::exchange(first_of_form_[at], number)});
  return number;
}

void Vocabulary::append(const Piece& piece, std::size_t offset, bool space_after, std::vector<ParsedToken>& out) const {
  ParsedToken& token = out.emplace_back();
  token.slice = {piece.slice.start + offset, piece.slice.end + offset, piece.slice.norm, space_after};
  token.number = piece.number + (space_after ? 1 : 0);
  token.word = &words_[token.number];
}

void Vocabulary::cut(std::string_view stretch, std::vector<Piece>& out) {
  for (const TokenSlice& slice : tokenizer_.cut(stretch)) {
    out.push_back({slice, number_of(stretch.substr(slice.start, slice.end - slice.start), slice.norm)});
  }
}

std::span<const Vocabulary::Piece> Vocabulary::pieces(std::string_view stretch) {
  if (stretch.size() > kLongestKept) {
    rare_.clear();
    cut(stretch, rare_);
    return rare_;
  }
  std::uint32_t at = stretches_.find(stretch);
  if (at == TextTable::kNone) {
    at = stretches_.add(stretch);
    const std::size_t first = pieces_.size();
    cut(stretch, pieces_);
    ranges_.push_back({first, pieces_.size() - first});
  }
  return std::span(pieces_).subspan(ranges_[at].first, ranges_[at].count);
}

void Vocabulary::tokenize(std::string_view text, std::vector<ParsedToken>& out) {
  const std::size_t first = out.size();
  for_each_stretch(text, [&](std::size_t start, std::size_t end, bool space_after) {
    const std::span<const Piece> found = pieces(text.substr(start, end - start));
    for (const Piece& piece : found) append(piece, start, space_after && &piece == &found.back(), out);
  });
  rejoin_exceptions(text, first, out);
}

/// Among the tokens from `first` on.
void Vocabulary::rejoin_exceptions(std::string_view text, std::size_t first, std::vector<ParsedToken>& out) {
  const auto matches = tokenizer_.find_exceptions(
      out.size() - first, [&](std::size_t i) { return pairs_[out[first + i].number / 2].begins; },
      [&](std::size_t i) {
        const TokenSlice& slice = out[first + i].slice;
        return text.substr(slice.start, slice.end - slice.start);
      });
  if (matches.empty()) return;
  const std::vector<ParsedToken> cut(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  out.resize(first);
  std::size_t next = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; next < end; ++next) out.push_back(cut[next]);
  };
  for (const Tokenizer::Match& match : Tokenizer::pick(matches, cut.size())) {
    copy_until(match.first);
    const std::size_t start = cut[match.first].slice.start, end = cut[match.last - 1].slice.end;
    std::vector<TokenSlice> slices;
    if (!tokenizer_.append_exception(start, text.substr(start, end - start), slices)) continue;
    slices.back().space_after = cut[match.last - 1].slice.space_after;
    for (const TokenSlice& slice : slices) {
      append({slice, number_of(text.substr(slice.start, slice.end - slice.start), slice.norm)}, 0, slice.space_after, out);
    }
    next = match.last;
  }
  copy_until(cut.size());
}

void Vocabulary::clear() {
  stretches_.clear();
  ranges_.clear();
  pieces_.clear();
  forms_.clear();
  lexemes_.clear();
  first_of_form_.clear();
  words_.clear();
  pairs_.clear();
}

}  // namespace dateline::nlp
