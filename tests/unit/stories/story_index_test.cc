#include "stories/story_index.h"

#include <gtest/gtest.h>

#include <random>

#include "stories/shingles.h"

namespace tacitus {
namespace {

// So many words drawn by the seed, out of many.
std::string Words(unsigned seed, int count) {
  std::mt19937 draw(seed);
  std::string text;
  for (int i = 0; i < count; ++i) text += "w" + std::to_string(draw() % 5000) + " ";
  return text;
}

StorySketch Sketch(const std::string& text, std::int32_t day = 0) { return SketchOf(ShinglesOf(text), day); }

std::string Found(const StoryIndex& index, const StorySketch& sketch) {
  std::string found;
  for (const StoryIndex::Candidate& candidate : index.Candidates(sketch)) {
    found += std::string(candidate.document_id) + "/" + std::string(candidate.story) + " ";
  }
  return found;
}

TEST(Shingles, CaseAndPunctuationMakeNoDifference) {
  EXPECT_EQ(ShinglesOf("The talks began -- on Monday."), ShinglesOf("the TALKS\xC2\xA0"
                                                                    "began, \xE2\x80\x9Con Monday\xE2\x80\x9D"));
  EXPECT_EQ(ShinglesOf("The talks began on Monday").size(), 3U);
  EXPECT_EQ(ShinglesOf("Talks").size(), 1U);
  EXPECT_TRUE(ShinglesOf(" ... ").empty());
}

TEST(Shingles, ResemblanceIsExact) {
  const Resemblance resemblance =
      ResemblanceOf(ShinglesOf("The talks began on Monday"), ShinglesOf("Talks began on Monday."));
  EXPECT_EQ(resemblance.shared, 2U);
  EXPECT_DOUBLE_EQ(resemblance.jaccard, 2.0 / 3);
  EXPECT_DOUBLE_EQ(resemblance.containment, 1);
  EXPECT_EQ(ResemblanceOf({}, {}).jaccard, 0);
}

TEST(Shingles, HeadlinesDoNotCountWhereThereIsABody) {
  const std::string body = "\n\n" + Words(1, 60);
  EXPECT_EQ(ComparedText("A headline" + body, "A headline"), body);
  EXPECT_EQ(ComparedText("A headline\n\nShort.", "A headline"), "A headline\n\nShort.");
}

TEST(Shingles, StoriesShareMostOrContainTheOther) {
  const std::string text = Words(1, 200);
  const auto same = [&](const std::string& other) {
    return IsSameStory(ResemblanceOf(ShinglesOf(text), ShinglesOf(other)));
  };
  EXPECT_TRUE(same(text));
  EXPECT_TRUE(same(text.substr(0, text.size() / 4)));
  EXPECT_TRUE(same(Words(2, 100) + text));
  EXPECT_FALSE(same(Words(2, 200)));
  EXPECT_FALSE(same(Words(2, 200) + text.substr(0, text.size() / 5)));
}

TEST(StoryIndex, FindsCopiesAmongStrangers) {
  StoryIndex index;
  index.Reserve(501);
  for (unsigned i = 0; i < 500; ++i)
    index.Add("s" + std::to_string(i), Sketch(Words(i + 10, 150)), "s" + std::to_string(i));
  const std::string text = Words(1, 150);
  index.Add("a", Sketch(text), "story");
  EXPECT_EQ(Found(index, Sketch(text)), "a/story ");
  EXPECT_EQ(Found(index, Sketch(Words(2, 60) + text)), "a/story ");
  EXPECT_EQ(Found(index, Sketch(text.substr(0, text.size() / 2))), "a/story ");
  EXPECT_EQ(Found(index, Sketch(Words(3, 150))), "");
  EXPECT_EQ(Found(index, Sketch("")), "");
}

TEST(StoryIndex, StoriesAreOfAMonth) {
  StoryIndex index;
  index.Reserve(2);
  const std::string text = Words(1, 100);
  index.Add("a", Sketch(text, 100), "a");
  EXPECT_EQ(Found(index, Sketch(text, 100 + kStoryDays)), "a/a ");
  EXPECT_EQ(Found(index, Sketch(text, 100 - kStoryDays - 1)), "");
  EXPECT_EQ(Found(index, Sketch(text, kNoDay)), "a/a ");
}

TEST(StoryIndex, OfManyCopiesAFewSuffice) {
  StoryIndex index;
  index.Reserve(300);
  const std::string text = Words(1, 100);
  for (int i = 0; i < 300; ++i) index.Add("d" + std::to_string(i), Sketch(text), "story");
  EXPECT_EQ(index.Candidates(Sketch(text)).size(), 2U);
}

TEST(StoryIndex, StepsAreTakenBack) {
  StoryIndex index;
  index.Reserve(1);
  const std::string text = Words(1, 100);
  index.Add("a", Sketch(text), "a");
  index.Keep();
  index.Reserve(2);
  index.Add("b", Sketch(text), "b");
  EXPECT_TRUE(index.Join("a", "b"));
  EXPECT_FALSE(index.Join("b", "a"));
  EXPECT_EQ(Found(index, Sketch(text)), "a/a b/a ");
  index.TakeBack();
  EXPECT_EQ(Found(index, Sketch(text)), "a/a ");
  index.Reserve(1);
  index.Add("b", Sketch(text), "b");
  EXPECT_EQ(Found(index, Sketch(text)), "a/a b/b ");
}

}  // namespace
}  // namespace tacitus
