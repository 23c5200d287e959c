// Running heads and feet: what stands at the same place of many pages, but for its numbers. The lines of a table of contents.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/data_file.h"
#include "formats/pdf_lines.h"

namespace dateline::formats {
namespace {

constexpr double kMargin = 0.16;       // share of the page's height at its top and bottom where furniture may stand
constexpr double kSamePlace = 4;       // points
constexpr double kShareOfPages = 0.4;  // heads that alternate between left and right pages stand on half of them
constexpr std::size_t kMostRows = 4;   // of a head or foot

/// Case and numbers do not count: "S/2030/12 | 3/45" is "s/N/N | N/N" on every page.
std::string pattern_of(const PdfLine& line) {
  std::string out;
  for (char c : plain_words(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else if (out.empty() || out.back() != 'N') {
      out.push_back('N');
    }
  }
  return out;
}

const std::set<std::string_view>& page_numbers() {
  static const std::set<std::string_view> loaded = [] {
    std::set<std::string_view> out;
    for (const TableRow& row : data_table("formats/page_numbers.tsv")) out.insert(row[0]);
    return out;
  }();
  return loaded;
}

bool is_page_number(const std::string& pattern) {
  if (page_numbers().contains(pattern)) return true;
  return !pattern.empty() && pattern.size() <= 6 && pattern.find_first_not_of("ivxl") == std::string::npos;
}

enum class Edge { kTop, kBottom };

/// The lines at one edge, in rows from the outside inward.
std::vector<std::vector<std::size_t>> edge_rows(const PdfPage& page, Edge edge) {
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PdfBox& box = page.lines[i].box;
    if (edge == Edge::kTop ? box.top < page.height * kMargin : box.bottom > page.height * (1 - kMargin)) near.push_back(i);
  }
  std::sort(near.begin(), near.end(), [&](std::size_t a, std::size_t b) {
    const double left = page.lines[a].box.top, right = page.lines[b].box.top;
    return left != right ? (edge == Edge::kTop ? left < right : left > right) : a < b;
  });
  std::vector<std::vector<std::size_t>> rows;
  for (std::size_t i : near) {
    if (rows.empty() || !share_row(page.lines[rows.back()[0]].box, page.lines[i].box)) {
      if (rows.size() == kMostRows) break;
      rows.emplace_back();
    }
    rows.back().push_back(i);
  }
  return rows;
}

using Places = std::map<std::string, std::vector<double>>;  // pattern -> where its lines stand, sorted

std::size_t count_near(const Places& places, const std::string& pattern, double top) {
  const auto found = places.find(pattern);
  if (found == places.end()) return 0;
  const auto first = std::lower_bound(found->second.begin(), found->second.end(), top - kSamePlace);
  return static_cast<std::size_t>(std::upper_bound(first, found->second.end(), top + kSamePlace) - first);
}

void drop_at(std::vector<PdfPage>& pages, Edge edge) {
  Places places;
  for (const PdfPage& page : pages) {
    for (const auto& row : edge_rows(page, edge)) {
      for (std::size_t i : row) places[pattern_of(page.lines[i])].push_back(page.lines[i].box.top);
    }
  }
  for (auto& [pattern, tops] : places) std::sort(tops.begin(), tops.end());
  const auto needed = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(static_cast<double>(pages.size()) * kShareOfPages)));
  for (PdfPage& page : pages) {
    std::vector<bool> gone(page.lines.size(), false);
    bool outermost = true;
    for (const auto& row : edge_rows(page, edge)) {
      const bool has_number =
          outermost && std::any_of(row.begin(), row.end(), [&](std::size_t i) { return is_page_number(pattern_of(page.lines[i])); });
      // A head beside a page number may be that of a chapter, and stand on few pages.
      const std::size_t enough = has_number ? 2 : needed;
      const bool runs = std::all_of(row.begin(), row.end(), [&](std::size_t i) {
        const std::string pattern = pattern_of(page.lines[i]);
        return count_near(places, pattern, page.lines[i].box.top) >= enough || (outermost && is_page_number(pattern));
      });
      if (!runs) break;
      for (std::size_t i : row) gone[i] = true;
      outermost = false;
    }
    std::size_t at = 0;
    std::erase_if(page.lines, [&](const PdfLine&) { return gone[at++]; });
  }
}

/// "Routes to the coast . . . . . . 12"
bool leads_to_page(const PdfLine& line) {
  constexpr int kLeaders = 5;
  int dots = 0;
  for (char c : plain_words(line)) {
    if (c == '.') ++dots;
    if (c != '.' && c != ' ') dots = 0;
    if (dots >= kLeaders) return true;
  }
  return false;
}

}  // namespace

void drop_furniture(std::vector<PdfPage>& pages) {
  drop_at(pages, Edge::kTop);
  drop_at(pages, Edge::kBottom);
  for (PdfPage& page : pages) std::erase_if(page.lines, leads_to_page);
}

}  // namespace dateline::formats
