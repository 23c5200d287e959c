// Tables: rows of words in the same columns, which columns of running text are not.
#include <algorithm>

#include "formats/pdf_lines.h"

namespace dateline::formats {
namespace {

constexpr double kNarrowColumn = 0.22;  // of the page's width: columns of running text are wider
constexpr double kFullColumn = 0.7;     // running text fills so much of its column's width
constexpr double kRowsApart = 2.5;      // line heights between two rows of one table, at the most

struct Row {
  PdfBox box;
  std::vector<std::size_t> lines;  // from left to right
};

struct Column {
  double left, right;
  double filled = 0;  // sum of the widths of what stands in it
  int count = 0;
};

std::vector<Row> rows_of(const PdfPage& page) {
  std::vector<std::size_t> order(page.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].box.top < page.lines[b].box.top; });
  std::vector<Row> rows;
  for (std::size_t i : order) {
    const PdfBox& box = page.lines[i].box;
    if (rows.empty() || !share_row(page.lines[rows.back().lines[0]].box, box)) rows.push_back({box, {}});
    Row& row = rows.back();
    row.box = {std::min(row.box.left, box.left), std::min(row.box.top, box.top), std::max(row.box.right, box.right),
               std::max(row.box.bottom, box.bottom)};
    row.lines.push_back(i);
  }
  for (Row& row : rows) {
    std::sort(row.lines.begin(), row.lines.end(),
              [&](std::size_t a, std::size_t b) { return page.lines[a].box.left < page.lines[b].box.left; });
  }
  return rows;
}

/// The columns that the lines of some rows stand in: where their boxes overlap from row to row.
std::vector<Column> columns_of(const PdfPage& page, const std::vector<Row>& rows, std::size_t first, std::size_t end) {
  std::vector<Column> spans;
  for (std::size_t r = first; r < end; ++r) {
    for (std::size_t i : rows[r].lines) spans.push_back({page.lines[i].box.left, page.lines[i].box.right, page.lines[i].box.width(), 1});
  }
  std::sort(spans.begin(), spans.end(), [](const Column& a, const Column& b) { return a.left < b.left; });
  std::vector<Column> out;
  for (const Column& span : spans) {
    if (out.empty() || span.left > out.back().right) {
      out.push_back(span);
    } else {
      out.back().right = std::max(out.back().right, span.right);
      out.back().filled += span.filled;
      ++out.back().count;
    }
  }
  return out;
}

bool is_running_text(const std::vector<Column>& columns, double page_width) {
  return std::all_of(columns.begin(), columns.end(), [&](const Column& column) {
    const double width = column.right - column.left;
    return width > kNarrowColumn * page_width && column.filled > kFullColumn * width * column.count;
  });
}

std::size_t column_at(const std::vector<Column>& columns, double left) {
  std::size_t out = 0;
  while (out + 1 < columns.size() && columns[out + 1].left <= left + 0.01) ++out;
  return out;
}

class Builder {
 public:
  Builder(const PdfPage& page, const std::vector<Row>& rows) : page_(page), rows_(rows) {}

  PdfTable build(std::size_t first, std::size_t end, const std::vector<Column>& columns) {
    PdfTable table;
    const double split = row_gap(first, end);
    std::vector<std::vector<std::string>> cells;
    for (std::size_t r = first; r < end; ++r) {
      const bool begins = column_at(columns, page_.lines[rows_[r].lines[0]].box.left) == 0 && rows_[r].lines.size() > 1;
      const bool apart = r == first || rows_[r].box.top - rows_[r - 1].box.bottom >= split;
      if (r == first || (begins && apart)) cells.emplace_back(columns.size());
      for (std::size_t i : rows_[r].lines) {
        std::string& cell = cells.back()[column_at(columns, page_.lines[i].box.left)];
        if (!cell.empty()) cell += ' ';
        cell += plain_words(page_.lines[i]);
        table.lines.push_back(i);
      }
    }
    for (const auto& row : cells) {
      if (!table.text.empty()) table.text += '\n';
      for (std::size_t c = 0; c < row.size(); ++c) table.text += (c > 0 ? " | " : "") + row[c];
    }
    table.first_line = *std::min_element(table.lines.begin(), table.lines.end());
    return table;
  }

 private:
  /// Lines of one cell stand closer than rows do, where there is a difference.
  double row_gap(std::size_t first, std::size_t end) const {
    double least = 1e9, most = -1e9;
    for (std::size_t r = first + 1; r < end; ++r) {
      const double gap = rows_[r].box.top - rows_[r - 1].box.bottom;
      least = std::min(least, gap);
      most = std::max(most, gap);
    }
    return most - least > 0.4 * rows_[first].box.height() ? (least + most) / 2 : -1e9;
  }

  const PdfPage& page_;
  const std::vector<Row>& rows_;
};

}  // namespace

std::vector<PdfTable> find_tables(const PdfPage& page) {
  const std::vector<Row> rows = rows_of(page);
  std::vector<PdfTable> out;
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t end = first, full = 0, last_full = first;
    for (; end < rows.size(); ++end) {
      if (end > first && rows[end].box.top - rows[end - 1].box.bottom > kRowsApart * rows[end].box.height()) break;
      if (rows[end].lines.size() > 1) {
        ++full;
        last_full = end;
      } else if (full == 0 || columns_of(page, rows, first, end + 1).size() < columns_of(page, rows, first, end).size()) {
        break;  // a line over all columns: the text goes on
      }
    }
    if (full > 0) {
      // Lines below that stand in the first column alone are no part of the table.
      const double second = page.lines[rows[last_full].lines[1]].box.left;
      while (end > last_full + 1 && rows[end - 1].box.left < second) --end;
    }
    const auto columns = full > 0 ? columns_of(page, rows, first, end) : std::vector<Column>();
    const bool enough = (columns.size() > 2 && full > 1) || (columns.size() == 2 && full > 2);
    if (enough && !is_running_text(columns, page.width)) {
      out.push_back(Builder(page, rows).build(first, end, columns));
      first = end;
    } else {
      first = std::max(first + 1, full > 1 ? last_full + 1 : first + 1);
    }
  }
  return out;
}

}  // namespace dateline::formats
