#include "formats/pdf_lines.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace dateline::formats {
namespace {

constexpr double kFarthestMark = 72;  // points: an inch

bool is_number(std::string_view word) { return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos; }
bool is_letters(std::string_view word, std::string_view of) {
  return !word.empty() && word.find_first_not_of(of) == std::string_view::npos;
}

/// The value in the middle, each counted as often as it weighs.
double weighted_median(std::map<double, std::size_t> weights) {
  std::size_t all = 0, seen = 0;
  for (const auto& [value, weight] : weights) all += weight;
  for (const auto& [value, weight] : weights) {
    seen += weight;
    if (2 * seen >= all) return value;
  }
  return 0;
}

}  // namespace

double letter_size(const PdfLine& line) {
  std::map<double, std::size_t> sizes;
  for (const PdfWord& word : line.words) sizes[word.box.height()] += word.text.size();
  return weighted_median(std::move(sizes));
}

double body_size(const std::vector<PdfPage>& pages) {
  std::map<double, std::size_t> sizes;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      for (const PdfWord& word : line.words) sizes[word.box.height()] += word.text.size();
    }
  }
  return weighted_median(std::move(sizes));
}

std::string plain_words(const PdfLine& line) {
  std::string out;
  for (const PdfWord& word : line.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

bool share_row(const PdfBox& a, const PdfBox& b) {
  const double both = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return both > 0.5 * std::min(a.height(), b.height());
}

bool share_column(const PdfBox& a, const PdfBox& b) { return std::min(a.right, b.right) > std::max(a.left, b.left); }

bool is_bullet(std::string_view word) {
  static constexpr std::string_view kBullets[] = {"•", "·", "–", "—", "-", "*", "\uF0B7", "▪", "■", "●", "‣", "◦", "➢"};
  return std::find(std::begin(kBullets), std::end(kBullets), word) != std::end(kBullets);
}

bool is_item_mark(std::string_view word) {
  if (is_bullet(word)) return true;
  const bool bracketed = word.starts_with('(') && word.ends_with(')') && word.size() > 2;
  if (!bracketed && !word.ends_with('.') && !word.ends_with(')')) return false;
  const std::string_view inside = bracketed ? word.substr(1, word.size() - 2) : word.substr(0, word.size() - 1);
  if (inside.empty() || inside.size() > 7) return false;
  if (is_number(inside)) return inside.size() <= 3;
  if (inside.size() == 1) return is_letters(inside, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  // "12.3" of numbered paragraphs, and Roman numbers.
  return is_letters(inside, "ivxlc") || is_letters(inside, "IVXLC") ||
         (is_letters(inside, "0123456789.") && inside[0] != '.' && inside.size() <= 5);
}

void join_hanging_marks(PdfPage& page) {
  std::vector<bool> gone(page.lines.size(), false);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PdfLine& mark = page.lines[i];
    if (mark.words.size() != 1) continue;
    const bool is_item = is_item_mark(mark.words[0].text);
    if (!is_item && !is_number(mark.words[0].text)) continue;
    PdfLine* beside = nullptr;
    for (std::size_t k = 0; k < page.lines.size(); ++k) {
      PdfLine& line = page.lines[k];
      const double gap = line.box.left - mark.box.right;
      if (k == i || gone[k] || gap < -1 || gap > kFarthestMark) continue;
      // A note's mark is raised: it need not share much of its line's row.
      const bool touches = std::min(line.box.bottom, mark.box.bottom) > std::max(line.box.top, mark.box.top);
      const bool fits =
          is_item ? share_row(line.box, mark.box) : touches && mark.box.height() < 0.9 * letter_size(line) && gap < letter_size(line);
      if (fits && (beside == nullptr || line.box.left < beside->box.left)) beside = &line;
    }
    if (beside == nullptr) continue;
    beside->words.insert(beside->words.begin(), mark.words[0]);
    beside->box.left = mark.box.left;
    gone[i] = true;
  }
  std::size_t at = 0;
  std::erase_if(page.lines, [&](const PdfLine&) { return gone[at++]; });
}

}  // namespace dateline::formats
