#include "incidents/credits.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kLongestDateline = 120;  // bytes
constexpr std::size_t kLongestCredit = 60;     // bytes of a line that is nothing else
constexpr std::size_t kMostWords = 5;          // of an outlet's name
constexpr std::size_t kMostBefore = 8;         // words of a dateline before its bracket: a sentence has more
constexpr std::size_t kHeadLines = 3, kEndLines = 3;
constexpr std::size_t kMost = 8;

std::set<std::string_view> words_for(std::string_view where) {
  std::set<std::string_view> out;
  for (const TableRow& row : data_table("incidents/credit_words.tsv")) {
    if (row[0] != where) continue;
    for (const std::string_view word : split(row[1], ' ')) out.insert(word);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kIdle = " \t\r-*.:,;|";
  for (std::size_t dash : {text.find("—"), text.find("–")}) {
    if (dash == 0) text.remove_prefix(std::string_view("—").size());
  }
  const std::size_t first = text.find_first_not_of(kIdle);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kIdle) - first + 1);
}

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

/// A few words, the first and last with capitals.
bool is_name(std::string_view text) {
  const auto words = split(text, ' ');
  return !text.empty() && words.size() <= kMostWords && begins_with_capital(words.front()) && begins_with_capital(words.back()) &&
         text.find_first_of("()[]\"0123456789") == std::string_view::npos;
}

/// What stands in brackets, if anything does.
std::optional<std::string_view> in_brackets(std::string_view text) {
  for (const std::string_view pair : {"()", "[]"}) {
    const std::size_t open = text.find(pair[0]);
    const std::size_t close = open == std::string_view::npos ? open : text.find(pair[1], open);
    if (close != std::string_view::npos) return text.substr(open + 1, close - open - 1);
  }
  return std::nullopt;
}

/// "LA PAZ, March 3 (Agency) - Miners ...", "(Agency) - Miners ...": the bracket is followed by a dash or colon.
std::string_view in_dateline(std::string_view line) {
  const std::string_view head = line.substr(0, kLongestDateline);
  const auto inside = in_brackets(head);
  if (!inside) return {};
  const std::size_t end = static_cast<std::size_t>(inside->data() + inside->size() - head.data()) + 1;
  const std::string_view behind = head.substr(std::min(head.size(), head.find_first_not_of(' ', end)));
  const bool ends = behind.starts_with("-") || behind.starts_with("—") || behind.starts_with("–") || behind.starts_with(":");
  const std::string_view before = head.substr(0, static_cast<std::size_t>(inside->data() - head.data()));
  return ends && split(before, ' ').size() <= kMostBefore ? trimmed(*inside) : std::string_view();
}

/// "(Agency)", "- Agency", "via Agency" on a line that is nothing else.
std::string_view in_line(std::string_view line, bool led_by_dash) {
  static const auto kWords = words_for("line");
  if (line.size() > kLongestCredit) return {};
  const bool bracket = line.starts_with("(") || line.starts_with("[");
  const bool dash = line.starts_with("-") || line.starts_with("—") || line.starts_with("–");
  if (bracket) return trimmed(in_brackets(line).value_or(std::string_view()));
  const std::string_view rest = trimmed(line);
  if (dash && led_by_dash) return rest;
  const std::size_t space = rest.find_first_of(" :");
  if (space == std::string_view::npos || !kWords.contains(fold_name(rest.substr(0, space)))) return {};
  return trimmed(rest.substr(space));
}

/// "... (Agency)" behind the last words.
std::string_view behind_last_words(std::string_view line) {
  const std::size_t open = line.rfind('(');
  return open == std::string_view::npos || !line.ends_with(")") ? std::string_view() : trimmed(line.substr(open + 1, line.size() - open - 2));
}

/// The words with capitals that follow "told".
void add_told(std::string_view text, std::vector<std::string>& out) {
  static const auto kWords = words_for("told");
  for (const std::string_view word : kWords) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      const std::size_t from = at + word.size() + 1;
      if ((at > 0 && text[at - 1] != ' ') || from >= text.size() || text[from - 1] != ' ') continue;
      std::string name;
      std::size_t words = 0;
      for (std::string_view next : split(text.substr(from, kLongestCredit), ' ')) {
        if (next == "the" && name.empty()) continue;
        const std::string_view bare = trimmed(next.substr(0, next.find('\n')));
        if (!begins_with_capital(bare) || ++words > kMostWords) break;
        name += (name.empty() ? "" : " ") + std::string(bare);
        if (bare.size() < next.size()) break;
      }
      if (!name.empty() && out.size() < kMost) out.push_back(std::move(name));
    }
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view line : split(text, '\n')) {
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out.push_back(line);
  }
  return out;
}

std::vector<std::string> each_once(std::vector<std::string> found) {
  std::vector<std::string> out;
  std::set<std::string> known;
  for (std::string& name : found) {
    if (out.size() < kMost && known.insert(fold_name(name)).second) out.push_back(std::move(name));
  }
  return out;
}

void add_bylines(const Article& article, std::vector<std::string>& found) {
  const std::vector<std::string_view> lines = lines_of(article.text.view());
  const auto add = [&](std::string_view name) {
    if (is_name(name)) found.emplace_back(name);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool head = i < kHeadLines, end = i + kEndLines >= lines.size();
    if (head) add(in_dateline(lines[i]));
    if (head || end) add(in_line(lines[i], end));
    if (i + 1 == lines.size()) add(behind_last_words(lines[i]));
  }
}

}  // namespace

std::vector<std::string> bylines_in(const Article& article) {
  std::vector<std::string> found;
  add_bylines(article, found);
  return each_once(std::move(found));
}

std::vector<std::string> credits_in(const Article& article) {
  std::vector<std::string> found = article.authors;
  if (!article.republished_from.empty()) found.push_back(article.republished_from);
  add_bylines(article, found);
  add_told(article.text.view(), found);
  return each_once(std::move(found));
}

}  // namespace dateline::incidents
