// Mentions, coreference and actors on short texts: who is who, as "words => who".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/calendar.h"
#include "code/actors/corefer.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "tests/support/pipeline.h"
#include "tests/unit/code/actors/actor_text.h"

namespace tacitus {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

class ActorDocumentTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  void Code(const std::string& text, const std::string& published = "2019-11-03") {
    parse_ = TestParser().Run(text);
    Document document;
    document.text = text;
    document.published_at = std::chrono::sys_seconds(*ParseDate(published));
    coding_ = Coding();
    const Tree tree(parse_);
    FindMentions(tree, ShippedActors(), coding_);
    ResolveCoreference(tree, document, ShippedActors(), coding_);
    ResolveActors(tree, document, ShippedActors(), coding_);
  }

  // Each mention: "words => code name" of its entities, "words => ?" where it has none, "words @" for places.
  [[nodiscard]] std::vector<std::string> Mentions() const {
    std::vector<std::string> lines;
    for (const Mention& mention : coding_.mentions) {
      std::string line = mention.actor.text;
      if (mention.is_place) {
        lines.push_back(line + " @");
        continue;
      }
      line += " =>";
      if (mention.entities.empty()) line += " ?";
      for (const std::uint32_t entity : mention.entities) line += " " + coding_.entities[entity].actor.code;
      lines.push_back(line);
    }
    return lines;
  }

  // The name of whom the last mention with these words refers to.
  [[nodiscard]] std::string NameOf(const std::string& words) const {
    for (std::size_t m = coding_.mentions.size(); m-- > 0;) {
      const Mention& mention = coding_.mentions[m];
      if (mention.actor.text != words) continue;
      return mention.entities.size() == 1 ? coding_.entities[mention.entities[0]].actor.name : "";
    }
    return "no such mention";
  }

  Parse parse_;
  Coding coding_;
};

TEST_F(ActorDocumentTest, CapitalsActOrAreWhereThingsHappen) {
  Code("Tehran accepted curbs. The embassy in Tehran was closed.");
  EXPECT_THAT(Mentions(), ElementsAre("Tehran => IRNGOV", "embassy => ---GOV", "Tehran @"));
}

TEST_F(ActorDocumentTest, ModifiersAreMentionsOfTheirOwn) {
  Code("Iranian officials met the US envoy in Vienna.");
  EXPECT_THAT(Mentions(), Contains("Iranian officials => IRNGOV"));
  EXPECT_THAT(Mentions(), Contains("Iranian => IRN"));
  EXPECT_THAT(Mentions(), Contains("US envoy => USAGOV"));
  EXPECT_THAT(Mentions(), Contains("Vienna @"));
}

TEST_F(ActorDocumentTest, DatelinesAreNoActors) {
  Code("DUBAI: Iran rejected the offer.");
  EXPECT_THAT(Mentions(), ElementsAre("DUBAI @", "Iran => IRN"));
}

TEST_F(ActorDocumentTest, CoordinatedHeadsAreSeparate) {
  Code("Police and protesters clashed.");
  EXPECT_THAT(Mentions(), ElementsAre("Police => ---COP", "protesters => ---CVL"));
}

TEST_F(ActorDocumentTest, PossessivePronounsFindTheirCountry) {
  Code("Iran will maintain its ban on talks.");
  EXPECT_THAT(Mentions(), ElementsAre("Iran => IRN", "its => IRN"));
}

TEST_F(ActorDocumentTest, PossessorsGiveTheirCountry) {
  Code("France said its soldiers had left.");
  EXPECT_THAT(Mentions(), Contains("soldiers => FRAMIL"));
}

TEST_F(ActorDocumentTest, TheTwoCountriesAreThoseSpokenOf) {
  Code("Russia and Ukraine traded accusations. The two countries have been at war.");
  EXPECT_THAT(Mentions(), Contains("two countries => RUS UKR"));
}

TEST_F(ActorDocumentTest, TheEnemyIsNobodysBusiness) {
  Code("Iran vowed to resist. Talks with the enemy are useless, a cleric said.");
  EXPECT_THAT(Mentions(), Contains("enemy => ?"));
}

TEST_F(ActorDocumentTest, SurnamesFindTheFullName) {
  Code("Mary Robertson criticised the plan. Robertson said it would fail.");
  EXPECT_EQ(NameOf("Robertson"), "Mary Robertson");
  // A namesake of the tables is not meant where the document has given another full name.
  Code("Judge Amanda Trump dismissed the case. Trump said the evidence was thin.");
  EXPECT_EQ(NameOf("Trump"), "Amanda Trump");
}

TEST_F(ActorDocumentTest, RelativePronounsAndCopulasFollowTheTree) {
  Code("Khamenei, who is Iran's top authority, rejected the offer.");
  EXPECT_THAT(Mentions(), Contains("who => IRNGOV"));
  EXPECT_THAT(Mentions(), Contains("Iran's top authority => IRNGOV"));
  EXPECT_EQ(NameOf("Iran's top authority"), "Ali Khamenei");
}

TEST_F(ActorDocumentTest, PronounsAgreeInGenderAndNumber) {
  Code("Angela Merkel met Vladimir Putin in Berlin. He thanked her.");
  EXPECT_EQ(NameOf("He"), "Vladimir Putin");
  EXPECT_EQ(NameOf("her"), "Angela Merkel");
}

TEST_F(ActorDocumentTest, AcronymsInBracketsAndAfter) {
  Code("The Progressive Farmers Union (PFU) called a strike. The PFU said farmers were angry.");
  EXPECT_EQ(NameOf("PFU"), "Progressive Farmers Union");
}

TEST_F(ActorDocumentTest, PeopleAreOfTheCountryTheSentenceIsSetIn) {
  Code("Crowds marched in Iran.");
  EXPECT_THAT(Mentions(), ElementsAre("Crowds => IRNCVL", "Iran @"));
}

TEST_F(ActorDocumentTest, NobodyIsSeenInAmountsAndDates) {
  Code("On Sunday the talks lasted 444 days and cost $5 million.");
  EXPECT_THAT(Mentions(), ElementsAre());
}

TEST_F(ActorDocumentTest, SpeakersSayWe) {
  const std::string text = "\"We will not talk,\" Iran's President Hassan Rouhani said. Iran is a country.";
  Code(text);
  Quotation quotation;
  quotation.direct = true;
  for (std::uint32_t i = 0; i < parse_.tokens.size(); ++i) {
    if (parse_.TextOf(i) == "We") quotation.tokens.first = i;
    if (parse_.TextOf(i) == "talk") quotation.tokens.last = i + 1;
  }
  for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) {
    if (parse_.TextOf(coding_.mentions[m].head) == "Rouhani") quotation.speaker = m;
  }
  coding_.quotations.push_back(quotation);
  ResolveFirstPerson(Tree(parse_), ShippedActors(), coding_);
  EXPECT_THAT(Mentions(), Contains("We => IRN"));
}

TEST_F(ActorDocumentTest, NoTextNoMentions) {
  Code("");
  EXPECT_TRUE(coding_.mentions.empty());
  EXPECT_TRUE(coding_.entities.empty());
}

}  // namespace
}  // namespace tacitus
