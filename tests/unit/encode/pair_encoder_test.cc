#include "encode/pair_encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "encode/encoder_kernels.h"

namespace tacitus {
namespace {

using nlohmann::json;

const std::string kTinyEncoder = TACITUS_SOURCE_DIR "/tests/reference/encode/tiny.encoder";

std::vector<json> Reference() {
  std::ifstream lines(TACITUS_SOURCE_DIR "/tests/reference/encode/scores.jsonl");
  std::vector<json> pairs;
  for (std::string line; std::getline(lines, line);) pairs.push_back(json::parse(line));
  return pairs;
}

ByteSpan SpanOf(const json& pair, const char* name) {
  if (!pair.contains(name)) return {};
  return {pair.at(name).at(0).get<std::uint32_t>(), pair.at(name).at(1).get<std::uint32_t>()};
}

// The scores of all heads, one after the other.
std::vector<float> ScoresOf(const PairEncoder& encoder, const json& pair, PairEncoder::Scratch& scratch) {
  std::vector<float> scores;
  const auto sentence = pair.at("sentence").get<std::string>();
  for (const EncoderHead& head : encoder.heads()) {
    const EncoderScores all = head.input == EncoderInput::kPair
                                  ? encoder.ScorePair(sentence, SpanOf(pair, "source"), SpanOf(pair, "target"), scratch)
                                  : encoder.ScoreSentence(sentence, scratch);
    const std::span<const float> of_head = all.Of(head);
    scores.insert(scores.end(), of_head.begin(), of_head.end());
  }
  return scores;
}

TEST(PairEncoderTest, AgreesWithTheReference) {
  const Result<PairEncoder> encoder = PairEncoder::Load(kTinyEncoder);
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  PairEncoder::Scratch scratch;
  const std::vector<json> pairs = Reference();
  ASSERT_EQ(pairs.size(), 18U);
  for (const json& pair : pairs) {
    std::vector<double> wanted;
    for (const EncoderHead& head : encoder->heads()) {
      for (const json& score : pair.at("scores").at(head.name)) wanted.push_back(score.get<double>());
    }
    const std::vector<float> scores = ScoresOf(*encoder, pair, scratch);
    ASSERT_EQ(scores.size(), wanted.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      EXPECT_NEAR(static_cast<double>(scores[i]), wanted[i], 1e-5) << pair.at("sentence");
    }
  }
}

TEST(PairEncoderTest, AllKernelsAgreeToTheBit) {
  const Result<PairEncoder> plain = PairEncoder::Load(kTinyEncoder, *PlainEncoderKernels());
  ASSERT_TRUE(plain) << plain.error().ToString();
  PairEncoder::Scratch scratch;
  for (const EncoderKernels* kernels : {Avx2EncoderKernels(), VnniEncoderKernels()}) {
    if (kernels == nullptr) continue;  // as on processors without them
    const Result<PairEncoder> encoder = PairEncoder::Load(kTinyEncoder, *kernels);
    ASSERT_TRUE(encoder) << encoder.error().ToString();
    EXPECT_STREQ(encoder->kernels(), kernels->name);
    for (const json& pair : Reference()) {
      EXPECT_EQ(ScoresOf(*encoder, pair, scratch), ScoresOf(*plain, pair, scratch)) << pair.at("sentence");
    }
  }
}

TEST(PairEncoderTest, WhatAScratchHasSeenChangesNothing) {
  const Result<PairEncoder> encoder = PairEncoder::Load(kTinyEncoder);
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  PairEncoder::Scratch kept;
  const std::vector<json> pairs = Reference();
  for (const json& pair : pairs) static_cast<void>(ScoresOf(*encoder, pair, kept));
  for (const json& pair : pairs) {
    PairEncoder::Scratch fresh;
    EXPECT_EQ(ScoresOf(*encoder, pair, kept), ScoresOf(*encoder, pair, fresh));
  }
}

TEST(PairEncoderTest, ThreadsShareAnEncoder) {
  const Result<PairEncoder> encoder = PairEncoder::Load(kTinyEncoder);
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  const std::vector<json> pairs = Reference();
  std::vector<std::vector<std::vector<float>>> scores(4);
  std::vector<std::thread> threads;
  for (auto& of_thread : scores) {
    threads.emplace_back([&] {
      PairEncoder::Scratch scratch;
      for (const json& pair : pairs) of_thread.push_back(ScoresOf(*encoder, pair, scratch));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& of_thread : scores) EXPECT_EQ(of_thread, scores.front());
}

TEST(PairEncoderTest, HeadsAreThoseOfTheFile) {
  const Result<PairEncoder> encoder = PairEncoder::Load(kTinyEncoder);
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  ASSERT_EQ(encoder->heads().size(), 2U);
  const EncoderHead* root = encoder->FindHead("root");
  ASSERT_NE(root, nullptr);
  EXPECT_EQ(root->input, EncoderInput::kPair);
  EXPECT_EQ(root->classes, (std::vector<std::string>{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE"}));
  EXPECT_EQ(root->temperature, 1.5F);
  const EncoderHead* statement = encoder->FindHead("statement");
  ASSERT_NE(statement, nullptr);
  EXPECT_EQ(statement->input, EncoderInput::kSentence);
  EXPECT_EQ(statement->first_score, 5U);
  EXPECT_EQ(encoder->FindHead("mode"), nullptr);
}

TEST(PairEncoderTest, ProbabilitiesAreTheSoftmaxAtTheTemperature) {
  EncoderHead head;
  head.classes = {"a", "b"};
  head.temperature = 2.0F;
  const std::vector<float> scores = {1000.0F, 998.0F};
  std::vector<float> probabilities(2);
  Probabilities(head, scores, probabilities);
  EXPECT_NEAR(static_cast<double>(probabilities[0]), 1.0 / (1.0 + std::exp(-1.0)), 1e-6);
  EXPECT_NEAR(static_cast<double>(probabilities[1]), 1.0 / (1.0 + std::exp(1.0)), 1e-6);
}

}  // namespace
}  // namespace tacitus
