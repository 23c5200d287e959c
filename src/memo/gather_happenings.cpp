// Happenings of a memo: who, where, when, a sentence, footnotes, and what is contested.
#include <algorithm>
#include <map>

#include "archive/find.h"
#include "archive/masked_words.h"
#include "base/try.h"
#include "base/unicode.h"
#include "memo/gather_parts.h"
#include "memo/words.h"
#include "model/json_fields.h"
#include "query/explain.h"
#include "query/json_parts.h"
#include "query/participants.h"

namespace dateline::memo {
namespace {

using archive::Archive;
using json::Json;
using query::member;
using query::text_of;

constexpr std::size_t kMostNotes = 20;

/// People who are not named are somebody; what has no name is left out.
std::string names_in(const Json& participants, std::initializer_list<std::string_view> roles) {
  std::vector<std::string> seen;
  std::string out;
  for (const std::string_view role : roles) {
    for (const Json& one : participants) {
      if (text_of(one, "role") != role) continue;
      std::string name = text_of(one, "name");
      if (name.empty() && text_of(one, "type") == "person") name = "somebody";
      if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      out += (out.empty() ? "" : ", ") + name;
    }
  }
  return out;
}

std::string who_of(const Json& incident) {
  const Json participants = query::participants_json(incident);
  std::string out;
  for (const auto& roles : {std::initializer_list<std::string_view>{"agent"}, {"theme", "instrument"}, {"target", "recipient"}}) {
    const std::string names = names_in(participants, roles);
    if (!names.empty()) out += (out.empty() ? "" : " → ") + names;
  }
  return out;
}

/// Its places, but those whose name stands in another's ("near Port Sudan").
std::string where_of(const Json& incident) {
  std::vector<std::string> names, folded;
  for (const Json& place : incident.value("places", Json::array())) {
    const std::string name = text_of(place, "name"), plain = fold_name(name);
    if (name.empty() || std::any_of(folded.begin(), folded.end(), [&](const std::string& other) { return other.find(plain) != std::string::npos; })) continue;
    names.push_back(name + (text_of(place, "basis") == "inferred" ? " (inferred)" : ""));
    folded.push_back(plain);
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

bool is_heading(BlockKind kind) { return kind == BlockKind::kHeadline || kind == BlockKind::kSubhead; }

/// Its sentences within its block: a headline runs into the text below it.
Span around(const StoredReading& stored, Span span, Span block) {
  Span out = span;
  for (const Span sentence : stored.sentences) {
    if (sentence.overlaps(span)) out = cover(out, sentence);
  }
  return {std::max(out.start, std::min(block.start, span.start)), std::min(out.end, std::max(block.end, span.end))};
}

/// The words of a claim, where they stand as `headings` has it; false: they do not.
Result<bool> quote_of(const Archive& archive, const std::string& report, const std::string& key, bool headings, Happening& out) {
  DL_ASSIGN(const StoredReading stored, archive.reading(report));
  for (const Claim& own : stored.reading.claims) {
    if (own.key != key) continue;
    const auto block = std::find_if(stored.article.blocks.begin(), stored.article.blocks.end(), [&](const Block& one) { return own.span.start < one.span.end; });
    if (block == stored.article.blocks.end() || is_heading(block->kind) != headings) return false;
    out.quote = archive::masked_words(stored, {around(stored, own.span, block->span)}).front();
    while (!out.quote.empty() && out.quote.back() == ' ') out.quote.pop_back();
    out.outlet = stored.article.publisher.name.empty() ? stored.article.publisher.domain : stored.article.publisher.name;
    return true;
  }
  return false;
}

/// The sentence that tells it, with nobody in it who is kept back: of a claim that affirms all of it and still stands, rather than any; of the text
/// rather than a headline.
Status add_quote(const Archive& archive, const Json& incident, Happening& out) {
  for (const bool any : {false, true}) {
    for (const bool headings : {false, true}) {
      for (const Json& claim : incident.value("claims", Json::array())) {
        const bool good = text_of(claim, "polarity") == "affirmed" && text_of(claim, "about") == "all" && !claim.value("superseded", false);
        if (!good && !any) continue;
        DL_ASSIGN(const bool found, quote_of(archive, text_of(claim, "report"), text_of(claim, "claim"), headings, out));
        if (found) return {};
      }
    }
  }
  return {};
}

/// A footnote for each report that tells it, of a claim that does: one that is cited already rather than another. What an earlier state of a report
/// told is cited only where nothing else tells it.
Result<Notes> notes_of_value(const Json& incident, const Json& keys, Footnotes& footnotes) {
  std::map<std::string, std::vector<std::string>> told;
  for (const bool superseded : {false, true}) {
    if (!told.empty()) break;
    for (const Json& claim : incident.value("claims", Json::array())) {
      const std::string key = text_of(claim, "claim");
      if (claim.value("superseded", false) == superseded && std::find(keys.begin(), keys.end(), key) != keys.end()) told[text_of(claim, "report")].push_back(key);
    }
  }
  Notes out;
  for (const auto& row : told) {
    if (out.size() == kMostNotes) break;
    int note = 0;
    for (const std::string& key : row.second) note = note ? note : footnotes.of_claim(row.first, key);
    if (!note) {
      DL_ASSIGN(const Notes made, footnotes.of(row.second.front(), 1));
      note = made.empty() ? 0 : made.front();
    }
    if (note && std::find(out.begin(), out.end(), note) == out.end()) out.push_back(note);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What tellers differ in, each value with the footnotes of those who tell it.
Status add_contested(const Json& incident, const Happening& happening, Footnotes& footnotes, std::vector<Contested>& out) {
  for (const Json& one : incident.value("contradictions", Json::array())) {
    Contested contested{happening.number, text_of(one, "field"), {}};
    for (const Json& value : one.value("values", Json::array())) {
      ContestedValue told{text_of(value, "value"), {}};
      DL_ASSIGN(told.notes, notes_of_value(incident, value.value("claims", Json::array()), footnotes));
      contested.values.push_back(std::move(told));
    }
    out.push_back(std::move(contested));
  }
  return {};
}

Happening happening_of(const Json& incident) {
  Happening out;
  out.id = text_of(incident, "id");
  out.kind = text_of(incident, "kind");
  out.who = who_of(incident);
  out.where = where_of(incident);
  const Json time = incident.value("time", Json::object());
  out.when = when_words(text_of(time, "value"), text_of(time, "start"), text_of(time, "end"), text_of(time, "basis") == "inferred");
  out.start = text_of(time, "start").empty() ? text_of(time, "end") : text_of(time, "start");
  out.first_published = text_of(incident, "first_published").substr(0, 10);
  out.standing = text_of(incident, "standing");
  out.why = query::explain(incident);
  std::erase_if(out.why, [](const std::string& sentence) { return sentence.starts_with("One happening by "); });  // for who checks the grouping: `incident ID`
  out.review = text_of(incident.value("review", Json::object()), "state");
  out.disputed = text_of(incident, "dispute") != "none";
  return out;
}

}  // namespace

Status add_happenings(const Archive& archive, const std::vector<std::string>& incidents, Footnotes& footnotes, Memo& memo) {
  std::vector<std::pair<Happening, Json>> all;
  for (const std::string& id : incidents) {
    DL_ASSIGN(const std::string found, find_incident(archive, id));
    Json incident = Json::parse(found, nullptr, false);
    if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, id + ": the incident cannot be read; run `dateline regroup`"};
    all.emplace_back(happening_of(incident), std::move(incident));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first.start.empty(), a.first.start, a.first.id) < std::tuple(b.first.start.empty(), b.first.start, b.first.id);
  });
  for (auto& one : all) {
    Happening& happening = one.first;
    happening.number = static_cast<int>(memo.happenings.size()) + 1;
    DL_ASSIGN(happening.notes, footnotes.of(happening.id, kMostNotes, &happening.more_reports));
    DL_TRY(add_quote(archive, one.second, happening));
    DL_TRY(add_contested(one.second, happening, footnotes, memo.contested));
    memo.happenings.push_back(std::move(happening));
  }
  return {};
}

}  // namespace dateline::memo
