#pragma once
// Python's regular expressions, run by PCRE2: the tokenizer and the rules of a spaCy model are written in them.
// A compiled Regex is the same for all threads. Subjects are valid UTF-8; offsets are bytes. A match that would take more steps
// than any word needs counts as none, so a hostile text cannot hold the program.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::nlp {

struct RegexMatch {
  std::size_t start = 0;
  std::size_t end = 0;
};

class Regex {
 public:
  enum class Anchor { kNone, kStart };

  /// `pattern` as Python's re takes it; kStart gives re.match, kNone re.search. `name` says in an error which pattern it was.
  static Result<Regex> compile(std::string_view pattern, Anchor anchor, std::string_view name);

  std::optional<RegexMatch> search(std::string_view subject) const { return search(subject, 0, false); }
  bool matches(std::string_view subject) const { return search(subject).has_value(); }
  /// re.finditer.
  std::vector<RegexMatch> find_all(std::string_view subject) const;
  /// As search, but only matches that start at or behind `from` (what lies before is still seen by lookbehinds).
  std::optional<RegexMatch> search(std::string_view subject, std::size_t from, bool not_empty_there) const;

 private:
  struct Free {
    void operator()(void* code) const;
  };
  explicit Regex(void* code) : code_(code) {}
  std::unique_ptr<void, Free> code_;
};

/// The same pattern in PCRE2's syntax.
std::string pcre_from_python(std::string_view pattern);

}  // namespace dateline::nlp
