#include "search/search_words.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

std::string Expression(std::string_view words) {
  const Result<std::string> expression = SearchExpression(words);
  return expression ? *expression : "error: " + expression.error().ToString();
}

TEST(SearchWords, WantsAllWords) {
  EXPECT_EQ(Expression("iran"), "\"iran\"");
  EXPECT_EQ(Expression(" iran  talks\tban "), "((\"iran\" AND \"talks\") AND \"ban\")");
  EXPECT_EQ(Expression("iran AND talks"), "(\"iran\" AND \"talks\")");
}

TEST(SearchWords, KnowsPhrasesAndBeginnings) {
  EXPECT_EQ(Expression("\"nuclear talks\""), "\"nuclear talks\"");
  EXPECT_EQ(Expression("sanct*"), "\"sanct\" *");
  EXPECT_EQ(Expression("\"nuclear ta\"*"), "\"nuclear ta\" *");
}

TEST(SearchWords, BindsNotBeforeAndBeforeOr) {
  EXPECT_EQ(Expression("a OR b c NOT d"), "(\"a\" OR (\"b\" AND (\"c\" NOT \"d\")))");
  EXPECT_EQ(Expression("(a OR b) NOT c"), "((\"a\" OR \"b\") NOT \"c\")");
  EXPECT_EQ(Expression("and or not"), "((\"and\" AND \"or\") AND \"not\")");
}

TEST(SearchWords, LooksIntoTheTitleAlone) {
  EXPECT_EQ(Expression("title:truce oil"), "(title : (\"truce\") AND \"oil\")");
  EXPECT_EQ(Expression("title:(truce OR \"cease fire\")"), "title : ((\"truce\" OR \"cease fire\"))");
}

TEST(SearchWords, TakesOtherSignsAsTheyAre) {
  EXPECT_EQ(Expression("U.S.-led O'Brien — ^x + col:y …"),
            "(((\"U.S.-led\" AND \"O'Brien\") AND \"^x\") AND \"col:y\")");
  EXPECT_EQ(Expression("“peace talks” Ürümqi 北京"), "((\"peace talks\" AND \"Ürümqi\") AND \"北京\")");
  EXPECT_EQ(Expression("a - b"), "(\"a\" AND \"b\")");
}

TEST(SearchWords, SaysWhatIsWrong) {
  EXPECT_EQ(Expression(""), "error: there is no word to search for");
  EXPECT_EQ(Expression("--- !"), "error: there is no word to search for");
  EXPECT_EQ(Expression("\"iran"), "error: a quotation mark is not closed");
  EXPECT_EQ(Expression("(iran"), "error: a bracket is not closed");
  EXPECT_EQ(Expression("iran)"), "error: a bracket is closed that was not opened");
  EXPECT_EQ(Expression("()"), "error: there are no words before a bracket that closes");
  EXPECT_EQ(Expression("NOT oil"), "error: NOT has to stand between what is wanted and what is not: iran NOT oil");
  EXPECT_EQ(Expression("OR oil"), "error: OR has no words before it; in small letters it is a word like others");
  EXPECT_EQ(Expression("oil OR"), "error: words are missing at the end");
  EXPECT_EQ(Expression(std::string(200, '(') + "a" + std::string(200, ')')),
            "error: there are too many brackets within brackets");
}

}  // namespace
}  // namespace tacitus
