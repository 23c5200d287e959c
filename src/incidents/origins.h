#pragma once
// Origins: who stands behind the claims on one happening in the end, each counted once however many outlets carry it.
// The rules are the codebook's: one body is one origin whoever speaks for it; copies and citations carry their origin along; anonymous
// people are one origin for each issuing report; what names nobody is of unknown lineage; an outlet's own voice is only a stopgap.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "incidents/group.h"
#include "incidents/incident.h"

namespace dateline::incidents {

struct Origin {
  std::string id;    // "s-" and 8 digits, from the first name that it was given
  std::string name;
  Lineage lineage = Lineage::kKnown;
  bool anonymous = false;
  std::string issuing;                // anonymous: the report that first told it
  std::vector<std::string> people, bodies;
  std::string country;
  std::set<std::string> affiliations; // of anonymous people
  std::set<std::string> groups;       // anonymous groups already counted, by issuing report and name
  int heads = 0;                      // anonymous people, at least
};

/// One root of one claim on the happening.
struct Telling {
  EventRef event;
  int claim = 0;   // in its report's facts
  int source = 0;
  int origin = 0;  // in Origins::origins
  std::string name;  // as the report has it; of pictures with whose they are
  std::vector<std::string> via;
};

struct Origins {
  std::vector<Origin> origins;
  std::vector<Telling> tellings;  // in the order of the group
};

/// Whose words reports are: originals of copies, latest versions.
class Families {
 public:
  Families(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies);
  /// The report that first told what this one tells at a position: itself, or the original that these words are copied from.
  int issuing(int report, std::uint32_t position) const;
  /// The other report in which the very words at a position stood first; nothing where they are this report's own.
  std::optional<int> words_from(int report, std::uint32_t position) const;
  /// The first of all versions of a report.
  int first_version(int report) const;
  /// A later version of it exists, so that its old value is history.
  bool superseded(int report) const { return superseded_[static_cast<std::size_t>(report)]; }
  /// Superseded, or a copy of what is.
  bool carries_old_text(int report) const;
  /// What this report tells at a position is from one that its outlet has withdrawn.
  bool withdrawn(int report, std::uint32_t position) const { return withdrawn_.contains(first_version(issuing(report, position))); }

 private:
  /// What has the words of a report at a position: a passage, else the whole; null where they are its own.
  const Copy* copy_at(int report, std::uint32_t position) const;

  std::vector<const Copy*> whole_;            // of each report the one that it is a copy or version of, or null
  std::multimap<int, const Copy*> embedded_;  // what it has sentences from
  std::vector<bool> superseded_;
  std::set<int> withdrawn_;                   // first versions
};

Origins find_origins(const std::vector<ReportFacts>& reports, const Families& families, const Group& group);

}  // namespace dateline::incidents
