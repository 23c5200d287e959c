#include "ingest/metadata.h"

#include <algorithm>
#include <map>

#include "base/beginning.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "ingest/authors.h"
#include "ingest/clean_text.h"
#include "ingest/headline.h"
#include "ingest/json_ld.h"
#include "ingest/page_dates.h"
#include "formats/web_address.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kLongestUrl = 2000, kLongestTitle = 1000;  // bytes

/// What a name means, and how sure it is: the lower the surer.
using Meanings = std::map<std::string_view, std::pair<std::string_view, int>>;

Meanings load_meanings() {
  Meanings out;
  int rank = 0;
  for (const TableRow& row : data_table("ingest/meta_names.tsv")) {
    if (row.size() >= 2) out.emplace(row[1], std::pair(row[0], rank++));
  }
  return out;
}

/// The page's <meta> values by what they mean (data/ingest/meta_names.tsv), the surest name first.
class MetaValues {
 public:
  explicit MetaValues(const HtmlPage& page) {
    static const Meanings meaning = load_meanings();
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

/// As the page writes it, in lower case: "en-gb".
std::string declared_language(const HtmlPage& page, const MetaValues& meta) {
  std::string language(page.attribute(page.first(Tag::kHtml), "lang"));
  if (language.empty()) language = page.attribute(page.first(Tag::kHtml), "xml:lang");
  if (language.empty()) language = meta.first("language");
  std::replace(language.begin(), language.end(), '_', '-');
  return to_lower(language.substr(0, language.find_first_of(", ")));
}

/// "twitter:label1" says "Written by", "twitter:data1" who.
std::vector<std::string> labelled_author(const MetaValues& meta) {
  const std::string label = folded(meta.first("label"));
  if (label.empty()) return {};
  for (const TableRow& row : data_table("ingest/bylines.tsv")) {
    if (row.size() >= 2 && row[0] == "open" && label == row[1]) return meta.all("labelled");
  }
  return {};
}

Genre genre_of(const ArticleRecord& record, const MetaValues& meta, const std::string& url, const std::string& section) {
  const std::string type = to_lower(record.type);
  const std::string words = folded(section) + " " + folded(meta.first("genre")) + " " + to_lower(url);
  static const std::vector<TableRow> rows = data_table("ingest/genres.tsv");
  for (const TableRow& row : rows) {
    if (row.size() < 2) continue;
    const auto genre = from_name<Genre>(row[0]);
    if (!genre) continue;
    if (row[1] == type || (row[1].starts_with('/') && words.find(row[1]) != std::string::npos) || folded(section) == row[1]) return *genre;
  }
  return Genre::kUnknown;
}

}  // namespace

Metadata read_metadata(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks, std::string_view url) {
  const MetaValues meta(page);
  Metadata out;
  out.url = url;
  if (out.url.empty()) out.url = link_of(page, "canonical");
  if (out.url.empty()) out.url = meta.first("url");
  if (out.url.size() > kLongestUrl) out.url.clear();
  const NodeId title_node = page.first(Tag::kTitle);
  const bool has_title = title_node && page[title_node].end > title_node + 1;
  const std::string page_title = has_title ? collapsed(beginning(page.text(title_node + 1), kLongestTitle)) : std::string();
  const ArticleRecord record = read_json_ld(page, out.url, page_title);
  if (out.url.empty() && record.url.size() <= kLongestUrl && record.url.find("://") != std::string::npos) out.url = record.url;
  if (out.url.find("://") == std::string::npos) out.url.clear();
  const std::string language = declared_language(page, meta);
  if (const std::size_t end = language.find('-'); (end == std::string::npos ? language.size() : end) == 2) out.language = language.substr(0, 2);
  out.description = meta.first("description");
  out.origin = meta.first("origin");
  if (out.origin.empty() && !url.empty()) out.origin = link_of(page, "canonical");
  if (out.origin.find("://") == std::string::npos || out.origin.size() > kLongestUrl) out.origin.clear();
  out.section = !record.section.empty() ? record.section : meta.first("section");
  out.publisher.domain = formats::domain_of(out.url);
  const Headline headline = find_headline(page, blocks, {std::string(beginning(meta.first("title"), kLongestTitle)), std::string(beginning(record.headline, kLongestTitle)), page_title, meta.first("publisher"), out.publisher.domain});
  out.title = headline.title;
  out.publisher.name = meta.first("publisher");
  if (out.publisher.name.empty()) out.publisher.name = record.publisher;
  if (out.publisher.name.empty()) out.publisher.name = headline.site;
  std::vector<std::string> authors = meta.all("author");
  if (authors.empty()) authors = labelled_author(meta);
  out.authors = find_authors(page, parts, blocks, {record.authors, authors, out.publisher, out.title});
  const std::string published = !record.published.empty() ? record.published : meta.first("published");
  const std::string modified = !record.modified.empty() ? record.modified : meta.first("modified");
  PageDates dates = find_dates(page, blocks, {published, meta.first("dated"), modified, out.url, out.title, language});
  out.published = std::move(dates.published);
  out.modified = std::move(dates.modified);
  out.published_basis = dates.basis;
  out.genre = genre_of(record, meta, out.url, out.section);
  return out;
}

}  // namespace dateline::ingest
