#pragma once
// What tying decisions to readings takes, be they on actors (tie_decisions.cpp) or on incidents (tie_incident_decisions.cpp).
#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/decisions.h"
#include "archive/overrule.h"

namespace dateline::archive {

inline constexpr char kPurgedEvidence[] = "the evidence of one side was purged";
inline constexpr char kSameOnBothSides[] = "the same stands at the evidence of both sides now";

/// Reports by the hash of their text, and by id.
class ReportsByText {
 public:
  explicit ReportsByText(const std::vector<incidents::ReportFacts>& reports);

  struct Places {
    std::vector<int> reports;
    bool same_text = true;  // false: spans mean nothing there
  };
  /// The report of that id; where it has another text now, those of the same text; where there are none, the report of that id.
  Places of(const std::string& id, const std::string& text_sha256) const;

  const std::vector<incidents::ReportFacts>& all;

 private:
  std::unordered_map<std::string, std::vector<int>> by_text_;
  std::unordered_map<std::string, int> by_id_;
};

/// What stands at the evidence of both sides tells of neither. Both are sorted.
template <class Ref>
void drop_shared(std::vector<Ref>& a, std::vector<Ref>& b) {
  std::vector<Ref> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  for (std::vector<Ref>* side : {&a, &b}) std::erase_if(*side, [&](const Ref& ref) { return std::binary_search(shared.begin(), shared.end(), ref); });
}

void add_note(std::string& notes, const std::string& note);
std::string lost_evidence(const std::string& name, std::size_t lost, std::size_t of);

/// Says of each that was overruled by which later one.
void tell(const std::vector<Overruled>& overruled, std::vector<Decision>& decisions);

}  // namespace dateline::archive
