#include "ingest/feed_items.h"

#include "base/data_file.h"
#include "formats/web_address.h"
#include "formats/xml_mend.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

/// Plain words as paragraphs.
void append_paragraphs(std::string& out, std::string_view words) {
  const std::string lines = clean_lines(words);
  bool open = false;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = trim(std::string_view(lines).substr(at, end - at));
    if (!line.empty()) {
      out += open ? "<br>" : "<p>";
      formats::append_xml_text(out, line);
    }
    if (open && line.empty()) out += "</p>";
    open = !line.empty();
    at = end + 1;
  }
}

void append_attribute(std::string& out, std::string_view before, std::string_view value, std::string_view after) {
  if (value.empty()) return;
  out += before;
  formats::append_xml_text(out, value);
  out += after;
}

std::string page_of(const formats::FeedItem& item, const formats::FeedText& words) {
  std::string out = "\xEF\xBB\xBF<!DOCTYPE html><html";  // the mark: it is UTF-8, whatever the words declare
  append_attribute(out, " lang=\"", item.language, "\"");
  out += "><head>";
  append_attribute(out, "<base href=\"", words.base, "\">");
  append_attribute(out, "<meta property=\"article:modified_time\" content=\"", item.modified, "\">");
  out += "</head><body><article>";
  if (words.is_html) {
    out += words.value;
  } else {
    append_paragraphs(out, words.value);
  }
  return out + "</article></body></html>";
}

bool has_words(const formats::FeedText& text) { return !plain_words(text).empty(); }

}  // namespace

Result<RawReport> raw_report_of(const formats::Feed& feed, const formats::FeedItem& item, const std::string& name, const Given& given) {
  const bool is_teaser = !has_words(item.content);
  const formats::FeedText& words = is_teaser ? item.summary : item.content;
  if (is_teaser && !has_words(words)) {
    const std::string title = plain_words(item.title);
    return Error{ErrorCode::kNoText, name + (title.empty() ? "" : " (" + title + ")") +
                                         ": has a title at most and no words; read the page that it leads to" +
                                         (item.url.empty() ? "" : ", " + item.url)};
  }
  RawReport raw;
  raw.kind = InputKind::kHtml;
  raw.bytes = page_of(item, words);
  raw.name = name;
  raw.url = formats::absolute_url(feed.url, item.url);  // some feeds write what only their site makes whole
  raw.title = plain_words(item.title);
  raw.published = !item.published.empty() ? item.published : !item.modified.empty() ? item.modified : given.published;
  raw.publisher = {feed.title, formats::domain_of(feed.url)};
  raw.authors = item.authors;
  raw.json_line = true;
  if (is_teaser) raw.flags.push_back("teaser");
  if (!feed.repairs.empty()) raw.flags.push_back("feed_repaired");
  return raw;
}

std::vector<RawEntry> split_feed(const std::string& name, std::string_view bytes, const Given& given) {
  std::vector<RawEntry> out;
  const auto feed = formats::read_feed(bytes, "", given.url, name);
  if (!feed) {
    out.push_back({"", feed.error()});
  } else if (feed->items.empty()) {
    out.push_back({"", Error{ErrorCode::kNoText, name + ": the feed has no items; fetch it again later"}});
  } else {
    std::size_t number = 0;
    for (const formats::FeedItem& item : feed->items)
      out.push_back({"", raw_report_of(*feed, item, name + " item " + std::to_string(++number), given)});
  }
  return out;
}

}  // namespace dateline::ingest
