#include "encode/trigger_encoder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tacitus {
namespace {

using nlohmann::json;

const std::string kFolder = TACITUS_SOURCE_DIR "/tests/reference/encode/";

std::vector<json> Reference() {
  std::ifstream lines(kFolder + "readings.jsonl");
  std::vector<json> sentences;
  for (std::string line; std::getline(lines, line);) sentences.push_back(json::parse(line));
  return sentences;
}

TriggerReading Read(const TriggerEncoder& encoder, const json& row, const std::string& sentence,
                    TriggerEncoder::Scratch& scratch) {
  return encoder.Read(sentence, {row.at("word").at(0), row.at("word").at(1)}, scratch);
}

TEST(TriggerEncoderTest, AgreesWithTheReference) {
  const Result<TriggerEncoder> encoder = TriggerEncoder::Load(kFolder + "tiny_events.encoder");
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  TriggerEncoder::Scratch scratch;
  const std::vector<json> sentences = Reference();
  ASSERT_GE(sentences.size(), 10U);
  for (const json& row : sentences) {
    const auto sentence = row.at("sentence").get<std::string>();
    const TriggerReading reading = Read(*encoder, row, sentence, scratch);
    ASSERT_EQ(reading.pieces.size(), row.at("pieces").size()) << sentence;
    for (std::size_t p = 0; p < reading.pieces.size(); ++p) {
      EXPECT_EQ(reading.pieces[p].id, row.at("pieces")[p].get<std::uint32_t>()) << sentence;
      for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_NEAR(static_cast<double>(reading.of_pieces[2 * p + c]), row.at("scores").at("party")[p][c].get<double>(),
                    1e-4);
      }
    }
    for (const auto& [name, input] :
         {std::pair{"nobody", EncoderInput::kFirst}, {"event", EncoderInput::kWord}, {"status", EncoderInput::kWord}}) {
      const EncoderHead* head = encoder->FindHead(name, input);
      ASSERT_NE(head, nullptr);
      const json& wanted = row.at("scores").at(name);
      ASSERT_EQ(head->classes.size(), wanted.size());
      for (std::size_t c = 0; c < wanted.size(); ++c) {
        EXPECT_NEAR(static_cast<double>(reading.scores[head->first_score + c]), wanted[c].get<double>(), 1e-4);
      }
    }
  }
}

TEST(TriggerEncoderTest, WhatAScratchHasSeenChangesNothing) {
  const Result<TriggerEncoder> encoder = TriggerEncoder::Load(kFolder + "tiny_events.encoder");
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  TriggerEncoder::Scratch kept;
  const std::vector<json> sentences = Reference();
  for (const json& row : sentences) {
    static_cast<void>(Read(*encoder, row, row.at("sentence").get<std::string>(), kept));
  }
  for (const json& row : sentences) {
    const auto sentence = row.at("sentence").get<std::string>();
    TriggerEncoder::Scratch fresh;
    const TriggerReading a = Read(*encoder, row, sentence, kept);
    const std::vector<float> scores(a.of_pieces.begin(), a.of_pieces.end());
    const TriggerReading b = Read(*encoder, row, sentence, fresh);
    EXPECT_EQ(scores, std::vector<float>(b.of_pieces.begin(), b.of_pieces.end()));
  }
}

TEST(TriggerEncoderTest, AnEncoderOfPairsIsNoneOfWords) {
  const Result<TriggerEncoder> encoder = TriggerEncoder::Load(kFolder + "tiny.encoder");
  ASSERT_FALSE(encoder);
  EXPECT_NE(encoder.error().ToString().find("the head root is of another kind of encoder"), std::string::npos);
}

}  // namespace
}  // namespace tacitus
