// Footnotes for people, as text and as Markdown; and citations for programs.
#include "cite/words.h"
#include "cite/write.h"

namespace dateline::cite {
namespace {

using Json = nlohmann::ordered_json;
using Escape = std::function<std::string(std::string_view)>;

bool is_web(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

/// A link between angle brackets; what is no web address stays words.
std::string markdown_link(const std::string& url) {
  if (!is_web(url)) return markdown_escaped(url);
  std::string out = "<";
  for (const char c : one_line(url)) {
    if (c == '<') out += "%3C";
    else if (c == '>') out += "%3E";
    else if (c == ' ') out += "%20";
    else out += c;
  }
  return out + ">";
}

void add(std::string& line, const std::string& part, const char* between = ", ") {
  if (!part.empty()) line += (line.empty() ? "" : between) + part;
}

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <class T>
Json null_if_none(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

}  // namespace

std::string footnote_with(const Citation& citation, const Escape& say, const Escape& link) {
  std::string out;
  std::vector<std::string> authors;
  for (const std::string& author : citation.authors) authors.push_back(isolated(author));
  add(out, say(listed(authors)));
  add(out, citation.title.empty() ? (out.empty() ? "Untitled" : "untitled") : "“" + say(isolated(citation.title)) + "”");
  add(out, say(isolated(citation.outlet)));
  add(out, say(published_words(citation)));
  add(out, say(spot_words(citation.spot)));
  add(out, citation.url.empty() ? "" : link(citation.url));
  if (!citation.archived.empty()) out += ", archived: " + link(citation.archived);
  out += " (accessed " + day_words(citation.accessed) + ").";
  for (const std::string& sentence : {source_words(citation), copy_words(citation), key_words(citation), older_words(citation)}) {
    if (!sentence.empty()) out += " " + say(sentence) + ".";
  }
  return out;
}

std::string footnote(const Citation& citation) {
  return footnote_with(citation, [](std::string_view text) { return std::string(text); }, [](std::string_view url) { return one_line(url); });
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~^&!$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_footnote(const Citation& citation) {
  return footnote_with(citation, markdown_escaped, [](std::string_view url) { return markdown_link(std::string(url)); });
}

nlohmann::ordered_json to_json(const Citation& citation) {
  Json out = {{"id", id_of(citation)},
              {"claim", null_if_empty(citation.claim)},
              {"report", citation.report},
              {"incident", null_if_empty(citation.incident)},
              {"roots", citation.roots},
              {"via", citation.via},
              {"outlet", null_if_empty(citation.outlet)},
              {"title", null_if_empty(citation.title)},
              {"authors", citation.authors},
              {"published", null_if_empty(citation.published)},
              {"published_basis", name_of(citation.basis)},
              {"published_after", null_if_empty(citation.published_after)},
              {"published_before", null_if_empty(citation.published_before)},
              {"page", null_if_none(citation.spot.page)},
              {"paragraph", null_if_none(citation.spot.paragraph)},
              {"in", citation.spot.in ? Json(name_of(*citation.spot.in)) : Json()},
              {"url", null_if_empty(citation.url)},
              {"archived", null_if_empty(citation.archived)},
              {"accessed", citation.accessed},
              {"language", null_if_empty(citation.language)},
              {"copy_of", null_if_empty(citation.copy_of)},
              {"text_sha256", citation.text_sha256},
              {"span", citation.span ? Json{citation.span->start, citation.span->end} : Json()},
              {"words", null_if_empty(citation.words)},
              {"polarity", citation.claim.empty() ? Json() : Json(name_of(citation.polarity))}};
  out["older_reading"] = Json();
  if (const auto& older = citation.older)
    out["older_reading"] = {{"reading", older->row}, {"engine", older->engine}, {"read_at", older->read_at}, {"claim_now", null_if_empty(older->now)}};
  out["footnote"] = footnote(citation);
  return out;
}

std::string write(const std::vector<Citation>& citations, Form form) {
  if (form == Form::kCsl) return to_csl(citations);
  if (form == Form::kRis) return to_ris(citations);
  if (form == Form::kBibtex) return to_bibtex(citations);
  std::string out;
  for (const Citation& citation : citations) {
    if (form == Form::kText) out += footnote(citation) + "\n";
    else out += "[^" + id_of(citation) + "]: " + markdown_footnote(citation) + "\n";
  }
  return out;
}

}  // namespace dateline::cite
