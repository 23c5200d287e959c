#include "ingest/authors.h"

#include <algorithm>

#include "base/beginning.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/clean_text.h"
#include "ingest/cues.h"
#include "ingest/headline.h"

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
  if (const std::size_t handle = text.find(" @"); handle != std::string_view::npos) text = text.substr(0, handle);
  while (text.ends_with("—") || text.ends_with("–") || text.ends_with("→")) text = trim(text.substr(0, text.size() - 3));
  while (!text.empty() && std::string_view(" ,;.-|*").find(text.back()) != std::string_view::npos && !(text.back() == '.' && text.size() > 2 && text[text.size() - 3] == ' ')) text.remove_suffix(1);
  while (!text.empty() && std::string_view(" ,;.-|*:").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  return text;
}

/// Words that open a byline and words that say that a "name" is no person, from data/ingest/bylines.tsv.
const std::vector<TableRow>& byline_words() {
  static const std::vector<TableRow> loaded = data_table("ingest/bylines.tsv");
  return loaded;
}

bool is_small(std::string_view word) {
  return std::any_of(byline_words().begin(), byline_words().end(),
                     [word](const TableRow& row) { return row.size() >= 2 && row[0] == "small" && row[1] == word; });
}

/// Words before a name that are no part of it. In metadata "Di Sample" is a name: there only what is never part of one goes.
std::string without_opening(std::string text, bool in_metadata = false) {
  for (bool cut = true; cut;) {
    cut = false;
    const std::string lower = folded(text);
    for (const TableRow& row : byline_words()) {
      if (row.size() < 2 || row[0] != "open" || !starts_with_word(lower, row[1])) continue;
      if (in_metadata && is_small(row[1])) continue;
      // Folding keeps the bytes of ASCII words, and the openings with others keep theirs too.
      if (text.size() < row[1].size()) continue;
      text = std::string(cut_ends(std::string_view(text).substr(row[1].size())));
      cut = true;
      break;
    }
  }
  return text;
}

/// Shown words are a name if each begins with a capital, but for "de", "von" and the like.
bool all_capitals(std::string_view name) {
  for (std::string_view word : words_of(name)) {
    std::size_t at = 0;
    if (begins_upper(word) || next_code_point(word, at) >= 0x590) continue;
    if (!is_small(word)) return false;
  }
  return true;
}

/// "El Example" of elexample.com.
bool is_site(std::string_view name, const Publisher& publisher) {
  std::string joined = fold_name(name);
  std::erase(joined, ' ');
  std::string_view domain = publisher.domain;
  domain = domain.substr(0, domain.find('.'));
  return !joined.empty() && joined == domain;
}

bool says_no_person(std::string_view name, const Publisher& publisher) {
  const std::string lower = folded(name);
  if (lower == folded(publisher.name) || lower == folded(publisher.domain) || is_site(name, publisher)) return true;
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

/// "Ann Example y Bo Sample", but not "José Ejemplo y Muestra".
bool parts_two_names(std::string_view text, std::size_t at, std::size_t size) {
  const std::size_t before = text.substr(0, at).find_last_of(",;"), behind = text.find_first_of(",;(|", at + size);
  const std::string_view left = text.substr(before == std::string_view::npos ? 0 : before + 1, at - (before == std::string_view::npos ? 0 : before + 1));
  const std::string_view right = text.substr(at + size, behind == std::string_view::npos ? behind : behind - at - size);
  return words_of(left).size() > 1 && words_of(right).size() > 1;
}

std::string join_mark(std::string text) {
  // " and ", " und " and the like part two names.
  for (const TableRow& row : byline_words()) {
    if (row.size() < 2 || row[0] != "and") continue;
    const std::string word = " " + std::string(row[1]) + " ";
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if (parts_two_names(text, at, word.size())) text.replace(at, word.size(), "; ");
    }
  }
  return text;
}

/// `trusted`: the page's metadata says it; in shown words one word alone is more often a label than a name.
void add_names(std::string_view said, const Publisher& publisher, bool trusted, std::vector<std::string>& out) {
  for (const std::string& name : names_in_byline(said, trusted)) {
    if (!trusted && (words_of(name).size() == 1 || !all_capitals(name))) continue;
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

constexpr std::size_t kLongestByline = 300;  // bytes
constexpr NodeId kBefore = 300, kBehind = 500;  // nodes around the headline where a byline stands

bool leads_to_author(std::string_view address) {
  return std::any_of(byline_words().begin(), byline_words().end(),
                     [address](const TableRow& row) { return row.size() >= 2 && row[0] == "path" && address.find(row[1]) != std::string_view::npos; });
}

/// Elements by the headline whose class says "byline" or whose link leads to an author's page: the words of the links, else their own.
void add_near_title(const HtmlPage& page, const std::vector<std::uint32_t>& parts, NodeId title, const Publisher& publisher, std::vector<std::string>& out) {
  const NodeId from = title > kBefore ? title - kBefore : 1, to = std::min<NodeId>(page.size(), title + kBehind);
  for (NodeId id = from; id < to && out.empty(); ++id) {
    if (parts[id] & kPartByline) {
      const NodeId end = std::min(page[id].end, to);
      const std::string words = page.words(id, kLongestByline + 1);
      if (words.size() > kLongestByline) continue;
      for (NodeId i = id; i < end; ++i) {
        if (page[i].tag == Tag::kA) add_names(page.words(i, 100), publisher, false, out);
      }
      if (out.empty() && words.size() <= 120) add_names(words, publisher, false, out);
      id = end - 1;
    } else if (page[id].tag == Tag::kA && leads_to_author(page.attribute(id, "href"))) {
      add_names(page.words(id, 100), publisher, false, out);
    }
  }
}

/// "By Ann Example" as the last words of an article, if nothing else on the page is written so.
void add_from_end(const std::vector<PageBlock>& blocks, const Publisher& publisher, std::vector<std::string>& out) {
  std::vector<std::string> found;
  for (const PageBlock& block : blocks) {
    if (block.dropped || block.heading || block.text.size() > kLongestName + 20) continue;
    const std::string rest = without_opening(block.text);
    if (rest.size() < block.text.size()) add_names(rest, publisher, false, found);
  }
  if (found.size() == 1) out = std::move(found);
}

void add_from_blocks(const std::vector<PageBlock>& blocks, std::string_view title, const Publisher& publisher, std::vector<std::string>& out) {
  const std::size_t shown = title_block(blocks, title), from = shown < blocks.size() ? shown : 0;
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

std::vector<std::string> names_in_byline(std::string_view byline, bool in_metadata) {
  std::string text = without_opening(collapsed(beginning(byline, 300)), in_metadata);
  text = join_mark(std::move(text));
  for (std::string_view mark : {" | ", " · ", " • ", " / ", "&"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "; ");
  }
  for (char& c : text) {
    if (c == ',' || c == '(' || c == ')') c = ';';
  }
  std::vector<std::string> out;
  for (std::string_view part : split(text, ';')) {
    std::string name = without_opening(std::string(cut_ends(part)), in_metadata);
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

std::vector<std::string> names_of_persons(std::string_view field) {
  std::vector<std::string> out = names_in_byline(field);
  std::erase_if(out, [](const std::string& name) { return name.find(' ') == std::string::npos; });
  return out;
}

std::vector<std::string> find_authors(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks,
                                      const AuthorHints& hints) {
  std::vector<std::string> out;
  for (const std::string& name : hints.record) add_names(name, hints.publisher, true, out);
  if (out.empty()) {
    for (const std::string& name : hints.meta) add_names(name, hints.publisher, true, out);
  }
  if (out.empty()) add_marked(page, hints.publisher, out);
  if (out.empty()) {
    const std::size_t title = title_block(blocks, hints.title);
    add_near_title(page, parts, title < blocks.size() ? blocks[title].first_text : 0, hints.publisher, out);
  }
  if (out.empty()) add_from_blocks(blocks, hints.title, hints.publisher, out);
  if (out.empty()) add_from_end(blocks, hints.publisher, out);
  return out;
}

}  // namespace dateline::ingest
