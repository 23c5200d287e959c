#include "nlp/python_text.h"

#include <gtest/gtest.h>

#include "nlp/lexeme.h"

namespace dateline::nlp {
namespace {

TEST(PythonText, LowersAsPythonDoes) {
  EXPECT_EQ(python::lower("ABC-1"), "abc-1");
  EXPECT_EQ(python::lower("ŁÓDŹ"), "łódź");
  EXPECT_EQ(python::lower("ΣΑΣ"), "σας") << "the sigma at the end of a word";
  EXPECT_EQ(python::lower("İ"), "i̇") << "one letter becomes two";
  EXPECT_EQ(python::lower("北京"), "北京");
}

TEST(PythonText, AnswersLikeStr) {
  EXPECT_TRUE(python::is_space(" \t\n\x1c\u00a0\u3000"));
  EXPECT_FALSE(python::is_space("\u200b")) << "a zero width space is none";
  EXPECT_FALSE(python::is_space(""));
  EXPECT_TRUE(python::is_alpha("naïve北"));
  EXPECT_FALSE(python::is_alpha("a1"));
  EXPECT_TRUE(python::is_digit("12²٣"));
  EXPECT_FALSE(python::is_digit("½"));
  EXPECT_TRUE(python::is_upper("U.S."));
  EXPECT_FALSE(python::is_upper("..."));
  EXPECT_TRUE(python::is_lower("don't"));
  EXPECT_TRUE(python::is_title("Port Of Spain"));
  EXPECT_FALSE(python::is_title("PORT"));
}

TEST(PythonText, CutsByCodePoints) {
  EXPECT_EQ(python::first("émigré", 1), "é");
  EXPECT_EQ(python::last("émigré", 3), "gré");
  EXPECT_EQ(python::last("né", 3), "né");
  EXPECT_EQ(python::first("", 1), "");
}

TEST(WordShape, KeepsFourOfARun) {
  EXPECT_EQ(word_shape("Kinshasa"), "Xxxxx");
  EXPECT_EQ(word_shape("122mm"), "dddxx");
  EXPECT_EQ(word_shape("U.S."), "X.X.");
  EXPECT_EQ(word_shape("2016-17"), "dddd-dd");
  EXPECT_EQ(word_shape("......"), "....");
  EXPECT_EQ(word_shape(std::string(99, 'a')), "xxxx");
  EXPECT_EQ(word_shape(std::string(100, 'a')), "LONG");
}

}  // namespace
}  // namespace dateline::nlp
