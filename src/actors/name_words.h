#pragma once
// The words of an actor's name as they are compared: in Latin letters whatever the script, folded, without what a newspaper may leave out
// (articles, "of", legal forms), each with the sounds that its letters stand for. Tables: data/actors/scripts.tsv, sounds.tsv, spellings.tsv.
#include <string>
#include <string_view>
#include <vector>

namespace dateline::actors {

/// Cyrillic, Arabic and Greek letters in Latin ones; all else as it is, in lower case.
std::string to_latin(std::string_view text);

struct SoundedWord {
  std::string word;      // folded
  std::string sounds;    // "muhamid" of Muhammad, Mohamed, Мухаммед
  std::string skeleton;  // its consonants, and the vowel that it begins with as "a"
  std::string_view group;  // the first of the spellings of data/actors/spellings.tsv that it is one of
  bool no_vowels = false;  // from a script that does not write them
};

enum class NameKind { kPerson, kOther };

/// At most kMostNameWords; the rest of a longer name is not compared.
inline constexpr std::size_t kMostNameWords = 16;
std::vector<SoundedWord> compared_words(std::string_view name, NameKind kind);

/// "PKK", "U.N.": letters that are not spelt otherwise.
bool is_acronym(std::string_view name);

/// Whether two words are spellings of one.
bool are_spellings(const SoundedWord& a, const SoundedWord& b);

}  // namespace dateline::actors
