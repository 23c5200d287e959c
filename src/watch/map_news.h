#pragma once
// What is news of a facility or a leg of a corridor as a new report tells it, against how reports told it before. Pure values.
#include <variant>
#include <vector>

#include "archive/map_items.h"
#include "watch/news.h"

namespace dateline::watch {

/// facility_state, new_leg, leg_changed; a facility without a state that is new tells nothing.
std::vector<News> map_item_news(const archive::MapItem& now, const std::vector<std::variant<archive::FacilityItem, archive::LegItem>>& before);

}  // namespace dateline::watch
