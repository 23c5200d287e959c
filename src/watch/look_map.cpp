#include <algorithm>

#include "archive/find.h"
#include "base/try.h"
#include "watch/look.h"
#include "watch/map_news.h"

namespace dateline::watch {
namespace {

constexpr std::size_t kAtOnce = 500;  // reports in one question to the archive

}  // namespace

Result<std::vector<News>> map_news(const Look& look) {
  std::vector<News> out;
  archive::Filter filter = look.question.filter;
  for (std::size_t from = 0; from < look.reports.size(); from += kAtOnce) {
    filter.among.emplace();
    for (std::size_t i = from; i < std::min(look.reports.size(), from + kAtOnce); ++i) filter.among->push_back(look.reports[i].id);
    DL_ASSIGN(const std::vector<archive::MapItem> items, find_map_items(look.archive, filter));
    for (const archive::MapItem& item : items) {
      DL_ASSIGN(const auto before, archive::map_history(look.archive, item.id, look.row.seen_report));
      for (News& news : map_item_news(item, before)) out.push_back(std::move(news));
    }
  }
  return out;
}

}  // namespace dateline::watch
