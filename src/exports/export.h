#pragma once
// Exports: the record in the forms that other programs take, docs/exports.md. A form is a row of formats(); its function gives whole files. The same
// archive gives the same bytes: nothing in them is from the clock.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "archive/marks.h"

namespace dateline::exports {

struct Order {
  const archive::Archive& archive;
  archive::Filter filter;
  std::string version;      // of this program
  bool full_texts = false;  // reports' texts go out, too; else only what claims quote
  std::map<std::string, archive::Tlp> tlp = {};  // of reports that marks are on
  archive::Tlp unmarked = archive::Tlp::kClear;  // of the others
};

struct File {
  std::string name;   // within a folder; a program that takes it knows it by this name
  std::string bytes;
};

struct Format {
  std::string_view name;
  std::string_view about;   // one line: who takes it, and what is in it
  bool is_folder = false;   // several files, which belong together
  bool is_binary = false;
  Result<std::vector<File>> (*write)(const Order& order);
};

/// In the order of docs/exports.md.
std::span<const Format> formats();

// One file each: src/exports/NAME.cpp.
Result<std::vector<File>> csv(const Order& order);
Result<std::vector<File>> geojson(const Order& order);
Result<std::vector<File>> geopackage(const Order& order);
Result<std::vector<File>> kml(const Order& order);
Result<std::vector<File>> ics(const Order& order);
Result<std::vector<File>> timelinejs(const Order& order);
Result<std::vector<File>> timemap(const Order& order);
Result<std::vector<File>> html(const Order& order);
Result<std::vector<File>> gdelt(const Order& order);
Result<std::vector<File>> jsonl(const Order& order);
Result<std::vector<File>> polecat(const Order& order);
Result<std::vector<File>> annotations(const Order& order);
Result<std::vector<File>> prov(const Order& order);
Result<std::vector<File>> stix_bundle(const Order& order);
Result<std::vector<File>> ftm(const Order& order);
Result<std::vector<File>> gexf(const Order& order);

}  // namespace dateline::exports
