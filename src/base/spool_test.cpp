#include "base/spool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

TEST(NameSorter, GivesTheSameWhereverTheNamesLay) {
  std::mt19937 random(7);
  std::vector<std::pair<std::string, std::uint32_t>> names;
  for (std::uint32_t i = 0; i < 5000; ++i) names.emplace_back("n" + std::to_string(random() % 700), i);
  std::shuffle(names.begin(), names.end(), random);
  auto sorted = names;
  std::sort(sorted.begin(), sorted.end());
  for (const std::size_t held : {std::size_t{1'000'000}, std::size_t{300}, std::size_t{5000}}) {
    NameSorter sorter(std::filesystem::temp_directory_path(), held);
    for (const auto& [name, link] : names) ASSERT_TRUE(sorter.add(name, link).ok());
    std::vector<std::pair<std::string, std::uint32_t>> out;
    ASSERT_TRUE(sorter.finish([&](std::string_view name, std::uint32_t link) { out.emplace_back(name, link); }).ok());
    EXPECT_EQ(out, sorted) << held;
  }
}

TEST(NameSorter, LeavesOutWhatIsNoName) {
  NameSorter sorter(std::filesystem::temp_directory_path());
  ASSERT_TRUE(sorter.add(std::string(256, 'x'), 1).ok());
  ASSERT_TRUE(sorter.add(std::string(255, 'x'), 2).ok());
  int count = 0;
  ASSERT_TRUE(sorter.finish([&](std::string_view, std::uint32_t link) { count += static_cast<int>(link); }).ok());
  EXPECT_EQ(count, 2);
}

TEST(ScratchFile, NamesTheFolderThatItCannotLieIn) {
  const auto file = ScratchFile::create("/nowhere/at/all");
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().message.find("/nowhere/at/all"), std::string::npos);
}

}  // namespace
}  // namespace dateline
