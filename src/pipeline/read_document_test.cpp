#include "pipeline/read_document.h"

#include <gtest/gtest.h>

namespace dateline::pipeline {
namespace {

TEST(Stages, EachFindsWhatItRequires) { EXPECT_EQ(check_order(stages()), ""); }

TEST(Stages, AMissingLayerIsNamed) {
  const std::vector<Stage> order = {{"claims", {"events"}, {"claims"}, {}}};
  EXPECT_EQ(check_order(order), "claims requires events, which no stage before it assigns");
}

}  // namespace
}  // namespace dateline::pipeline
