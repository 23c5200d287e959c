#pragma once
// Material: what exports write, gathered from the archive once, as plain values in the order of the screen. Rows are those that `timeline` gives under
// the same filter. All of it may be shown to others: no name of a private or protected person stands in it (an empty name is somebody who is kept back,
// words have "[person]" instead), what is not known is empty, and every happening and relation has the keys of its claims.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "archive/map_items.h"
#include "base/span.h"
#include "query/map_features.h"

namespace dateline::exports {

/// Where a claim comes from, step by step; depth 0 is the page's publisher. Sources that nobody names, and private ones, have no name.
struct Step {
  std::string name, kind, cue;
  int depth = 0;
  bool anonymous = false;
  std::optional<int> count;
};

/// One claim on a happening, in one report.
struct Claim {
  std::string report, key;
  std::string about, polarity, certainty, review;
  std::vector<std::string> roots, via;  // names; of anonymous sources what they are called, as the incident has it
  std::string lineage;                  // known, own_voice, unknown, altered
  bool superseded = false;
  Span span;                            // of the report's text
  int sentence = 0;                     // from 0
  bool in_lead = false;                 // it stands in the headline or in the first paragraph
  std::optional<std::size_t> agent_at, target_at;  // where the text names who does it, and to whom
  std::string words, words_of_sentence; // on one line
  std::vector<Step> chain;
  double confidence = 0;
};

/// "actor" is an id across reports; empty for what is only described and for who is kept back.
struct Party {
  std::string role, actor, name, type, country;
};
struct Site {
  std::string role, id, name, country, precision, basis;
  std::optional<double> lat, lon, radius_km;
};
struct Time {
  std::string value, start, end, basis;  // days; a basis "unknown" has no start
};
struct Count {
  std::string what;
  std::optional<int> low, high;
};
struct Told {
  std::string value;
  std::vector<std::string> claims;
};
struct Contradiction {
  std::string field;
  std::vector<Told> values;
};

struct Happening {
  std::string id;
  std::vector<std::string> aliases;
  std::string kind, title;
  std::string plover, cameo;  // of its first claim that affirms it; empty where the kind has none
  std::vector<std::string> modes, contexts;
  std::vector<Party> parties;
  std::vector<Site> sites;    // at least the country where it is known; may be empty
  Time time;
  std::vector<Count> counts;  // as that claim has them
  std::string status, first_published, support, dispute, standing;
  std::string review, reviewed_by, reviewed_at, review_why;
  int reports = 0, independent = 0, independent_low = 0, named = 0, anonymous = 0;
  std::vector<Claim> claims;  // one for each key, never empty
  std::vector<Contradiction> contradictions;

  /// The place that a map would show: of those that somebody told and that have a point, the finest. Null: there is none.
  const Site* shown_site() const;

  /// The claim that stands for it: the first that affirms all of it and was not superseded, else the first.
  const Claim& told_by() const;
};

struct Report {
  std::string id, url, title, publisher, domain, published, published_basis, modified, language, genre;
  std::vector<std::string> authors;
  std::string sha256, text_sha256, version_of, captured_at;
  std::size_t characters = 0;  // code points of its text
  std::string engine, model, read_at;  // that read it, and when
  std::vector<std::pair<std::string, std::string>> named;  // actors above that it names: id and name, as it writes it
};

struct Actor {
  std::string id, name, type, subtype, country, code;
  std::vector<std::string> aliases, sectors;
};

/// What holds between two actors for a time; days may be years or months, empty is unknown.
struct Relation {
  std::string id, type, from, to, start, end, list, reference, review;
  std::vector<std::string> modes;
  bool denied = false;
  std::vector<std::pair<std::string, std::string>> claims;  // report, key
  std::vector<Claim> told;  // the same, with their words
};

struct Material {
  std::vector<Happening> happenings;
  std::vector<Relation> relations;       // those that `network` gives, told by the reports below where the filter asks for more than network can
  std::map<std::string, Report> reports; // all that a claim above is in
  std::map<std::string, Actor> actors;   // all ids above
  std::vector<archive::MapItem> items;   // facilities and legs of corridors
  query::Features features;              // With::kMap: what `map` shows, in its order, and what has no place; reports above are also those that tell of these
  std::map<std::pair<std::string, std::string>, std::string> reviews;  // With::kMap: states of claims on facilities and legs, by report and key
};

enum class With { kRecord, kMap };

/// Takes memory for all of it at once: some kilobytes a happening.
Result<Material> gather(const archive::Archive& archive, archive::Filter filter, With with = With::kRecord);

}  // namespace dateline::exports
