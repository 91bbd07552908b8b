// The model is made of a word or two here, so that it is plain whom it prefers.
#include "code/events/revise_parties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "code/events/event_reader.h"
#include "tests/support/countries.h"
#include "tests/support/pipeline.h"
#include "tests/support/rule_tables.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

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

  // What the encoder reads: how far each word, or "nobody", is the target.
  using TargetScores = std::vector<std::pair<std::string, float>>;

  static std::shared_ptr<EventReading> ReadingOf(const Parse& parse, const TargetScores& scores) {
    auto reading = std::make_shared<EventReading>();
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      reading->pieces.push_back({parse.BytesOf({i, i + 1}), {0, 0}});
      for (const auto& [word, score] : scores) {
        if (parse.TextOf(i) == word) reading->pieces.back().scores[1] = score;
      }
    }
    for (const auto& [word, score] : scores) {
      if (word == "nobody") reading->nobody[1] = score;
    }
    reading->nobody[0] = -9;
    return reading;
  }

  // "Peru -> Chile; …" of the events of a sentence.
  static std::string Revise(const std::string& text, const PartyModel& model, const TargetScores& read = {}) {
    const Parse parse = TestParser().Run(text);
    const Coding coding = Countries(parse);
    const Tree tree(parse);
    const TreeWords words(tree, TestCandidateKnowledge().rules.vocabulary());
    std::vector<Candidate> candidates = FindCandidates(words, TestCandidateKnowledge(), coding);
    for (Candidate& candidate : candidates) {
      if (read.empty()) break;
      candidate.reading = ReadingOf(parse, read);
      candidate.likelihoods = Likelihoods{};
    }
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
      if (!read.empty()) {
        EXPECT_GT(candidate.likelihoods->target, 0.3) << text;
      }
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

TEST_F(RevisePartiesTest, TakesWhomTheEncoderReads) {
  const std::string text = "Peru accused Chile in a letter to Brazil.";
  EXPECT_EQ(Revise(text, Preferring({}), {{"Brazil", 3}}), "Peru -> Brazil");
  EXPECT_EQ(Revise(text, Preferring({}), {{"Chile", 3}}), "Peru -> Chile");
  EXPECT_EQ(Revise(text, Preferring({{"target: stands=pobj to", 3}}), {{"Chile", 5}}), "Peru -> Chile")
      << "what both say counts together";
}

TEST_F(RevisePartiesTest, NobodyIsReadWhereThereIsAnotherParty) {
  EXPECT_EQ(Revise("Peru accused Chile.", Preferring({}), {{"nobody", 5}}), "Peru -> -");
  EXPECT_EQ(Revise("Somebody accused Chile.", Preferring({}), {{"nobody", 5}, {"Chile", 5.5}}), "- -> Chile");
}

// Below "attacked" stands whom it was done to; "Brazil" belongs to the sentence around it.
TEST_F(RevisePartiesTest, WhoStandsOutsideThePredicateIsNoTarget) {
  EXPECT_EQ(Revise("Brazil slept days after Peru attacked Chile.", Preferring({}), {{"Brazil", 3}, {"Chile", 2.8F}}),
            "Peru -> Chile");
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
