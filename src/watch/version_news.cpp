#include "watch/version_news.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "archive/masked_words.h"
#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::watch {
namespace {

using json::Json;

constexpr std::size_t kLongestNotice = 400;  // bytes of a line: a longer one is a paragraph of the report

using Saying = std::pair<std::string, Polarity>;
Saying saying_of(const StoredReading& stored, const Claim& claim) { return {to_lower(stored.article.text.at(claim.span)), claim.polarity}; }

std::set<Saying> sayings_of(const StoredReading& stored) {
  std::set<Saying> out;
  for (const Claim& claim : stored.reading.claims) out.insert(saying_of(stored, claim));
  return out;
}

std::vector<SaidClaim> only_in(const StoredReading& here, const StoredReading& there) {
  const std::set<Saying> others = sayings_of(there);
  std::vector<SaidClaim> out;
  std::vector<Span> spans;
  for (const Claim& claim : here.reading.claims) {
    if (others.contains(saying_of(here, claim))) continue;
    out.push_back({claim.key, claim.polarity, {}});
    spans.push_back(claim.span);
  }
  const std::vector<std::string> words = archive::masked_words(here, spans);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].words = words[i];
  return out;
}

/// Lines short enough to be a notice, in lower case.
std::set<std::string> short_lines(const StoredReading& stored) {
  const std::string text = to_lower(stored.article.text.view());
  std::set<std::string> out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty() && line.size() <= kLongestNotice) out.emplace(line);
  }
  return out;
}

VersionChange notice_in(const StoredReading& before, const StoredReading& now) {
  const std::set<std::string> known = short_lines(before);
  VersionChange out = VersionChange::kChanged;
  for (const std::string& line : short_lines(now)) {
    if (known.contains(line)) continue;
    for (const TableRow& row : data_table("watch/notices.tsv")) {
      if (line.find(row[1]) == std::string::npos) continue;
      out = std::max(out, row[0] == "withdrawn" ? VersionChange::kWithdrawn : VersionChange::kCorrected);
    }
  }
  return out;
}

Json claims_json(const std::vector<SaidClaim>& claims) {
  Json out = Json::array();
  for (const SaidClaim& claim : claims) out.push_back({{"claim", claim.key}, {"polarity", name_of(claim.polarity)}, {"words", claim.words}});
  return out;
}

}  // namespace

VersionDifference compare(const StoredReading& before, const StoredReading& now) {
  if (before.article.text_sha256 == now.article.text_sha256) return {};
  VersionDifference out{notice_in(before, now), only_in(before, now), only_in(now, before)};
  // A page that makes no claim any more where it made some is no report of them.
  if (now.reading.claims.empty() && !before.reading.claims.empty()) out.what = VersionChange::kWithdrawn;
  return out;
}

bool still_tells(const StoredReading& version, const StoredReading& other, const Claim& claim) {
  return sayings_of(version).contains(saying_of(other, claim));
}

News version_news(const VersionDifference& difference, const std::string& report, const StoredReading& before, const StoredReading& now) {
  constexpr std::pair<const char*, const char*> kNames[] = {
      {"", ""}, {"report_changed", "changed"}, {"report_corrected", "was corrected"}, {"report_withdrawn", "was withdrawn"}};
  const auto [change, words] = kNames[static_cast<std::size_t>(difference.what)];
  News out;
  out.change = change;
  out.mark = "version " + report;
  out.report = report;
  out.about = before.article.title.empty() ? report : archive::masked_title(before);
  out.before = {{"report", before.article.id}, {"text_sha256", before.article.text_sha256}};
  out.now = {{"report", report}, {"text_sha256", now.article.text_sha256}, {"gone_claims", claims_json(difference.gone)}, {"new_claims", claims_json(difference.fresh)}};
  for (const SaidClaim& claim : difference.gone) out.claims.push_back(claim.key);
  for (const SaidClaim& claim : difference.fresh) out.claims.push_back(claim.key);
  out.words = "Report " + std::string(words) + ": " + out.about + "; claims gone: " + std::to_string(difference.gone.size()) +
              ", new: " + std::to_string(difference.fresh.size());
  return out;
}

}  // namespace dateline::watch
