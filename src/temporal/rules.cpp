#include "temporal/rules.h"

#include <algorithm>
#include <unordered_map>

#include "base/assert.h"
#include "base/data_file.h"
#include "temporal/pattern_text.h"

namespace dateline::temporal {
namespace {

constexpr std::size_t kLongest = 24;  // words; a longer match is no time

/// Classes whose value goes into a field of another name.
Field field_of(std::string_view word_class) {
  if (word_class == "shortmonth" || word_class == "doubtmonth") return Field::kMonth;
  if (word_class == "units") return Field::kUnit;
  if (word_class == "shortday" || word_class == "weekdays") return Field::kWeekday;
  if (word_class == "sureseason") return Field::kSeason;
  if (word_class == "parts") return Field::kPart;
  if (word_class == "dayword") return Field::kDayShift;
  if (word_class == "decadeword") return Field::kDecade;
  const auto field = from_name<Field>(word_class);
  DL_ASSERT(field, ("data/temporal/rules.tsv: no field for the class " + std::string(word_class)).c_str());
  return *field;
}

Element bracketed(std::string_view name, Lexicon& lexicon) {
  Element element;
  std::optional<Field> renamed;
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    renamed = field_of(name.substr(colon + 1));
    name = name.substr(0, colon);
  }
  if (const auto form = from_name<Form>(name)) {
    element.kind = Element::Kind::kForm;
    element.form = *form;
    element.into = renamed;
    return element;
  }
  element.kind = Element::Kind::kClass;
  for (const std::string_view one : split(name, '/')) {
    element.ids.push_back(lexicon.class_number(one));
    element.fields.push_back(renamed ? *renamed : field_of(one));
  }
  return element;
}

Element element_of(std::string_view text, Lexicon& lexicon) {
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') return bracketed(text.substr(1, text.size() - 2), lexicon);
  Element element;
  if (text == "/") element.ids.push_back(lexicon.word_id("/"));
  else for (const std::string_view word : split(text, '/')) element.ids.push_back(lexicon.word_id(word));
  return element;
}

Rule rule_of(const TableRow& row, int line) {
  Rule rule;
  rule.line = line;
  DL_ASSERT(row.size() >= 3, ("data/temporal/rules.tsv: too few columns: " + std::string(row[0])).c_str());
  if (row[1] != "NONE") {
    const auto type = from_name<TimexType>(row[1]);
    DL_ASSERT(type, ("data/temporal/rules.tsv: unknown type " + std::string(row[1])).c_str());
    rule.type = *type;
  }
  const auto kind = from_name<RuleKind>(row[2]);
  DL_ASSERT(kind, ("data/temporal/rules.tsv: unknown kind " + std::string(row[2])).c_str());
  rule.kind = *kind;
  if (row.size() > 3) {
    for (const std::string_view setting : split(row[3], ' ')) {
      const auto equals = setting.find('=');
      if (equals == std::string_view::npos) continue;
      rule.settings.set(field_of(setting.substr(0, equals)), setting.substr(equals + 1));
    }
  }
  return rule;
}

}  // namespace

/// Grows the trie; steps already made are found by their text.
struct RuleBook::Builder {
  RuleBook& book;
  Lexicon& lexicon;
  std::unordered_map<std::string, int> steps;

  int step(int node, const std::string& text) {
    const auto [at, added] = steps.try_emplace(std::to_string(node) + " " + text, static_cast<int>(book.nodes_.size()));
    if (!added) return at->second;
    Element element = element_of(text, lexicon);
    Node& from = book.nodes_[static_cast<std::size_t>(node)];
    if (element.kind == Element::Kind::kWord) {
      for (const int id : element.ids) from.words.emplace_back(id, at->second);
    } else {
      from.edges.emplace_back(std::move(element), at->second);
    }
    book.nodes_.emplace_back();
    return at->second;
  }

  void add(const Sequence& pattern, int rule) {
    int node = 0, elements = 0;
    End end{rule, {}};
    for (const std::string& text : pattern) {
      if (text == "{") {
        end.groups.emplace_back(elements, -1);
      } else if (text == "}") {
        end.groups.back().second = elements;
      } else {
        node = step(node, text);
        ++elements;
      }
    }
    Node& last = book.nodes_[static_cast<std::size_t>(node)];
    if (elements == 0 || last.end >= 0) return;  // the earlier rule stands
    if (end.groups.empty()) end.groups.emplace_back(0, elements);
    last.end = static_cast<int>(book.ends_.size());
    book.ends_.push_back(std::move(end));
  }
};

RuleBook::RuleBook(Lexicon& lexicon) {
  Builder builder{*this, lexicon, {}};
  Macros macros;
  int line = 0;
  for (const TableRow& row : data_table("temporal/rules.tsv")) {
    ++line;
    if (const auto equals = row[0].find(" = "); row[0][0] == '$' && equals != std::string_view::npos) {
      auto& sequences = macros[std::string(trim(row[0].substr(1, equals - 1)))];
      const auto more = expand_pattern(row[0].substr(equals + 3), macros);
      sequences.insert(sequences.end(), more.begin(), more.end());
      continue;
    }
    rules_.push_back(rule_of(row, line));
    for (const Sequence& sequence : expand_pattern(row[0], macros)) builder.add(sequence, static_cast<int>(rules_.size()) - 1);
  }
  for (Node& node : nodes_) std::sort(node.words.begin(), node.words.end());
}

struct RuleBook::Search {
  const Syntax& syntax;
  const std::vector<Word>& words;
  std::size_t start;
  std::vector<std::size_t> borders;  // where each element on the way began
  std::vector<std::pair<Field, std::string>> parts;
  std::optional<Match> best;
  int best_line = 0;
};

void RuleBook::descend(Search& search, int node_index, std::size_t at) const {
  const Node& node = nodes_[static_cast<std::size_t>(node_index)];
  if (node.end >= 0) {
    const End& end = ends_[static_cast<std::size_t>(node.end)];
    const Rule& rule = rules_[static_cast<std::size_t>(end.rule)];
    if (!search.best || at > search.best->end || (at == search.best->end && rule.line < search.best_line)) {
      Match match{&rule, rule.settings, search.start, at, 0, 0, {}};
      for (const auto& [field, value] : search.parts) match.parts.set(field, value);
      const auto border = [&](int element) {
        return static_cast<std::size_t>(element) < search.borders.size() ? search.borders[static_cast<std::size_t>(element)] : at;
      };
      match.first = border(end.groups[0].first);
      match.last = border(end.groups[0].second);
      if (end.groups.size() > 1) match.second = {border(end.groups[1].first), border(end.groups[1].second)};
      search.best = std::move(match);
      search.best_line = rule.line;
    }
  }
  if (at >= search.words.size() || at - search.start >= kLongest || (at > search.start && search.words[at].paragraph_start)) return;
  if (const WordInfo* info = search.words[at].info) {
    search.borders.push_back(at);
    for (auto i = std::lower_bound(node.words.begin(), node.words.end(), std::pair(info->id, 0));
         i != node.words.end() && i->first == info->id; ++i) {
      descend(search, i->second, at + 1);
    }
    search.borders.pop_back();
  }
  std::vector<Taken> taken;
  for (const auto& [element, child] : node.edges) {
    take(search.syntax, search.words, at, element, taken);
    for (const Taken& one : taken) {
      const std::size_t kept = search.parts.size();
      search.parts.insert(search.parts.end(), one.parts.begin(), one.parts.end());
      search.borders.push_back(at);
      descend(search, child, at + one.length);
      search.borders.pop_back();
      search.parts.resize(kept);
    }
  }
}

std::optional<Match> RuleBook::match(const Syntax& syntax, const std::vector<Word>& words, std::size_t at) const {
  const char first = words[at].lower[0];
  const bool with_form =
      (first >= '0' && first <= '9') || first == '\'' || first == 'q' || first == 'f' || first == 'h';  // "'98", "Q3", "FY18", "H1"
  if (!words[at].info && !with_form) return std::nullopt;
  Search search{syntax, words, at, {}, {}, {}, 0};
  descend(search, 0, at);
  return std::move(search.best);
}

}  // namespace dateline::temporal
