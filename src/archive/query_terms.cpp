#include "archive/query_terms.h"

#include <algorithm>

#include "base/try.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

constexpr std::string_view kFields[] = {"title", "text", "publisher", "source", "actor", "place", "country", "kind", "language", "genre"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// "title" where a field's name and a colon stand here.
std::string_view field_at(std::string_view rest) {
  for (const std::string_view field : kFields) {
    if (rest.size() > field.size() + 1 && rest.starts_with(field) && rest[field.size()] == ':' && !is_blank(rest[field.size() + 1])) return field;
  }
  return {};
}

}  // namespace

Error bad_query(std::string_view query, const std::string& why) {
  return {ErrorCode::kUsage, "search for \"" + std::string(query) + "\": " + why};
}

Result<std::vector<Term>> terms_of(std::string_view query) {
  std::vector<Term> out;
  for (std::size_t at = 0; at < query.size();) {
    if (is_blank(query[at])) {
      ++at;
      continue;
    }
    Term term;
    if (query[at] == '-' && at + 1 < query.size() && !is_blank(query[at + 1])) {
      term.without = true;
      ++at;
    }
    term.field = field_at(query.substr(at));
    if (!term.field.empty()) at += term.field.size() + 1;
    if (query[at] == '"') {
      const std::size_t end = query.find('"', at + 1);
      if (end == std::string_view::npos) return bad_query(query, "a quotation mark is not closed; put one behind the phrase");
      term.phrase = true;
      term.text = query.substr(at + 1, end - at - 1);
      at = end + 1;
    } else {
      const std::size_t end = static_cast<std::size_t>(std::find_if(query.begin() + static_cast<std::ptrdiff_t>(at), query.end(), [](char c) { return is_blank(c) || c == '"'; }) - query.begin());
      term.text = query.substr(at, end - at);
      at = end;
      if (term.text.size() > 1 && term.text.back() == '*') {
        term.begins = true;
        term.text.pop_back();
      }
    }
    out.push_back(std::move(term));
  }
  return out;
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

std::string quoted(const Term& term) {
  std::string out = "\"";
  for (char c : term.text) {
    if (c != '"' && c != '\0') out += c;
  }
  return out + (term.begins ? "\"*" : "\"");
}

}  // namespace dateline::archive
