#pragma once
// Evidence: what speaks for and against a telling being of a happening that others tell, and how it is weighed (corroboration codebook,
// "Which claims are about one incident").
#include "incidents/group.h"
#include "incidents/match.h"

namespace dateline::incidents {

/// One telling of a happening.
struct Member {
  EventRef event;
  Span span;
  std::vector<std::string> why;  // what spoke for it; nothing for the first
};

/// What all tellings of one happening say together.
struct Happening {
  std::string family;            // of kinds, with "?" behind it of what is planned
  std::vector<Member> members;   // in the order in which they became known
  std::vector<SiteFact> sites;
  std::vector<WhenFact> whens;   // the narrowest told so far and those that dispute it
  std::vector<PartFact> parts;
  std::vector<SiteFact> spots;
  std::vector<std::string> objects;
  std::vector<CountFact> counts;
  bool by_place = false;
  bool by_story = false;  // reports of one story can tell it with few words in common
};

struct Evidence {
  Match place = Match::kUnknown, time = Match::kUnknown;
  PartMatch parts;
  bool overlap = false;      // in time, by what both say, and to a month
  bool same_report = false;
  bool same_object = false;  // "the market" in both
  bool other_object = false; // "the market", "the school"
  bool definite = false;     // "the bombing"
  bool same_count = false;   // "killing twelve" in both
  bool news = false;         // no report dates it, and its report was published within days of the other tellings' day
  bool apart = false;        // its report tells that it is another than what it told before
  double km = 0;             // between the nearest two of their places; 0 where none is known
  bool near = false;   // told within a few sentences of another telling of it
  bool headline = false;  // one of the two is told at the very head of the report
  bool background = false;  // one of the two covers months: "has raided villages since spring"
  int names = 0;       // rare names that its report and another of the happening share, where that can turn the scale
  bool cited = false;  // the report names as its source the outlet whose report tells it
};

/// Where it happened: its places, and the places that it is told to have been done to ("attacked the town").
std::vector<SiteFact> sites_of(const EventFact& event);
/// Participants that all tell: whom only some blame neither joins two happenings nor parts them.
std::vector<PartFact> undisputed(const std::vector<PartFact>& parts);
void take_in(Happening& happening, EventRef ref, const EventFact& event, std::vector<std::string> why);
Match best_when(const Happening& happening, const WhenFact& when);
/// Where it was, by all names in the sentences that tell it: two that share one may be of one place though no gazetteer has it.
Match match_spots(const Happening& happening, const EventFact& event, bool dated, bool same_report);
/// Between the nearest two of their settlements or spots; 0 where none is known.
double km_between(const Happening& happening, const EventFact& event);
/// Whether both give one number of one thing, and not such a small one that many have it.
bool share_count(const Happening& happening, const EventFact& event);
/// In time, by what both say, and to a month.
bool overlaps(const Happening& happening, const WhenFact& when);

/// Place, time and participants weighed together. The place and the time make an attack or a march one whatever is disputed about it; who
/// took part makes a visit, a sale or a resignation one.
bool is_one(const Evidence& evidence, bool by_place);
/// Of several that it can be of, the one that fits best has the most.
double closeness(const Evidence& evidence);
/// What spoke for it, in words for people: "same day", "same place", "same object", "names of the story".
std::vector<std::string> reasons_of(const Evidence& evidence);

}  // namespace dateline::incidents
