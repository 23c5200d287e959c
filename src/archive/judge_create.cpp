#include "archive/judge_create.h"

#include <algorithm>
#include <charconv>

#include "base/data_file.h"
#include "review/attach.h"
#include "review/overlay.h"

namespace dateline::archive {
namespace {

using review::ItemKind;

constexpr std::uint32_t kLongestSelection = 2000;  // code points

std::optional<Span> span_from(const std::string& written) {
  const std::size_t dash = written.find('-');
  if (dash == std::string::npos) return std::nullopt;
  Span out;
  const auto number = [&](std::size_t from, std::size_t to, std::uint32_t& into) {
    const auto [stop, fault] = std::from_chars(written.data() + from, written.data() + to, into);
    return fault == std::errc() && stop == written.data() + to;
  };
  if (!number(0, dash, out.start) || !number(dash + 1, written.size(), out.end)) return std::nullopt;
  return out;
}

Result<Span> selected(const NewJudgement& given, const Text& text) {
  if (!given.span.empty()) {
    const auto span = span_from(given.span);
    if (span && !span->empty() && span->end <= text.size() && span->size() <= kLongestSelection) return *span;
    return Error{ErrorCode::kUsage, "--span " + given.span + ": write START-END in characters of the report's text, which has " + std::to_string(text.size())};
  }
  const std::size_t first = given.words.empty() ? std::string_view::npos : text.view().find(given.words);
  if (first == std::string_view::npos) return Error{ErrorCode::kUsage, "--words \"" + given.words + "\": these words do not stand so in the report"};
  if (text.view().find(given.words, first + 1) != std::string_view::npos)
    return Error{ErrorCode::kUsage, "--words \"" + given.words + "\": they stand several times in the report; select more of them, or write --span START-END"};
  return Span{text.position_of_byte(first), text.position_of_byte(first + given.words.size())};
}

Status check_what(const NewJudgement& given, ItemKind item) {
  if (item == ItemKind::kEvent) {
    for (const TableRow& row : data_table("events/kinds.tsv")) {
      if (row[0] == given.kind) return {};
    }
    return Error{ErrorCode::kUsage, "--kind " + given.kind + ": no kind of the codebook; docs/codebook.md lists them"};
  }
  if (item == ItemKind::kRelation && !from_name<RelationType>(given.kind)) return Error{ErrorCode::kUsage, "--kind " + given.kind + ": no type of relation; docs/formats/reading.md lists them"};
  return {};
}

Status set_about(const Archive& archive, const NewJudgement& given, const StoredReading& stored, review::Judgement& out) {
  if (given.about.empty()) return Error{ErrorCode::kUsage, "a claim needs --about with the claim, event or relation (REPORT#v1) that it is on"};
  DL_ASSIGN(const FoundItem about, find_item(archive, given.about));
  if (about.stored.article.text_sha256 != stored.article.text_sha256) return Error{ErrorCode::kUsage, given.about + ": it stands in another report"};
  ItemKind item = about.item;
  int index = about.index;
  if (item == ItemKind::kClaim) {
    const auto& subject = about.stored.reading.claims[static_cast<std::size_t>(index)].subject;
    const auto* event = std::get_if<EventId>(&subject);
    const auto* relation = std::get_if<RelationId>(&subject);
    if (!event && !relation) return Error{ErrorCode::kUsage, given.about + ": a claim on a route; name one on an event or a relation"};
    item = event ? ItemKind::kEvent : ItemKind::kRelation;
    index = event ? event->index : relation->index;
  }
  if (item != ItemKind::kEvent && item != ItemKind::kRelation) return Error{ErrorCode::kUsage, given.about + ": a claim is on an event or a relation"};
  out.about = review::evidence_of(item, index, about.stored.article, about.stored.reading);
  out.on.kind = out.about->kind;
  return {};
}

/// Who is meant by the words of a source, or by TYPE:NAME; a bare name is one that the person who gives it vouches for.
Status set_source(const NewJudgement& given, const StoredReading& stored, review::Judgement& out) {
  const std::size_t colon = given.kind.find(':');
  const bool typed = colon != std::string::npos && from_name<EntityType>(given.kind.substr(0, colon));
  if (!given.kind.empty() && !typed) return {};
  const std::string who = typed ? given.kind : std::to_string(out.on.span.start) + "-" + std::to_string(out.on.span.end);
  DL_ASSIGN(review::Correction to, review::parse_speaker("speaker=" + who, stored.reading, stored.article));
  out.on.kind = to.value;
  out.corrections.push_back(std::move(to));
  return {};
}

}  // namespace

Status create_item(const Archive& archive, const NewJudgement& given, review::Judgement& out) {
  const auto item = from_name<ItemKind>(given.item);
  if (!item || *item == ItemKind::kPlace || *item == ItemKind::kIncident) return Error{ErrorCode::kUsage, given.item + ": it can be claim, event, relation, time or source"};
  DL_ASSIGN(StoredReading stored, archive.reading(given.on));
  DL_ASSIGN(const Span span, selected(given, stored.article.text));
  DL_TRY(check_what(given, *item));
  out.on.item = *item;
  out.on.report = given.on;
  out.on.text_sha256 = stored.article.text_sha256;
  out.on.span = span;
  out.on.words = stored.article.text.at(span);
  out.on.kind = *item == ItemKind::kSource && given.kind.empty() ? out.on.words : given.kind;
  if (*item == ItemKind::kEvent) out.on.predicate = out.on.words;
  if (*item == ItemKind::kClaim) DL_TRY(set_about(archive, given, stored, out));
  if (*item == ItemKind::kSource) DL_TRY(set_source(given, stored, out));
  const bool is_claimed = *item == ItemKind::kClaim || *item == ItemKind::kEvent || *item == ItemKind::kRelation;
  const auto names_speaker = [&](const std::string& field) { return is_claimed && field.starts_with("speaker="); };
  for (const std::string& field : given.fields) {
    if (!names_speaker(field)) continue;
    DL_ASSIGN(review::Correction to, review::parse_speaker(field, stored.reading, stored.article));
    if (*item == ItemKind::kClaim) out.on.root = to.value;
    out.corrections.push_back(std::move(to));
  }
  // Fields are checked against the reading with the item in it.
  review::Judgement bare = out;
  bare.number = 1;
  const review::Overlaid with = review::lay_over(stored.article, {bare}, stored.reading);
  if (!with.outcomes.front().attached) return Error{ErrorCode::kUsage, given.on + ": " + with.outcomes.front().note};
  for (const std::string& field : given.fields) {
    if (names_speaker(field)) continue;
    DL_ASSIGN(review::Correction to, review::parse_correction(field, *item, with.outcomes.front().index, stored.reading, given.places));
    out.corrections.push_back(std::move(to));
  }
  const bool dated = std::any_of(out.corrections.begin(), out.corrections.end(), [](const review::Correction& to) { return to.field == "date"; });
  if (*item == ItemKind::kTime && !dated) return Error{ErrorCode::kUsage, "a time needs its value: date=2019-08-03"};
  return {};
}

}  // namespace dateline::archive
