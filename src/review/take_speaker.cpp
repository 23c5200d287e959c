#include "review/take_speaker.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "review/correct.h"
#include "review/speaker.h"

namespace dateline::review {
namespace {

constexpr std::uint32_t kLongestPhrase = 300;                       // code points

Error wrong(const std::string& written, const std::string& why) { return {ErrorCode::kUsage, written + ": " + why}; }

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return !text.empty() && fault == std::errc() && end == text.data() + text.size();
}

bool can_speak(EntityType type) {
  switch (type) {
    case EntityType::kPerson: case EntityType::kOrganization: case EntityType::kUnit: case EntityType::kGroup: case EntityType::kCountry:
    case EntityType::kPosition: case EntityType::kNationality: case EntityType::kDocument: return true;
    default: return false;
  }
}

/// "Uganda's army" is somebody, "the officials" are people without a name.
bool is_body(EntityType type) {
  return type == EntityType::kOrganization || type == EntityType::kUnit || type == EntityType::kCountry || type == EntityType::kDocument;
}

bool has_name(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& mention) { return mention.form == MentionForm::kName; });
}

void mean(Correction& to, const Source& source) {
  to.value = source.name;
  to.of = source.id.index == 0 ? kPublisher : source.anonymous ? kUnnamed : kNamed;
  to.span = source.span;
  to.count = source.count;
}

void mean(Correction& to, const Entity& entity, Span span) {
  to.value = entity.name;
  to.of = kNamed;
  to.type = name_of(entity.type);
  to.span = span;
}

struct Word {
  Span span;
  std::string text;
};

/// Runs of letters and digits, hyphens and apostrophes among them.
std::vector<Word> words_of(const Text& text, Span within) {
  std::vector<Word> out;
  bool open = false;
  for (std::uint32_t at = within.start; at < within.end; ++at) {
    const std::string_view one = text.at({at, at + 1});
    std::size_t next = 0;
    const char32_t c = next_code_point(one, next);
    const bool inside = is_letter(c) || is_digit(c) || (open && (one == "-" || one == "'" || one == "\u2019"));
    if (inside && !open) out.push_back({{at, at}, ""});
    if (inside) out.back().text += one, out.back().span.end = at + 1;
    open = inside;
  }
  return out;
}

/// "two" and "2" of people; nothing for "the", "some", "several", which stand before people, too.
std::optional<int> count_word(const std::string& word) {
  int out = 0;
  if (read_number(word, out)) return out;
  for (const TableRow& row : data_table("attribution/counts.tsv")) {
    if (row.size() > 1 && row[0] == to_lower(word) && read_number(row[1], out)) return out;
  }
  return std::nullopt;
}

bool is_before_people(const std::string& word) {
  static constexpr std::string_view kWords[] = {"the", "some", "several", "many", "few"};
  return count_word(word) || std::find(std::begin(kWords), std::end(kWords), to_lower(word)) != std::end(kWords);
}

bool begins_sentence(const Text& text, std::uint32_t at) {
  while (at > 0) {
    const std::string_view before = text.at({at - 1, at});
    if (before != " " && before != "\u201C" && before != "\"") return before == "." || before == "!" || before == "?" || before == "\n" || before == ":";
    --at;
  }
  return true;
}

/// A word with a capital letter that no item of the reading explains, which may be anybody's name.
bool is_strange_name(const Word& word, const Text& text, const Reading& reading) {
  std::size_t next = 0;
  if (!is_upper(next_code_point(word.text, next)) || begins_sentence(text, word.span.start)) return false;
  const auto holds = [&](Span span) { return span.overlaps(word.span); };
  for (const Entity& entity : reading.entities) {
    if (std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) { return holds(mention.span); })) return false;
  }
  return std::none_of(reading.places.begin(), reading.places.end(), [&](const Place& place) { return holds(place.span); });
}

/// Whom the words begin with ("the ministry in Nairobi"), or the person whom they end with ("the spokesman Yusuf Barde").
const Entity* entity_in(const std::vector<Word>& words, const Reading& reading, Span& found) {
  std::size_t first = 0;
  while (first + 1 < words.size() && is_before_people(words[first].text)) ++first;
  const Span whole{words.front().span.start, words.back().span.end}, bare{words[first].span.start, whole.end};
  const Entity* out = nullptr;
  for (const Entity& entity : reading.entities) {
    for (const Mention& mention : entity.mentions) {
      const bool begins = mention.span.start == whole.start || mention.span.start == bare.start;
      const bool ends = entity.type == EntityType::kPerson && mention.form == MentionForm::kName && mention.span.end == whole.end && mention.span.start >= whole.start;
      if (!can_speak(entity.type) || (!begins && !ends) || (out && found.size() >= mention.span.size())) continue;
      out = &entity;
      found = mention.span;
    }
  }
  return out;
}

/// "two Kenyan customs officials": "Kenyan customs officials", of whom there are two.
void describe(Correction& to, const Text& text, const std::vector<Word>& words) {
  std::size_t first = 0;
  while (first + 1 < words.size() && is_before_people(words[first].text)) {
    if (!to.count) to.count = count_word(words[first].text);
    ++first;
  }
  to.value = std::string(text.at({words[first].span.start, words.back().span.end}));
  std::replace(to.value.begin(), to.value.end(), '\n', ' ');
  to.of = kUnnamed;
  to.span = Span{words.front().span.start, words.back().span.end};
}

/// The source that these words name, or name with little else; "two officials and a diplomat" are two of them.
const Source* source_at(Span span, const Reading& reading) {
  const Source* out = nullptr;
  double best = 0;
  for (const Source& source : reading.sources) {
    if (!source.span || !meet(*source.span, span)) continue;
    const std::uint32_t shared = std::min(source.span->end, span.end) - std::max(source.span->start, span.start);
    const double alike = static_cast<double>(shared) / (source.span->size() + span.size() - shared);
    if (alike <= best) continue;
    out = &source;
    best = alike;
  }
  return out;
}

Status take_words(Correction& to, const std::string& written, Span span, const Article& article, const Reading& reading) {
  const std::vector<Word> words = words_of(article.text, span);
  if (words.empty() || span.size() > kLongestPhrase) return wrong(written, "these are no words that name somebody");
  if (const Source* source = source_at(span, reading)) return mean(to, *source), Status();
  Span found;
  const Entity* entity = entity_in(words, reading, found);
  for (const Word& word : words) {
    if (!(entity && found.contains(word.span)) && is_strange_name(word, article.text, reading))
      return wrong(written, "\"" + word.text + "\" may be the name of somebody whom the reading does not know; say what it is, as person:NAME, organization:NAME or group:NAME");
  }
  if (entity && has_name(*entity)) return mean(to, *entity, found), Status();
  describe(to, article.text, words);
  if (entity && is_body(entity->type)) std::tie(to.of, to.count, to.type) = std::tuple(std::string(kNamed), std::optional<int>(), std::string(name_of(entity->type)));
  return {};
}

/// Where the words stand, and stand once.
std::optional<Span> only_place(const std::string& words, const Text& text) {
  const std::size_t first = text.view().find(words);
  if (first == std::string_view::npos || text.view().find(words, first + 1) != std::string_view::npos) return std::nullopt;
  return Span{text.position_of_byte(first), text.position_of_byte(first + words.size())};
}

std::optional<Span> span_from(const std::string& written) {
  const std::size_t dash = written.find('-');
  Span out;
  if (dash == std::string::npos || !read_number(std::string_view(written).substr(0, dash), out.start) || !read_number(std::string_view(written).substr(dash + 1), out.end)) return std::nullopt;
  return out;
}

Status take_id(Correction& to, const std::string& written, const Reading& reading) {
  std::size_t index = 0;
  if (!read_number(std::string_view(to.value).substr(1), index) || index >= reading.sources.size())
    return wrong(written, "the reading has no source " + to.value + "; `dateline review show REPORT` lists them");
  mean(to, reading.sources[index]);
  return {};
}

/// By a name that the report knows; -1: none has it, -2: several do.
int known_source(const std::string& name, const Reading& reading) {
  int out = -1;
  for (const Source& source : reading.sources) {
    if (fold_name(source.name) != fold_name(name)) continue;
    if (!source.anonymous) return source.id.index;
    out = out == -1 ? source.id.index : -2;
  }
  return out;
}

Status take_name(Correction& to, const std::string& written, const Article* article, const Reading& reading) {
  const int known = known_source(to.value, reading);
  if (known >= 0) return mean(to, reading.sources[static_cast<std::size_t>(known)]), Status();
  if (known == -2) return wrong(written, "several sources of the report are called so; write the id of one (s3), as `dateline review show REPORT` lists them");
  if (const EntityId entity = entity_named(to.value, reading); entity && !reading[entity].mentions.empty() && has_name(reading[entity]))
    return mean(to, reading[entity], reading[entity].mentions.front().span), Status();
  const auto span = article ? only_place(to.value, article->text) : std::nullopt;
  if (span) return take_words(to, written, *span, *article, reading);
  return wrong(written, "the report knows nobody \"" + to.value + "\", and the words do not stand in it, or several times; write a source's id (s3), publisher, START-END of the words, " +
                            "or what it is, as organization:" + to.value);
}

}  // namespace

Status take_speaker(Correction& to, const std::string& written, const Article* article, const Reading& reading) {
  if (to.value.empty()) return wrong(written, "name who says it; publisher where the report itself does");
  if (to.value == kPublisher && !reading.sources.empty()) return mean(to, reading.sources.front()), Status();
  if (to.value[0] == 's' && to.value.size() > 1 && is_digit(static_cast<unsigned char>(to.value[1]))) return take_id(to, written, reading);
  const std::size_t colon = to.value.find(':');
  if (const auto type = colon == std::string::npos ? std::nullopt : from_name<EntityType>(to.value.substr(0, colon))) {
    to.type = name_of(*type);
    to.of = kNamed;
    to.value = to.value.substr(colon + 1);
    return to.value.empty() || !can_speak(*type) ? wrong(written, "write TYPE:NAME of somebody who can say something, as organization:Northern Front or person:NAME") : Status();
  }
  if (const auto span = article ? span_from(to.value) : std::nullopt) {
    if (span->empty() || span->end > article->text.size()) return wrong(written, "write START-END in characters of the report's text, which has " + std::to_string(article->text.size()));
    return take_words(to, written, *span, *article, reading);
  }
  return take_name(to, written, article, reading);
}

}  // namespace dateline::review
