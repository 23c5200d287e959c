#include "nlp/tokenizer.h"

#include <algorithm>

#include "base/utf8.h"
#include "nlp/python_text.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kSuffixWindow = 96;  // bytes; more than any suffix but a run of dots

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

/// Lengths of the affixes that were taken off a word, from outside in.
struct Tokenizer::Split {
  std::vector<std::size_t> prefixes, suffixes;
};

std::size_t Tokenizer::prefix_length(std::string_view word) const {
  if (!prefix_) return 0;
  const auto match = prefix_->search(word);
  return match ? match->end - match->start : 0;
}

std::size_t Tokenizer::suffix_length(std::string_view word) const {
  if (!suffix_) return 0;
  // Only the end of a long word is searched, or stripping a hundred thousand brackets would take a hundred thousand searches through
  // all of them. A suffix that fills the window may be longer ("......"), so the window grows.
  for (std::size_t window = kSuffixWindow;; window *= 2) {
    const std::size_t from = word.size() > window ? character_start(word, word.size() - window) : 0;
    const auto match = suffix_->search(word, from, false);
    if (match && match->start == from && from > 0) continue;
    return match ? match->end - match->start : 0;
  }
}

bool Tokenizer::has_affixes(std::string_view word) const {
  return prefix_length(word) > 0 || suffix_length(word) > 0 || (infix_ && infix_->matches(word));
}

std::string_view Tokenizer::strip_affixes(std::string_view word, bool with_exceptions, Split& split) const {
  std::size_t previous = 0;
  while (!word.empty() && word.size() != previous) {
    if (token_match_ && token_match_->matches(word)) break;
    if (with_exceptions && is_exception(word)) break;
    previous = word.size();
    const std::size_t prefix = prefix_length(word);
    if (prefix > 0) {
      const std::string_view rest = word.substr(prefix);
      if (!rest.empty() && with_exceptions && is_exception(rest)) {
        split.prefixes.push_back(prefix);
        return rest;
      }
    }
    const std::size_t suffix = suffix_length(word.substr(prefix));
    if (suffix > 0) {
      const std::string_view rest = word.substr(0, word.size() - suffix);
      if (!rest.empty() && with_exceptions && is_exception(rest)) {
        split.suffixes.push_back(suffix);
        return rest;
      }
    }
    if (prefix > 0) {
      split.prefixes.push_back(prefix);
      word.remove_prefix(prefix);
    }
    if (suffix > 0) {
      split.suffixes.push_back(suffix);
      word.remove_suffix(suffix);
    }
  }
  return word;
}

bool Tokenizer::append_exception(std::size_t offset, std::string_view word, std::vector<TokenSlice>& out) const {
  if (!is_exception(word)) return false;
  const auto found = exceptions_.find(word);
  for (const Piece& piece : found->second) {
    out.push_back({offset, offset + piece.length, piece.norm, false});
    offset += piece.length;
  }
  return true;
}

void Tokenizer::append_infixes(std::size_t offset, std::string_view core, std::vector<TokenSlice>& out) const {
  std::size_t start = 0;
  const std::vector<RegexMatch> matches = infix_ ? infix_->find_all(core) : std::vector<RegexMatch>();
  for (const RegexMatch& match : matches) {
    if (match.start == 0) continue;  // an infix does not begin a word
    if (match.start != start) out.push_back({offset + start, offset + match.start});
    if (match.start != match.end) out.push_back({offset + match.start, offset + match.end});
    start = match.end;
  }
  if (start < core.size()) out.push_back({offset + start, offset + core.size()});
}

void Tokenizer::append_core(std::string_view text, std::string_view core, bool with_exceptions, std::vector<TokenSlice>& out) const {
  if (core.empty()) return;
  const std::size_t offset = static_cast<std::size_t>(core.data() - text.data());
  if (with_exceptions && append_exception(offset, core, out)) return;
  if ((token_match_ && token_match_->matches(core)) || (url_match_ && url_match_->matches(core))) {
    out.push_back({offset, offset + core.size()});
    return;
  }
  append_infixes(offset, core, out);
}

void Tokenizer::split_stretch(std::string_view text, std::size_t start, std::size_t end, bool with_exceptions,
                              std::vector<TokenSlice>& out) const {
  const std::string_view word = text.substr(start, end - start);
  if (with_exceptions && append_exception(start, word, out)) return;
  Split split;
  const std::string_view core = strip_affixes(word, with_exceptions, split);
  for (const std::size_t length : split.prefixes) {
    out.push_back({start, start + length});
    start += length;
  }
  append_core(text, core, with_exceptions, out);
  start += core.size();
  for (auto length = split.suffixes.rbegin(); length != split.suffixes.rend(); ++length) {
    out.push_back({start, start + *length});
    start += *length;
  }
}

std::vector<TokenSlice> Tokenizer::cut(std::string_view stretch) const {
  std::vector<TokenSlice> out;
  split_stretch(stretch, 0, stretch.size(), true, out);
  return out;
}

Tokenizer::ExceptionNode Tokenizer::next_node(ExceptionNode node, std::string_view form) const {
  const auto next = trie_[node].next.find(form);
  return next == trie_[node].next.end() ? kRoot : next->second;
}

std::vector<Tokenizer::Match> Tokenizer::pick(std::vector<Match> matches, std::size_t tokens) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    const std::size_t a_length = a.last - a.first, b_length = b.last - b.first;
    return a_length != b_length ? a_length > b_length : a.first < b.first;
  });
  std::vector<bool> seen(tokens, false);
  std::vector<Match> picked;
  for (const Match& match : matches) {
    if (!seen[match.first] && !seen[match.last - 1]) picked.push_back(match);
    std::fill(seen.begin() + static_cast<std::ptrdiff_t>(match.first), seen.begin() + static_cast<std::ptrdiff_t>(match.last), true);
  }
  std::sort(picked.begin(), picked.end(), [](const Match& a, const Match& b) { return a.first < b.first; });
  return picked;
}

std::vector<TokenSlice> Tokenizer::tokenize(std::string_view text) const {
  std::vector<TokenSlice> tokens;
  for_each_stretch(text, [&](std::size_t start, std::size_t end, bool space_after) {
    split_stretch(text, start, end, true, tokens);
    tokens.back().space_after = space_after;
  });
  const auto form = [&](std::size_t i) { return text.substr(tokens[i].start, tokens[i].end - tokens[i].start); };
  const auto matches = find_exceptions(
      tokens.size(), [&](std::size_t i) { return next_node(kRoot, form(i)); }, form);
  std::vector<TokenSlice> out;
  std::size_t next = 0;
  for (const Match& match : pick(matches, tokens.size())) {
    out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.begin() + static_cast<std::ptrdiff_t>(match.first));
    const std::size_t start = tokens[match.first].start, end = tokens[match.last - 1].end;
    next = match.first;
    if (!append_exception(start, text.substr(start, end - start), out)) continue;  // the same tokens, but with blanks between them
    out.back().space_after = tokens[match.last - 1].space_after;
    next = match.last;
  }
  out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end());
  return out;
}

}  // namespace dateline::nlp
