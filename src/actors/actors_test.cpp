// Entities and relations of short texts, as tables: what is named, how often, and what is said to hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "actors/entities.h"
#include "actors/lexicon.h"
#include "actors/relations.h"
#include "tests/support/annotate.h"

namespace dateline::actors {
namespace {

struct Read {
  std::unique_ptr<Document> doc;
  Reading reading;
};

Read read(const std::string& text) {
  Read out{test::annotate(text), {}};
  const Syntax syntax(*out.doc);
  read_entities(syntax, out.reading);
  read_relations(syntax, out.reading);
  return out;
}

std::vector<std::string> entity_lines(const Read& read) {
  std::vector<std::string> out;
  for (const Entity& entity : read.reading.entities) {
    std::string line = entity.name + " | " + std::string(name_of(entity.type)) + " |";
    for (const Mention& mention : entity.mentions) line += " " + std::string(read.doc->text().at(mention.span)) + ";";
    out.push_back(line);
  }
  return out;
}

std::vector<std::string> relation_lines(const Read& read) {
  std::vector<std::string> out;
  for (const Relation& relation : read.reading.relations) {
    out.push_back(read.reading[relation.from].name + " " + std::string(name_of(relation.type)) + " " + read.reading[relation.to].name);
  }
  return out;
}

std::string all(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += "  " + line + "\n";
  return out;
}

void expect_line(const std::vector<std::string>& lines, const std::string& want, const std::string& text) {
  EXPECT_TRUE(std::find(lines.begin(), lines.end(), want) != lines.end()) << text << "\nwanted: " << want << "\ngot:\n" << all(lines);
}

struct Row {
  const char* text;
  const char* want;
};

class Entities : public testing::TestWithParam<Row> {};
TEST_P(Entities, AreNamedWithTheirMentions) {
  expect_line(entity_lines(read(GetParam().text)), GetParam().want, GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(Table, Entities, testing::Values(
    Row{"Troops of Ukraine shot down two Mi-8 helicopters.", "Mi-8 | platform | two Mi-8 helicopters; Mi-8;"},
    Row{"Prime Minister Edi Rama met Angela Merkel. Rama thanked her.", "Edi Rama | person | Prime Minister Edi Rama; Rama;"},
    Row{"Prime Minister Edi Rama met Angela Merkel. Rama thanked her.", "Angela Merkel | person | Angela Merkel; her;"},
    Row{"Prime Minister Edi Rama met Angela Merkel.", "Prime Minister | position | Prime Minister;"},
    Row{"The World Food Programme (WFP) said it had run out of rice.", "World Food Programme | organization | The World Food Programme; WFP; it;"},
    Row{"Pakistan's Lashkar-e-Taiba denied the charge.", "Lashkar-e-Taiba | organization | Lashkar-e-Taiba;"},
    Row{"Fighters of Boko Haram burned a school. The group has killed thousands.", "Boko Haram | organization | Boko Haram; The group;"},
    Row{"The frigate HMS Argyll sailed on Monday.", "HMS Argyll | platform | HMS Argyll;"},
    Row{"Moscow denied the report.", "Russia | country | Moscow;"},
    Row{"He lives in Moscow.", "Moscow | place | Moscow;"},
    Row{"Rebels seized three tanks and a depot near Goma.", "tanks | platform | tanks;"},
    Row{"Rebels seized three tanks and a depot near Goma.", "three | quantity | three;"},
    Row{"Rebels seized three tanks and a depot near Goma.", "Rebels | group | Rebels;"}));

class Relations : public testing::TestWithParam<Row> {};
TEST_P(Relations, AreSaid) { expect_line(relation_lines(read(GetParam().text)), GetParam().want, GetParam().text); }
INSTANTIATE_TEST_SUITE_P(Table, Relations, testing::Values(
    Row{"Khalifa Haftar leads the Libyan National Army.", "Khalifa Haftar leads Libyan National Army"},
    Row{"Boko Haram was founded by Mohammed Yusuf in 2002.", "Mohammed Yusuf founded Boko Haram"},
    Row{"Houthi rebels are backed by Iran.", "Houthi rebels backed_by Iran"},
    Row{"Turkish-backed rebels entered the town.", "Turkish-backed rebels backed_by Turkey"},
    Row{"Abiy Ahmed resigned as defence minister.", "Abiy Ahmed resigned_from defence minister"},
    Row{"Gazprom owns the refinery.", "Gazprom owns refinery"},
    Row{"Canada designated Hamas as a terrorist organization.", "Canada regards_as_terrorist Hamas"},
    Row{"Ned Price, a spokesman for the State Department, declined to comment.", "Ned Price spokesperson_of State Department"}));

TEST(Relations, KeepTheirDates) {
  auto doc = test::annotate("Isaias Afwerki has led Eritrea since 1993.");
  const Syntax syntax(*doc);
  Reading reading;
  TimeExpression time;
  time.span = {37, 41};
  time.value = "1993";
  add(reading.times, time);
  read_entities(syntax, reading);
  read_relations(syntax, reading);
  ASSERT_EQ(reading.relations.size(), 1u);
  EXPECT_EQ(reading.relations[0].start, "1993");
  EXPECT_EQ(reading.relations[0].end, "");
}

TEST(Relations, AreNotMadeOfDenials) {
  EXPECT_EQ(relation_lines(read("Qatar does not fund Hamas.")), std::vector<std::string>());
  EXPECT_EQ(relation_lines(read("He wants to lead NATO.")), std::vector<std::string>());
}

TEST(Persons, HaveTheClassThatTheTextGives) {
  const auto class_of = [](const std::string& text) {
    for (const Entity& entity : read(text).reading.entities) {
      if (entity.type == EntityType::kPerson) return entity.person_class;
    }
    return std::optional<PersonClass>();
  };
  EXPECT_EQ(class_of("President Joko Widodo arrived."), PersonClass::kPublicRole);
  EXPECT_EQ(class_of("A girl was hurt."), PersonClass::kProtected);
  EXPECT_EQ(class_of("A farmer found it."), PersonClass::kPrivate);
  EXPECT_EQ(class_of("Omar Saleh, 15, said he saw soldiers."), PersonClass::kProtected);
  EXPECT_EQ(class_of("Omar Saleh, 51, said he saw soldiers."), PersonClass::kPrivate);
}

TEST(Persons, LeaveTheSectorOfAFormerOffice) {
  const auto code_of = [](const std::string& text) {
    Read got = read(text);
    read_relations(Syntax(*got.doc), got.reading);
    for (const Entity& entity : got.reading.entities) {
      if (entity.type == EntityType::kPerson) return entity.code;
    }
    return std::string("nobody");
  };
  EXPECT_EQ(code_of("Kenyan Finance Minister Musa Keita was there."), "KENGOV");
  EXPECT_EQ(code_of("Former Kenyan minister Olga Petrova was arrested."), "KENELI");
  EXPECT_EQ(code_of("The former Kenyan president Pedro Alva, now head of the Northern Bank, spoke."), "KENBUS");
  EXPECT_EQ(code_of("Kenya's then-president Joao Matos signed it."), "KENGOV");
}

TEST(Lexicon, FoldsNamesAlike) {
  EXPECT_EQ(fold("al-Qaeda"), fold("Al Qaeda"));
  EXPECT_EQ(fold("U.N."), "un");
  EXPECT_EQ(fold("Mu\u2019nis"), "munis");
  EXPECT_EQ(fold("Minister\u200e"), "minister");
}

TEST(Lexicon, TablesAreWellFormed) {
  const Lexicon& lex = lexicon();
  EXPECT_GT(lex.countries.size(), 190u);
  for (const KnownActor& actor : lex.actors) {
    EXPECT_FALSE(actor.subtype.empty()) << actor.name;
    EXPECT_TRUE(actor.country.empty() || lex.country(actor.country)) << actor.name << " " << actor.country;
  }
}

TEST(Spans, LieInTheText) {
  const std::string text = "The M23 rebels took Rutshuru\u200e, where \u201cthe hills\u201d end. Its leader, Sultani Makenga, fled. (ADF) - F-16";
  const Read got = read(text);
  for (const Entity& entity : got.reading.entities) {
    EXPECT_FALSE(entity.mentions.empty());
    for (const Mention& mention : entity.mentions) {
      EXPECT_LT(mention.span.start, mention.span.end);
      EXPECT_LE(mention.span.end, got.doc->text().size());
    }
  }
}

}  // namespace
}  // namespace dateline::actors
