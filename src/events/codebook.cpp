#include "events/codebook.h"

#include <algorithm>
#include <cstdlib>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::events {
namespace {

std::vector<std::string> words(std::string_view field, char separator = ' ') {
  std::vector<std::string> out;
  if (field == "-") return out;
  for (std::string_view part : split(field, separator)) {
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

std::string filled(std::string_view field) { return field == "-" ? std::string() : std::string(field); }

std::string_view at(const TableRow& row, std::size_t column) { return column < row.size() ? row[column] : std::string_view("-"); }

/// "obj:ARMS,gun" "to" "!obj"
Condition parse_condition(std::string_view text) {
  Condition out;
  if (text.starts_with('!')) {
    out.absent = true;
    text.remove_prefix(1);
  }
  const std::size_t colon = text.find(':');
  out.slots = words(text.substr(0, colon), ',');
  if (colon != std::string_view::npos) out.any = words(text.substr(colon + 1), ',');
  return out;
}

template <class Map>
const typename Map::mapped_type* find(const Map& map, std::string_view key) {
  const auto found = map.find(std::string(key));
  return found == map.end() ? nullptr : &found->second;
}

template <class Map>
std::string_view value(const Map& map, std::string_view key) {
  const std::string* found = find(map, key);
  return found ? std::string_view(*found) : std::string_view();
}

}  // namespace

std::optional<Role> Frame::role_of(std::string_view slot) const {
  for (const auto& [name, role] : roles) {
    if (name == slot) return role;
  }
  return std::nullopt;
}

std::optional<PlaceRole> Frame::place_role_of(std::string_view slot) const {
  for (const auto& [name, role] : places) {
    if (name == slot) return role;
  }
  return std::nullopt;
}

Codebook::Codebook() {
  read_kinds();
  read_frames();
  read_entries("events/verbs.tsv", verbs_);
  read_entries("events/nouns.tsv", nouns_);
  read_controls();
  read_classes();
  read_small_tables();
}

void Codebook::read_kinds() {
  for (const TableRow& row : data_table("events/kinds.tsv")) {
    plover_[std::string(row[0])] = filled(at(row, 1));
    for (const std::string& where : words(at(row, 2))) {
      if (where == "spot") spot_kinds_.emplace(row[0]);
      if (where == "home") home_kinds_.emplace(row[0]);
    }
  }
}

void Codebook::read_frames() {
  for (const TableRow& row : data_table("events/frames.tsv")) frames_[std::string(row[0])] = parse_frame(at(row, 1));
}

/// "NAME slot,slot:role @slot:placerole": a frame by name and what is different here (what stands here goes first).
Frame Codebook::parse_frame(std::string_view column) const {
  Frame own, base;
  for (std::string& part : words(column)) {
    const std::size_t colon = part.find(':');
    if (colon == std::string::npos) {
      const Frame* found = find(frames_, part);
      DL_ASSERT(found, "a row of data/events names a frame that frames.tsv lacks");
      base = *found;
      continue;
    }
    const bool place = part.starts_with('@');
    const std::string name = part.substr(colon + 1);
    for (std::string& slot : words(std::string_view(part).substr(place, colon - place), ',')) {
      if (place) {
        const auto role = from_name<PlaceRole>(name);
        DL_ASSERT(role, "a row of data/events names a place role that is none");
        own.places.emplace_back(slot, *role);
      } else {
        const auto role = from_name<Role>(name);
        DL_ASSERT(role, "a row of data/events names a role that is none");
        own.roles.emplace_back(slot, *role);
      }
    }
  }
  own.roles.insert(own.roles.end(), base.roles.begin(), base.roles.end());
  own.places.insert(own.places.end(), base.places.begin(), base.places.end());
  return own;
}

// Columns: words (several parted by "|", a particle after "+"), when, kind, modes, PLOVER ("-": the kind's own, "none"), CAMEO, frame.
void Codebook::read_entries(std::string_view file, std::unordered_map<std::string, std::vector<Entry>>& into) {
  for (const TableRow& row : data_table(file)) {
    Entry entry;
    for (std::string& text : words(at(row, 1))) entry.when.push_back(parse_condition(text));
    entry.kind = filled(at(row, 2));
    DL_ASSERT(entry.kind.empty() || plover_.contains(entry.kind), "a row of data/events names a kind that kinds.tsv lacks");
    entry.modes = words(at(row, 3), ',');
    entry.plover = at(row, 4) == "-" ? value(plover_, entry.kind) : at(row, 4);
    if (entry.plover == "none") entry.plover.clear();
    entry.cameo = filled(at(row, 5));
    entry.frame = parse_frame(at(row, 6));
    for (std::string& word : words(row[0], '|')) {
      const std::size_t plus = word.find('+');
      entry.particle = plus == std::string::npos ? "" : word.substr(plus + 1);
      into[word.substr(0, plus)].push_back(entry);
    }
  }
  // Rows that ask for nothing hold always, so they come last, wherever in the file they stand.
  for (auto& [word, entries] : into) {
    std::stable_partition(entries.begin(), entries.end(), [](const Entry& entry) { return !entry.when.empty() || !entry.particle.empty(); });
  }
}

// Columns: words, what it makes of the happening (a status, "same", "drop"), marks ("negated", "attempt", "by-object").
void Codebook::read_controls() {
  for (const TableRow& row : data_table("events/control.tsv")) {
    Control control;
    control.drop = at(row, 1) == "drop";
    control.status = from_name<EventStatus>(at(row, 1));
    for (const std::string& mark : words(at(row, 2))) {
      if (mark == "negated") control.negated = true;
      if (mark == "attempt") control.attempt = true;
      if (mark == "by-object") control.by_object = true;
    }
    for (std::string& word : words(row[0], '|')) controls_[word] = control;
  }
}

void Codebook::read_classes() {
  for (const TableRow& row : data_table("events/classes.tsv")) {
    auto& members = classes_[std::string(row[0])];
    for (std::string& word : words(at(row, 1))) members.insert(std::move(word));
  }
}

void Codebook::read_small_tables() {
  for (const TableRow& row : data_table("events/light_verbs.tsv")) {
    LightVerb light;
    light.slot = at(row, 1);
    light.role = filled(at(row, 2));
    light.status = from_name<EventStatus>(at(row, 3));
    for (std::string& word : words(row[0], '|')) {
      const std::size_t plus = word.find('+');
      light.particle = plus == std::string::npos ? "" : word.substr(plus + 1);
      light_[word.substr(0, plus)].push_back(light);
    }
  }
  for (const TableRow& row : data_table("events/counted.tsv")) {
    for (std::string& word : words(row[0], '|')) counted_[word + "/" + std::string(at(row, 1))] = at(row, 2);
  }
  for (const TableRow& row : data_table("events/contents.tsv")) {
    const std::string pair = std::string(row[0]) + "/" + std::string(at(row, 1));
    contents_[pair] = at(row, 2);
    content_modes_[pair] = filled(at(row, 3));
  }
  for (const TableRow& row : data_table("events/contexts.tsv")) {
    for (std::string& word : words(at(row, 1))) contexts_[word] = row[0];
  }
  for (const TableRow& row : data_table("events/means.tsv")) {
    for (std::string& word : words(at(row, 1))) modes_[word] = row[0];
  }
  for (const TableRow& row : data_table("events/travel_modes.tsv")) {
    for (std::string& word : words(at(row, 1))) travel_modes_[word] = row[0];
  }
  for (const TableRow& row : data_table("events/items.tsv")) {
    for (std::string& word : words(at(row, 1))) items_[word] = row[0];
  }
  for (const TableRow& row : data_table("events/stages.tsv")) {
    for (std::string& word : words(row[0], '|')) stages_[word] = {std::string(at(row, 1)), from_name<EventStatus>(at(row, 2))};
  }
  for (const TableRow& row : data_table("events/numbers.tsv")) {
    const std::string_view text = at(row, 1);
    const bool factor = text.starts_with('x');
    (factor ? factors_ : numbers_)[std::string(row[0])] = std::atoi(std::string(text.substr(factor)).c_str());
  }
  for (const TableRow& row : data_table("events/place_prepositions.tsv")) {
    const auto role = from_name<PlaceRole>(at(row, 0));
    DL_ASSERT(role, "place_prepositions.tsv names a place role that is none");
    for (std::string& word : words(at(row, 1))) place_prepositions_[word] = *role;
  }
}

const std::vector<Entry>* Codebook::verb(std::string_view lemma) const { return find(verbs_, lemma); }
const std::vector<Entry>* Codebook::noun(std::string_view lemma) const { return find(nouns_, lemma); }
const Control* Codebook::control(std::string_view lemma) const { return find(controls_, lemma); }
const std::vector<LightVerb>* Codebook::light_verb(std::string_view lemma) const { return find(light_, lemma); }

bool Codebook::is_in(std::string_view lemma, std::string_view word_class) const {
  const auto* members = find(classes_, word_class);
  return members && members->contains(std::string(lemma));
}

std::string_view Codebook::counted(std::string_view verb, std::string_view slot) const {
  return value(counted_, std::string(verb) + "/" + std::string(slot));
}
std::string_view Codebook::mode_of(std::string_view lemma) const { return value(modes_, lemma); }
std::string_view Codebook::travel_mode(std::string_view lemma) const { return value(travel_modes_, lemma); }
std::string_view Codebook::item_class(std::string_view lemma) const { return value(items_, lemma); }
const Stage* Codebook::stage(std::string_view verb) const { return find(stages_, verb); }
std::optional<int> Codebook::number(std::string_view word) const {
  const int* found = find(numbers_, word);
  return found ? std::optional(*found) : std::nullopt;
}
int Codebook::factor(std::string_view word) const {
  const int* found = find(factors_, word);
  return found ? *found : 0;
}
std::string_view Codebook::default_plover(std::string_view kind) const { return value(plover_, kind); }
bool Codebook::is_at_a_spot(std::string_view kind) const { return spot_kinds_.contains(std::string(kind)); }
bool Codebook::is_at_home(std::string_view kind) const { return home_kinds_.contains(std::string(kind)); }

std::string_view Codebook::content_code(std::string_view act, std::string_view deed) const {
  return value(contents_, std::string(act) + "/" + std::string(deed));
}

std::string_view Codebook::content_mode(std::string_view act, std::string_view deed) const {
  return value(content_modes_, std::string(act) + "/" + std::string(deed));
}

std::string_view Codebook::context_of(std::string_view lemma) const { return value(contexts_, lemma); }

std::optional<PlaceRole> Codebook::place_preposition(std::string_view word) const {
  const PlaceRole* found = find(place_prepositions_, word);
  return found ? std::optional(*found) : std::nullopt;
}

const Codebook& codebook() {
  static const Codebook loaded;
  return loaded;
}

}  // namespace dateline::events
