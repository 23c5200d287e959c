#include "ingest/language.h"

#include <cstdio>  // which CLD2's header uses without naming it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "base/beginning.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kSample = 4096;        // bytes from the beginning: more of them change the answer for no page that was looked at
constexpr int kShort = 100;                 // bytes of letters: a text with fewer must be of one language through and through
constexpr int kLeast = 48;                  // with fewer nothing is told
constexpr int kNearlyAll = 95;              // per cent

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view sample = beginning(text, kSample);
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language best[3];
  int percent[3];
  double scores[3];
  int letters = 0;
  bool is_reliable = false;
  const CLD2::Language language = CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0, best,
                                                                 percent, scores, nullptr, &letters, &is_reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !is_reliable || letters < kLeast) return {};
  if (letters < kShort && percent[0] < kNearlyAll) return {};
  std::string code = CLD2::LanguageCode(language);
  code.resize(std::min(code.find('-'), code.size()));  // "zh-Hant": the script shows in the text
  if (code == "iw") return "he";
  return code.starts_with("xx") || code == "un" ? std::string() : code;  // "xx-Goth": a script without a language
}

}  // namespace dateline::ingest
