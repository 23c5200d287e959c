#include "geo/name_key.h"

#include <array>
#include <vector>

namespace dateline::geo {
namespace {

constexpr std::size_t kShortestKey = 4;

/// Romanised letters that stand for one sound: tried in order at each place, so longer ones come first.
struct Sound {
  std::string_view letters;
  std::string_view key;
};
constexpr std::array kSounds{
    Sound{"dzh", "j"}, Sound{"tch", "c"}, Sound{"kh", "h"}, Sound{"gh", "g"}, Sound{"dh", "d"}, Sound{"th", "t"}, Sound{"dj", "j"},
    Sound{"zh", "j"},  Sound{"ph", "f"},  Sound{"ck", "k"}, Sound{"ch", "c"}, Sound{"ie", "i"},
    Sound{"ou", "u"}, Sound{"oo", "u"}, Sound{"ow", "u"}, Sound{"aw", "u"}, Sound{"au", "u"}, Sound{"ee", "i"},  Sound{"ei", "i"},
    Sound{"ey", "i"}, Sound{"ai", "i"}, Sound{"ay", "i"}, Sound{"iy", "i"}, Sound{"q", "k"},  Sound{"o", "u"},   Sound{"e", "i"},
    Sound{"y", "i"},  Sound{"w", "v"},
};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find(' ', start);
    if (end == std::string_view::npos) end = text.size();
    if (end > start) out.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

/// The Arabic article, also where it has taken over the sound of the next word ("as Sukhnah", "ad Dawr").
bool is_article(std::string_view word, std::string_view next) {
  if (word == "al" || word == "el" || word == "ul") return true;
  const bool has_form = (word.size() == 2 || word.size() == 3) && (word[0] == 'a' || word[0] == 'e');
  return has_form && next.substr(0, word.size() - 1) == word.substr(1);
}

void append_sounds(std::string& out, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    std::string_view key = word.substr(at, 1);
    std::size_t length = 1;
    for (const Sound& sound : kSounds) {
      if (word.substr(at, sound.letters.size()) != sound.letters) continue;
      key = sound.key;
      length = sound.letters.size();
      break;
    }
    at += length;
    if (out.empty() || out.back() != key[0]) out.append(key);
  }
}

bool is_vowel(char c) { return c == 'a' || c == 'i' || c == 'u'; }

}  // namespace

std::string loose_key(std::string_view folded) {
  const auto words = words_of(folded);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && is_article(words[i], words[i + 1])) continue;
    std::string_view word = words[i];
    // The article written together with its word.
    if (word.size() >= 7 && (word.starts_with("al") || word.starts_with("el"))) word.remove_prefix(2);
    std::string sounds;
    append_sounds(sounds, word);
    // "Hasakah", "Hasakeh", "Hasaka" end alike.
    if (sounds.size() > 3 && sounds.back() == 'h' && is_vowel(sounds[sounds.size() - 2])) sounds.pop_back();
    if (sounds.size() > 3 && sounds.back() == 'i') sounds.back() = 'a';
    out += sounds;
  }
  if (out.size() < kShortestKey) out.clear();
  return out;
}

}  // namespace dateline::geo
