#include "ingest/headline.h"

#include <algorithm>
#include <unordered_set>

#include "base/data_file.h"
#include "base/unicode.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view kMarks[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", " • ", " · ", ": "};

constexpr int kMostHeadings = 60;

struct Parts {
  std::string_view head, tail;
};

/// The words of a text, folded.
std::unordered_set<std::string> word_set(std::string_view text) {
  std::unordered_set<std::string> out;
  const std::string words = fold_name(text);
  for (std::string_view word : split(words, ' ')) out.emplace(word);
  return out;
}

double share_of_words(std::string_view part, std::string_view whole) {
  const auto a = word_set(part), b = word_set(whole);
  if (a.empty()) return 0;
  const auto hits = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
  return static_cast<double>(hits) / static_cast<double>(a.size());
}

/// Letters and digits only: "The Daily Example" and "thedailyexample.org" have it in common.
std::string squeezed(std::string_view text) {
  std::string out;
  for (char c : fold_name(text)) {
    if (c != ' ' && c != '.' && c != '-') out.push_back(c);
  }
  return out;
}

bool names_site(std::string_view words, const TitleHints& hints) {
  const std::string name = squeezed(words);
  if (name.size() < 2) return false;
  if (!hints.site.empty() && (name == squeezed(hints.site) || (name.size() > 4 && squeezed(hints.site).find(name) != std::string::npos) || (name.find(squeezed(hints.site)) != std::string::npos && squeezed(hints.site).size() > 4))) return true;
  const std::string domain = squeezed(hints.domain.substr(0, hints.domain.rfind('.')));
  return !domain.empty() && (name == squeezed(hints.domain) || name == domain || (name.size() >= 4 && domain.find(name) != std::string::npos) || (domain.size() >= 4 && name.find(domain) != std::string::npos));
}

/// Cuts the site's name off either end, as often as it is there.
std::string without_site(std::string title, const TitleHints& hints, std::string* site) {
  for (bool cut = true; cut;) {
    cut = false;
    for (std::string_view mark : kMarks) {
      if (const std::size_t at = title.rfind(mark); at != std::string::npos && at > 0 && mark != ": ") {
        const std::string tail = title.substr(at + mark.size());
        if (names_site(tail, hints)) {
          if (site && site->empty()) *site = tail;
          title.resize(at);
          cut = true;
          break;
        }
      }
      if (const std::size_t at = title.find(mark); at != std::string::npos && at + mark.size() < title.size()) {
        const std::string head = title.substr(0, at);
        if (head.size() < 40 && names_site(head, hints)) {
          if (site && site->empty()) *site = head;
          title.erase(0, at + mark.size());
          cut = true;
          break;
        }
      }
    }
  }
  return std::string(trim(title));
}

/// The main headings of a page, in order, with the headline-like ones first.
std::vector<std::string> headings(const std::vector<PageBlock>& blocks) {
  std::vector<std::string> out;
  for (int pass = 0; pass < 3; ++pass) {
    for (const PageBlock& block : blocks) {
      if (block.text.size() > 300 || block.text.size() < 3) continue;
      const bool wanted = pass == 0   ? block.heading == 1
                          : pass == 1 ? block.heading == 2
                                      : block.heading == 0 && (block.parts & kPartHeadline) != 0;
      if (wanted) out.push_back(block.text);
      if (out.size() > 60) return out;
    }
  }
  return out;
}

}  // namespace

Headline find_headline(const HtmlPage&, const std::vector<PageBlock>& blocks, const TitleHints& hints) {
  Headline out;
  const std::string whole = hints.page_title;
  const std::string from_title = without_site(whole, hints, &out.site);
  const std::string from_meta = without_site(hints.meta, hints, nullptr);
  const std::vector<std::string> found = headings(blocks);
  // A heading that the metadata repeats is the headline; its own spelling counts.
  const std::string meta_words = folded(from_meta), title_words = folded(whole), record_words = folded(hints.record);
  for (const std::string& heading : found) {
    const std::string words = folded(heading);
    if (words == meta_words || words == folded(from_title) || words == record_words) {
      out.title = heading;
      break;
    }
  }
  for (const std::string& heading : found) {
    if (!out.title.empty()) break;
    const std::string words = folded(heading);
    if (words.size() >= 12 && (title_words.starts_with(words) || meta_words.starts_with(words) || (words.size() > 20 && title_words.find(words) != std::string::npos))) out.title = heading;
  }
  // Else the first main heading that shares its words with the title; pages shorten or reword the one for the other.
  int h1 = 0;
  const std::string* only = nullptr;
  for (const PageBlock& block : blocks) {
    if (block.heading != 1 || block.text.size() < 3) continue;
    if (++h1 > kMostHeadings) break;
    only = &block.text;
    if (out.title.empty() && block.text.size() < 300 && !names_site(block.text, hints) && share_of_words(block.text, whole + " " + hints.meta + " " + hints.record) >= 0.5 && block.text.size() > 12) {
      out.title = block.text;
    }
  }
  if (out.title.empty()) out.title = !from_meta.empty() ? from_meta : hints.record;
  if (out.title.empty() && h1 == 1 && only->size() < 300 && !names_site(*only, hints)) out.title = *only;
  if (out.title.empty()) out.title = from_title;
  if (out.title.empty() && !found.empty()) out.title = found.front();
  // What <title> has behind the headline is the site's name.
  if (out.site.empty() && !out.title.empty() && title_words.size() > folded(out.title).size() && title_words.starts_with(folded(out.title))) {
    for (std::string_view mark : kMarks) {
      const std::size_t at = whole.rfind(mark);
      if (at == std::string::npos || mark == ": " || folded(whole.substr(0, at)).size() < folded(out.title).size()) continue;
      const std::string tail = whole.substr(at + mark.size());
      if (tail.size() < 60) out.site = tail;
      break;
    }
  }
  return out;
}

std::size_t title_block(const std::vector<PageBlock>& blocks, std::string_view title) {
  const std::string wanted = folded(title);
  std::size_t best = blocks.size();
  for (std::size_t i = 0; i < blocks.size() && !wanted.empty(); ++i) {
    if (blocks[i].text.size() < 400 && blocks[i].heading && folded(blocks[i].text) == wanted) {
      if (best == blocks.size() || blocks[i].heading < blocks[best].heading) best = i;
    }
  }
  return best;
}

}  // namespace dateline::ingest
