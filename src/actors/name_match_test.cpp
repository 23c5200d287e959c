// Names that are one and names that are not, as tables.
#include "actors/name_match.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "actors/name_words.h"
#include "base/data_file.h"

namespace dateline::actors {
namespace {

struct Pair {
  const char* a;
  const char* b;
  NameLikeness want;
};
void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.a << " = " << pair.b; }

bool share_a_key(EntityType type, const char* a, const char* b) {
  const auto left = name_keys(type, a), right = name_keys(type, b);
  return std::any_of(left.begin(), left.end(), [&](const std::string& key) { return std::find(right.begin(), right.end(), key) != right.end(); });
}

void expect_likeness(EntityType type, const Pair& pair) {
  EXPECT_EQ(name_of(compare_names(type, pair.a, pair.b)), name_of(pair.want));
  EXPECT_EQ(name_of(compare_names(type, pair.b, pair.a)), name_of(pair.want));
  if (pair.want != NameLikeness::kNone) {
    EXPECT_TRUE(share_a_key(type, pair.a, pair.b));
  }
}

class Persons : public testing::TestWithParam<Pair> {};
TEST_P(Persons, AreComparedByName) { expect_likeness(EntityType::kPerson, GetParam()); }
INSTANTIATE_TEST_SUITE_P(Table, Persons, testing::Values(
    Pair{"Muammar Qaddafi", "Moammar Gadhafi", NameLikeness::kTransliteration},
    Pair{"Mohammed Omar", "Muhammad Umar", NameLikeness::kTransliteration},
    Pair{"Hussein al-Houthi", "Husayn Houthi", NameLikeness::kTransliteration},
    Pair{"Abdul Rahman Yassin", "Abd al-Rahman Yasin", NameLikeness::kTransliteration},
    Pair{"Abdurrahman Yassin", "Abdel-Rahman Yaseen", NameLikeness::kTransliteration},
    Pair{"Volodymyr Zelensky", "Володимир Зеленський", NameLikeness::kTransliteration},
    Pair{"Sergei Lavrov", "Sergey Lavrov", NameLikeness::kTransliteration},
    Pair{"Сергей Лавров", "Sergei Lavrov", NameLikeness::kTransliteration},
    Pair{"Khalifa Haftar", "خليفة حفتر", NameLikeness::kTransliteration},
    Pair{"Saddam Hussein", "صدام حسين", NameLikeness::kTransliteration},
    Pair{"Lavrov, Sergei", "Sergei LAVROV", NameLikeness::kNameOrder},
    Pair{"Ana María Ruiz", "Ana Maria Ruiz", NameLikeness::kSameName},
    Pair{"Jon Bertil Falk", "Jon Falk", NameLikeness::kFullerName},
    Pair{"Osama bin Laden", "Usama ibn Ladin", NameLikeness::kTransliteration},
    Pair{"Haftar", "Haftar", NameLikeness::kNone},
    Pair{"Haftar", "Khalifa Haftar", NameLikeness::kNone},
    Pair{"Hassan Karimi", "Hussein Karimi", NameLikeness::kNone},
    Pair{"Mahmoud Salim", "Mohammad Salim", NameLikeness::kNone},
    Pair{"Salim Ahmed", "Salam Ahmed", NameLikeness::kNone},
    Pair{"Sayyid Karimi", "Saeed Karimi", NameLikeness::kNone},
    Pair{"Amir Darwish", "Omar Darwish", NameLikeness::kNone},
    Pair{"J. Falk", "Jon Falk", NameLikeness::kNone},
    Pair{"Jon Falk Andersen", "Jon Falk", NameLikeness::kNone},
    Pair{"Jon Falk", "Jan Falk", NameLikeness::kNone}));

class Bodies : public testing::TestWithParam<Pair> {};
TEST_P(Bodies, AreComparedByName) { expect_likeness(EntityType::kOrganization, GetParam()); }
INSTANTIATE_TEST_SUITE_P(Table, Bodies, testing::Values(
    Pair{"Kata'ib Hezbollah", "Kataeb Hizballah", NameLikeness::kTransliteration},
    Pair{"al-Qaeda", "Al Qaida", NameLikeness::kTransliteration},
    Pair{"Ministry of Oil", "Oil Ministry", NameLikeness::kNameOrder},
    Pair{"Lashkar-e-Taiba", "Lashkar i Tayyiba", NameLikeness::kTransliteration},
    Pair{"Varnholt Shipping Co. Ltd", "Varnholt Shipping", NameLikeness::kSameName},
    Pair{"Рособоронэкспорт", "Rosoboronexport", NameLikeness::kTransliteration},
    Pair{"U.N.", "UN", NameLikeness::kSameName},
    Pair{"PKK", "PK", NameLikeness::kNone},
    Pair{"47th Brigade", "48th Brigade", NameLikeness::kNone},
    Pair{"Free Army", "Army", NameLikeness::kNone},
    Pair{"National Army", "National Navy", NameLikeness::kNone}));

TEST(NameMatch, SaysWhy) {
  std::string reason;
  EXPECT_TRUE(same_actor_name(EntityType::kPerson, "Mohammed Omar", "Muhammad Umar", &reason));
  EXPECT_EQ(reason, "transliteration");
  EXPECT_FALSE(same_actor_name(EntityType::kPerson, "Omar", "Umar", &reason));
  EXPECT_EQ(reason, "");
}

TEST(NameMatch, HostileNamesAreBounded) {
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "abd al ";
  EXPECT_LE(compared_words(many, NameKind::kPerson).size(), kMostNameWords);
  EXPECT_LE(compared_words(std::string(1'000'000, 'x'), NameKind::kPerson)[0].word.size(), 64u);
  for (const char* odd : {"", " ", ".", "al", "al al", "abd", "abdul", "\xff\xfe", "-'-"}) {
    name_keys(EntityType::kPerson, odd);
    name_keys(EntityType::kOrganization, odd);
    compare_names(EntityType::kOrganization, odd, odd);
  }
}

TEST(Spellings, AWordStandsOnce) {
  std::vector<std::string> seen;
  for (const TableRow& row : data_table("actors/spellings.tsv")) {
    if (row[0] != "same") continue;
    for (std::string_view word : split(row[1], ';')) seen.emplace_back(word);
  }
  std::sort(seen.begin(), seen.end());
  const auto twice = std::adjacent_find(seen.begin(), seen.end());
  EXPECT_EQ(twice, seen.end()) << *twice;
}

}  // namespace
}  // namespace dateline::actors
