#include "geo/name_reader.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "geo/atlas.h"

namespace dateline::geo {
namespace {

constexpr TokenIndex kLongestName = 6;          // tokens that are looked up as one name
constexpr TokenIndex kLongestEntity = 64;       // tokens of one name of the language core
constexpr std::uint32_t kShortestDateline = 4;  // letters
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kShortened{
    {{"st. ", "saint "}, {"st ", "saint "}, {"ste. ", "sainte "}, {"mt. ", "mount "}, {"ft. ", "fort "}}};

}  // namespace

bool NameReader::capitalised(TokenIndex i) const {
  const std::string_view word = doc_.word(i);
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

bool NameReader::begins_name(TokenIndex i, TokenIndex end) const {
  if (capitalised(i)) return true;
  const std::string& lower = syntax_.token(i).lower;
  if (lower.size() > 2 && lower.starts_with("al-")) return true;
  return (lower == "al" || lower == "el") && i + 2 < end && doc_.word(i + 1) == "-" && capitalised(i + 2);
}

bool NameReader::goes_inside_name(TokenIndex i) const {
  const Token& token = syntax_.token(i);
  if (capitalised(i)) return true;
  const std::string& word = token.lower;
  return word == "-" || word == "'s" || word == "’s" || word == "upon" || word == "under" ||
         (word.size() <= 3 && token.pos != "PUNCT" && token.pos != "VERB");
}

Span NameReader::span_of(Range range) const { return doc_.span_of(range.first, range.last); }

std::string NameReader::folded(Range range) const { return fold_name(doc_.text().at(span_of(range))); }

Range NameReader::entity_of(TokenIndex i) const {
  TokenIndex first = i, last = i + 1;
  while (first > 0 && i - first < kLongestEntity && syntax_.token(first).ent_iob == 'I') --first;
  while (last < syntax_.size() && last - i < kLongestEntity && syntax_.token(last).ent_iob == 'I') ++last;
  return {first, last};
}

Range NameReader::trimmed(Range range) const {
  while (range.first < range.last && (syntax_.token(range.first).lower == "the" || syntax_.token(range.first).pos == "SPACE"))
    ++range.first;
  while (range.first < range.last) {
    const Token& end = syntax_.token(range.last - 1);
    if (end.lower != "'s" && end.lower != "’s" && end.lower != "'" && end.pos != "SPACE" && end.pos != "PUNCT") break;
    --range.last;
  }
  return range;
}

bool NameReader::is_place_label(std::string_view type) const { return type == "GPE" || type == "LOC" || type == "FAC"; }

bool NameReader::is_common_word(Range range) const {
  if (range.last - range.first != 1) return false;
  const std::string& word = syntax_.token(range.first).lower;
  return cues_.any_of(
             {Cue::kNever, Cue::kOfNoun, Cue::kDivisionNoun, Cue::kPlaceTail, Cue::kOrganisationTail, Cue::kSeatTail, Cue::kBridge},
             word) ||
         cues_.part(word) || cues_.bearing(word);
}

std::optional<Range> NameReader::longest(TokenIndex i, TokenIndex end, std::vector<Candidate>& candidates) const {
  TokenIndex reach = i + 1;
  while (reach < end && reach < i + kLongestName && goes_inside_name(reach) && syntax_.token(reach).pos != "SPACE") ++reach;
  for (; reach > i; --reach) {
    if (!capitalised(reach - 1)) continue;
    const Range range{i, reach};
    candidates.clear();
    if (is_common_word(range)) return std::nullopt;
    const std::string name = folded(range);
    look_up(name, candidates);
    if (!candidates.empty() && gazetteer_.atlas().is_acronym(name) && !in_capitals(range)) {
      std::erase_if(candidates, [](const Candidate& c) { return c.from_tables; });
    }
    if (!candidates.empty()) return range;
  }
  return std::nullopt;
}

void NameReader::keep_valid(std::vector<Candidate>& candidates) const {
  // Of the tables' states that are no more any report may tell.
  if (published_) std::erase_if(candidates, [&](const Candidate& c) { return !c.from_tables && !is_valid_on(c, *published_); });
}

void NameReader::look_up(const std::string& folded, std::vector<Candidate>& candidates) const {
  const auto [known, added] = looked_up_.try_emplace(folded);
  if (added) known->second = find(folded);
  candidates.insert(candidates.end(), known->second.begin(), known->second.end());
}

std::vector<Candidate> NameReader::find(const std::string& folded) const {
  std::vector<Candidate> out;
  gazetteer_.find(folded, out);
  for (const auto& [shortened, whole] : kShortened) {
    if (!folded.starts_with(shortened)) continue;
    const std::size_t known = out.size();
    gazetteer_.find(std::string(whole) + folded.substr(shortened.size()), out);
    // Many towns have both spellings.
    for (std::size_t i = out.size(); i > known; --i) {
      const auto same = [&](const Candidate& c) { return c.id == out[i - 1].id && c.from_tables == out[i - 1].from_tables; };
      const auto first_end = out.begin() + static_cast<std::ptrdiff_t>(known);
      const auto twin = std::find_if(out.begin(), first_end, same);
      if (out[i - 1].id == 0 || twin == first_end) continue;
      twin->alternate = twin->alternate && out[i - 1].alternate;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
  }
  keep_valid(out);
  return out;
}

bool NameReader::in_capitals(Range range) const {
  const std::string_view text = doc_.text().at(span_of(range));
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool NameReader::after_locative(TokenIndex i) const {
  for (int steps = 0; steps < 4 && i > 0; ++steps) {
    const Token& before = syntax_.token(--i);
    if (cues_.is(Cue::kLocative, before.lower)) return true;
    if (before.lower == "of" && i > 0 && cues_.is(Cue::kOfNoun, syntax_.token(i - 1).lower)) return true;
    if (!cues_.is(Cue::kBridge, before.lower) && !cues_.is(Cue::kOfNoun, before.lower)) return false;
  }
  return false;
}

bool NameReader::before_division_noun(TokenIndex last) const {
  return last < syntax_.size() && cues_.is(Cue::kDivisionNoun, syntax_.token(last).lower);
}

bool NameReader::before_local_noun(TokenIndex last) const {
  return last < syntax_.size() && !syntax_.token(last).sentence_start &&
         cues_.any_of({Cue::kLocalNoun, Cue::kSeatTail}, syntax_.token(last).lower);
}

bool NameReader::after_party(TokenIndex i) const {
  return i > 1 && syntax_.token(i - 1).lower == "-" && capitalised(i - 2) && cues_.is(Cue::kParty, syntax_.token(i - 2).lower);
}

bool NameReader::is_dateline(Range range) const {
  if (range.last >= syntax_.size() || span_of(range).size() < kShortestDateline) return false;
  const bool starts = range.first == 0 || syntax_.token(range.first - 1).pos == "SPACE" || syntax_.token(range.first).sentence_start;
  if (!starts) return false;
  const std::string& next = syntax_.token(range.last).lower;
  const bool dash = next == "-" || next == "--" || next == "–" || next == "—" || next == "―";
  if (in_capitals(range)) return dash || next == ":" || next == "(";
  return dash && next != "-" && syntax_.token(range.first).pos == "PROPN";
}

bool NameReader::part_of_longer(Range range) const {
  if (range.last < syntax_.size()) {
    const Token& next = syntax_.token(range.last);
    if (next.pos == "PROPN" && capitalised(range.last) && !next.sentence_start &&
        !cues_.any_of({Cue::kDivisionNoun, Cue::kSeatTail, Cue::kLocalNoun}, next.lower) &&
        !gazetteer_.atlas().adjective(fold_name(doc_.word(range.last)))) {
      return true;
    }
    if (next.lower == "-" && range.last + 1 < syntax_.size() && capitalised(range.last + 1)) return true;
  }
  if (range.first > 0) {
    const Token& before = syntax_.token(range.first - 1);
    if (cues_.is(Cue::kTitle, before.lower)) return true;
    if (before.pos == "PROPN" && capitalised(range.first - 1) && !syntax_.token(range.first).sentence_start &&
        !cues_.is(Cue::kBridge, before.lower) && !gazetteer_.atlas().adjective(fold_name(doc_.word(range.first - 1)))) {
      return true;
    }
  }
  return false;
}

}  // namespace dateline::geo
