#include "code/quotes/quote_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class QuoteMarksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // The quoted spans of a text: inner ones after ">", unclosed ones with "…" behind, continued ones with "+" before.
  static std::vector<std::string> SpansOf(const std::string& text) {
    const Parse parse = TestParser().Run(text);
    std::vector<std::string> lines;
    for (const QuotedSpan& span : MatchQuoteMarks(parse)) {
      std::string line = span.parent == kNoIndex ? "" : ">";
      if (span.continues) line += "+";
      line += parse.TextOf(span.tokens);
      if (span.closing == kNoIndex) line += "…";
      lines.push_back(line);
    }
    return lines;
  }
};

TEST_F(QuoteMarksTest, StraightMarks) {
  EXPECT_THAT(SpansOf("\"Yes,\" he said, \"and no.\""), ElementsAre("Yes,", "and no."));
}

TEST_F(QuoteMarksTest, TwoApostrophesForAMark) {
  EXPECT_THAT(SpansOf("''We are closed,'' she said."), ElementsAre("We are closed,"));
}

TEST_F(QuoteMarksTest, NestedMarks) {
  EXPECT_THAT(SpansOf("“They shouted ‘go home’ at us,” she said."),
              ElementsAre("They shouted ‘go home’ at us,", ">go home"));
}

TEST_F(QuoteMarksTest, ApostrophesAreNoMarks) {
  EXPECT_THAT(SpansOf("The workers' union met in the '90s and they don't meet now."), IsEmpty());
}

TEST_F(QuoteMarksTest, APossessiveInsideSingleMarks) {
  EXPECT_THAT(SpansOf("He said ‘the workers’ rights’ were safe."), ElementsAre("the workers’ rights"));
}

TEST_F(QuoteMarksTest, AQuotationOfTwoParagraphs) {
  EXPECT_THAT(SpansOf("He said: \"We came.\n\n\"We went.\""), ElementsAre("We came.…", "+We went."));
}

TEST_F(QuoteMarksTest, AMarkThatIsNeverClosed) {
  EXPECT_THAT(SpansOf("The screen measures 5\" across.\n\nIt is new."), IsEmpty());
}

TEST_F(QuoteMarksTest, AClosingMarkWithoutAnOpeningOne) {
  EXPECT_THAT(SpansOf("It makes their eyes open wider,” he said. “Believe me.”"), ElementsAre("Believe me."));
}

TEST_F(QuoteMarksTest, NothingAtAll) { EXPECT_THAT(SpansOf(""), IsEmpty()); }

}  // namespace
}  // namespace tacitus
