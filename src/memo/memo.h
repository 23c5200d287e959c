#pragma once
// Memo: a case written up, as plain values. All text in it may be shown to others: whoever is private or protected is not named, but in the
// titles of reports, which are what they are. Numbers in `notes` are those of the footnotes, from 1. Written down by markdown.cpp and html.cpp.
#include <optional>
#include <string>
#include <vector>

#include "cite/citation.h"

namespace dateline::memo {

using Notes = std::vector<int>;

struct Remark {
  std::string text, by, day;
};
struct Question {
  std::string text;
  std::vector<Remark> answers;  // none: it is open
};
struct Weighed {
  bool against = false;
  std::string words, why;
  Notes notes;
};
/// A hypothesis with what speaks for and against it, or what was assessed. Without a standard of proof nobody has judged it.
struct Finding {
  std::string text, standard, likelihood, reasoning, alternatives, by, day;
  std::vector<Weighed> evidence;
  Notes notes;
};

struct ContestedValue {
  std::string value;
  Notes notes;
};
struct Contested {
  int happening = 0;
  std::string field;
  std::vector<ContestedValue> values;
};
struct Happening {
  int number = 0;  // from 1, in the order of time
  std::string id, kind, who, where, when;
  std::string start;            // a day, to sort by; empty: unknown
  std::string first_published;  // a day
  std::string standing;
  std::vector<std::string> why; // it counts so
  std::string quote, outlet;    // a sentence that tells it
  std::string review;
  bool disputed = false;
  Notes notes;
  int more_reports = 0;         // that tell it and have no footnote here
};

struct MapPoint {
  double lat = 0, lon = 0, radius_km = 0;
  bool area = false;      // the point only stands for a wide area
  std::string name;
  std::vector<int> happenings;  // none: a facility
};
struct MapLeg {
  double from_lat = 0, from_lon = 0, to_lat = 0, to_lon = 0;
  std::string from, to, status;
  bool established = false, denied = false;
  bool from_area = false, to_area = false;  // that end only stands for a wide area
};

struct SourceLine {
  std::string name, grade;
  Notes notes;
};
/// What was put into the case and stands nowhere in the archive any more.
struct NotThere {
  std::string name, why;
};
struct Measured {
  std::string what, figure, on;
};
/// A layer of the reading, by what people judged of the case.
struct OwnError {
  std::string what, right, found;
};
struct Annex {
  int reports = 0, outlets = 0, unread = 0;  // of the archive
  int case_reports = 0;
  std::string first_published, last_published, languages, unread_languages;
  std::vector<std::string> engines;          // that made the readings which are cited
  std::vector<std::pair<std::string, int>> reviewed;  // happenings of the memo by state of review
  std::vector<NotThere> not_there;           // members of the case
  std::vector<Measured> measured;            // on what others marked
  std::string judged;                        // how much of the case people judged; empty: nothing
  std::vector<OwnError> own;                 // on that
};

struct Memo {
  std::string case_name, title, day, version;
  std::vector<std::string> tags;
  std::vector<Question> questions;
  std::vector<Finding> findings;
  std::vector<Happening> happenings;
  std::vector<Contested> contested;
  std::vector<MapPoint> points;
  std::vector<MapLeg> legs;
  int not_placed = 0;
  std::vector<Remark> notes;
  std::vector<SourceLine> sources;
  std::vector<cite::Citation> footnotes;
  Annex annex;
};

std::string to_markdown(const Memo& memo);
/// One file that asks for nothing else and runs nothing: its policy allows its own style only.
std::string to_html(const Memo& memo);
/// That style as a source of a Content-Security-Policy: 'sha256-...'.
std::string style_source();

}  // namespace dateline::memo
