#include "incidents/landmarks.h"

#include <algorithm>
#include <set>

#include "base/data_file.h"
#include "base/unicode.h"
#include "incidents/kinds.h"
#include "incidents/match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::uint32_t kLongestSentence = 600;  // code points on either side
constexpr std::uint32_t kLongestDateline = 90;
constexpr std::uint32_t kWordsBefore = 40;       // code points looked at before a name
constexpr std::size_t kMostSpots = 12;           // of one happening
constexpr std::size_t kShortWord = 4;            // letters: "Gen.", "Aug." end no sentence

std::set<std::string, std::less<>> nouns(std::string_view what) {
  std::set<std::string, std::less<>> out;
  for (const TableRow& row : data_table("incidents/place_nouns.tsv")) {
    if (row.size() < 2 || row[0] != what) continue;
    for (std::string_view word : split(row[1], ' ')) out.emplace(word);
  }
  return out;
}

bool is_settled(std::string_view word) {
  static const auto kWords = nouns("settled");
  return kWords.contains(word);
}

bool is_object(std::string_view word) {
  static const auto kWords = nouns("object");
  return kWords.contains(word) || (word.size() > 3 && word.back() == 's' && kWords.contains(word.substr(0, word.size() - 1)));
}

/// Words of a text in lower case, without marks around them.
std::vector<std::string> lower_words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string folded = fold_name(text);
  for (std::string_view word : split(folded, ' ')) {
    while (!word.empty() && !(word.front() >= 'a' && word.front() <= 'z') && static_cast<unsigned char>(word.front()) < 0x80 && !(word.front() >= '0' && word.front() <= '9')) word.remove_prefix(1);
    while (!word.empty() && !(word.back() >= 'a' && word.back() <= 'z') && static_cast<unsigned char>(word.back()) < 0x80 && !(word.back() >= '0' && word.back() <= '9')) word.remove_suffix(1);
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

bool has_capital(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((i == 0 || text[i - 1] == ' ' || text[i - 1] == '-') && text[i] >= 'A' && text[i] <= 'Z') return true;
    if (static_cast<unsigned char>(text[i]) >= 0xc3) return true;
  }
  return false;
}

bool stands_alone(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kPlace || type == EntityType::kFacility || type == EntityType::kWeapon ||
         type == EntityType::kVehicle || type == EntityType::kPlatform;
}

SiteFact named_site(std::string name) {
  SiteFact out;
  out.name = std::move(name);
  return out;
}

/// "in X", "at X"; "the village of X", "the market of X".
bool led_as_place(const std::vector<std::string>& before, EntityType type) {
  if (before.empty()) return false;
  const std::string& last = before.back();
  const bool at = last == "in" || last == "at" || last == "near" || last == "outside" || last == "around";
  if (at) return stands_alone(type);
  return last == "of" && before.size() >= 2 && (is_settled(before[before.size() - 2]) || is_object(before[before.size() - 2]));
}

bool ends_as_object(std::string_view name) {
  const auto words = name_words(name);
  return words.size() >= 2 && is_object(words.back());
}

/// Where the text begins behind a dateline.
std::uint32_t dateline_end(const Text& text) {
  const std::string_view start = text.at({0, kLongestDateline});
  std::size_t found = std::string_view::npos;
  for (const std::string_view mark : {" - ", " — ", " – ", " -- "}) {
    if (const std::size_t at = start.find(mark); at < found) found = at;
  }
  if (found == std::string_view::npos || start.substr(0, found).find(". ") != std::string_view::npos) return 0;
  std::size_t capitals = 0;
  while (capitals < start.size() && start[capitals] >= 'A' && start[capitals] <= 'Z') ++capitals;
  return capitals >= 3 ? text.position_of_byte(found) : 0;
}

}  // namespace

Landmarks::Landmarks(const Article& article, const Reading& reading)
    : article_(article), reading_(reading), dateline_(dateline_end(article.text)) {
  add_places();
  add_names();
  std::stable_sort(spots_.begin(), spots_.end(), [](const Spot& a, const Spot& b) { return a.at < b.at; });
}

void Landmarks::add_places() {
  for (const Place& place : reading_.places) {
    if (place.span.start < dateline_ || !is_fine(place.precision) || place.form != PlaceForm::kName) continue;
    spots_.push_back({place.span.start, {PlaceRole::kSite, place.name, place.kind, place.country, place.admin1, place.lat, place.lon, place.radius_km, place.precision, {}}});
  }
}

void Landmarks::add_names() {
  std::set<std::uint32_t> tellers;
  for (const Quotation& quotation : reading_.quotations) {
    for (const Span span : quotation.source_spans) {
      for (std::uint32_t i = span.start; i < span.end && i - span.start < kLongestDateline; ++i) tellers.insert(i);
    }
  }
  for (const Entity& entity : reading_.entities) {
    if (entity.type == EntityType::kCountry || entity.type == EntityType::kNationality) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kPronoun || mention.span.start < dateline_ || tellers.contains(mention.span.start)) continue;
      const PlaceId place = place_at(reading_, mention.span.start);
      const bool placed = place && reading_[place].span.end >= mention.span.end;
      if (placed) continue;  // known to the gazetteer: its precision tells
      std::string name(article_.text.at(mention.span));
      if (!has_capital(name)) continue;
      const std::uint32_t from = mention.span.start > kWordsBefore ? mention.span.start - kWordsBefore : 0;
      const auto before = lower_words_of(article_.text.at({from, mention.span.start}));
      if (!led_as_place(before, entity.type) && !ends_as_object(name) && entity.type != EntityType::kPlace) continue;
      spots_.push_back({mention.span.start, named_site(std::move(name))});
    }
  }
}

std::vector<Span> Landmarks::sentences_of(const Event& event) const {
  const Text& text = article_.text;
  std::vector<Span> tellings = event.mentions;
  tellings.push_back(event.span);
  std::vector<Span> out;
  for (const Span telling : tellings) {
    if (std::any_of(out.begin(), out.end(), [&](Span s) { return s.contains(telling.start); })) continue;
    const std::uint32_t from = telling.start > kLongestSentence ? telling.start - kLongestSentence : 0;
    const std::string_view before = text.at({from, telling.start}), after = text.at({telling.start, telling.start + kLongestSentence});
    const auto ends = [](std::string_view words, std::size_t i) {
      if (words[i] == '\n') return true;
      if ((words[i] != '.' && words[i] != '!' && words[i] != '?') || i + 2 >= words.size() || words[i + 1] != ' ') return false;
      const char next = words[i + 2];
      const std::size_t word = words.substr(0, i).find_last_of(" \n");
      const std::size_t length = i - (word == std::string_view::npos ? 0 : word + 1);
      const bool short_name = length <= kShortWord && words[i - length] >= 'A' && words[i - length] <= 'Z';
      return !(next >= 'a' && next <= 'z') && !(next >= '0' && next <= '9') && !short_name;
    };
    std::size_t start = 0, end = after.size();
    for (std::size_t i = before.size(); i-- > 0;) {
      if (ends(before, i)) {
        start = i + 1;
        break;
      }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (ends(after, i)) {
        end = i;
        break;
      }
    }
    const std::size_t base = text.byte_offset(from), middle = text.byte_offset(telling.start);
    out.push_back({text.position_of_byte(base + start), std::min(text.size(), text.position_of_byte(std::min(text.view().size(), middle + end)))});
  }
  return out;
}

/// Another happening of the family is told to have been there, and this one is not.
bool Landmarks::told_elsewhere(const Event& event, const std::string& name) const {
  const auto at = [&](const Event& one) {
    return std::any_of(one.places.begin(), one.places.end(), [&](const EventPlace& p) { return p.place && fold_name(reading_[p.place].name) == fold_name(name); });
  };
  if (at(event)) return false;
  const std::string_view family = rule_for(event.kind).family;
  return std::any_of(reading_.events.begin(), reading_.events.end(), [&](const Event& one) {
    return one.id.index != event.id.index && !one.kind.empty() && rule_for(one.kind).family == family && at(one);
  });
}

bool Landmarks::is_apart(const Event& event) const {
  struct Phrases {
    std::vector<std::string> start, before;
  };
  static const Phrases kPhrases = [] {
    Phrases out;
    for (const TableRow& row : data_table("incidents/apart_words.tsv")) (row[0] == "start" ? out.start : out.before).emplace_back(row[1]);
    return out;
  }();
  const Text& text = article_.text;
  for (const Span sentence : sentences_of(event)) {
    if (!sentence.contains(event.span.start)) continue;
    std::string words = " ";  // up to its end, each between blanks
    for (const std::string& word : lower_words_of(text.at({sentence.start, event.span.end}))) words += word + " ";
    const auto begins = [&](const std::string& phrase) { return words.starts_with(" " + phrase + " "); };
    const auto stands = [&](const std::string& phrase) { return words.find(" " + phrase + " ") != std::string::npos; };
    if (std::any_of(kPhrases.start.begin(), kPhrases.start.end(), begins) || std::any_of(kPhrases.before.begin(), kPhrases.before.end(), stands)) return true;
  }
  return false;
}

void Landmarks::add_to(const Event& event, EventFact& fact) const {
  fact.apart = is_apart(event);
  for (const Span sentence : sentences_of(event)) {
    const auto first = std::partition_point(spots_.begin(), spots_.end(), [&](const Spot& spot) { return spot.at < sentence.start; });
    for (auto it = first; it != spots_.end() && it->at < sentence.end && fact.spots.size() < kMostSpots; ++it) {
      const bool there = std::any_of(fact.spots.begin(), fact.spots.end(), [&](const SiteFact& s) { return s.name == it->site.name; });
      if (!there && !told_elsewhere(event, it->site.name)) fact.spots.push_back(it->site);
    }
    for (const std::string& word : lower_words_of(article_.text.at(sentence))) {
      if (!is_object(word) || fact.objects.size() >= kMostSpots) continue;
      std::string noun = word.size() > 3 && word.back() == 's' && is_object(word.substr(0, word.size() - 1)) ? word.substr(0, word.size() - 1) : word;
      if (std::find(fact.objects.begin(), fact.objects.end(), noun) == fact.objects.end()) fact.objects.push_back(std::move(noun));
    }
  }
}

}  // namespace dateline::incidents
