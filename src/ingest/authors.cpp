#include "ingest/authors.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostNames = 10;

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::string_view word : split(text, ' ')) {
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

bool begins_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

/// A name: up to five words, most with a capital, nothing that belongs to addresses or sentences.
bool is_name(std::string_view text) {
  if (text.size() < 3 || text.size() > kLongestName || has_digit(text)) return false;
  if (text.find_first_of("@/:<>{}[]|#=_!?\"%+") != std::string_view::npos || text.find("©") != std::string_view::npos || text.find("www.") != std::string_view::npos) return false;
  const auto words = words_of(text);
  if (words.empty() || words.size() > 5) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(text, at);
  const bool cased = first < 0x590;
  const auto capitals = std::count_if(words.begin(), words.end(), begins_upper);
  return !cased || (capitals * 2 >= static_cast<long>(words.size()) && begins_upper(words[0])) || words.size() == 1;
}

std::string_view cut_ends(std::string_view text) {
  while (!text.empty() && std::string_view(" ,;.-|*").find(text.back()) != std::string_view::npos && !(text.back() == '.' && text.size() > 2 && text[text.size() - 3] == ' ')) text.remove_suffix(1);
  while (!text.empty() && std::string_view(" ,;.-|*:").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  return text;
}

/// Words that open a byline and words that say that a "name" is no person, from data/ingest/bylines.tsv.
const std::vector<TableRow>& byline_words() {
  static const std::vector<TableRow> loaded = data_table("ingest/bylines.tsv");
  return loaded;
}

std::string without_opening(std::string text) {
  for (bool cut = true; cut;) {
    cut = false;
    const std::string lower = folded(text);
    for (const TableRow& row : byline_words()) {
      if (row.size() < 2 || row[0] != "open" || !starts_with_word(lower, row[1])) continue;
      // Folding keeps the bytes of ASCII words, and the openings with others keep theirs too.
      if (text.size() < row[1].size()) continue;
      text = std::string(cut_ends(std::string_view(text).substr(row[1].size())));
      cut = true;
      break;
    }
  }
  return text;
}

bool says_no_person(std::string_view name, const Publisher& publisher) {
  const std::string lower = folded(name);
  if (lower == folded(publisher.name) || lower == folded(publisher.domain)) return true;
  for (const TableRow& row : byline_words()) {
    if (row.size() < 2) continue;
    if (row[0] == "never" && lower == row[1]) return true;
    if (row[0] == "word") {
      for (std::string_view word : words_of(lower)) {
        if (word == row[1]) return true;
      }
    }
  }
  return false;
}

std::string join_mark(std::string text) {
  // " and ", " und " and the like part two names.
  for (const TableRow& row : byline_words()) {
    if (row.size() < 2 || row[0] != "and") continue;
    const std::string word = " " + std::string(row[1]) + " ";
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.replace(at, word.size(), "; ");
  }
  return text;
}

/// `trusted`: the page's metadata says it; in shown words one word alone is more often a label than a name.
void add_names(std::string_view said, const Publisher& publisher, bool trusted, std::vector<std::string>& out) {
  for (const std::string& name : names_in_byline(said)) {
    if (!trusted && words_of(name).size() == 1) continue;
    if (says_no_person(name, publisher)) continue;
    if (std::any_of(out.begin(), out.end(), [&](const std::string& known) { return folded(known) == folded(name); })) continue;
    if (out.size() < kMostNames) out.push_back(name);
  }
}

/// Elements that name the author: rel=author, itemprop=author, a class that says so. In document order, the outermost only.
void add_marked(const HtmlPage& page, const Publisher& publisher, std::vector<std::string>& out) {
  for (NodeId id = 1; id < page.size();) {
    const Node& node = page[id];
    const bool by_rel = node.tag == Tag::kA && page.attribute(id, "rel").find("author") != std::string_view::npos;
    const bool by_prop = page.attribute(id, "itemprop") == "author";
    if (!by_rel && !by_prop) {
      ++id;
      continue;
    }
    NodeId from = id;
    if (by_prop) {
      for (NodeId i = id + 1; i < node.end; ++i) {
        if (page.attribute(i, "itemprop") == "name") {
          from = i;
          break;
        }
      }
    }
    std::string words(page.attribute(from, "content"));
    if (words.empty()) words = page.words(from, 200);
    add_names(words, publisher, true, out);
    if (!out.empty()) return;  // further ones are often those of comments and other stories
    id = std::max(node.end, id + 1);
  }
}

void add_from_blocks(const std::vector<PageBlock>& blocks, std::string_view title, const Publisher& publisher, std::vector<std::string>& out) {
  const std::string wanted = folded(title);
  std::size_t from = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].text.size() < 400 && blocks[i].heading && folded(blocks[i].text) == wanted) from = i;
  }
  for (std::size_t i = from; i < blocks.size() && i < from + 40 && out.empty(); ++i) {
    const PageBlock& block = blocks[i];
    if (block.text.size() > 120 || block.heading) continue;
    if (block.parts & kPartByline) add_names(block.text, publisher, false, out);
  }
  for (std::size_t i = from; i < blocks.size() && i < from + 12 && out.empty(); ++i) {
    const PageBlock& block = blocks[i];
    if (block.text.size() > 100 || block.heading) continue;
    const std::string rest = without_opening(block.text);
    if (rest.size() < block.text.size()) add_names(rest, publisher, false, out);
  }
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view byline) {
  std::string text = without_opening(collapsed(byline.substr(0, 300)));
  text = join_mark(std::move(text));
  for (std::string_view mark : {" | ", " · ", " • ", " / ", "&"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "; ");
  }
  for (char& c : text) {
    if (c == ',' || c == '(' || c == ')') c = ';';
  }
  std::vector<std::string> out;
  for (std::string_view part : split(text, ';')) {
    std::string name = without_opening(std::string(cut_ends(part)));
    if (!is_name(name)) {
      // A place or an office behind the name: "Ann Example, Berlin correspondent".
      if (!out.empty()) break;
      continue;
    }
    // A single word behind a full name is a place or a paper.
    if (!out.empty() && words_of(name).size() == 1) continue;
    out.push_back(std::move(name));
  }
  return out;
}

std::vector<std::string> find_authors(const HtmlPage& page, const std::vector<PageBlock>& blocks, const std::vector<std::string>& record,
                                      const std::vector<std::string>& meta, const Publisher& publisher, std::string_view title) {
  std::vector<std::string> out;
  for (const std::string& name : record) add_names(name, publisher, true, out);
  if (out.empty()) {
    for (const std::string& name : meta) add_names(name, publisher, true, out);
  }
  if (out.empty()) add_marked(page, publisher, out);
  if (out.empty()) add_from_blocks(blocks, title, publisher, out);
  return out;
}

}  // namespace dateline::ingest
