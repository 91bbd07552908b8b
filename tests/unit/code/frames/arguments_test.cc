#include "code/frames/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// The arguments of the first token with this text, as "role=word".
class ArgumentsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  static std::vector<std::string> ArgumentsOf(const std::string& text, const std::string& predicate,
                                              const std::string& role = "") {
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != predicate) continue;
      const Arguments arguments = Arguments::Of(tree, i);
      for (const Argument& argument : arguments.all()) {
        if (!role.empty() && argument.role != role) continue;
        found.push_back(std::string(argument.role) + "=" + std::string(parse.TextOf(argument.token)));
      }
      break;
    }
    return found;
  }
};

TEST_F(ArgumentsTest, AnActiveClause) {
  EXPECT_THAT(ArgumentsOf("Iran rejected the offer of talks.", "rejected"),
              ElementsAre("subject=Iran", "object=offer", "of=talks"));
}

TEST_F(ArgumentsTest, APassiveWithItsAgent) {
  const std::vector<std::string> found = ArgumentsOf("The mayor was arrested by soldiers on Monday.", "arrested");
  EXPECT_THAT(found, Contains("subject=soldiers"));
  EXPECT_THAT(found, Contains("object=mayor"));
}

TEST_F(ArgumentsTest, APassiveWithoutAgentHasNoSubject) {
  EXPECT_THAT(ArgumentsOf("The mayor was arrested on Monday.", "arrested", "subject"), IsEmpty());
}

TEST_F(ArgumentsTest, ARelativePronounStandsForItsNoun) {
  EXPECT_THAT(ArgumentsOf("The rebels, who attacked the village, fled.", "attacked", "subject"),
              ElementsAre("subject=rebels"));
}

TEST_F(ArgumentsTest, AReducedRelativeIsAPassive) {
  EXPECT_THAT(ArgumentsOf("Journalists detained by the police were freed.", "detained"),
              ElementsAre("subject=police", "object=Journalists"));
}

TEST_F(ArgumentsTest, AControlledVerbHasTheObjectForSubject) {
  EXPECT_THAT(ArgumentsOf("France urged Turkey to withdraw its troops.", "withdraw", "subject"),
              ElementsAre("subject=Turkey"));
}

TEST_F(ArgumentsTest, AControlledVerbWithoutObjectHasTheSubject) {
  EXPECT_THAT(ArgumentsOf("Turkey refused to withdraw its troops.", "withdraw", "subject"),
              ElementsAre("subject=Turkey"));
}

TEST_F(ArgumentsTest, AnAccusedPartyDoesWhatItIsAccusedOf) {
  EXPECT_THAT(ArgumentsOf("Kenya accused Somalia of shelling a village.", "shelling", "subject"),
              ElementsAre("subject=Somalia"));
}

TEST_F(ArgumentsTest, CoordinatedVerbsShareTheirSubject) {
  EXPECT_THAT(ArgumentsOf("Troops entered the town and arrested two men.", "arrested", "subject"),
              ElementsAre("subject=Troops"));
}

TEST_F(ArgumentsTest, CoordinatedSubjectsAreEach) {
  EXPECT_THAT(ArgumentsOf("France and Germany condemned the attack.", "condemned", "subject"),
              ElementsAre("subject=France", "subject=Germany"));
}

TEST_F(ArgumentsTest, ANounHasPossessorPrepositionsAndGovernor) {
  const std::vector<std::string> found = ArgumentsOf("Russia renewed its ban on talks with Japan.", "ban");
  EXPECT_THAT(found, Contains("possessor=its"));
  EXPECT_THAT(found, Contains("on=talks"));
  EXPECT_THAT(found, Contains("governor=renewed"));
}

TEST_F(ArgumentsTest, ANounsAgentIsItsSubject) {
  EXPECT_THAT(ArgumentsOf("The killing of a judge by gunmen shocked Mexico.", "killing", "subject"),
              ElementsAre("subject=gunmen"));
}

TEST_F(ArgumentsTest, ASubjectRelativeIsNotTheObject) {
  EXPECT_THAT(ArgumentsOf("The rebels, who attacked the village, fled.", "attacked"), Not(Contains("object=rebels")));
}

}  // namespace
}  // namespace tacitus
