#include "code/quotes/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "code/quotes/find_quotations.h"
#include "tacitus/read.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AttributionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // The layers around the first token with this text: "speaker cue", a medium in brackets, direct ones in quotes.
  static std::vector<std::string> LayersAround(const std::string& text, const std::string& word) {
    static const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
    if (!knowledge) return {knowledge.error().ToString()};
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    Coding coding;
    FindQuotations(tree, *knowledge, coding);
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != word) continue;
      std::vector<std::string> layers;
      for (const Attribution& layer : AttributionOf(tree, coding, i)) {
        EXPECT_EQ(text.substr(layer.start, layer.end - layer.start), layer.quote);
        EXPECT_EQ(text.substr(layer.speaker.start, layer.speaker.end - layer.speaker.start), layer.speaker.text);
        std::string line = layer.speaker.text + " " + layer.cue;
        if (!layer.medium.empty()) line += " (" + layer.medium + ")";
        layers.push_back(layer.direct ? "\"" + line + "\"" : line);
      }
      return layers;
    }
    return {"no such word"};
  }
};

TEST_F(AttributionTest, NobodySaysWhatTheArticleSays) {
  EXPECT_THAT(LayersAround("Turkey closed the border on Sunday.", "closed"), IsEmpty());
}

TEST_F(AttributionTest, TheSayingItselfIsTheArticles) {
  EXPECT_THAT(LayersAround("Turkey will close the border, the minister said.", "said"), IsEmpty());
}

TEST_F(AttributionTest, AReport) {
  EXPECT_THAT(LayersAround("Turkey will close the border, the minister said.", "close"), ElementsAre("minister said"));
}

TEST_F(AttributionTest, OutermostFirst) {
  EXPECT_THAT(LayersAround("\"The rebels claim that they shot down the plane,\" Colonel Adam Kowalski said.", "shot"),
              ElementsAre("\"Colonel Adam Kowalski said\"", "rebels claim"));
}

TEST_F(AttributionTest, TheMediumIsNoPartOfTheCue) {
  EXPECT_THAT(LayersAround("\"We will close the border,\" Karimi was quoted by state radio as saying.", "close"),
              ElementsAre("\"Karimi was quoted as saying (state radio)\""));
}

TEST_F(AttributionTest, NorIsAColon) {
  EXPECT_THAT(LayersAround("The minister said: \"We will close the border.\"", "close"),
              ElementsAre("\"minister said\""));
}

TEST_F(AttributionTest, AnAccusationIsSomebodysWord) {
  EXPECT_THAT(LayersAround("Iran accused the United States of supporting the rebels.", "supporting"),
              ElementsAre("Iran accused"));
}

TEST_F(AttributionTest, AStanceIsNone) {
  EXPECT_THAT(LayersAround("The union condemned the attack on the convoy.", "attack"), IsEmpty());
}

// Every sentence between the marks of a quotation that only its last sentence closes has its speaker and medium.
TEST_F(AttributionTest, TheFirstArticle) {
  const std::filesystem::path path = std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/article/khamenei-talks.md";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no article at " << path;
  const ReadReport report = ReadFile(path.string());
  ASSERT_EQ(report.documents.size(), 1U);
  const std::string& text = report.documents[0].text;
  EXPECT_THAT(LayersAround(text, "maintain"), ElementsAre("Supreme Leader Ayatollah Ali Khamenei said"));
  EXPECT_THAT(LayersAround(text, "block"), ElementsAre("\"Khamenei was quoted as saying (state TV)\""));
  EXPECT_THAT(LayersAround(text, "yield"), ElementsAre("\"Khamenei was quoted as saying (state TV)\""));
  EXPECT_THAT(LayersAround(text, "solve"), ElementsAre("\"Khamenei was quoted as saying (state TV)\"", "who believe"));
  EXPECT_THAT(LayersAround(text, "reimposed"), IsEmpty());
  EXPECT_THAT(LayersAround(text, "supporting"), ElementsAre("which accused"));
  EXPECT_THAT(LayersAround(text, "changed"), ElementsAre("\"Khamenei said\""));
  EXPECT_THAT(LayersAround(text, "borne"), ElementsAre("\"Khamenei said\""));
}

}  // namespace
}  // namespace tacitus
