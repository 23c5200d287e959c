#include "incidents/office_names.h"

#include <vector>

#include "actors/lexicon.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "incidents/names.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

bool tells_how(std::string_view word, bool before) {
  const auto& modes = actors::lexicon().office_modes;
  const auto found = modes.find(fold_name(word));
  return found != modes.end() && (before ? found->second.before : found->second.after);
}

}  // namespace

std::string office_name(std::string_view name) {
  std::vector<std::string_view> words = split(name, ' ');
  while (words.size() > 1 && tells_how(words.front(), true)) words.erase(words.begin());
  while (words.size() > 1 && tells_how(words.back(), false)) words.pop_back();
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string office_title(std::string_view name, std::string_view country) {
  std::string out;
  for (const std::string& word : words_beside_state(office_name(name), country)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace dateline::incidents
