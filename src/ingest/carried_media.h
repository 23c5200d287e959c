#pragma once
// Carried media: images and films that a report's own file carries: attached to a mail or standing within it, saved with a page, placed in an office
// document. They come out in their order, as they are; whether they are what they say is for who reads them (formats/media.h).
#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace dateline::ingest {

inline constexpr std::size_t kMaxCarried = 30;  // of one report

struct CarriedMedia {
  std::string bytes;
  std::string input;    // its address, or the file with the name that it has there: "a.eml (bridge.jpg)"
  std::string caption;  // of a saved page
};

/// Of a saved page only those that the article shows. `raw` is what `article` was made of.
std::vector<CarriedMedia> carried_media(const RawReport& raw, const Article& article);

}  // namespace dateline::ingest
