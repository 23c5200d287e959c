#include "archive/tie.h"

namespace dateline::archive {

ReportsByText::ReportsByText(const std::vector<incidents::ReportFacts>& reports) : all(reports) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    by_text_[all[i].text_sha256].push_back(static_cast<int>(i));
    by_id_.emplace(all[i].id, static_cast<int>(i));
  }
}

ReportsByText::Places ReportsByText::of(const std::string& id, const std::string& text_sha256) const {
  const auto own = by_id_.find(id);
  const auto same_text = by_text_.find(text_sha256);
  if (own != by_id_.end() && all[static_cast<std::size_t>(own->second)].text_sha256 == text_sha256) return {{own->second}, true};
  if (same_text != by_text_.end()) return {same_text->second, true};
  if (own != by_id_.end()) return {{own->second}, false};
  return {};
}

void add_note(std::string& notes, const std::string& note) { notes += (notes.empty() ? "" : "; ") + note; }

std::string lost_evidence(const std::string& name, std::size_t lost, std::size_t of) {
  return name + ": " + std::to_string(lost) + " of " + std::to_string(of) +
         " pieces of evidence are not in any reading now; it is tied to them again when they come back";
}

void tell(const std::vector<Overruled>& overruled, std::vector<Decision>& decisions) {
  for (const Overruled& one : overruled) {
    const auto earlier = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& d) { return d.number == one.number; });
    if (one.whole) {
      earlier->state = DecisionState::kOverruled;
      earlier->note = "by decision " + std::to_string(one.by);
    } else {
      add_note(earlier->note, "in part overruled by decision " + std::to_string(one.by));
    }
  }
}

}  // namespace dateline::archive
