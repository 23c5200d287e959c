#include "events/facility_states.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "events/test_scaffold.h"

namespace dateline::events {
namespace {

Reading read(const std::string& text) {
  test::Told told = test::tell(text, "2021-03-10", {});
  read_facility_states(Syntax(*told.doc), told.reading);
  return std::move(told.reading);
}

std::string states_of(const std::string& text) {
  std::string out;
  for (const Entity& entity : read(text).entities) {
    for (const EntityState& state : entity.states) out += (out.empty() ? "" : "; ") + entity.name + " " + state.state;
  }
  return out;
}

TEST(FacilityStates, FollowTheWords) {
  const std::pair<const char*, const char*> rows[] = {
      {"Ethiopia has built a dam.", "dam built"},
      {"Ethiopia is building a dam.", "dam building"},
      {"A dam is being built.", "dam building"},
      {"Ethiopia plans to build a dam.", "dam planned"},
      {"Ethiopia promised to build a dam.", "dam planned"},
      {"The bridge is closed to trucks.", "bridge closed"},
      {"The port reopened.", "port reopened"},
      {"The refinery remains closed.", "refinery closed"},
      {"The refinery was closed.", "refinery closed"},
      {"Shells hit the hospital and destroyed a bridge.", "hospital hit; bridge destroyed"},
      {"Shells hit the town, destroying a bridge.", "bridge destroyed"},
      {"Kenya began building a dam.", "dam building"},
      {"The bomb partially destroyed a hospital.", "hospital damaged"},
      {"The rebels took control of the base.", "base captured"},
      {"Construction of the tunnel was halted.", "tunnel halted"},
      {"Workers completed construction of the tunnel.", "tunnel built"},
  };
  for (const auto& [text, states] : rows) EXPECT_EQ(states_of(text), states) << text;
}

TEST(FacilityStates, NoneOfWhatIsNotToldAsSo) {
  for (const char* text : {"The bridge was not destroyed.", "The port is not closed.", "Ethiopia may close the port.", "Ethiopia wants to reopen the port.",
                           "If the dam is destroyed, farmers will flee.", "The council demanded that the prison be closed.", "The army took position near the town.", "The bridge opened a new era.", "Ships will wait until the port is rebuilt.", "Monks called for the construction of a temple.", "Monks spoke of building a temple.",
                            "Ethiopia is negotiating with Kenya to build a dam."}) {
    EXPECT_EQ(states_of(text), "") << text;
  }
}

TEST(FacilityStates, EachIsToldByAnEvent) {
  const Reading reading = read("Ethiopia has built a dam. The port was closed. Shells hit the hospital.");
  int seen = 0;
  for (const Entity& entity : reading.entities) {
    for (const EntityState& state : entity.states) {
      ++seen;
      EXPECT_TRUE(std::any_of(reading.events.begin(), reading.events.end(), [&](const Event& event) { return event.span == state.span; })) << state.state;
    }
  }
  EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace dateline::events
