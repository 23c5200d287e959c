#pragma once
// Values that a person sets: what is written as FIELD=VALUE, checked against the codebook's words and the calendar. Each message names the
// field, what is wrong and what can stand there.
//   kind=assault status=planned date=2019-08 place=Gwoza@11.08,13.69 place=origin:Tartus actor=agent:Northern Front, or shorter agent=Northern Front; target=group:farmers;
//   agent= for nobody
//   role=Northern Front:target count=killed:12 count=killed:10-12 polarity=denied certainty=possible speaker=Ministry of Defence speaker=s3
//   of relations: kind=leads from=NAME to=NAME start=2019 end=2021-03
#include <functional>
#include <optional>
#include <string>

#include "base/calendar_date.h"
#include "base/result.h"
#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

struct Days {
  Day start, end;
};
/// 2019, 2019-08, 2019-08-03, 2019-08-03T10:30, 2019-W32, 2019-Q3 or two of them with a slash between: the days that it covers.
std::optional<Days> days_of(std::string_view value);

struct NamedPlace {
  std::string country;
  double lat = 0, lon = 0;
};
/// The place that a name most likely means; nothing where nobody knows.
using PlaceFinder = std::function<std::optional<NamedPlace>(const std::string&)>;

/// The correction that is written so, for an item that stands in this reading, with what was read.
/// Words of the report are looked for where its article is given.
Result<Correction> parse_correction(const std::string& written, ItemKind item, int index, const Reading& reading, const PlaceFinder& places, const Article* article = nullptr);
/// "speaker=s3": whom a claim rests on that is created with an item.
Result<Correction> parse_speaker(const std::string& written, const Reading& reading, const Article& article);
/// The same for an incident, of which no reading is at hand: kind, status, date and place.
Result<Correction> parse_incident_correction(const std::string& written, const PlaceFinder& places);

}  // namespace dateline::review
