// Country, sectors and CAMEO code of who is named in short texts.
#include <gtest/gtest.h>

#include <string>

#include "actors/entities.h"
#include "actors/relations.h"
#include "tests/support/annotate.h"

namespace dateline::actors {
namespace {

struct Row {
  const char* text;
  const char* words;  // of a mention
  const char* code;
};

/// The code of the entity that one of the mentions with these words belongs to; "no such mention" if none.
std::string code_of(const std::string& text, std::string_view words, const std::string& published = "2021-03-10") {
  const auto doc = test::annotate(text, published);
  Reading reading;
  const Syntax syntax(*doc);
  read_entities(syntax, reading);
  read_relations(syntax, reading);
  for (const Entity& entity : reading.entities) {
    for (const Mention& mention : entity.mentions) {
      if (doc->text().at(mention.span) == words) return entity.code;
    }
  }
  return "no such mention";
}

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(code_of(row.text, row.words), row.code) << row.text;
}

TEST(ActorCode, TakesTheStateThatThePhraseNames) {
  check({
      {"Iraqi soldiers shot at a car.", "Iraqi soldiers", "IRQMIL"},
      {"Security forces in Guinea beat two drivers.", "Security forces", "GINMIL"},
      {"A priest from Peru was arrested.", "A priest", "PERREL"},
      {"The army of Mali withdrew.", "The army of Mali", "MLIMIL"},
      {"A newspaper based in Togo was fined.", "A newspaper", "TGOMED"},
      {"A group of Moroccan diplomats arrived.", "A group of Moroccan diplomats", "MARGOV"},
      {"Turkmen border guards fired.", "Turkmen border guards", "TKMMIL"},
  });
}

TEST(ActorCode, TakesNoStateThatOnlyStandsBeside) {
  check({
      {"Iranian-backed rebels fired.", "Iranian-backed rebels", "---REB"},
      {"Pro-Kenya militiamen fired.", "Pro-Kenya militiamen", "---REB"},
      {"Kenya said that rebels had fired.", "rebels", "---REB"},
      {"Police came to Kenya from Uganda.", "Police", "---COP"},
      {"Foreign journalists were held in Togo.", "Foreign journalists", "---MED"},
  });
}

TEST(ActorCode, PeoplesOfOneStateAndOfSeveral) {
  check({
      {"Yoruba elders met.", "Yoruba elders", "NGA"},
      {"Kurdish rebels fired.", "Kurdish rebels", "---REB"},
      {"Kurdish rebels fired on police in Turkey.", "Kurdish rebels", "TURREB"},
      {"Ethnic Albanians marched in Serbia.", "Albanians", "SRB"},
  });
}

TEST(ActorCode, ReligionsOfGroups) {
  check({
      {"Muslim hackers defaced the site.", "Muslim hackers", "MOSCRM"},
      {"Catholic priests marched.", "Catholic priests", "CHRCTHREL"},
      {"Nigerian Muslims marched.", "Muslims", "NGAMOS"},
      {"Kenyan Muslim leaders met.", "Kenyan Muslim leaders", "KENMOS"},
      {"A Catholic priest was arrested.", "A Catholic priest", "---REL"},
  });
}

TEST(ActorCode, ThoseWhereItHappens) {
  check({
      {"Police in riot gear beat protesters in Togo.", "Police", "TGOCOP"},
      {"Police beat protesters in Togo and Benin.", "protesters", "---OPP"},
      {"The minister said in Kenya that he would resign.", "The minister", "---GOV"},
  });
}

TEST(ActorCode, BodiesOfTheOneStateWhosePeopleAreToldOf) {
  check({
      {"Gambian opposition leaders called on the army to stay out of politics.", "the army", "GMBMIL"},
      {"Gambia called on the army to stay out of politics.", "the army", "---MIL"},
      {"Gambian rebels fled to Mali, the army said.", "the army", "---MIL"},
  });
}

TEST(ActorCode, BodiesOfNoState) {
  check({
      {"The European Union imposed sanctions.", "The European Union", "IGOEUREEC"},
      {"UN peacekeepers fired.", "UN peacekeepers", "IGOUNOMIL"},
      {"A human rights group protested.", "A human rights group", "NGO"},
  });
}

TEST(ActorCode, LeadersByNameAndDay) {
  EXPECT_EQ(code_of("Barack Obama spoke.", "Barack Obama", "2015-06-09"), "USAGOV");
  EXPECT_EQ(code_of("Barack Obama spoke.", "Barack Obama", "2021-03-10"), "USAELI");
  EXPECT_EQ(code_of("Barack Obama spoke.", "Barack Obama", ""), "USA");
  EXPECT_EQ(code_of("President Bush spoke.", "President Bush", ""), "USAGOV");
  EXPECT_EQ(code_of("Kate Bush sang.", "Kate Bush"), "");
  EXPECT_EQ(code_of("Former President Olusegun Obasanjo spoke.", "Former President Olusegun Obasanjo"), "NGAELI");
}

TEST(ActorCode, SomebodyInOfficeWhoActsIsNoOffice) {
  check({{"A French minister has cancelled a visit.", "A French minister", "FRAGOV"},
         {"Kenyan and Ugandan soldiers fired.", "Ugandan soldiers", "UGAMIL"}});
}

}  // namespace
}  // namespace dateline::actors
