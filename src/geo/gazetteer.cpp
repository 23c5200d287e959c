#include "geo/gazetteer.h"

namespace dateline::geo {
Result<std::unique_ptr<Gazetteer>> Gazetteer::open(const std::filesystem::path&) { return std::make_unique<Gazetteer>(); }
}  // namespace dateline::geo
