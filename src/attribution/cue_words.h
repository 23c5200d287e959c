#pragma once
// The words that bring in what somebody says (data/attribution/): verbs, nouns, phrases and adverbs, each with its kind, the certainty
// that it lends to its content, and the frames in which the content stands. Read once; never changes.
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/enum_names.h"
#include "model/claim.h"

namespace dateline::attribution {

/// Up to kBelieve the content is put forward as so (kDeny: as not so); from kAsk on it is the source's question, wish or opinion.
enum class CueKind { kSay, kReport, kShow, kClaim, kDeny, kBelieve, kAsk, kOrder, kPromise, kWant, kJudge };
}  // namespace dateline::attribution
namespace dateline {
template <>
inline constexpr std::array<std::string_view, 11> kEnumNames<attribution::CueKind>{
    "say", "report", "show", "claim", "deny", "believe", "ask", "order", "promise", "want", "judge"};
}  // namespace dateline
namespace dateline::attribution {

struct CueWord {
  std::string_view lemma;
  CueKind kind = CueKind::kSay;
  Certainty certainty = Certainty::kUnknown;
  std::vector<std::string_view> frames;

  bool takes(std::string_view frame) const;
  /// Whether a frame "<prefix>:<preposition>" is there: takes("p", "about").
  bool takes(std::string_view prefix, std::string_view preposition) const;
  bool puts_forward() const { return kind < CueKind::kAsk; }
};

/// A word that lowers certainty or hides a source.
struct Adverb {
  Certainty certainty = Certainty::kUnknown;
  bool hearsay = false;    // "reportedly": somebody says so, nobody is named
  bool condition = false;  // "if": what would follow from it is possible
};

class CueWords {
 public:
  CueWords();
  /// The entries of a verb; a verb may have one for each kind.
  const std::vector<CueWord>& verb(std::string_view lemma) const { return find(verbs_, lemma); }
  const std::vector<CueWord>& noun(std::string_view lemma) const { return find(nouns_, lemma); }
  /// Verbs that say that something is so without saying who holds it: "it emerged that", "he appears to".
  const std::vector<CueWord>& sourceless(std::string_view lemma) const { return find(sourceless_, lemma); }
  const std::vector<CueWord>& preposition(std::string_view lemma) const { return find(prepositions_, lemma); }
  const Adverb* adverb(std::string_view lower) const;
  /// The place of a saying, which belongs to its cue: "in a statement".
  bool is_occasion(std::string_view lemma) const { return occasions_.contains(lemma); }

 private:
  using Table = std::unordered_map<std::string_view, std::vector<CueWord>>;
  static void load(std::string_view file, Table& table);
  static const std::vector<CueWord>& find(const Table& table, std::string_view lemma);
  Table verbs_, nouns_, sourceless_, prepositions_;
  std::unordered_map<std::string_view, Adverb> adverbs_;
  std::unordered_map<std::string_view, bool> occasions_;
};

const CueWords& cue_words();

}  // namespace dateline::attribution
