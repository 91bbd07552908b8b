// The model is made of a word or two here, so that it is plain whom it prefers.
#include "code/events/revise_parties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/pipeline.h"
#include "tests/support/rule_tables.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// Countries by their names, wherever they stand.
Coding Countries(const Parse& parse) {
  Coding coding;
  for (const char* country : {"Peru", "Chile", "Brazil"}) {
    const auto number = static_cast<std::uint32_t>(coding.entities.size());
    Entity& entity = coding.entities.emplace_back();
    entity.actor.country = entity.actor.code = entity.actor.actor_id = country;
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != country) continue;
      entity.mentions.push_back(static_cast<std::uint32_t>(coding.mentions.size()));
      Mention& mention = coding.mentions.emplace_back();
      mention.tokens = {i, i + 1};
      mention.head = i;
      mention.kind = MentionKind::kName;
      mention.actor = entity.actor;
      mention.actor.text = country;
      mention.entities = {number};
    }
  }
  std::sort(coding.mentions.begin(), coding.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.head < b.head; });
  return coding;
}

PartyModel Preferring(const std::vector<std::pair<std::string, double>>& weights) {
  std::unordered_map<FeatureKey, double> by_key;
  for (const auto& [name, weight] : weights) by_key[KeyOf(name)] = weight;
  return PartyModel(std::move(by_key));
}

class RevisePartiesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // "Peru -> Chile; …" of the events of a sentence.
  static std::string Revise(const std::string& text, const PartyModel& model) {
    const Parse parse = TestParser().Run(text);
    const Coding coding = Countries(parse);
    const Tree tree(parse);
    const TreeWords words(tree, TestCandidateKnowledge().rules.vocabulary());
    std::vector<Candidate> candidates = FindCandidates(words, TestCandidateKnowledge(), coding);
    ReviseParties(words, TestCandidateKnowledge(), model, coding, candidates);
    const MentionIndex mentions(coding, parse.tokens.size());
    const auto name = [&](const std::vector<Participant>& side) {
      return side.empty() ? "-" : std::string(parse.TextOf(HeadOf(tree, mentions, side.front())));
    };
    std::string told;
    for (const Candidate& candidate : candidates) {
      told += (told.empty() ? "" : "; ") + name(candidate.participants.sources) + " -> " +
              name(candidate.participants.targets);
      EXPECT_EQ(candidate.frame.sources.size(), candidate.participants.sources.size());
    }
    return told;
  }
};

TEST_F(RevisePartiesTest, TakesWhoIsClearlyLikelier) {
  const std::string text = "Peru accused Chile in a letter to Brazil.";
  EXPECT_EQ(Revise(text, Preferring({})), "Peru -> Chile");
  EXPECT_EQ(Revise(text, Preferring({{"target: stands=pobj to", 3}})), "Peru -> Brazil");
  EXPECT_EQ(Revise(text, Preferring({{"target: stands=pobj to", 0.3}})), "Peru -> Chile");
}

TEST_F(RevisePartiesTest, TheOtherSideIsNoPartyOfThis) {
  EXPECT_EQ(Revise("Peru accused Chile.", Preferring({{"target: other side", 5}})), "Peru -> Chile");
}

// Who stands in the verb's own clause does it, whatever else is likely.
TEST_F(RevisePartiesTest, ASourceIsNotTakenFromOutsideTheClause) {
  const std::string text = "Brazil said that Peru had accused Chile.";
  ASSERT_EQ(Revise(text, Preferring({})), "Peru -> Chile");
  EXPECT_EQ(Revise(text, Preferring({{"source: distance=-7", 9}, {"source: distance=-15", 9}})), "Peru -> Chile");
}

// "their" is part of the door, not of the talking.
TEST_F(RevisePartiesTest, WhoseAnotherThingIsHasNoPart) {
  const std::string text = "Talking to Peru would open a door for their influence.";
  ASSERT_EQ(Revise(text, Preferring({})), "- -> Peru");
  EXPECT_EQ(Revise(text, Preferring({{"source: tag=PRP$", 9}})), "- -> Peru");
}

TEST_F(RevisePartiesTest, WhatTwoDoToOneAnotherIsLeftAlone) {
  const std::string text = "Peru met Chile in a hall that Brazil built.";
  const std::string rules = Revise(text, Preferring({}));
  EXPECT_EQ(Revise(text, Preferring({{"target: known=listed", 1}, {"target: stands=nsubj", 9}})), rules);
}

TEST_F(RevisePartiesTest, NamesOfFeaturesAreThoseTheModelCountsWith) {
  const Parse parse = TestParser().Run("Peru accused Chile.");
  const Coding coding = Countries(parse);
  const Tree tree(parse);
  const MentionIndex mentions(coding, parse.tokens.size());
  const std::vector<Candidate> candidates = FindCandidates(tree, TestCandidateKnowledge(), coding);
  ASSERT_EQ(candidates.size(), 1U);
  const std::vector<PartyOption> options = PartyOptionsOf(tree, mentions, candidates[0]);
  ASSERT_EQ(options.size(), 2U);
  EXPECT_TRUE(options[0].is_source);
  EXPECT_TRUE(options[1].is_target);
  FeatureNames names;
  const std::vector<OptionFacts> facts = FactsOf(tree, mentions, candidates[0], options);
  const auto features = PartyFeatures(tree, mentions, candidates[0], 3, options, facts, PartySide::kTarget, &names);
  ASSERT_EQ(features.size(), 3U);  // Peru, Chile, nobody
  for (const auto& keys : features) {
    for (const FeatureKey key : keys) EXPECT_EQ(KeyOf(names.at(key)), key);
  }
  const auto has = [&](std::size_t option, const std::string& name) {
    return std::find(features[option].begin(), features[option].end(), KeyOf(name)) != features[option].end();
  };
  EXPECT_TRUE(has(0, "target: other side"));
  EXPECT_TRUE(has(1, "target: taken"));
  EXPECT_TRUE(has(1, "target: path=verb .dobj"));
  EXPECT_TRUE(has(2, "target: nobody|ACCUSE"));
}

TEST(PartyModelTest, ATableWithAFaultIsNamedWithItsLine) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_party_model_test";
  fs::create_directories(folder / "models");
  const auto load = [&](const std::string& rows) {
    std::ofstream(folder / "models/parties.tsv") << "feature\tweight\n" << rows;
    return PartyModel::Load(folder.string());
  };
  EXPECT_TRUE(load("target: taken\t1.5\n").has_value());
  EXPECT_EQ(load("target: taken\tmuch\n").error().ToString(),
            "data/models/parties.tsv:2: the weight \"much\" is no number");
  EXPECT_EQ(load("target: taken\t1\ntarget: taken\t2\n").error().ToString(),
            "data/models/parties.tsv:3: the feature \"target: taken\" is listed twice");
}

}  // namespace
}  // namespace tacitus
