#pragma once
// Question: what a watch asks for, as it is kept in the archive (docs/formats/watch.md). Two kinds: standing filters, whose answers are told
// when they are new or change; and things that somebody has cited, which are told when something befalls them.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "base/enum_names.h"

namespace dateline::watch {

/// What a filter is laid over.
enum class Over { kIncidents, kClaims, kReports, kActors, kMap };

/// More happenings than `count` within so many days.
struct Threshold {
  int count = 0, days = 0;
};

struct Webhook {
  std::string url;
  std::string secret_file;   // whose bytes sign what is sent; the secret itself is never in the archive
  bool may_be_near = false;  // an address of this machine or a private network is meant
};

struct Question {
  Over over = Over::kIncidents;
  archive::Filter filter;
  std::vector<std::string> claims, reports;  // cited: keys and ids
  std::string cited_in;                      // a case: what it holds and cites (cited.h)
  std::optional<Threshold> threshold;
  std::optional<Webhook> webhook;

  bool is_citation() const { return !claims.empty() || !reports.empty() || !cited_in.empty(); }
};

std::string to_json(const Question& question);
/// kArchiveDamaged for what to_json() did not write.
Result<Question> question_from_json(std::string_view text, std::string_view watch);

/// kUsage for a question that cannot be asked of this archive: nothing asked for, a field that does not apply, a claim or report that is not
/// there, or the name of a private or protected person.
Status check(const archive::Archive& archive, const Question& question);

/// Whether the words name a private or protected person of these reports: all words of the name are among them, and nobody with a public role
/// bears it.
Result<bool> names_private_person(const archive::Archive& archive, std::string_view words, const std::vector<std::string>& reports);

}  // namespace dateline::watch

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<watch::Over>{"incidents", "claims", "reports", "actors", "map"};
}  // namespace dateline
