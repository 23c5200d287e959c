#pragma once
// spaCy's lemmatizer: a word's base form by its part of speech, from tables of exceptions, known base forms and endings (mode "rule",
// English), or from one table of words (mode "lookup").
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/result.h"
#include "nlp/msgpack.h"
#include "nlp/parsed_text.h"

namespace dateline::nlp {

class Lemmatizer {
 public:
  struct Settings {
    std::string part, mode, language;
    bool overwrite = false;
  };
  /// `bytes` of the component's file lookups/lookups.bin. `labels` must outlive this.
  static Result<Lemmatizer> load(std::string_view bytes, const Settings& settings, const Labels& labels, const StringIds& ids);

  /// The lemmas of words that a thread has met, by lexeme, part of speech and morphology. Lemmas of tokens are views into it.
  struct Key {
    const Lexeme* lexeme = nullptr;
    Label pos = 0, morph = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Memory {
    std::unordered_map<Key, std::string, KeyHash> lemmas;
    std::vector<std::pair<Key, std::string_view>> last;  // the last lemma of each word, by its number

    void clear();
  };

  void annotate(ParsedText& text, Memory& memory) const;
  /// Whether a word in lower case is a base form, an exception or, by its ending, a form of a base form.
  bool knows(std::string_view lower) const;

 private:
  /// What is known of one part of speech.
  struct Tables {
    std::vector<std::pair<std::string, std::string>> endings;  // old, new
    std::unordered_map<std::string, std::vector<std::string>> exceptions;
    std::unordered_set<std::string> base_forms;
    bool empty() const { return endings.empty() && exceptions.empty() && base_forms.empty(); }
  };

  Status load_rules(const MsgValue& file, const std::string& part);
  Status load_lookup(const MsgValue& file, const std::string& part);
  std::string make_lemma(std::string_view word, const Key& key) const;
  std::string by_rule(std::string_view word, const Lexeme& lexeme, const Tables& tables) const;

  bool is_lookup_ = false, overwrite_ = false;
  std::unordered_map<std::uint64_t, Tables> tables_;  // by the number of the part of speech in lower case
  std::unordered_map<std::uint64_t, std::string> lookup_;
  const Labels* labels_ = nullptr;
  const StringIds* ids_ = nullptr;
};

}  // namespace dateline::nlp
