// The moves that are allowed, under a network that likes some moves better than others whatever it sees.
#include "parse/entity_recognizer.h"

#include <gtest/gtest.h>

#include <deque>

#include "tests/support/msgpack_bytes.h"
#include "tests/support/thinc_bytes.h"

namespace tacitus {
namespace {

const std::vector<Move> kMoves = {{EntityRecognizer::kBegin, "ORG"}, {EntityRecognizer::kBegin, "GPE"},
                                  {EntityRecognizer::kIn, "ORG"},    {EntityRecognizer::kIn, "GPE"},
                                  {EntityRecognizer::kLast, "ORG"},  {EntityRecognizer::kLast, "GPE"},
                                  {EntityRecognizer::kUnit, "ORG"},  {EntityRecognizer::kUnit, "GPE"},
                                  {EntityRecognizer::kUnit, ""},     {EntityRecognizer::kOut, ""}};

class EntityRecognizerTest : public testing::Test {
 protected:
  // A network that gives each of kMoves this score in every state.
  EntityRecognizer Liking(const std::vector<float>& scores) {
    constexpr std::size_t kWidth = 2;
    const TransitionModel::Shape shape = {3, kWidth, 1, true};
    ThincContent content;
    content.arrays["0.2"] = {{"W", {{2, 2}, std::vector<float>(4)}}, {"b", {{2}, std::vector<float>(2)}}};
    content.arrays["1"] = {{"W", {{3, 2, 1, 2}, std::vector<float>(12)}},
                           {"b", {{2, 1}, std::vector<float>(2)}},
                           {"pad", {{1, 3, 2, 1}, std::vector<float>(6)}}};
    content.arrays["2"] = {{"W", {{scores.size(), 2}, std::vector<float>(2 * scores.size())}},
                           {"b", {{scores.size()}, scores}}};
    LayerTree tree = TransitionModel::Tree(shape, Leaf("tok2vec-listener"));
    const std::string path = testing::TempDir() + "/entity_recognizer_test/model";
    WriteFile(path, PackThincModel(tree, content));
    const Result<ThincModel> file = ThincModel::Read(path, tree);
    EXPECT_TRUE(file) << file.error().ToString();
    Result<TransitionModel> model = TransitionModel::Load(shape, kWidth, scores.size(), *file, tree, BestKernels());
    EXPECT_TRUE(model) << model.error().ToString();
    return EntityRecognizer::Create(kMoves, std::move(*model), BestKernels(), strings_);
  }

  // Tokens as letters, white space as spaces, "|" before one that begins a sentence; entities as "B-ORG I-ORG O …".
  std::string Run(const EntityRecognizer& recognizer, std::string_view tokens) {
    Annotation annotation;
    std::deque<Lexeme> lexemes;
    std::vector<std::uint8_t> starts;
    bool start = true;
    for (const char letter : tokens) {
      if (letter == '|') {
        start = true;
        continue;
      }
      lexemes.emplace_back();
      lexemes.back().is_space = letter == ' ';
      annotation.pieces.push_back({0, 0, &lexemes.back(), false});
      starts.push_back(start ? 1 : 0);
      start = false;
    }
    annotation.Resize();
    annotation.sentence_start = starts;
    const std::vector<float> projections(starts.size() * 16, 0.0F);
    EntityRecognizer::Scratch scratch;
    recognizer.Run(annotation, {0, static_cast<std::uint32_t>(starts.size())}, {projections.data(), 16}, scratch);
    std::string found;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const char* positions[] = {"O", "B-", "I-"};
      found += (i == 0 ? "" : " ") + std::string(positions[static_cast<std::size_t>(annotation.entity_position[i])]);
      found += strings_.Text(annotation.entity[i]);
    }
    return found;
  }

  StringStore strings_;
};

// In the order of kMoves. The move of no label, which only blocked tokens take, is liked best and never taken.
const std::vector<float> kLikesLongEntities = {9, 8, 7, 7, 6, 6, 5, 4, 20, 1};
const std::vector<float> kLikesPairs = {8, 9, 6, 6, 7, 7, 5, 4, 20, 1};
const std::vector<float> kLikesUnits = {1, 2, 3, 4, 5, 6, 9, 8, 20, 7};

TEST_F(EntityRecognizerTest, EndsAnEntityWithItsText) {
  EXPECT_EQ(Run(Liking(kLikesLongEntities), "abcd"), "B-ORG I-ORG I-ORG I-ORG");
  EXPECT_EQ(Run(Liking(kLikesLongEntities), "a"), "B-ORG");
}

TEST_F(EntityRecognizerTest, EndsAnEntityWithItsSentence) {
  EXPECT_EQ(Run(Liking(kLikesLongEntities), "abc|de"), "B-ORG I-ORG I-ORG B-ORG I-ORG");
  EXPECT_EQ(Run(Liking(kLikesLongEntities), "a|b|c"), "B-ORG B-ORG B-ORG");
}

TEST_F(EntityRecognizerTest, EndsAnEntityAsItBegan) {
  EXPECT_EQ(Run(Liking(kLikesPairs), "abcde"), "B-GPE I-GPE B-GPE I-GPE B-ORG");
}

TEST_F(EntityRecognizerTest, BeginsNoEntityOnWhiteSpace) {
  EXPECT_EQ(Run(Liking(kLikesUnits), "a b "), "B-ORG O B-ORG O");
  EXPECT_EQ(Run(Liking(kLikesLongEntities), " a b"), "O B-ORG I-ORG I-ORG");
}

TEST_F(EntityRecognizerTest, TakesAnEmptyText) { EXPECT_EQ(Run(Liking(kLikesUnits), ""), ""); }

}  // namespace
}  // namespace tacitus
