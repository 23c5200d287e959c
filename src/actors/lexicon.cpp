#include "actors/lexicon.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::actors {
namespace {

std::string_view field(const TableRow& row, std::size_t at) { return at < row.size() ? row[at] : std::string_view(); }

std::vector<std::string> words(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::string_view part : split(text, separator)) {
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

bool has(const std::vector<std::string>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

void read_known(Lexicon& lex) {
  for (const TableRow& row : data_table("actors/known.tsv")) {
    KnownActor actor;
    actor.name = field(row, 0);
    actor.aliases = words(field(row, 1), ';');
    actor.type = from_name<EntityType>(field(row, 2)).value_or(EntityType::kOrganization);
    actor.subtype = field(row, 3);
    actor.country = field(row, 4);
    actor.sectors = words(field(row, 5), ' ');
    actor.code = field(row, 6);
    actor.id = field(row, 7);
    actor.from = field(row, 8);
    actor.to = field(row, 9);
    actor.follows = words(field(row, 10), ';');
    for (const std::string& former : words(field(row, 11), ';')) {
      const auto parts = split(former, '|');
      actor.former.push_back({std::string(parts[0]), std::string(field(parts, 1)), std::string(field(parts, 2))});
      actor.aliases.push_back(actor.former.back().name);
    }
    const int index = static_cast<int>(lex.actors.size());
    lex.names.add(actor.name, {Naming::kName, index, -1, actor.name});
    for (const std::string& alias : actor.aliases) lex.names.add(alias, {Naming::kName, index, -1, alias});
    lex.actors.push_back(std::move(actor));
  }
}

/// Names, demonyms and capitals are geo's table; a row without an actor code (most territories) is no state that acts.
void read_countries(Lexicon& lex) {
  std::map<std::string, const TableRow*, std::less<>> codes;
  const auto& code_rows = data_table("actors/country_codes.tsv");
  for (const TableRow& row : code_rows) codes.emplace(field(row, 0), &row);
  for (const TableRow& row : data_table("geo/countries.tsv")) {
    const auto code = codes.find(field(row, 0));
    if (code == codes.end()) continue;
    const int index = static_cast<int>(lex.countries.size());
    lex.countries.push_back({std::string(field(row, 0)), std::string(field(*code->second, 1)), std::string(field(row, 1))});
    lex.country_by_code.emplace(field(row, 0), index);
    const auto add_all = [&](std::string_view list, char separator, Naming naming) {
      for (const std::string& name : words(list, separator)) {
        if (name != "-") lex.names.add(name, {naming, -1, index, name});
      }
    };
    add_all(field(row, 1), '|', Naming::kName);
    add_all(field(row, 2), '|', Naming::kName);
    add_all(field(row, 3), '|', Naming::kDemonym);
    add_all(field(row, 4), '|', Naming::kDemonym);
    add_all(field(row, 5), '|', Naming::kSeat);
    add_all(field(*code->second, 2), ';', Naming::kSeat);
  }
}

void read_nouns(Lexicon& lex) {
  for (const TableRow& row : data_table("actors/nouns.tsv")) {
    Noun noun;
    noun.type = from_name<EntityType>(field(row, 1)).value_or(EntityType::kGroup);
    noun.subtype = field(row, 2);
    noun.sectors = words(field(row, 3), ' ');
    const auto notes = words(field(row, 4), ' ');
    noun.is_protected = has(notes, "protected");
    noun.is_public = has(notes, "public");
    noun.has_holder = has(notes, "role");
    noun.weak = has(notes, "weak");
    noun.plural = has(notes, "plural");
    lex.nouns.add(field(row, 0), std::move(noun));
  }
  for (const char* file : {"actors/weapons.tsv", "actors/facilities.tsv"}) {
    for (const TableRow& row : data_table(file)) {
      Noun noun;
      noun.type = from_name<EntityType>(field(row, 1)).value_or(EntityType::kFacility);
      noun.subtype = field(row, 2).substr(0, field(row, 2).find('<'));
      lex.nouns.add(field(row, 0), std::move(noun));
    }
  }
}

void read_titles(Lexicon& lex) {
  for (const TableRow& row : data_table("actors/titles.tsv")) {
    const TitleKind kind = field(row, 1) == "office" ? TitleKind::kOffice : field(row, 1) == "rank" ? TitleKind::kRank : TitleKind::kHonorific;
    lex.titles.add(field(row, 0), {kind, words(field(row, 2), ' '), field(row, 3).empty() ? 'a' : field(row, 3)[0]});
  }
}

void read_name_words(Lexicon& lex) {
  for (const TableRow& row : data_table("actors/name_words.tsv")) {
    NameWord word;
    word.type = from_name<EntityType>(field(row, 1)).value_or(EntityType::kOrganization);
    word.subtype = field(row, 2);
    word.sectors = words(field(row, 3), ' ');
    word.place = field(row, 4) == "last" ? NameWordPlace::kLast : field(row, 4) == "first" ? NameWordPlace::kFirst : NameWordPlace::kAny;
    lex.name_words.add(field(row, 0), std::move(word));
  }
}

void read_designations(Lexicon& lex) {
  for (const TableRow& row : data_table("actors/designations.tsv")) {
    const EntityType type = from_name<EntityType>(field(row, 1)).value_or(EntityType::kWeapon);
    lex.designations.emplace(field(row, 0), Designation{type, std::string(field(row, 2)), "", field(row, 3) != "name", field(row, 3) == "supported"});
  }
  for (const TableRow& row : data_table("actors/ship_prefixes.tsv")) {
    const EntityType type = from_name<EntityType>(field(row, 1)).value_or(EntityType::kPlatform);
    lex.ship_prefixes.emplace(field(row, 0), Designation{type, std::string(field(row, 2)), std::string(field(row, 3)), false, false});
  }
}

Lexicon read_lexicon() {
  Lexicon lex;
  read_countries(lex);  // before the actors: "US" is the country
  read_known(lex);
  read_nouns(lex);
  read_titles(lex);
  read_name_words(lex);
  read_designations(lex);
  for (const TableRow& row : data_table("actors/words.tsv")) lex.words[std::string(field(row, 0))].emplace_back(field(row, 1));
  for (const TableRow& row : data_table("actors/office_modes.tsv")) {
    const auto where = words(field(row, 2), '|');
    lex.office_modes.emplace(field(row, 0), OfficeMode{std::string(field(row, 1)), has(where, "before"), has(where, "after"), has(where, "verb")});
  }
  for (const TableRow& row : data_table("actors/public_bodies.tsv")) lex.public_bodies.emplace(field(row, 0), field(row, 1) != "unharmed");
  for (const TableRow& row : data_table("actors/sectors.tsv")) lex.cameo_roles.emplace(field(row, 0), field(row, 1));
  for (const TableRow& row : data_table("actors/peoples.tsv")) {
    for (const std::string& word : words(field(row, 0), '|')) lex.peoples.emplace(word, words(field(row, 1), ' '));
  }
  for (const TableRow& row : data_table("actors/religions.tsv")) {
    for (const std::string& word : words(field(row, 0), '|')) lex.religions.emplace(word, field(row, 1));
  }
  for (const TableRow& row : data_table("actors/acts.tsv")) lex.acts.emplace(field(row, 0), field(row, 1));
  for (const TableRow& row : data_table("actors/person_words.tsv")) lex.person_words.emplace(field(row, 0), field(row, 1));
  for (const TableRow& row : data_table("actors/pronouns.tsv")) {
    lex.pronouns.emplace(field(row, 0), Pronoun{field(row, 1)[0], field(row, 2)[0], field(row, 3)[0]});
  }
  return lex;
}

}  // namespace

/// Without marks that are not seen: soft hyphens, direction marks, joiners.
std::string without_marks(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(text);
  std::string out;
  for (char32_t c : decode_utf8(text)) {
    if (c != 0xAD && !(c >= 0x200B && c <= 0x200F) && c != 0x2060 && c != 0xFEFF) append_utf8(out, c);
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out = fold_name(without_marks(text));
  std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '\'' || c == ','; });
  return out;
}

const std::string& name_on(const KnownActor& actor, std::string_view day) {
  if (day.empty()) return actor.name;
  for (const FormerName& former : actor.former) {
    if (former.from <= day && (former.to.empty() || day.substr(0, former.to.size()) <= former.to)) return former.name;
  }
  return actor.name;
}

const Lexicon& lexicon() {
  static const Lexicon kLexicon = read_lexicon();
  return kLexicon;
}

}  // namespace dateline::actors
