#include "attribution/informants.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "attribution/grammar.h"
#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kLongestName = 14;  // tokens
constexpr TokenIndex kMostWordsToObject = 6;

struct Tables {
  std::unordered_map<std::string_view, Informant> nouns;
  std::unordered_set<std::string> outlets;  // folded
  std::unordered_set<std::string_view> outlets_begin, outlets_end;  // words
  std::unordered_map<std::string_view, int> counts;
  std::unordered_map<std::string_view, Knowledge> knowledge;
  std::unordered_set<std::string_view> plain, nobody, labels, spokesmen, held, issued, silence;

  Tables() {
    static constexpr std::string_view kClasses[] = {"informant", "office", "body", "outlet", "paper", "imagery", "hearsay"};
    for (const TableRow& row : data_table("attribution/informants.tsv")) {
      const auto found = std::find(std::begin(kClasses), std::end(kClasses), row[1]);
      nouns[row[0]] = {static_cast<InformantClass>(found - std::begin(kClasses)), *from_name<Knowledge>(row[2])};
    }
    for (const TableRow& row : data_table("attribution/outlets.tsv")) outlets.insert(fold_name(row[0]));
    for (const TableRow& row : data_table("attribution/outlet_words.tsv")) (row[1] == "first" ? outlets_begin : outlets_end).insert(row[0]);
    for (const TableRow& row : data_table("attribution/counts.tsv")) {
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), counts[row[0]]);
    }
    for (const TableRow& row : data_table("attribution/knowledge.tsv")) knowledge[row[0]] = *from_name<Knowledge>(row[1]);
    for (const TableRow& row : data_table("attribution/plain_modifiers.tsv")) plain.insert(row[0]);
    for (const TableRow& row : data_table("attribution/nobody.tsv")) nobody.insert(row[0]);
    for (const TableRow& row : data_table("attribution/labels.tsv")) labels.insert(row[0]);
    for (const TableRow& row : data_table("attribution/exhibit_verbs.tsv")) {
      if (row[1] == "hold") held.insert(row[0]);
      if (row[1] == "publish") issued.insert(row[0]);
    }
    for (const TableRow& row : data_table("attribution/silence.tsv")) silence.insert(row[0]);
    for (const TableRow& row : data_table("attribution/spokesmen.tsv")) spokesmen.insert(row[0]);
  }
};
const Tables& tables() {
  static const Tables all;
  return all;
}

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool is_modifier(const Token& token) { return any(token.dep, {"amod", "compound", "nmod", "poss", "npadvmod"}); }

/// "more than a dozen", "several": how many, not who.
bool is_quantity(const Syntax& syntax, TokenIndex child) {
  const TokenRange range = syntax.extent(child);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (syntax.token(i).pos == "NUM" || syntax.token(i).lemma == "dozen") return true;
  }
  return syntax.token(child).tag == "JJR" || any(syntax.token(child).lower, {"several", "many", "some", "few", "numerous", "various"});
}

/// The phrase around a head: from its first modifier to its last close complement.
TokenRange core(const Syntax& syntax, TokenIndex head) {
  TokenRange range{head, head + 1};
  const auto children = syntax.children(head);
  for (const TokenIndex child : children) {
    const Token& token = syntax.token(child);
    if (child < head && !any(token.dep, {"det", "predet", "punct", "cc", "nummod", "quantmod", "advmod", "preconj", "mark", "prep", "relcl"}) && !is_quantity(syntax, child) &&
        token.tag != "PRP$") {
      range.first = std::min(range.first, syntax.extent(child).first);
    }
    if (child > head) {
      const bool close = any(token.dep, {"prep", "amod", "compound"}) || (token.dep == "nummod" && child == range.last) || token.dep == "case";
      if (!close || syntax.extent(child).first != range.last) break;
      const TokenRange part = syntax.extent(child);
      const auto object = syntax.child(child, {"pobj"});
      // a day, and what is done ("accused by residents of burning it"), belong to the saying
      if (token.dep == "prep" && (!object || any(syntax.token(*object).ent_type, {"DATE", "TIME"}))) break;
      TokenIndex last = part.last;
      if (object) {
        // "an officer of the front, who asked for anonymity"
        for (const TokenIndex clause : syntax.children_with(*object, {"relcl"})) last = std::min(last, syntax.extent(clause).first);
      }
      if (last - range.first > kLongestName) break;
      range.last = last;
    }
  }
  return range;
}

/// "who saw the contract". The parser may have given the object to the verb behind it, so what counts is the noun that follows.
bool sees_paper(const Syntax& syntax, TokenIndex verb) {
  for (TokenIndex i = verb + 1; i < syntax.size() && i < verb + kMostWordsToObject; ++i) {
    const Token& token = syntax.token(i);
    if (any(token.pos, {"VERB", "AUX", "PUNCT", "ADP"})) return false;
    if (!any(token.pos, {"NOUN", "PROPN"}) || any(token.dep, {"compound"})) continue;
    const Informant* what = informant(token);
    return what && what->what == InformantClass::kPaper;
  }
  return false;
}

}  // namespace

std::optional<int> number_word(const Token& token) {
  const auto& counts = tables().counts;
  if (const auto found = counts.find(token.lower); found != counts.end()) return found->second;
  int value = 0;
  const char* end = token.lower.data() + token.lower.size();
  const auto [stop, error] = std::from_chars(token.lower.data(), end, value);
  if (error == std::errc() && stop == end && value > 0) return value;
  return std::nullopt;
}

const Informant* informant(const Token& token) {
  const auto& nouns = tables().nouns;
  if (!any(token.pos, {"NOUN", "PROPN", "ADJ"})) return nullptr;
  for (const std::string& form : {to_lower(token.lemma), token.lower}) {
    if (const auto found = nouns.find(form); found != nouns.end()) return &found->second;
  }
  if (token.pos == "PROPN" && token.lower.ends_with('s')) {
    if (const auto found = nouns.find(std::string_view(token.lower).substr(0, token.lower.size() - 1)); found != nouns.end()) return &found->second;
  }
  return nullptr;
}

bool is_outlet_name(std::string_view name) {
  std::string folded = fold_name(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  if (tables().outlets.contains(folded)) return true;
  const std::vector<std::string_view> words = split(folded, ' ');
  return words.size() > 1 && (tables().outlets_begin.contains(words.front()) || tables().outlets_end.contains(words.back()));
}

bool is_news_agency(const Syntax& syntax, TokenIndex head) {
  if (syntax.token(head).lemma != "agency") return false;
  const auto kinds = syntax.children_with(head, {"compound", "amod"});
  return std::any_of(kinds.begin(), kinds.end(), [&](TokenIndex kind) { return any(syntax.token(kind).lower, {"news", "press"}); });
}

bool is_nobody(const Syntax& syntax, TokenIndex head) {
  const auto& nobody = tables().nobody;
  if (nobody.contains(syntax.token(head).lower)) return true;
  const auto& children = syntax.children(head);
  // the word may hang elsewhere where a headline was joined to the sentence
  if (head > 0 && nobody.contains(syntax.token(head - 1).lower)) return true;
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return child < head && nobody.contains(syntax.token(child).lower); });
}

bool is_label(const Token& token) { return tables().labels.contains(token.lower); }

bool is_held(const Token& verb) { return verb.tag == "VBN" && tables().held.contains(verb.lemma); }

bool is_issued(const Token& verb) { return tables().issued.contains(verb.lemma); }

bool is_silence(const Token& token) { return tables().silence.contains(token.lemma); }

bool speaks_for_body(const Token& token) { return tables().spokesmen.contains(token.lower) || tables().spokesmen.contains(token.lemma); }

TokenIndex people_meant(const Syntax& syntax, TokenIndex head) {
  const Token& token = syntax.token(head);
  const bool counts = any(token.pos, {"NUM", "DET", "ADJ", "PRON"}) || any(token.lemma, {"number", "group", "handful", "dozen", "pair", "couple", "trio",
                                                                                         "majority", "score", "hundred", "thousand", "series"});
  if (!counts) return head;
  const auto of = syntax.child(head, {"prep"});
  if (!of || syntax.token(*of).lower != "of") return head;
  const auto object = syntax.child(*of, {"pobj"});
  if (!object) return head;
  const Informant* who = informant(syntax.token(*object));
  return who && any(token.lemma, {"group", "series"}) && who->what != InformantClass::kInformant ? head : *object;
}

std::optional<int> head_count(const Syntax& syntax, TokenIndex head) {
  const TokenIndex people = people_meant(syntax, head);
  if (people != head) return any(syntax.token(head).lemma, {"dozen"}) ? std::nullopt : number_word(syntax.token(head));
  const bool plural = any(syntax.token(head).tag, {"NNS", "NNPS"}) || syntax.token(head).lower == "people";
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (child > head) break;
    if (token.dep == "nummod") {
      auto count = number_word(token);
      // "two dozen", "more than ten": a multiple is known, a bound is not
      bool half = false;
      for (const TokenIndex beside : syntax.children(child)) {
        if (any(syntax.token(beside).lower, {"a", "half"})) {
          half |= syntax.token(beside).lower == "half";
          continue;
        }
        if (any(syntax.token(beside).dep, {"quantmod", "amod", "advmod", "nmod"})) return std::nullopt;
        const auto times = number_word(syntax.token(beside));
        if (count && times && syntax.token(beside).dep == "compound") count = *count * *times;
      }
      return count && half ? *count / 2 : count;
    }
    if (token.dep == "det" && !plural && any(token.lower, {"a", "an", "one", "another"})) return 1;
  }
  if (!plural && any(syntax.token(head).tag, {"NN", "NNP"})) return 1;
  return std::nullopt;
}

std::string phrase_name(const Syntax& syntax, TokenIndex head) {
  const TokenRanges trimmed_core = trimmed(syntax, {core(syntax, head)});
  if (trimmed_core.empty()) return std::string(syntax.doc().word(head));
  TokenRange range = trimmed_core.front();
  if (const Token& last = syntax.token(range.last - 1); last.tag == "POS" && range.last - range.first > 1) --range.last;
  std::string out(syntax.doc().text().at(syntax.doc().span_of(range.first, range.last)));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string affiliation_of(const Syntax& syntax, const Reading& reading, TokenIndex head) {
  std::optional<TokenRange> before;
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (child > head) break;
    if (!is_modifier(token) || token.tag == "PRP$" || is_quantity(syntax, child) || tables().plain.contains(token.lower) || any(token.tag, {"VBN", "VBG", "VBD"})) continue;
    const TokenRange part = syntax.extent(child);
    before = before ? TokenRange{before->first, part.last} : part;
  }
  if (before) {
    TokenRange range = *before;
    while (range.last - range.first > 1 && (syntax.token(range.first).dep == "det" || tables().plain.contains(syntax.token(range.first).lower))) ++range.first;
    if (range.last - range.first > 1 && syntax.token(range.last - 1).tag == "POS") --range.last;
    const Span span = syntax.doc().span_of(range.first, range.last);
    const PlaceId place = place_at(reading, span.start);
    if (place && reading[place].span == span) return reading[place].name;
    return std::string(syntax.doc().text().at(span));
  }
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (child < head || token.dep != "prep" || !any(token.lower, {"of", "from", "at", "with", "in", "inside", "within"})) continue;
    const auto object = syntax.child(child, {"pobj"});
    // "in the ministry", not "in the city"
    const Informant* body = object ? informant(syntax.token(*object)) : nullptr;
    if (token.lower == "in" && !(object && ((body && body->what == InformantClass::kBody) || syntax.token(*object).ent_type == "ORG"))) continue;
    // "with knowledge of the sale" tells how they know, not whose they are
    if (object && !tables().knowledge.contains(syntax.token(*object).lemma)) return phrase_name(syntax, *object);
  }
  return "";
}

std::string body_spoken_for(const Syntax& syntax, const Reading& reading, TokenIndex head) {
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (child < head || token.dep != "prep" || !any(token.lower, {"for", "of", "from", "with"})) continue;
    if (const auto object = syntax.child(child, {"pobj"})) return phrase_name(syntax, *object);
  }
  return affiliation_of(syntax, reading, head);
}

std::string country_of(const Syntax& syntax, const Reading& reading, TokenIndex head) {
  const TokenRange range = core(syntax, head);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const PlaceId place = place_at(reading, syntax.token(i).span.start);
    if (place && !reading[place].country.empty()) return reading[place].country;
  }
  return "";
}

Knowledge knowledge_of(const Syntax& syntax, TokenIndex head, Knowledge by_noun) {
  for (const TokenIndex child : syntax.children(head)) {
    if (child < head || !any(syntax.token(child).dep, {"relcl", "acl", "amod", "prep"})) continue;
    for (const TokenIndex i : tokens_below(syntax, child)) {
      const auto found = tables().knowledge.find(syntax.token(i).lemma);
      if (found == tables().knowledge.end()) continue;
      if (found->second == Knowledge::kWitnessed && sees_paper(syntax, i)) return Knowledge::kSawDocument;
      return found->second;
    }
  }
  return by_noun;
}

}  // namespace dateline::attribution
