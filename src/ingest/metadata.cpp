#include "ingest/metadata.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/data_file.h"
#include "base/unicode.h"
#include "ingest/authors.h"
#include "ingest/clean_text.h"
#include "ingest/headline.h"
#include "ingest/json_ld.h"
#include "formats/web_address.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

/// The page's <meta> values by what they mean (data/ingest/meta_names.tsv), the surest name first.
class MetaValues {
 public:
  explicit MetaValues(const HtmlPage& page) {
    std::map<std::string_view, std::pair<std::string_view, int>> meaning;
    int rank = 0;
    for (const TableRow& row : data_table("ingest/meta_names.tsv")) {
      if (row.size() >= 2) meaning.emplace(row[1], std::pair(row[0], rank++));
    }
    for (NodeId id = 0; id < page.size(); ++id) {
      if (page[id].tag != Tag::kMeta) continue;
      const std::string_view content = page.attribute(id, "content");
      if (content.empty()) continue;
      for (std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = to_lower(page.attribute(id, key));
        const auto found = meaning.find(name);
        if (name.empty() || found == meaning.end()) continue;
        std::string value = collapsed(content);
        if (!value.empty()) values_[found->second.first].emplace(found->second.second, std::move(value));
      }
    }
  }

  std::string first(std::string_view meaning) const {
    const auto found = values_.find(meaning);
    return found == values_.end() ? std::string() : found->second.begin()->second;
  }
  std::vector<std::string> all(std::string_view meaning) const {
    std::vector<std::string> out;
    const auto found = values_.find(meaning);
    if (found == values_.end()) return out;
    // Several values of the surest name: one tag for each author.
    const int rank = found->second.begin()->first;
    for (const auto& [r, value] : found->second) {
      if (r == rank) out.push_back(value);
    }
    return out;
  }

 private:
  std::map<std::string_view, std::multimap<int, std::string>> values_;
};

std::string link_of(const HtmlPage& page, std::string_view rel) {
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag == Tag::kLink && page.attribute(id, "rel") == rel) return std::string(trim(page.attribute(id, "href")));
  }
  return {};
}

std::string declared_language(const HtmlPage& page, const MetaValues& meta) {
  std::string language(page.attribute(page.first(Tag::kHtml), "lang"));
  if (language.empty()) language = page.attribute(page.first(Tag::kHtml), "xml:lang");
  if (language.empty()) language = meta.first("language");
  language = to_lower(language.substr(0, language.find_first_of("-_, ")));
  return language.size() == 2 ? language : std::string();
}

/// A date that the page shows: <time datetime>, an element called "date", near the article's beginning.
struct ShownDate {
  std::string published, modified;
  PublishedBasis basis = PublishedBasis::kUnknown;
};

ShownDate shown_date(const HtmlPage& page, const std::vector<PageBlock>& blocks, std::string_view language) {
  ShownDate out;
  for (NodeId id = 1; id < page.size(); ++id) {
    const Node& node = page[id];
    if (node.attribute_count == 0) continue;
    const std::string_view itemprop = page.attribute(id, "itemprop");
    if (itemprop != "datePublished" && itemprop != "dateModified" && itemprop != "dateCreated" && node.tag != Tag::kTime) continue;
    std::string_view value = page.attribute(id, "datetime");
    if (value.empty()) value = page.attribute(id, "content");
    std::string day = iso_date(value, language);
    if (day.empty()) day = iso_date(page.words(id, 200), language);
    if (day.empty()) continue;
    const std::string_view names = page.attribute(id, "class");
    const bool changed = itemprop == "dateModified" || names.find("updated") != std::string_view::npos || names.find("modified") != std::string_view::npos;
    const bool both = names.find("published") != std::string_view::npos;
    if (changed && !both) {
      if (out.modified.empty()) out.modified = day;
    } else if (out.published.empty() || (itemprop == "datePublished" && out.basis != PublishedBasis::kMetadata)) {
      if (itemprop == "datePublished") out.basis = PublishedBasis::kMetadata;
      out.published = day;
    }
  }
  if (!out.published.empty()) {
    out.basis = PublishedBasis::kMetadata;
    return out;
  }
  for (const PageBlock& block : blocks) {
    if (!(block.parts & kPartDate) || block.text.size() > 200) continue;
    out.published = date_in_words(block.text, language);
    if (!out.published.empty()) {
      out.basis = PublishedBasis::kText;
      return out;
    }
  }
  return out;
}

/// The first short line with a date from the headline on.
std::string date_near_title(const std::vector<PageBlock>& blocks, std::string_view title, std::string_view language) {
  const std::string wanted = folded(title);
  std::size_t from = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].text.size() < 400 && blocks[i].heading && folded(blocks[i].text) == wanted) {
      from = i > 3 ? i - 3 : 0;
      break;
    }
  }
  for (std::size_t i = from; i < blocks.size() && i < from + 25; ++i) {
    if (blocks[i].text.size() > 160) continue;
    if (std::string day = date_in_words(blocks[i].text, language); !day.empty()) return day;
  }
  return {};
}

void read_dates(const HtmlPage& page, const std::vector<PageBlock>& blocks, const MetaValues& meta, const ArticleRecord& record, Metadata& out) {
  out.modified = iso_date(record.modified, out.language);
  if (out.modified.empty()) out.modified = iso_date(meta.first("modified"), out.language);
  const auto settle = [&](std::string date, PublishedBasis basis) {
    if (!out.published.empty() || date.empty()) return;
    out.published = std::move(date);
    out.published_basis = basis;
  };
  settle(iso_date(record.published, out.language), PublishedBasis::kMetadata);
  settle(iso_date(meta.first("published"), out.language), PublishedBasis::kMetadata);
  const ShownDate shown = shown_date(page, blocks, out.language);
  const std::string in_url = date_in_url(out.url);
  if (out.modified.empty()) out.modified = shown.modified;
  settle(shown.basis == PublishedBasis::kMetadata ? shown.published : "", PublishedBasis::kMetadata);
  settle(in_url, PublishedBasis::kUrl);
  settle(shown.published, PublishedBasis::kText);
  settle(date_near_title(blocks, out.title, out.language), PublishedBasis::kText);
  settle(out.modified, PublishedBasis::kInferred);
}

Genre genre_of(const ArticleRecord& record, const MetaValues& meta, const std::string& url, const std::string& section) {
  const std::string type = to_lower(record.type);
  const std::string words = folded(section) + " " + folded(meta.first("genre")) + " " + to_lower(url);
  for (const TableRow& row : data_table("ingest/genres.tsv")) {
    if (row.size() < 2) continue;
    const auto genre = from_name<Genre>(row[0]);
    if (!genre) continue;
    if (row[1] == type || (row[1].starts_with('/') && words.find(row[1]) != std::string::npos) || folded(section) == row[1]) return *genre;
  }
  return Genre::kUnknown;
}

}  // namespace

Metadata read_metadata(const HtmlPage& page, const std::vector<PageBlock>& blocks, std::string_view url) {
  const MetaValues meta(page);
  const ArticleRecord record = read_json_ld(page);
  Metadata out;
  out.url = url;
  if (out.url.empty()) out.url = link_of(page, "canonical");
  if (out.url.empty()) out.url = meta.first("url");
  if (out.url.empty() && record.url.find("://") != std::string::npos) out.url = record.url;
  if (out.url.find("://") == std::string::npos) out.url.clear();
  out.language = declared_language(page, meta);
  out.description = meta.first("description");
  out.section = !record.section.empty() ? record.section : meta.first("section");
  out.publisher.domain = formats::domain_of(out.url);
  const NodeId title_node = page.first(Tag::kTitle);
  const std::string page_title = title_node ? collapsed(page[title_node].end > title_node + 1 ? page.text(title_node + 1) : "") : "";
  const Headline headline = find_headline(page, blocks, {meta.first("title"), record.headline, page_title, meta.first("publisher"), out.publisher.domain});
  out.title = headline.title;
  out.publisher.name = meta.first("publisher");
  if (out.publisher.name.empty()) out.publisher.name = record.publisher;
  if (out.publisher.name.empty()) out.publisher.name = headline.site;
  out.authors = find_authors(page, blocks, record.authors, meta.all("author"), out.publisher, out.title);
  read_dates(page, blocks, meta, record, out);
  out.genre = genre_of(record, meta, out.url, out.section);
  return out;
}

}  // namespace dateline::ingest
