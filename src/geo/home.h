#pragma once
// Home: where a report's publisher is at home, as its address and name tell: a newspaper of Leeds means the Bradford next to it.
#include <string>
#include <vector>

#include "geo/gazetteer.h"
#include "model/article.h"

namespace dateline::geo {

struct Home {
  std::string country;            // of its domain: "news.example.ie" is Irish; empty for domains that belong to nobody's country
  std::vector<Candidate> places;  // what the place in its name may be: "Limerick Gazette"
};

Home home_of(const Publisher& publisher, const Gazetteer& gazetteer);

}  // namespace dateline::geo
