#include "ingest/page_dates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "ingest/headline.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kShortLine = 160;    // bytes: a line with a date in it, not a paragraph that tells of a day
constexpr std::size_t kDateline = 60;      // bytes: how far into a paragraph its dateline goes
constexpr std::size_t kNearTitle = 25;     // blocks
constexpr NodeId kNearNodes = 400;
constexpr int kWestmost = 12, kEastmost = 14;  // hours from UTC

// --- words that say what a date is ---

struct Labelled {
  std::string published, modified;
  bool by_word = false;  // a word says so
};

struct DateCue {
  std::string_view what, words;
};

const std::vector<DateCue>& date_cues() {
  static const std::vector<DateCue> loaded = [] {
    std::vector<DateCue> out;
    for (const TableRow& row : data_table("ingest/date_cues.tsv")) {
      if (row.size() < 2) continue;
      for (std::string_view words : split(row[1], ';')) out.push_back({row[0], words});
    }
    return out;
  }();
  return loaded;
}

std::size_t find_cue(std::string_view lower, std::string_view what) {
  std::size_t first = std::string_view::npos;
  for (const DateCue& cue : date_cues()) {
    if (cue.what != what) continue;
    const std::size_t at = lower.find(cue.words);
    const bool whole = at == 0 || (at != std::string_view::npos && !is_letter(static_cast<unsigned char>(lower[at - 1])));
    if (whole) first = std::min(first, at);
  }
  return first;
}

/// "Published 3 May, updated 5 May": which is which. A date without a word is the publication's.
Labelled labelled_dates(std::string_view words, std::string_view language) {
  if (words.find_first_of("0123456789") == std::string_view::npos) return {};
  const std::string lower = to_lower(words);
  const std::string_view text = lower;
  if (date_in_words(text, language).empty()) return {};
  const std::size_t published = find_cue(text, "published"), modified = find_cue(text, "modified");
  Labelled out;
  out.by_word = published != std::string_view::npos || modified != std::string_view::npos;
  if (modified == std::string_view::npos) {
    out.published = date_in_words(text, language);
  } else if (published == std::string_view::npos || published > modified) {
    out.published = date_in_words(published == std::string_view::npos ? text.substr(0, modified) : text.substr(published), language);
    out.modified = date_in_words(text.substr(modified, published == std::string_view::npos ? published : published - modified), language);
  } else {
    out.published = date_in_words(text.substr(published, modified - published), language);
    out.modified = date_in_words(text.substr(modified), language);
  }
  return out;
}

// --- where things stand ---

/// The block that the words of a node are in, or the one before.
const PageBlock* block_at(const std::vector<PageBlock>& blocks, const HtmlPage& page, NodeId id) {
  auto at = std::lower_bound(blocks.begin(), blocks.end(), page[id].end, [](const PageBlock& b, NodeId n) { return b.first_text < n; });
  return at == blocks.begin() ? nullptr : &*(at - 1);
}

bool is_quoted(const HtmlPage& page, NodeId id) {
  for (NodeId up = page[id].parent; up; up = page[up].parent) {
    if (page[up].tag == Tag::kBlockquote) return true;
  }
  return false;
}

// --- elements that carry a date ---

struct DateElement {
  std::string date;
  bool names_publication = false;  // itemprop
  bool is_change = false;
  bool aside = false;  // in comments, other stories, quoted posts
  NodeId from_title = 0;
};

std::optional<DateElement> date_element(const HtmlPage& page, NodeId id, std::string_view language) {
  const std::string_view itemprop = page.attribute(id, "itemprop");
  const bool by_prop = itemprop == "datePublished" || itemprop == "dateModified" || itemprop == "dateCreated";
  const bool is_abbreviated = page[id].tag == Tag::kAbbr;  // as microformats write it: <abbr title="2019-03-05">yesterday</abbr>
  if (!by_prop && !is_abbreviated && page[id].tag != Tag::kTime) return std::nullopt;
  std::string_view value = page.attribute(id, is_abbreviated ? "title" : "datetime");
  if (value.empty()) value = page.attribute(id, "content");
  DateElement out;
  out.date = iso_date(value, language);
  const std::string words = page.words(id, 200);
  if (out.date.empty() && !is_abbreviated) out.date = iso_date(words, language);
  if (out.date.empty()) return std::nullopt;
  // "Published on 29 June" as the words of an element whose attribute has the last change.
  if (const Labelled shown = labelled_dates(words, language); shown.by_word && !shown.published.empty() && !out.date.starts_with(shown.published)) {
    out.date = shown.published;
  }
  const std::string_view names = page.attribute(id, "class");
  const auto says = [names](std::string_view word) { return names.find(word) != std::string_view::npos; };
  out.names_publication = itemprop == "datePublished";
  out.is_change = itemprop == "dateModified" || ((says("updated") || says("modified")) && !says("published"));
  return out;
}

std::vector<DateElement> date_elements(const HtmlPage& page, const std::vector<PageBlock>& blocks, NodeId title, std::string_view language) {
  std::vector<DateElement> out;
  for (NodeId id = 1; id < page.size() && out.size() < 1000; ++id) {
    if (page[id].attribute_count == 0 && page[id].tag != Tag::kTime) continue;
    auto found = date_element(page, id, language);
    if (!found) continue;
    const PageBlock* block = block_at(blocks, page, id);
    found->aside = (block && block->dropped) || is_quoted(page, id);
    found->from_title = id > title ? id - title : title - id;
    out.push_back(std::move(*found));
  }
  return out;
}

/// The one that stands by the headline; those aside only count where nothing else does.
const DateElement* choose(const std::vector<DateElement>& found, bool change) {
  const DateElement* best = nullptr;
  for (const DateElement& one : found) {
    if (one.is_change != change) continue;
    const auto rank = [](const DateElement& e) {
      return std::array<NodeId, 2>{e.aside ? NodeId{1} : NodeId{0}, e.names_publication && e.from_title < kNearNodes ? NodeId{0} : e.from_title};
    };
    if (!best || rank(one) < rank(*best)) best = &one;
  }
  return best;
}

// --- shown dates ---

/// A sentence or a link with a date in it tells of that day, it does not date the report, unless the date comes first.
bool tells_of_a_day(const PageBlock& block, std::string_view language) {
  const bool is_sentence = block.text.size() > kDateline && block.text.ends_with('.');
  if (!is_sentence && block.link_share() <= 0.5) return false;
  return date_in_words(std::string_view(block.text).substr(0, kDateline / 2), language).empty();
}

/// In the short lines by the headline, surest first: behind a word that says so, in an element whose class does, nearest to the headline.
Labelled shown_near_title(const std::vector<PageBlock>& blocks, std::size_t title, std::string_view language) {
  const std::size_t from = title < blocks.size() ? title - std::min<std::size_t>(title, 3) : 0;
  const std::size_t to = std::min(blocks.size(), from + kNearTitle);
  const auto distance = [title](std::size_t i) { return i > title ? i - title : title - i + 1; };
  Labelled out;
  std::string by_class, bare;
  std::size_t bare_at = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (blocks[i].text.size() > kShortLine || i == title) continue;
    Labelled found = labelled_dates(blocks[i].text, language);
    if (out.modified.empty()) out.modified = std::move(found.modified);
    if (found.published.empty()) continue;
    if (found.by_word) {
      out.published = std::move(found.published);
      return out;
    }
    if (blocks[i].parts & kPartDate) {
      if (by_class.empty()) by_class = std::move(found.published);
    } else if (tells_of_a_day(blocks[i], language)) {
      continue;
    } else if (bare.empty() || (title < blocks.size() && distance(i) < distance(bare_at))) {
      bare = std::move(found.published);
      bare_at = i;
    }
  }
  out.published = !by_class.empty() ? by_class : bare;
  return out;
}

std::string shown_as_date(const std::vector<PageBlock>& blocks, std::string_view language) {
  for (const PageBlock& block : blocks) {
    if (!(block.parts & kPartDate) || block.text.size() > 200) continue;
    if (std::string day = labelled_dates(block.text, language).published; !day.empty()) return day;
  }
  return {};
}

std::string in_dateline(const std::vector<PageBlock>& blocks, std::size_t title, std::string_view language) {
  int paragraphs = 0;
  for (std::size_t i = title < blocks.size() ? title + 1 : 0; i < blocks.size() && paragraphs < 4; ++i) {
    const PageBlock& block = blocks[i];
    if (block.dropped || block.heading || block.text.size() <= kShortLine) continue;
    ++paragraphs;
    if (std::string day = date_in_words(std::string_view(block.text).substr(0, kDateline), language); !day.empty()) return day;
  }
  return {};
}

/// A line anywhere that begins with a date, in the article's part of the page.
std::string line_with_date(const std::vector<PageBlock>& blocks, std::string_view language) {
  for (const PageBlock& block : blocks) {
    if (block.text.size() > kShortLine || block.link_share() > 0.5) continue;
    if (std::string day = date_in_words(std::string_view(block.text).substr(0, 20), language); !day.empty()) return day;
  }
  return {};
}

/// The only day that short lines of the page name.
std::string only_day_shown(const std::vector<PageBlock>& blocks, std::string_view language) {
  std::string only;
  for (const PageBlock& block : blocks) {
    if (block.text.size() > kShortLine) continue;
    std::string day = date_in_words(block.text, language);
    if (day.empty() || day == only) continue;
    if (!only.empty()) return {};
    only = std::move(day);
  }
  return only;
}

/// Anywhere on the page, behind a word that says what it is.
Labelled labelled_anywhere(const std::vector<PageBlock>& blocks, std::string_view language) {
  Labelled out;
  for (const PageBlock& block : blocks) {
    if (block.text.size() > 600) continue;
    Labelled found = labelled_dates(block.text, language);
    if (!found.by_word) continue;
    if (out.published.empty()) out.published = std::move(found.published);
    if (out.modified.empty()) out.modified = std::move(found.modified);
    if (!out.published.empty()) break;
  }
  return out;
}

// --- scripts ---

/// The first field of a script that is named as a publication date.
std::string in_scripts(const HtmlPage& page) {
  for (const TableRow& row : data_table("ingest/meta_names.tsv")) {
    if (row.size() < 2 || row[0] != "in_script") continue;
    const std::string key = std::string(row[1]) + "\"";
    for (NodeId id = 0; id + 1 < page.size(); ++id) {
      if (page[id].tag != Tag::kScript || page[id].end == id + 1) continue;
      const std::string_view script = page.text(id + 1);
      const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
      const auto at = std::search(script.begin(), script.end(), key.begin(), key.end(), same);
      if (at == script.end()) continue;
      std::string_view rest = script.substr(static_cast<std::size_t>(at - script.begin()) + key.size(), 60);
      const std::size_t open = rest.find_first_not_of(" :\\\"");
      if (open == std::string_view::npos || open == 0) continue;
      rest.remove_prefix(open);
      if (std::string day = iso_date(rest.substr(0, rest.find('"'))); !day.empty()) return day;
    }
  }
  return {};
}

// --- the day where the publisher is ---

bool is_utc(std::string_view date) { return date.size() >= 20 && (date.ends_with("Z") || date.ends_with("+00:00")); }

/// Whether a day that the page shows can be the day of a moment in UTC, somewhere on Earth, though it is another in UTC.
bool can_be_local_day(std::string_view shown, std::string_view utc) {
  const auto local = parse_iso_day(shown), day = parse_iso_day(utc);
  if (!local || !day || utc.size() < 13) return false;
  const int hour = (utc[11] - '0') * 10 + (utc[12] - '0');
  if (*local == *day - std::chrono::days(1)) return hour < kWestmost;
  return *local == *day + std::chrono::days(1) && hour + kEastmost >= 24;
}

/// The same moment with the publisher's own offset, where an element or a script has it.
std::string same_moment_elsewhere(const HtmlPage& page, const std::vector<DateElement>& elements, std::string_view utc) {
  const std::string_view minutes = utc.substr(13, 6);  // ":35:29": the same in most zones
  const auto is_same = [&](std::string_view date) {
    return date.size() == 25 && !is_utc(date) && date.substr(13, 6) == minutes && can_be_local_day(date, utc);
  };
  for (const DateElement& element : elements) {
    if (is_same(element.date)) return element.date;
  }
  for (NodeId id = 0; id + 1 < page.size(); ++id) {
    if (page[id].tag != Tag::kScript || page[id].end == id + 1) continue;
    const std::string_view script = page.text(id + 1);
    for (std::size_t at = script.find(minutes); at != std::string_view::npos; at = script.find(minutes, at + 1)) {
      if (at < 13 || at + 12 > script.size()) continue;
      const std::string date = iso_date(script.substr(at - 13, 25));
      if (is_same(date)) return date;
    }
  }
  return {};
}

}  // namespace

PageDates find_dates(const HtmlPage& page, const std::vector<PageBlock>& blocks, const DateHints& hints) {
  const std::string_view language = hints.language;
  const std::size_t title = title_block(blocks, hints.title);
  const auto elements = date_elements(page, blocks, title < blocks.size() ? blocks[title].first_text : 0, language);
  const DateElement* const element = choose(elements, false);
  const DateElement* const change = choose(elements, true);
  const Labelled near = shown_near_title(blocks, title, language);
  const std::string in_url = date_in_url(hints.url);

  PageDates out;
  out.modified = iso_date(hints.modified, language);
  if (out.modified.empty() && change) out.modified = change->date;
  const auto settle = [&out](std::string date, PublishedBasis basis) {
    if (!out.published.empty() || date.empty()) return;
    out.published = std::move(date);
    out.basis = basis;
  };
  const bool is_near = element && !element->aside && (element->names_publication || element->from_title < kNearNodes);
  settle(iso_date(hints.published, language), PublishedBasis::kMetadata);
  settle(is_near ? element->date : "", PublishedBasis::kMetadata);
  settle(in_url, PublishedBasis::kUrl);
  // Where the headline is not shown, what stands at the page's top is less sure than a class that says "date".
  settle(title < blocks.size() ? near.published : shown_as_date(blocks, language), PublishedBasis::kText);
  settle(near.published, PublishedBasis::kText);
  const std::string dated = iso_date(hints.dated, language);
  // "As of 3 May" by the headline, and metadata of a later day: the report was there on the third.
  if (!near.modified.empty() && near.modified < dated) settle(near.modified, PublishedBasis::kText);
  settle(dated, PublishedBasis::kMetadata);
  settle(element && !element->aside ? element->date : "", PublishedBasis::kMetadata);
  settle(shown_as_date(blocks, language), PublishedBasis::kText);
  settle(in_dateline(blocks, title, language), PublishedBasis::kText);
  if (out.published.empty()) {
    Labelled labelled = labelled_anywhere(blocks, language);
    settle(std::move(labelled.published), PublishedBasis::kText);
    settle(in_scripts(page), PublishedBasis::kMetadata);
    settle(line_with_date(blocks, language), PublishedBasis::kText);
    settle(only_day_shown(blocks, language), PublishedBasis::kText);
    if (out.modified.empty()) out.modified = !near.modified.empty() ? near.modified : std::move(labelled.modified);
  }
  settle(element ? element->date : "", PublishedBasis::kInferred);
  settle(out.modified, PublishedBasis::kInferred);

  if (!is_utc(out.published)) return out;
  std::string local = same_moment_elsewhere(page, elements, out.published);
  for (const std::string* shown : {&in_url, &near.published}) {
    if (local.empty() && can_be_local_day(*shown, out.published)) local = shown->substr(0, 10);
  }
  if (!local.empty()) out.published = std::move(local);
  return out;
}

}  // namespace dateline::ingest
