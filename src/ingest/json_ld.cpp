#include "ingest/json_ld.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/beginning.h"
#include "base/data_file.h"
#include "formats/json_depth.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxScript = 1 << 20;
constexpr int kMaxDepth = 40;
constexpr int kMaxObjects = 2000;
constexpr std::size_t kMaxHeadline = 1000;  // bytes
constexpr std::size_t kTelling = 12;        // bytes: a shorter headline is in too many titles

/// Pages put raw line ends into strings, and wrap the whole in comments or CDATA.
std::string tidied(std::string_view script) {
  const std::size_t first = script.find_first_of("{["), last = script.find_last_of("}]");
  if (first == std::string_view::npos || last == std::string_view::npos || last < first) return {};
  std::string out(script.substr(first, last - first + 1));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

std::string string_of(const json& value) {
  if (value.is_string()) return collapsed(value.get_ref<const std::string&>());
  if (value.is_array() && !value.empty()) return string_of(value.front());
  if (value.is_object()) {
    for (const char* key : {"name", "@value", "headline"}) {
      if (const auto found = value.find(key); found != value.end() && found->is_string()) return collapsed(found->get_ref<const std::string&>());
    }
  }
  return {};
}

std::string field(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : string_of(*found);
}

bool has_type(const json& object, std::string_view end) {
  const auto found = object.find("@type");
  if (found == object.end()) return false;
  const auto matches = [&](const json& type) { return type.is_string() && type.get_ref<const std::string&>().ends_with(end); };
  if (found->is_array()) return std::any_of(found->begin(), found->end(), matches);
  return matches(*found);
}

bool is_article(const json& object) {
  return has_type(object, "Article") || has_type(object, "BlogPosting") || has_type(object, "Posting") || has_type(object, "Report") || has_type(object, "Review");
}

void add_authors(const json& value, std::vector<std::string>& out) {
  if (value.is_array()) {
    for (const json& one : value) {
      if (!one.is_array()) add_authors(one, out);
    }
    return;
  }
  if (value.is_object() && has_type(value, "Organization")) return;
  std::string name = string_of(value);
  if (!name.empty() && out.size() < 20) out.push_back(std::move(name));
}

/// Names of persons that a graph describes apart from what they wrote, by their @id.
using Persons = std::map<std::string, std::string>;

/// `"author": {"@id": "..."}`: the person stands elsewhere in the graph.
const json& resolved(const json& author, const Persons& persons, json& store) {
  if (!author.is_object() || author.contains("name")) return author;
  const auto id = author.find("@id");
  if (id == author.end() || !id->is_string()) return author;
  const auto person = persons.find(id->get_ref<const std::string&>());
  if (person == persons.end()) return author;
  store = person->second;
  return store;
}

void read_authors(const json& object, const Persons& persons, ArticleRecord& out) {
  const auto author = object.find("author");
  if (author == object.end() || !out.authors.empty()) return;
  json store;
  if (!author->is_array()) return add_authors(resolved(*author, persons, store), out.authors);
  for (const json& one : *author) add_authors(resolved(one, persons, store), out.authors);
}

void read_article(const json& object, const Persons& persons, ArticleRecord& out) {
  const auto take = [&](std::string& into, const char* key) {
    if (into.empty()) into = field(object, key);
  };
  if (out.type.empty()) out.type = field(object, "@type");
  take(out.headline, "headline");
  take(out.headline, "name");
  take(out.published, "datePublished");
  take(out.published, "dateCreated");
  take(out.modified, "dateModified");
  take(out.publisher, "publisher");
  take(out.section, "articleSection");
  take(out.url, "url");
  read_authors(object, persons, out);
}

/// What the scripts of a page describe: records of articles, and who wrote the page as a whole.
struct Found {
  std::vector<ArticleRecord> records;
  ArticleRecord page;
};

/// Objects that may be records: the top ones, those of @graph, and main entities.
void visit(const json& value, const Persons& persons, Found& out, int& left, int depth) {
  if (--left < 0 || depth > 4) return;
  if (value.is_array()) {
    for (const json& one : value) visit(one, persons, out, left, depth + 1);
    return;
  }
  if (!value.is_object()) return;
  if (is_article(value)) read_article(value, persons, out.records.emplace_back());
  if (has_type(value, "WebPage")) read_authors(value, persons, out.page);
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (const auto found = value.find(key); found != value.end()) visit(*found, persons, out, left, depth + 1);
  }
}

/// Pages describe other stories, too: the record of the page's own address or title, else the first.
std::size_t own_record(const std::vector<ArticleRecord>& records, std::string_view url, std::string_view title) {
  for (std::size_t i = 0; i < records.size() && !url.empty(); ++i) {
    if (records[i].url == url) return i;
  }
  const std::string words = folded(title);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string headline = folded(beginning(records[i].headline, kMaxHeadline));
    if (headline.size() >= kTelling && words.find(headline) != std::string::npos) return i;
  }
  return 0;
}

/// What another record of the same story adds.
void add_missing(ArticleRecord& out, const ArticleRecord& other) {
  const bool is_same = (!other.headline.empty() && other.headline == out.headline) || (!other.url.empty() && other.url == out.url) ||
                       (other.headline.empty() && other.url.empty()) || out.headline.empty();
  if (!is_same) return;
  const auto take = [](std::string& into, const std::string& from) {
    if (into.empty()) into = from;
  };
  take(out.headline, other.headline);
  take(out.published, other.published);
  take(out.modified, other.modified);
  take(out.publisher, other.publisher);
  take(out.section, other.section);
  take(out.url, other.url);
  if (out.authors.empty()) out.authors = other.authors;
}

void collect_persons(const json& value, Persons& out, int& left, int depth) {
  if (--left < 0 || depth > 4) return;
  if (value.is_array()) {
    for (const json& one : value) collect_persons(one, out, left, depth + 1);
  }
  if (!value.is_object()) return;
  if (const auto id = value.find("@id"); has_type(value, "Person") && id != value.end() && id->is_string()) out.emplace(id->get<std::string>(), field(value, "name"));
  if (const auto graph = value.find("@graph"); graph != value.end()) collect_persons(*graph, out, left, depth + 1);
}

}  // namespace

ArticleRecord read_json_ld(const HtmlPage& page, std::string_view url, std::string_view title) {
  Found found;
  int left = kMaxObjects;
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag != Tag::kScript) continue;
    if (page.attribute(id, "type").find("ld+json") == std::string_view::npos) continue;
    if (page[id].end == id + 1) continue;
    const std::string_view script = page.text(id + 1);
    if (script.size() > kMaxScript) continue;
    const std::string text = tidied(script);
    if (text.empty() || formats::nests_deeper(text, kMaxDepth)) continue;
    const json value = json::parse(text, nullptr, false, true);
    if (value.is_discarded()) continue;
    Persons persons;
    collect_persons(value, persons, left, 0);
    visit(value, persons, found, left, 0);
  }
  if (found.records.empty()) return found.page;
  ArticleRecord out = found.records[own_record(found.records, url, title)];
  for (const ArticleRecord& other : found.records) add_missing(out, other);
  if (out.authors.empty()) out.authors = std::move(found.page.authors);
  return out;
}

}  // namespace dateline::ingest
