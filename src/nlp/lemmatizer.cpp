#include "nlp/lemmatizer.h"

#include <algorithm>

#include "nlp/python_text.h"

namespace dateline::nlp {
namespace {

Error damaged(const std::string& part, const std::string& table) {
  return {ErrorCode::kModelDamaged,
          "the language model's file " + part + "/lookups/lookups.bin has no good table " + table + "; unpack the language model again"};
}

/// The value of one feature in "Case=Nom|Number=Sing", or "".
std::string_view feature(std::string_view morphology, std::string_view name) {
  for (std::size_t start = 0; start < morphology.size();) {
    std::size_t end = morphology.find('|', start);
    if (end == std::string_view::npos) end = morphology.size();
    const std::string_view one = morphology.substr(start, end - start);
    if (one.size() > name.size() && one[name.size()] == '=' && one.substr(0, name.size()) == name) return one.substr(name.size() + 1);
    start = end + 1;
  }
  return {};
}

/// English: whether tag and morphology already say that the word stands in its base form.
bool is_base_form(std::string_view pos, std::string_view morphology) {
  const std::string_view form = feature(morphology, "VerbForm"), degree = feature(morphology, "Degree"),
                         number = feature(morphology, "Number");
  if (pos == "NOUN" && number == "Sing") return true;
  if (pos == "VERB" && form == "Fin" && feature(morphology, "Tense") == "Pres" && number.empty()) return true;
  return form == "Inf" || form == "None" || degree == "Pos";
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

void add_once(std::vector<std::string>& forms, std::string form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

std::vector<std::string> texts(const MsgValue& list) {
  std::vector<std::string> out;
  for (const MsgValue& item : list.items) {
    if (item.is_text()) out.emplace_back(item.bytes);
  }
  return out;
}

}  // namespace

Status Lemmatizer::load_rules(const MsgValue& file, const std::string& part) {
  const MsgValue* rules = file.find("lemma_rules");
  if (rules == nullptr || !rules->is_map()) return damaged(part, "lemma_rules");
  for (std::size_t i = 0; i < rules->map_size(); ++i) {
    for (const MsgValue& rule : rules->mapped(i).items) {
      if (rule.items.size() != 2) return damaged(part, "lemma_rules");
      tables_[rules->key(i).as_unsigned().value_or(0)].endings.emplace_back(rule.items[0].bytes, rule.items[1].bytes);
    }
  }
  if (const MsgValue* exceptions = file.find("lemma_exc")) {
    for (std::size_t i = 0; i < exceptions->map_size(); ++i) {
      Tables& tables = tables_[exceptions->key(i).as_unsigned().value_or(0)];
      const MsgValue& words = exceptions->mapped(i);
      for (std::size_t k = 0; k < words.map_size(); ++k) tables.exceptions[std::string(words.key(k).bytes)] = texts(words.mapped(k));
    }
  }
  if (const MsgValue* index = file.find("lemma_index")) {
    for (std::size_t i = 0; i < index->map_size(); ++i) {
      std::vector<std::string> words = texts(index->mapped(i));
      tables_[index->key(i).as_unsigned().value_or(0)].base_forms = {words.begin(), words.end()};
    }
  }
  return {};
}

Status Lemmatizer::load_lookup(const MsgValue& file, const std::string& part) {
  const MsgValue* table = file.find("lemma_lookup");
  if (table == nullptr || !table->is_map()) return damaged(part, "lemma_lookup");
  for (std::size_t i = 0; i < table->map_size(); ++i) {
    const MsgValue& value = table->mapped(i);
    const MsgValue& first = value.is_array() && !value.items.empty() ? value.items.front() : value;
    if (first.is_text()) lookup_[table->key(i).as_unsigned().value_or(0)] = first.bytes;
  }
  return {};
}

Result<Lemmatizer> Lemmatizer::load(std::string_view bytes, const Settings& settings, const Labels& labels, const StringIds& ids) {
  Lemmatizer out;
  out.is_lookup_ = settings.mode == "lookup";
  out.overwrite_ = settings.overwrite;
  out.labels_ = &labels;
  out.ids_ = &ids;
  if (!out.is_lookup_ && (settings.mode != "rule" || settings.language != "en")) {
    return Error{ErrorCode::kModelUnsupported, "the language model's component " + settings.part + " has the mode \"" + settings.mode +
                                                   "\" for the language \"" + settings.language +
                                                   "\", which cannot be run; take an English pipeline or one with the mode \"lookup\""};
  }
  const std::optional<MsgValue> file = parse_msgpack(bytes);
  if (!file || !file->is_map()) return damaged(settings.part, "at all");
  Status status = out.is_lookup_ ? out.load_lookup(*file, settings.part) : out.load_rules(*file, settings.part);
  if (!status) return status.error();
  return out;
}

std::string Lemmatizer::by_rule(std::string_view word, const Lexeme& lexeme, const Tables& tables) const {
  const std::string& lower = lexeme.lower_text;
  std::vector<std::string> known, unknown;
  for (const auto& [old_ending, new_ending] : tables.endings) {
    if (!ends_with(lower, old_ending)) continue;
    std::string form = lower.substr(0, lower.size() - old_ending.size()) + new_ending;
    if (form.empty()) continue;
    if (tables.base_forms.contains(form) || !python::is_alpha(form)) {
      add_once(known, std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  // Exceptions go to the front one by one, so the last of several comes first, as in spaCy.
  const auto exceptions = tables.exceptions.find(lower);
  if (exceptions != tables.exceptions.end()) {
    for (const std::string& form : exceptions->second) {
      if (std::find(known.begin(), known.end(), form) == known.end()) known.insert(known.begin(), form);
    }
  }
  if (!known.empty()) return known.front();
  return unknown.empty() ? std::string(word) : unknown.front();
}

std::string Lemmatizer::make_lemma(std::string_view word, const Key& key) const {
  const Lexeme& lexeme = *key.lexeme;
  if (is_lookup_) {
    const auto found = lookup_.find(lexeme.orth);
    return found != lookup_.end() ? found->second : std::string(word);
  }
  const std::string_view pos = labels_->text(key.pos);
  if (pos.empty() || pos == "EOL" || pos == "SPACE" || is_base_form(pos, labels_->text(key.morph))) return lexeme.lower_text;
  const auto tables = tables_.find((*ids_)(python::lower(pos)));
  if (tables == tables_.end() || tables->second.empty()) return pos == "PROPN" ? std::string(word) : lexeme.lower_text;
  return by_rule(word, lexeme, tables->second);
}

bool Lemmatizer::knows(std::string_view lower) const {
  const std::string word(lower);
  if (is_lookup_) return lookup_.contains((*ids_)(word));
  return std::any_of(tables_.begin(), tables_.end(), [&](const auto& entry) {
    const Tables& tables = entry.second;
    if (tables.base_forms.contains(word) || tables.exceptions.contains(word)) return true;
    return std::any_of(tables.endings.begin(), tables.endings.end(), [&](const auto& ending) {
      return ends_with(word, ending.first) && tables.base_forms.contains(word.substr(0, word.size() - ending.first.size()) + ending.second);
    });
  });
}

std::size_t Lemmatizer::KeyHash::operator()(const Key& key) const {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ULL;
  const std::uint64_t labels = std::uint64_t{key.pos} << 32 | key.morph;
  return static_cast<std::size_t>((reinterpret_cast<std::uintptr_t>(key.lexeme) ^ labels * kMultiplier) * kMultiplier >> 16);
}

void Lemmatizer::Memory::clear() {
  last.clear();
  lemmas.clear();
}

void Lemmatizer::annotate(ParsedText& text, Memory& memory) const {
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    ParsedToken& token = text.tokens[i];
    if (!overwrite_ && token.lemma && !token.lemma->empty()) continue;
    if (token.number >= memory.last.size()) memory.last.resize(std::size_t{token.number} + 1);
    auto& [key, lemma] = memory.last[token.number];
    if (const Key now{&token.lexeme(), token.pos, token.morph}; key != now) {
      auto found = memory.lemmas.find(now);
      if (found == memory.lemmas.end()) found = memory.lemmas.emplace(now, make_lemma(text.word(i), now)).first;
      key = now;
      lemma = found->second;
    }
    token.lemma = lemma;
  }
}

}  // namespace dateline::nlp
