#include <array>

#include "exports/export.h"

namespace dateline::exports {

std::span<const Format> formats() {
  static constexpr std::array kFormats{
      Format{"csv", "spreadsheets: happenings.csv, claims.csv, relations.csv, reports.csv, joined by their ids", true, false, csv},
  };
  return kFormats;
}

}  // namespace dateline::exports
