#include "archive/query_words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "archive/query_terms.h"
#include "base/try.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kLongestName = 5;  // words without quotation marks that are looked up as one name
constexpr int kNear = 10, kFarthest = 1000;
constexpr std::int64_t kMostBeginning = 30, kMostBeginningNear = 20;  // words that are looked for in the place of their beginning

bool is_plain(const Term& term) { return !term.phrase && !term.without && !term.begins && term.field.empty() && term.text != "OR" && !term.text.starts_with("NEAR"); }
bool is_or(const Term& term) { return !term.phrase && !term.without && term.text == "OR"; }

/// The number of words that NEAR or NEAR/5 allows between; nothing for other words.
std::optional<int> nearness(const Term& term) {
  if (term.phrase || term.without || !term.text.starts_with("NEAR")) return {};
  if (term.text == "NEAR") return kNear;
  int number = 0;
  const char* end = term.text.data() + term.text.size();
  if (term.text.size() < 6 || term.text[4] != '/') return {};
  const auto read = std::from_chars(term.text.data() + 5, end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 1 || number > kFarthest) return {};
  return number;
}

std::string either_of(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " OR ") + part;
  return parts.size() > 1 ? "(" + out + ")" : out;
}

class Writer {
 public:
  Writer(std::string_view query, std::vector<Term> terms, bool titles, const OtherSpellings& others, const WordsThatBegin& begin)
      : query_(query), terms_(std::move(terms)), titles_(titles), others_(others), begin_(begin) {}

  Result<Words> write() {
    while (at_ < terms_.size()) {
      if (is_or(terms_[at_])) {
        if (wanted_.empty()) return bad_query(query_, "OR needs a word before it");
        either_ = true;
        ++at_;
        continue;
      }
      const bool without = terms_[at_].without;
      DL_ASSIGN(const std::string part, next());
      if (part.empty()) continue;
      if (without) {
        unwanted_ += (unwanted_.empty() ? "" : " OR ") + part;
        continue;
      }
      if (either_) wanted_.back() = "(" + wanted_.back() + " OR " + part + ")";
      else wanted_.push_back(part);
      either_ = false;
    }
    if (either_) return bad_query(query_, "OR needs a word behind it");
    for (const Term& term : terms_) out_.titled = out_.titled || term.field == "title";
    if (wanted_.empty()) return bad_query(query_, "there is no word in it to look for");
    for (const std::string& part : wanted_) out_.expression += (out_.expression.empty() ? "" : " AND ") + part;
    if (!unwanted_.empty()) out_.expression = "(" + out_.expression + ") NOT (" + unwanted_ + ")";
    return std::move(out_);
  }

 private:
  /// What begins here: a name of several words, words near each other, or one term. Empty where there is no word in it.
  Result<std::string> next() {
    if (at_ + 2 < terms_.size() && nearness(terms_[at_ + 1])) return near();
    const bool alone = nearness(terms_[at_]) || (at_ + 1 < terms_.size() && nearness(terms_[at_ + 1]));
    if (alone) return bad_query(query_, "NEAR needs a word before and behind it");
    for (std::size_t length = std::min(kLongestName, plain_from(at_)); length > 1; --length) {
      DL_ASSIGN(const std::string name, name_of_words(length));
      if (!name.empty()) return name;
    }
    const Term& term = terms_[at_++];
    if (!has_words(term.text)) return std::string();
    DL_ASSIGN(const std::string column, column_of(term));
    if (term.begins) {
      DL_ASSIGN(const std::vector<std::string> words, begun(term, kMostBeginning));
      return column + either_of(words);
    }
    if (!term.field.empty()) return column + quoted(term);
    return widened(term.text, quoted(term));
  }

  /// What stands for a beginning in the expression: never nothing.
  Result<std::vector<std::string>> begun(const Term& term, std::int64_t most) {
    if (!begin_) return std::vector<std::string>{quoted(term)};
    DL_ASSIGN(const Beginnings words, begin_(term.text, most));
    out_.begun.push_back({term.text + "*", words.known, static_cast<std::int64_t>(words.words.size())});
    std::vector<std::string> out;
    for (const std::string& word : words.words) out.push_back(quoted({word, {}, true}));
    if (out.empty()) out.push_back(quoted({term.text, {}, true}));  // nothing begins so
    return out;
  }

  std::size_t plain_from(std::size_t at) const {
    std::size_t length = 0;
    while (at + length < terms_.size() && is_plain(terms_[at + length])) ++length;
    if (length > 0 && at + length < terms_.size() && nearness(terms_[at + length])) --length;  // the word before NEAR belongs to it
    return length;
  }

  /// The next words, if they are a name that is written otherwise, too.
  Result<std::string> name_of_words(std::size_t length) {
    std::string name, all;
    for (std::size_t i = 0; i < length; ++i) {
      const Term& term = terms_[at_ + i];
      name += (i ? " " : "") + term.text;
      if (has_words(term.text)) all += (all.empty() ? "" : " AND ") + quoted(term);
    }
    if (all.empty()) return std::string();  // brackets alone, which no name consists of
    const std::size_t before = out_.widened.size();
    DL_ASSIGN(std::string out, widened(name, "(" + all + ")"));
    if (out_.widened.size() == before) return std::string();
    at_ += length;
    return out;
  }

  Result<std::string> widened(const std::string& name, std::string as_written) {
    if (!others_) return as_written;
    DL_ASSIGN(std::vector<std::string> others, others_(name));
    std::erase_if(others, [](const std::string& other) { return !has_words(other); });
    if (others.empty()) return as_written;
    std::string out = "(" + as_written;
    for (const std::string& other : others) out += " OR " + quoted({other, {}, true});
    out_.widened.push_back({name, std::move(others)});
    return out + ")";
  }

  /// a NEAR/5 b NEAR/5 c: the smallest number holds for all.
  Result<std::string> near() {
    const Term first = terms_[at_];
    DL_ASSIGN(const std::string column, column_of(first));
    std::string words, rest;  // before and behind a beginning
    std::vector<std::string> beginnings;
    int distance = kFarthest;
    bool any = false;
    for (bool more = true; more;) {
      const Term& term = terms_[at_];
      if (!has_words(term.text) || is_or(term)) return bad_query(query_, "NEAR needs a word before and behind it");
      if (any && (term.without || !term.field.empty())) return bad_query(query_, "a sign or field stands before the first word of NEAR only");
      if (term.begins) {
        if (!beginnings.empty()) return bad_query(query_, "one word of NEAR only may end in *");
        DL_ASSIGN(beginnings, begun(term, kMostBeginningNear));
      } else {
        (beginnings.empty() ? words : rest) += " " + quoted(term);
      }
      any = true;
      const auto number = at_ + 2 < terms_.size() ? nearness(terms_[at_ + 1]) : std::optional<int>();
      more = number.has_value();
      if (number) distance = std::min(distance, *number);
      at_ += more ? 2 : 1;
    }
    if (beginnings.empty()) beginnings.emplace_back();
    for (std::string& word : beginnings) {
      const std::string all = words + (word.empty() ? "" : " " + word) + rest;
      word = "NEAR(" + all.substr(1) + ", " + std::to_string(distance) + ")";
    }
    return column + either_of(beginnings);
  }

  Result<std::string> column_of(const Term& term) const {
    if (term.field.empty()) return std::string();
    if (!titles_) return bad_query(query_, term.field + ": is for reports; leave it out");
    return term.field + " : ";
  }

  std::string_view query_;
  std::vector<Term> terms_;
  bool titles_;
  const OtherSpellings& others_;
  const WordsThatBegin& begin_;
  std::size_t at_ = 0;
  bool either_ = false;  // OR stood before
  std::vector<std::string> wanted_;  // all of them
  std::string unwanted_;
  Words out_;
};

std::string* field_of(Filter& filter, std::string_view name) {
  const std::pair<std::string_view, std::string Filter::*> fields[] = {{"publisher", &Filter::publisher}, {"source", &Filter::source}, {"actor", &Filter::actor},
                                                                       {"place", &Filter::place},         {"country", &Filter::country}, {"kind", &Filter::kind},
                                                                       {"language", &Filter::language},   {"genre", &Filter::genre}};
  for (const auto& [known, member] : fields) {
    if (known == name) return &(filter.*member);
  }
  return nullptr;
}

}  // namespace

Result<Words> words_of(std::string_view query, bool titles, const OtherSpellings& others, const WordsThatBegin& begin) {
  DL_ASSIGN(std::vector<Term> terms, terms_of(query));
  return Writer(query, std::move(terms), titles, others, begin).write();
}

Result<std::string> take_fields(std::string_view query, Filter& filter) {
  DL_ASSIGN(const std::vector<Term> terms, terms_of(query));
  std::string rest;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = terms[i];
    std::string* field = field_of(filter, term.field);
    if (!field) {
      rest += (rest.empty() ? "" : " ") + std::string(term.without ? "-" : "") + (term.field.empty() ? "" : term.field + ":") +
              (term.phrase ? "\"" + term.text + "\"" : term.text) + (term.begins ? "*" : "");
      continue;
    }
    if (term.without) return bad_query(query, "-" + term.field + ": cannot be left out; only words can");
    const auto either = [](const Term& other) { return is_or(other) || nearness(other).has_value(); };
    if ((i > 0 && either(terms[i - 1])) || (i + 1 < terms.size() && either(terms[i + 1]))) {
      return bad_query(query, term.field + ": holds for the whole search; it cannot stand beside OR or NEAR");
    }
    if (!field->empty() && *field != term.text) return bad_query(query, term.field + ": is asked for twice; give it once");
    *field = term.text;
  }
  return rest;
}

}  // namespace dateline::archive
