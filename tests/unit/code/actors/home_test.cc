// The country that a document is about, where its clauses are set, and the roles that take their country from them.
#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"
#include "code/actors/corefer.h"
#include "code/actors/home_country.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "tests/support/pipeline.h"
#include "tests/unit/code/actors/actor_text.h"

namespace tacitus {
namespace {

class HomeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  void Code(const std::string& text) {
    parse_ = TestParser().Run(text);
    document_.text = text;
    document_.published_at = std::chrono::sys_seconds(*ParseDate("2024-06-01"));
    coding_ = Coding();
    const Tree tree(parse_);
    FindMentions(tree, ShippedActors(), coding_);
    home_ = HomeCountryOf(tree, document_, ShippedActors(), coding_);
    ResolveCoreference(tree, document_, ShippedActors(), coding_);
    ResolveActors(tree, document_, ShippedActors(), coding_);
  }

  // The code of the first mention with these words.
  [[nodiscard]] std::string CodeOf(const std::string& words) const {
    for (const Mention& mention : coding_.mentions) {
      if (mention.actor.text != words) continue;
      return mention.entities.empty() ? mention.actor.code : coding_.entities[mention.entities.front()].actor.code;
    }
    return "not found";
  }

  Parse parse_;
  Document document_;
  Coding coding_;
  std::string home_;
};

TEST_F(HomeTest, IsTheCountryClearlyAhead) {
  Code("The Kenyan police arrested students in Nairobi. France condemned the arrests.");
  EXPECT_EQ(home_, "KEN");
  Code("The Kenyan police met the Ugandan police. Kenyan and Ugandan officials signed a treaty.");
  EXPECT_EQ(home_, "");
}

TEST_F(HomeTest, IsNotThatOfAnEmbassyOrOfWhomSomethingIsDoneTo) {
  Code("Protesters attacked the French embassy. The rebels accused France of murder.");
  EXPECT_EQ(home_, "");
}

TEST_F(HomeTest, GivesItsCountryToRolesWithoutOne) {
  Code("Kenyan lawmakers met in Nairobi on Monday. The opposition left the room. Western diplomats stayed.");
  EXPECT_EQ(CodeOf("opposition"), "KENOPP");
  EXPECT_EQ(CodeOf("Western diplomats"), "---GOV");
}

TEST_F(HomeTest, YieldsToThePlaceOfTheClause) {
  Code("Kenyan lawmakers met in Nairobi on Monday. In Marseille, police shot a man who had attacked students.");
  EXPECT_EQ(CodeOf("police"), "FRACOP");
  EXPECT_EQ(CodeOf("students"), "FRAEDU");
}

TEST_F(HomeTest, YieldsToWhoActsBeside) {
  Code("Kenyan lawmakers met in Nairobi on Monday. Danish police arrested a student.");
  EXPECT_EQ(CodeOf("student"), "DNKEDU");
}

TEST_F(HomeTest, IsNotTheCountryOfACounterpart) {
  Code("Kenyan President William Ruto called his counterpart before lawmakers met in Nairobi. Uganda agreed.");
  EXPECT_EQ(CodeOf("counterpart"), "UGAGOV");
}

}  // namespace
}  // namespace tacitus
