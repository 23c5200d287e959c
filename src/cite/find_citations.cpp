#include "cite/find_citations.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "archive/custody.h"
#include "archive/find.h"
#include "archive/past_claims.h"
#include "archive/watches.h"
#include "base/try.h"
#include "cite/words.h"
#include "incidents/actor_facts.h"
#include "incidents/shown_name.h"

namespace dateline::cite {
namespace {

using archive::Archive;
using Json = nlohmann::json;

constexpr std::size_t kShortestKey = 4, kWholeKey = 16;
constexpr int kKeysNamed = 5;

bool may_be_key(const std::string& given) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return given.size() >= kShortestKey && given.size() <= kWholeKey && std::all_of(given.begin(), given.end(), is_digit);
}

void add_once(std::vector<std::string>& list, const std::string& name) {
  if (!name.empty() && std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

/// The day of the text, without the hour.
std::string day_of(const std::string& time) { return time.size() >= 10 ? time.substr(0, 10) : time; }

Spot spot_of(const Article& article, Span span) {
  const bool has_pages = std::any_of(article.blocks.begin(), article.blocks.end(), [](const Block& block) { return block.page > 1; });
  Spot out;
  int paragraph = 0;
  for (const Block& block : article.blocks) {
    const bool counts = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote || block.kind == BlockKind::kList;
    paragraph += counts;
    if (span.start >= block.span.end) continue;
    if (has_pages) out.page = block.page;
    else if (counts) out.paragraph = paragraph;
    if (!counts) out.in = block.kind;
    return out;
  }
  return out;
}

Result<Citation> of_report(const Archive& archive, const std::string& report, const StoredReading& stored) {
  const Article& article = stored.article;
  Citation out;
  out.report = report;
  out.text_sha256 = article.text_sha256;
  out.outlet = article.publisher.name.empty() ? article.publisher.domain : article.publisher.name;
  out.title = article.title;
  out.authors = article.authors;
  out.published = day_of(article.published);
  out.basis = article.published.empty() ? PublishedBasis::kUnknown : article.published_basis;
  if (const auto& window = article.published_window; window && out.published.empty()) {
    if (window->start) out.published_after = iso_day(*window->start);
    if (window->end) out.published_before = iso_day(*window->end);
  }
  out.language = article.language;
  out.genre = article.genre;
  DL_ASSIGN(const archive::TakenIn taken, archive::find_taken_in(archive, report));
  out.accessed = day_of(taken.at);
  const Address address = address_of(article.url);
  out.url = address.url;
  out.archived = address.archived.empty() ? taken.archived : address.archived;
  archive::Filter filter;
  filter.among = {report};
  DL_ASSIGN(const archive::ReportPage page, find_reports(archive, filter));
  if (!page.reports.empty()) out.copy_of = page.reports.front().copy_of;
  return out;
}

/// On whom the claim rests, as the report names them, and through whom.
void add_sources(const StoredReading& stored, const Claim& claim, Citation& out) {
  const auto private_words = incidents::private_words(stored.article, stored.reading);
  const std::vector<SourceId> roots = claim.roots();
  for (const AttributionStep& step : claim.attribution) {
    if (step.depth == 0 || !step.source) continue;
    const Source& source = stored.reading[step.source];
    const bool is_root = std::find(roots.begin(), roots.end(), step.source) != roots.end();
    const std::string name = incidents::shown_name(source, stored.article, stored.reading, private_words);
    add_once(is_root ? out.roots : out.via, described(name, source.anonymous ? source.count : std::nullopt));
  }
}

Result<Citation> of_claim(const Archive& archive, const std::string& report, const StoredReading& stored, int at) {
  if (at < 0 || static_cast<std::size_t>(at) >= stored.reading.claims.size())
    return Error{ErrorCode::kArchiveDamaged, report + ": its claim is not in its reading; run `dateline regroup`"};
  const Claim& claim = stored.reading.claims[static_cast<std::size_t>(at)];
  DL_ASSIGN(Citation out, of_report(archive, report, stored));
  out.claim = claim.key;
  out.span = claim.span;
  out.words = stored.article.text.at(claim.span);
  out.polarity = claim.polarity;
  out.spot = spot_of(stored.article, claim.span);
  add_sources(stored, claim, out);
  return out;
}

Result<Citation> of_today(const Archive& archive, const archive::ClaimPlace& place) {
  DL_ASSIGN(const StoredReading stored, archive.reading(place.report));
  DL_ASSIGN(Citation out, of_claim(archive, place.report, stored, place.claim));
  out.incident = place.incident;
  return out;
}

/// Of a reading that another one has replaced.
Result<std::vector<Citation>> of_past(const Archive& archive, const std::string& key) {
  DL_ASSIGN(const auto past, archive::find_past_claim(archive, key));
  if (!past) return Error{ErrorCode::kNotFound, key + ": no claim with this key in the archive, in today's readings or older ones"};
  DL_ASSIGN(Citation out, of_claim(archive, past->report, past->stored, past->claim));
  OlderReading older{past->reading, past->engine, past->read_at, {}};
  DL_ASSIGN(older.now, archive::claim_on(archive, past->report, out.text_sha256, *out.span));
  if (!older.now.empty()) {
    DL_ASSIGN(const archive::ClaimPlace now, find_claim(archive, older.now));
    out.incident = now.incident;
  }
  out.older = std::move(older);
  return std::vector<Citation>{std::move(out)};
}

Result<std::vector<Citation>> of_key(const Archive& archive, const std::string& given) {
  std::string key = given;
  if (key.size() < kWholeKey) {
    DL_ASSIGN(const auto keys, archive::keys_beginning(archive, given, kKeysNamed + 1));
    if (keys.empty()) return Error{ErrorCode::kNotFound, given + ": no claim whose key begins so, no incident and no report with this id in the archive"};
    if (keys.size() > 1) {
      std::string all;
      for (const std::string& one : keys) all += (all.empty() ? "" : ", ") + one;
      return Error{ErrorCode::kUsage, given + ": several claims have keys that begin so: " + all + "; give more digits"};
    }
    key = keys.front();
  }
  const auto place = find_claim(archive, key);
  if (!place && place.error().code == ErrorCode::kNotFound) return of_past(archive, key);
  if (!place) return place.error();
  DL_ASSIGN(Citation out, of_today(archive, *place));
  return std::vector<Citation>{std::move(out)};
}

/// The claim by which each report is cited for a happening. What a later state of it or a withdrawal replaced is cited only where nothing else is
/// left. A claim on all of it goes before one on a part; of those that say the same, one that names who says so before the outlet's own voice.
std::map<std::string, std::string> told_in(const Json& incident) {
  std::map<std::string, Json> chosen;
  for (const bool superseded : {false, true}) {
    if (!chosen.empty()) break;
    for (const bool whole : {true, false}) {
      for (const Json& claim : incident.value("claims", Json::array())) {
        if (claim.value("superseded", false) != superseded || (claim.value("about", "") == "all") != whole) continue;
        Json& one = chosen.try_emplace(claim.value("report", ""), claim).first->second;
        const auto same = [&](const char* field) { return one.value(field, "") == claim.value(field, ""); };
        if (one.value("lineage", "") == "own_voice" && claim.value("lineage", "") != "own_voice" && same("about") && same("polarity")) one = claim;
      }
    }
  }
  std::map<std::string, std::string> out;
  for (const auto& row : chosen) out[row.first] = row.second.value("claim", "");
  return out;
}

/// Equal texts make equal claims: the report goes with the key.
Result<Citation> of_claim_in(const Archive& archive, const std::string& report, const std::string& key) {
  DL_ASSIGN(const StoredReading stored, archive.reading(report));
  const auto& claims = stored.reading.claims;
  const auto own = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.key == key; });
  DL_ASSIGN(Citation out, of_claim(archive, report, stored, own == claims.end() ? -1 : static_cast<int>(own - claims.begin())));
  DL_ASSIGN(const archive::ClaimPlace first, find_claim(archive, key));
  out.again = first.report != report;
  return out;
}

Result<std::vector<Citation>> of_incident(const Archive& archive, const std::string& id) {
  DL_ASSIGN(const std::string found, find_incident(archive, id));
  const Json incident = Json::parse(found, nullptr, false);
  if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, id + ": the incident cannot be read; run `dateline regroup`"};
  std::vector<Citation> out;
  for (const auto& row : told_in(incident)) {
    DL_ASSIGN(Citation one, of_claim_in(archive, row.first, row.second));
    one.incident = incident.value("id", id);
    out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const Citation& a, const Citation& b) {
    return std::tuple(!a.copy_of.empty(), a.published.empty(), a.published, a.report) < std::tuple(!b.copy_of.empty(), b.published.empty(), b.published, b.report);
  });
  return out;
}

}  // namespace

Result<std::vector<Citation>> find_citations(const Archive& archive, const std::string& key) {
  DL_TRY(archive::check_given("KEY", key));
  const auto stored = archive.reading(key);
  if (stored) {
    DL_ASSIGN(Citation out, of_report(archive, key, *stored));
    return std::vector<Citation>{std::move(out)};
  }
  if (stored.error().code != ErrorCode::kNotFound) return stored.error();
  if (key.starts_with("http://") || key.starts_with("https://")) {
    DL_ASSIGN(const std::vector<std::string> there, archive::reports_at(archive, key));
    if (!there.empty()) return find_citations(archive, there.back());  // its last state
  }
  if (may_be_key(key)) return of_key(archive, key);
  if (key.starts_with("i-")) return of_incident(archive, key);
  return Error{ErrorCode::kNotFound, key + ": no claim, incident or report of this archive; give a claim's key, an incident's id (i-...), a report's id or its address"};
}

Result<std::vector<Citation>> find_citations(const Archive& archive, const std::vector<std::string>& keys) {
  std::vector<Citation> out;
  for (const std::string& key : keys) {
    DL_ASSIGN(std::vector<Citation> found, find_citations(archive, key));
    for (Citation& one : found) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Citation& other) { return other.claim == one.claim && other.report == one.report; });
      if (!known) out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace dateline::cite
