#include "code/events/condemnations.h"

#include <gtest/gtest.h>

#include <string>

#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class CondemnationsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // The ACCUSE events of a text as "SOURCE TARGET trigger", one a line.
  static std::string Accusations(const std::string& text) {
    static const Result<Coder> coder = Coder::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
    EXPECT_TRUE(coder.has_value()) << coder.error().ToString();
    Document document;
    document.text = text;
    Parser::Scratch scratch;
    std::string lines;
    for (const Event& event : coder->Run(document, ParseDocument(TestParser(), document, scratch)).events) {
      if (event.event != EventType::kAccuse || !event.source || !event.target) continue;
      lines += event.source->country + " " + event.target->country + " " + event.trigger.text + "\n";
    }
    return lines;
  }
};

TEST_F(CondemnationsTest, WordsOfCondemnationInDirectSpeechAccuse) {
  EXPECT_EQ(Accusations("\"Russia is a brutal aggressor,\" the Polish foreign minister said."), "POL RUS brutal\n");
}

TEST_F(CondemnationsTest, NegatedWordsDoNot) {
  EXPECT_EQ(Accusations("\"Russia is not a brutal aggressor,\" the Polish foreign minister said."), "");
}

TEST_F(CondemnationsTest, TheSpeakersOwnSideIsNotAccused) {
  EXPECT_EQ(Accusations("\"Poland is a brutal aggressor,\" the Polish foreign minister said."), "");
}

TEST_F(CondemnationsTest, WithoutQuotationMarksTheArticleSpeaks) {
  EXPECT_EQ(Accusations("Russia is a brutal aggressor in many eyes."), "");
}

}  // namespace
}  // namespace tacitus
