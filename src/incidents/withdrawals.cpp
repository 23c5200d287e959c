#include "incidents/withdrawals.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "base/unicode.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kNearWords = 4;      // between "this report" and the verb
constexpr std::size_t kMostBytes = 20'000; // of a text: a note on the report stands at its head

bool is_word(std::string_view what, std::string_view word) {
  static const auto kWords = [] {
    std::map<std::string_view, std::set<std::string_view>> out;
    for (const TableRow& row : data_table("incidents/withdrawals.tsv")) {
      for (const std::string_view one : split(row[1], ' ')) out[row[0]].insert(one);
    }
    return out;
  }();
  const auto found = kWords.find(what);
  return found != kWords.end() && found->second.contains(word);
}

/// In lower case, sentences closed by an empty word.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const std::string folded = fold_name(text);
  const auto close = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (const char c : folded) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
      continue;
    }
    close();
    if (c == '.' || c == '!' || c == '?') out.emplace_back();
  }
  close();
  return out;
}

/// "This report has been withdrawn", "has retracted this report".
bool tells_of_itself(const std::vector<std::string>& words) {
  const auto taken_from = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < std::min(last, words.size()); ++i) {
      if (words[i].empty()) return false;
      if (is_word("taken", words[i])) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != "this" || !is_word("thing", words[i + 1])) continue;
    if (taken_from(i + 2, i + 2 + kNearWords)) return true;
    if (i > 0 && is_word("taken", words[i - 1])) return true;
  }
  return false;
}

/// "Version of this report" is the outlet's own; "a draft of the report" is somebody's paper.
bool is_earlier_state(const std::vector<std::string>& words) {
  const auto any = [&](std::string_view what) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_word(what, word); });
  };
  return any("state") && any("thing") && std::find(words.begin(), words.end(), "this") != words.end();
}

/// The last few before a cue: "version of this report" in "Correction, 16 March: an earlier version of this report said".
std::vector<std::string> words_before(Span cue, const Article& article) {
  constexpr std::uint32_t kReach = 40;  // code points
  std::vector<std::string> words = words_in(article.text.at({cue.start - std::min(cue.start, kReach), cue.start}));
  const std::size_t last = std::min(words.size(), kNearWords);
  return {words.end() - static_cast<std::ptrdiff_t>(last), words.end()};
}

}  // namespace

bool takes_back(const Claim& claim, const Article& article, const Reading& reading) {
  if (claim.polarity != Polarity::kDenied) return false;
  // Among its steps the page itself has no cue.
  return std::any_of(reading.quotations.begin(), reading.quotations.end(), [&](const Quotation& quotation) {
    const auto tells = [&](Span span) { return span.contains(claim.span.start); };
    const auto taken = [&](Span cue) {
      const std::vector<std::string> words = name_words(article.text.at(cue));
      return std::any_of(words.begin(), words.end(), [](const std::string& word) { return is_word("taken", word); });
    };
    return std::any_of(quotation.content_spans.begin(), quotation.content_spans.end(), tells) &&
           std::any_of(quotation.cue_spans.begin(), quotation.cue_spans.end(), taken);
  });
}

bool refutes(const Claim& claim) {
  return std::any_of(claim.attribution.begin(), claim.attribution.end(), [](const AttributionStep& step) {
    const std::vector<std::string> words = name_words(step.cue);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return is_word("denied", word); });
  });
}

bool is_told_no_more(const Event& event, const Article& article, const Reading& reading) {
  const auto earlier_state = [&](const AttributionStep& step) {
    return is_earlier_state(name_words(reading[step.source].name)) || (step.cue_span && is_earlier_state(words_before(*step.cue_span, article)));
  };
  bool told = false;
  for (const Claim& claim : reading.claims) {
    const auto* of = std::get_if<EventId>(&claim.subject);
    if (!of || *of != event.id) continue;
    if (std::none_of(claim.attribution.begin(), claim.attribution.end(), earlier_state)) return false;
    told = true;
  }
  return told;
}

bool is_withdrawn(const Article& article) {
  const std::size_t colon = article.title.find(':');
  if (colon != std::string::npos) {
    const auto label = words_in(article.title.substr(0, colon));
    if (!label.empty() && is_word("label", label.back())) return true;
  }
  return tells_of_itself(words_in(article.text.view().substr(0, kMostBytes)));
}

}  // namespace dateline::incidents
