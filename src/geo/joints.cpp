#include "geo/joints.h"

#include <algorithm>

#include "base/unicode.h"
#include "geo/cues.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kSmallestList = 3;

class Joints {
 public:
  Joints(const Syntax& syntax, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions)
      : syntax_(syntax), doc_(syntax.doc()), gazetteer_(gazetteer), cues_(Cues::get()), mentions_(mentions) {}

  void run() {
    for (PlaceMention& m : mentions_) m.called = called(m);
    for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) link_container(i);
    for (std::size_t i = 0; i < mentions_.size();) {
      std::size_t end = i + 1;
      while (end < mentions_.size() && listed(mentions_[end - 1], mentions_[end])) ++end;
      if (end - i > 1) read_list(i, end);
      i = end;
    }
  }

 private:
  Called called(const PlaceMention& m) const {
    if (m.form != PlaceForm::kName) return Called::kNothing;
    if (m.last < syntax_.size()) {
      const std::string& next = syntax_.token(m.last).lower;
      if (cues_.is(Cue::kTownNoun, next)) return Called::kTown;
      if (cues_.is(Cue::kDivisionNoun, next)) return Called::kDivision;
    }
    if (m.first < 2 || syntax_.token(m.first - 1).lower != "of") return Called::kNothing;
    const std::string& noun = syntax_.token(m.first - 2).lower;
    return cues_.is(Cue::kTownNoun, noun) ? Called::kTown : cues_.is(Cue::kDivisionNoun, noun) ? Called::kDivision : Called::kNothing;
  }

  /// "Mosul, Iraq", "Mosul (Iraq)", "Mosul in Iraq".
  void link_container(std::size_t i) {
    PlaceMention& a = mentions_[i];
    const PlaceMention& b = mentions_[i + 1];
    if (b.first != a.last + 1 || b.form != PlaceForm::kName || a.form != PlaceForm::kName) return;
    const std::string_view between = doc_.word(a.last);
    if (between == "," || between == "(" || between == "in") a.container = static_cast<int>(i + 1);
  }

  /// Only commas, "and" and "or" between the two.
  bool listed(const PlaceMention& a, const PlaceMention& b) const {
    if (a.form != PlaceForm::kName || b.form != PlaceForm::kName || b.first == a.last || b.first > a.last + 2) return false;
    for (TokenIndex t = a.last; t < b.first; ++t) {
      const std::string& word = syntax_.token(t).lower;
      if (word != "," && word != "and" && word != "or" && word != "&") return false;
    }
    return true;
  }

  /// What a mention would be by its weightiest candidate.
  static const Candidate* first_thought(const PlaceMention& m) {
    const auto best = std::max_element(m.candidates.begin(), m.candidates.end(),
                                       [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
    return best == m.candidates.end() ? nullptr : &*best;
  }
  bool are_siblings(std::size_t i, std::size_t j) const {
    const Candidate* a = first_thought(mentions_[i]);
    const Candidate* b = first_thought(mentions_[j]);
    if (!a || !b || a->precision != b->precision || !a->from_tables || !b->from_tables) return false;
    return a->precision != PlacePrecision::kProvince || a->country == b->country;
  }

  /// In a list of states or of countries no member holds the one before it.
  void read_list(std::size_t first, std::size_t end) {
    name_divisions(first, end);
    std::size_t siblings = 1;
    for (std::size_t i = first; i + 1 < end; ++i) siblings += are_siblings(i, i + 1);
    const bool is_plain = siblings >= kSmallestList;
    share_container(first, end);
    for (std::size_t i = first; i < end; ++i) {
      if (is_plain && i + 1 < end && are_siblings(i, i + 1)) mentions_[i].container = -1;
      if (mentions_[i].container < 0) mentions_[i].list = static_cast<int>(first);
    }
  }

  static std::string with_noun(std::string name, std::string_view noun) {
    name += ' ';
    return name.append(noun);
  }

  /// "Komanda and Mambasa in Ituri": what the last lies in holds them all.
  void share_container(std::size_t first, std::size_t end) {
    const PlaceMention& last = mentions_[end - 1];
    if (last.container < 0 || doc_.word(last.last) != "in") return;
    for (std::size_t i = first; i + 1 < end; ++i) {
      if (mentions_[i].container < 0) mentions_[i].container = last.container;
    }
  }

  /// "Kent and Sussex counties": each may be the county of its name.
  void name_divisions(std::size_t first, std::size_t end) {
    const TokenIndex after = mentions_[end - 1].last;
    if (after >= syntax_.size() || !cues_.is(Cue::kDivisionPlural, syntax_.token(after).lower)) return;
    const std::string singular = syntax_.token(after).lemma;
    for (std::size_t i = first; i < end; ++i) {
      std::vector<Candidate> divisions;
      gazetteer_.find(with_noun(mentions_[i].folded, singular), divisions);
      std::erase_if(divisions, [](const Candidate& c) { return c.precision == PlacePrecision::kSettlement; });
      if (divisions.empty()) continue;
      mentions_[i].candidates = std::move(divisions);
      mentions_[i].folded = with_noun(mentions_[i].folded, singular);
      mentions_[i].container = -1;
    }
  }

  const Syntax& syntax_;
  const Document& doc_;
  const Gazetteer& gazetteer_;
  const Cues& cues_;
  std::vector<PlaceMention>& mentions_;
};

}  // namespace

void join_mentions(const Syntax& syntax, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions) {
  Joints(syntax, gazetteer, mentions).run();
}

}  // namespace dateline::geo
