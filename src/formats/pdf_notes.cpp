// Footnotes: at the foot of a page, in smaller letters or behind a raised mark.
#include <algorithm>

#include "formats/pdf_lines.h"

namespace dateline::formats {
namespace {

constexpr double kSmall = 0.93;                             // of the body's letters
constexpr double kRaised = 0.85;                            // of its line's letters
constexpr double kHighestSmall = 0.3, kHighestLarge = 0.5;  // of the page's height: notes begin below

bool is_note_mark(std::string_view word) {
  static constexpr std::string_view kSigns[] = {"*", "**", "***", "†", "‡", "§"};
  if (std::find(std::begin(kSigns), std::end(kSigns), word) != std::end(kSigns)) return true;
  return !word.empty() && word.size() <= 4 && word[0] != '0' && word.find_first_not_of("0123456789") == std::string_view::npos;
}

class Page {
 public:
  Page(PdfPage& page, double body, int number, std::vector<PdfNote>& notes) : page_(page), body_(body), number_(number), notes_(notes) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) by_top_.push_back(i);
    std::stable_sort(by_top_.begin(), by_top_.end(), [&](std::size_t a, std::size_t b) { return line(a).box.top < line(b).box.top; });
    taken_.resize(page.lines.size(), false);
    for (const PdfLine& at : page.lines) sizes_.push_back(letter_size(at));
  }

  void take() {
    const std::size_t known = notes_.size();
    for (std::size_t i : by_top_) {
      if (!taken_[i] && begins_note(i) && is_foot(i)) take_foot(i);
    }
    take_rest_of_last(known);
    std::size_t at = 0;
    std::erase_if(page_.lines, [&](const PdfLine&) { return taken_[at++]; });
  }

 private:
  PdfLine& line(std::size_t i) { return page_.lines[i]; }
  bool is_small(std::size_t i) const { return sizes_[i] < kSmall * body_; }
  bool is_raised(std::size_t i) { return line(i).words[0].box.height() < kRaised * sizes_[i]; }

  bool begins_note(std::size_t i) {
    return line(i).words.size() > 1 && is_note_mark(line(i).words[0].text) && (is_small(i) || is_raised(i));
  }

  /// Nothing but notes stands below: only small letters below small ones. Notes in letters as large as the body's stand in the lower half.
  bool is_foot(std::size_t i) {
    if (line(i).box.top < page_.height * (is_small(i) ? kHighestSmall : kHighestLarge)) return false;
    return std::all_of(by_top_.begin(), by_top_.end(), [&](std::size_t k) {
      const bool below = line(k).box.top > line(i).box.top && share_column(line(k).box, line(i).box);
      return !below || !is_small(i) || is_small(k);
    });
  }

  void take_foot(std::size_t first) {
    const PdfBox start = line(first).box;
    PdfBox column = start;
    bool begun = false;
    for (std::size_t i : by_top_) {
      const PdfBox& box = line(i).box;
      if (taken_[i] || box.top < start.top - 1 || !share_column(box, column)) continue;
      if (i != first && begins_note(i) && share_row(box, start)) continue;  // the next column's
      const bool begins = i == first || begins_note(i);
      if (!begun && !begins) continue;  // stands beside the first
      begun = taken_[i] = true;
      column.right = std::max(column.right, box.right);
      if (begins) {
        notes_.push_back({line(i).words[0].text, number_, {}});
        line(i).words.erase(line(i).words.begin());
      }
      notes_.back().lines.push_back(line(i));
    }
  }

  /// A long note goes on at the foot of the next page, above that page's own.
  void take_rest_of_last(std::size_t known) {
    if (known == 0 || notes_[known - 1].page + 1 < number_) return;
    PdfNote& last = notes_[known - 1];
    if (last.lines.empty() || plain_words(last.lines.back()).ends_with('.')) return;
    std::vector<std::size_t> rest;
    for (auto at = by_top_.rbegin(); at != by_top_.rend(); ++at) {
      if (taken_[*at]) continue;
      if (!is_small(*at)) break;
      rest.push_back(*at);
    }
    if (rest.empty() || rest.size() == page_.lines.size()) return;
    for (auto at = rest.rbegin(); at != rest.rend(); ++at) {
      taken_[*at] = true;
      last.lines.push_back(line(*at));
    }
    last.page = std::max(last.page, number_ - 1);
  }

  PdfPage& page_;
  double body_;
  int number_;
  std::vector<PdfNote>& notes_;
  std::vector<std::size_t> by_top_;
  std::vector<bool> taken_;
  std::vector<double> sizes_;
};

}  // namespace

std::vector<PdfNote> take_notes(std::vector<PdfPage>& pages, double body) {
  std::vector<PdfNote> notes;
  for (std::size_t i = 0; i < pages.size(); ++i) Page(pages[i], body, static_cast<int>(i) + 1, notes).take();
  return notes;
}

}  // namespace dateline::formats
