#include "parse/dependency_tree.h"

#include <gtest/gtest.h>

#include <deque>

namespace tacitus {
namespace {

class DependencyTreeTest : public testing::Test {
 protected:
  void SetTree(const std::vector<std::uint32_t>& heads, const std::vector<std::string>& labels,
               const std::vector<std::size_t>& spaces = {}) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
      lexemes_.emplace_back();
      annotation_.pieces.push_back({0, 0, &lexemes_.back(), false});
    }
    for (const std::size_t space : spaces) lexemes_[space].is_space = true;
    annotation_.Resize();
    for (std::size_t i = 0; i < heads.size(); ++i) {
      annotation_.head[i] = heads[i];
      annotation_.dep[i] = strings_.Add(labels[i]);
      lifted_.Add(annotation_.dep[i], strings_);
    }
  }

  void Finish(std::uint32_t first = 0) {
    const auto size = static_cast<std::uint32_t>(annotation_.pieces.size());
    FinishTree(annotation_, {first, size}, strings_.Add("ROOT"), lifted_, scratch_);
  }

  std::vector<std::string> Labels() const {
    std::vector<std::string> labels;
    for (const Label label : annotation_.dep) labels.emplace_back(strings_.Text(label));
    return labels;
  }

  StringStore strings_;
  LiftedLabels lifted_;
  Annotation annotation_;
  TreeScratch scratch_;
  std::deque<Lexeme> lexemes_;
};

using Heads = std::vector<std::uint32_t>;
using Starts = std::vector<std::uint8_t>;
using Names = std::vector<std::string>;

TEST_F(DependencyTreeTest, RootsBeginSentencesAtTheirLeftEdge) {
  SetTree({1, 1, 1, 5, 5, 5}, {"nsubj", "", "punct", "det", "nsubj", ""});
  Finish();
  EXPECT_EQ(annotation_.sentence_start, (Starts{1, 0, 0, 1, 0, 0}));
  EXPECT_EQ(Labels(), (Names{"nsubj", "ROOT", "punct", "det", "nsubj", "ROOT"}));
}

// A hearing is scheduled on the issue today: "on the issue" belongs to "hearing" (Nivre and Nilsson's example).
TEST_F(DependencyTreeTest, ReattachesLiftedTokens) {
  SetTree({1, 3, 3, 3, 3, 6, 4, 3}, {"det", "nsubjpass", "auxpass", "", "prep||nsubjpass", "det", "pobj", "npadvmod"});
  Finish();
  EXPECT_EQ(annotation_.head, (Heads{1, 3, 3, 3, 1, 6, 4, 3}));
  EXPECT_EQ(Labels(), (Names{"det", "nsubjpass", "auxpass", "ROOT", "prep", "det", "pobj", "npadvmod"}));
  EXPECT_EQ(annotation_.sentence_start, (Starts{1, 0, 0, 0, 0, 0, 0, 0}));
}

TEST_F(DependencyTreeTest, TakesTheNearestHeadBreadthFirstAndLeavesOutSpaces) {
  // 0 is the root; 1 and 3 hang on it, 2 on 1. "obj" is on the space 1, on 2 (deeper) and on 3.
  SetTree({0, 0, 1, 0, 0}, {"", "obj", "obj", "obj", "acl||obj"}, {1});
  Finish();
  EXPECT_EQ(annotation_.head[4], 3U);
}

TEST_F(DependencyTreeTest, LeavesATokenWhereNoHeadFits) {
  SetTree({0, 0, 0}, {"", "obj", "acl||iobj"});
  Finish();
  EXPECT_EQ(annotation_.head[2], 0U);
  EXPECT_EQ(Labels()[2], "acl");
}

TEST_F(DependencyTreeTest, KeepsToItsDocument) {
  SetTree({0, 0, 3, 3, 3}, {"", "obj", "det", "", "acl||det"});
  annotation_.sentence_start = {7, 7, 7, 7, 7};
  Finish(2);
  EXPECT_EQ(annotation_.sentence_start, (Starts{7, 7, 1, 0, 0}));
  EXPECT_EQ(annotation_.head, (Heads{0, 0, 3, 3, 2}));
  EXPECT_EQ(Labels()[0], "");
}

TEST_F(DependencyTreeTest, TakesAnEmptyDocument) {
  SetTree({}, {});
  Finish();
  EXPECT_TRUE(annotation_.sentence_start.empty());
}

}  // namespace
}  // namespace tacitus
