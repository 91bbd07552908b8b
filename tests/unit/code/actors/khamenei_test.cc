// Every mention of the first real article, read where it stands in ../shared/article/.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "code/actors/corefer.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "tacitus/read.h"
#include "tests/support/pipeline.h"
#include "tests/unit/code/actors/actor_text.h"

namespace tacitus {
namespace {

const std::filesystem::path kArticle =
    std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/article/khamenei-talks.md";

TEST(KhameneiArticleTest, EveryMentionIsWhoItIs) {
  if (!std::filesystem::exists(kArticle)) GTEST_SKIP() << "no " << kArticle;
  if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  const ReadReport report = ReadFile(kArticle.string());
  ASSERT_EQ(report.documents.size(), 1U);
  const Document& document = report.documents.front();
  const Parse parse = TestParser().Run(document.text);
  const Tree tree(parse);
  Coding coding;
  FindMentions(tree, ShippedActors(), coding);
  ResolveCoreference(tree, document, ShippedActors(), coding);
  ResolveActors(tree, document, ShippedActors(), coding);

  // The mention's head word, then the codes of its entities; "?" for none, "@IRN" for a place in Iran.
  std::vector<std::string> found;
  for (const Mention& mention : coding.mentions) {
    std::string line = std::string(parse.TextOf(mention.head)) + " ";
    if (mention.is_place) {
      line += "@" + mention.actor.country;
    } else if (mention.entities.empty()) {
      line += "?";
    } else {
      for (const std::uint32_t entity : mention.entities) line += coding.entities[entity].actor.code + " ";
    }
    while (line.back() == ' ') line.pop_back();
    found.push_back(line);
  }
  const std::vector<std::string> expected = {
      "Iran IRN",
      "Khamenei IRNGOV",
      "US USA",
      "DUBAI @ARE",
      "Iran IRN",
      "its IRN",
      "States USA",
      "Khamenei IRNGOV",
      "countries IRN USA",
      "foes",
      "embassy USAGOV",
      "US USA",
      "Tehran @IRN",
      "America USA",
      "America USA",
      "It ?",
      "Iran IRN",
      "America USA",
      "Those ?",
      "who ?",
      "enemy ?",
      "our ?",
      "Khamenei IRNGOV",
      "who IRNGOV",
      "authority IRNGOV",
      "Iran IRN",
      "TV ---JRN",
      "foes IRN USA",
      "Trump USAGOV",
      "US USA",
      "Iran IRN",
      "powers ---GOV",
      "which ---GOV",
      "Tehran IRNGOV",
      "its IRNGOV",
      "Washington USAGOV",
      "Iranian IRN",
      "it USAGOV",
      "Iran IRN",
      "Khamenei IRNGOV",
      "officials IRNGOV",
      "Iranian IRN",
      "States USA",
      "embassy USAGOV",
      "US USA",
      "Iran IRN",
      "Islamic ---REL",
      "Iran @IRN",
      "crowds IRNCVL",
      "America USA",
      "country IRN",
      "countries IRN USA",
      "which IRN USA",
      "East @",
      "Iran IRN",
      "Iran IRN",
      "which IRN",
      "States USA",
      "its IRN",
      "Shah IRNELI",
      "Americans USA",
      "embassy USAGOV",
      "which USAGOV",
      "it IRN",
      "US USA",
      "it USA",
      "Khamenei IRNGOV",
      "America USA",
      "Iran IRN",
  };
  EXPECT_EQ(found, expected);

  for (const Mention& mention : coding.mentions) {
    EXPECT_EQ(document.text.substr(mention.actor.start, mention.actor.end - mention.actor.start), mention.actor.text);
    if (parse.TextOf(mention.head) != "Khamenei") continue;
    ASSERT_EQ(mention.entities.size(), 1U);
    const Actor& actor = coding.entities[mention.entities.front()].actor;
    EXPECT_EQ(actor.name, "Ali Khamenei");
    EXPECT_EQ(actor.role, "Supreme Leader");
    EXPECT_EQ(actor.cow, 630);
  }
}

}  // namespace
}  // namespace tacitus
