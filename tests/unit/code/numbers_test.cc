#include "code/numbers.h"

#include <gtest/gtest.h>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

// "low high" of the amount that the text begins with, and how many tokens it takes.
std::string Amount(std::string_view text) {
  static const Result<NumberWords> words = NumberWords::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  const std::optional<NumberPhrase> amount = words->ReadAmount(tree, 0);
  if (!amount) return "none";
  const auto side = [](std::optional<double> value) {
    return value ? std::to_string(*value).substr(0, std::to_string(*value).find('.') + 2) : std::string("-");
  };
  return side(amount->low) + " " + side(amount->high) + " " + std::to_string(amount->tokens.size());
}

TEST(NumbersTest, ReadsDigitsAndWords) {
  if (!HasTestPipeline()) GTEST_SKIP();
  EXPECT_EQ(Amount("1,200 people"), "1200.0 1200.0 1");
  EXPECT_EQ(Amount("2.5 million people"), "2500000.0 2500000.0 2");
  EXPECT_EQ(Amount("twenty-one people"), "21.0 21.0 3");
  EXPECT_EQ(Amount("two hundred and six people"), "206.0 206.0 4");
  EXPECT_EQ(Amount("a hundred people"), "100.0 100.0 2");
  EXPECT_EQ(Amount("two and a half years"), "2.5 2.5 4");
  EXPECT_EQ(Amount("two dozen people"), "24.0 24.0 2");
  EXPECT_EQ(Amount("people came"), "none");
}

TEST(NumbersTest, ReadsVagueAmounts) {
  if (!HasTestPipeline()) GTEST_SKIP();
  EXPECT_EQ(Amount("dozens of people"), "24.0 - 1");
  EXPECT_EQ(Amount("tens of thousands of people"), "20000.0 - 3");
  EXPECT_EQ(Amount("several people"), "3.0 - 1");
  EXPECT_EQ(Amount("a few people"), "3.0 - 2");
}

TEST(NumbersTest, ReadsBounds) {
  if (!HasTestPipeline()) GTEST_SKIP();
  EXPECT_EQ(Amount("at least 12 people"), "12.0 - 3");
  EXPECT_EQ(Amount("more than 100 people"), "100.0 - 3");
  EXPECT_EQ(Amount("up to 200 people"), "- 200.0 3");
  EXPECT_EQ(Amount("between 3 and 5 people"), "3.0 5.0 4");
  EXPECT_EQ(Amount("40 to 50 thousand people"), "40000.0 50000.0 4");
}

TEST(NumbersTest, DigitsAreReadAsNewsWriteThem) {
  EXPECT_EQ(ParseDigits("12"), 12);
  EXPECT_EQ(ParseDigits("1,234,567"), 1234567);
  EXPECT_EQ(ParseDigits("1,234.5"), 1234.5);
  for (const char* text : {"", "1,23", "12,3456", "3rd", "2019-20", ",5", "1.2.3", "x"}) {
    EXPECT_FALSE(ParseDigits(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace tacitus
