#include "parse/lemmatizer.h"

#include <gtest/gtest.h>

#include "parse/tokenizer.h"
#include "tests/support/msgpack_bytes.h"
#include "tests/unit/parse/small_pipeline.h"

namespace tacitus {
namespace {

std::string List(const std::vector<std::string>& texts) {
  std::vector<std::string> packed;
  for (const std::string& text : texts) packed.push_back(PackText(text));
  return PackArray(packed);
}

// A table of a few English verbs and nouns.
std::string RuleTables() {
  const std::string verb = PackNumber(StringId("verb"));
  const std::string noun = PackNumber(StringId("noun"));
  const std::string punct = PackNumber(StringId("punct"));
  return PackMap({
      {PackText("lemma_rules"), PackMap({{verb, PackArray({List({"s", ""}), List({"ed", ""}), List({"ed", "e"})})},
                                         {noun, PackArray({List({"s", ""}), List({"ies", "y"})})},
                                         {punct, PackArray({List({"\u201c", "\""})})}})},
      {PackText("lemma_index"), PackMap({{verb, List({"bake", "bak", "reject"})}, {noun, List({"city", "bus"})}})},
      {PackText("lemma_exc"),
       PackMap({{verb, PackMap({{PackText("lay"), List({"lay", "lie"})}, {PackText("said"), List({"say"})}})}})},
  });
}

class LemmatizerTest : public ::testing::Test {
 protected:
  std::string Lemma(const std::string& word, Pos pos, const std::string& morph = "",
                    const LemmatizerOptions& options = {"en", "rule", false}, const std::string& tables = RuleTables(),
                    std::string_view before = {}) {
    const std::string folder = WriteSmallPipeline("lemmatizer_test");
    WriteFile(folder + "/lemmatizer/lookups/lookups.bin", tables);
    auto strings = std::make_shared<StringStore>();
    const Result<Lemmatizer> lemmatizer = Lemmatizer::Load(folder + "/lemmatizer", options, *strings);
    if (!lemmatizer) return lemmatizer.error().message;
    const Result<Tokenizer> tokenizer = Tokenizer::Load(folder, strings);
    Annotation annotation;
    tokenizer->Run(word + " " + word, cache_, annotation.pieces);
    annotation.Resize();
    annotation.pos.assign(2, pos);
    annotation.morph.assign(2, strings->Add(morph));
    annotation.lemma.assign(2, before);
    LemmaCache lemmas(0);
    lemmatizer->Run(annotation, {0, 2}, lemmas);
    EXPECT_EQ(annotation.lemma[0], annotation.lemma[1]);
    return std::string(annotation.lemma[0]);
  }

  LexemeCache cache_;
};

TEST_F(LemmatizerTest, AppliesTheRulesOfThePartOfSpeech) {
  EXPECT_EQ(Lemma("Rejected", Pos::kVerb), "reject");
  EXPECT_EQ(Lemma("cities", Pos::kNoun), "city");
}

TEST_F(LemmatizerTest, PutsKnownFormsBeforeUnknownOnesAndLaterRulesFirst) {
  EXPECT_EQ(Lemma("baked", Pos::kVerb), "bake");
  EXPECT_EQ(Lemma("zorbed", Pos::kVerb), "zorb");
}

TEST_F(LemmatizerTest, PutsExceptionsFirstTheLastOfThemAtTheHead) {
  EXPECT_EQ(Lemma("Said", Pos::kVerb), "say");
  EXPECT_EQ(Lemma("lay", Pos::kVerb), "lie");
}

TEST_F(LemmatizerTest, KeepsAFormThatIsNoWordAmongTheCandidates) {
  EXPECT_EQ(Lemma("\u201c", Pos::kPunct), "\"");
  EXPECT_EQ(Lemma("9s", Pos::kNoun), "9");
}

TEST_F(LemmatizerTest, KeepsTheCaseOfWhatNoRuleKnows) {
  EXPECT_EQ(Lemma("NATO", Pos::kNoun), "NATO");
  EXPECT_EQ(Lemma("Iran", Pos::kPropn), "Iran");
  EXPECT_EQ(Lemma("The", Pos::kDet), "the");
  EXPECT_EQ(Lemma("Odd", Pos::kNone), "odd");
}

TEST_F(LemmatizerTest, TakesEnglishBaseFormsAsTheyAre) {
  EXPECT_EQ(Lemma("Bus", Pos::kNoun, "Number=Sing"), "bus");
  EXPECT_EQ(Lemma("Buss", Pos::kNoun, "Number=Plur"), "bus");
  EXPECT_EQ(Lemma("Baked", Pos::kVerb, "VerbForm=Inf"), "baked");
  EXPECT_EQ(Lemma("Baked", Pos::kVerb, "Tense=Pres|VerbForm=Fin"), "baked");
  EXPECT_EQ(Lemma("Baked", Pos::kVerb, "Number=Sing|Tense=Pres|VerbForm=Fin"), "bake");
  EXPECT_EQ(Lemma("Baked", Pos::kVerb, "Degree=Pos"), "baked");
  EXPECT_EQ(Lemma("buss", Pos::kNoun, "Number=Sing", {"da", "rule", false}), "bus");
}

TEST_F(LemmatizerTest, OverwritesOnlyWhenAsked) {
  EXPECT_EQ(Lemma("said", Pos::kVerb, "", {"en", "rule", false}, RuleTables(), "kept"), "kept");
  EXPECT_EQ(Lemma("said", Pos::kVerb, "", {"en", "rule", true}, RuleTables(), "lost"), "say");
}

TEST_F(LemmatizerTest, LooksWordsUp) {
  const std::string tables =
      PackMap({{PackText("lemma_lookup"), PackMap({{PackNumber(StringId("Said")), PackText("say")}})}});
  EXPECT_EQ(Lemma("Said", Pos::kVerb, "", {"da", "lookup", false}, tables), "say");
  EXPECT_EQ(Lemma("said", Pos::kVerb, "", {"da", "lookup", false}, tables), "said");
}

TEST_F(LemmatizerTest, SaysWhatItCannotDo) {
  EXPECT_EQ(Lemma("x", Pos::kVerb, "", {"fr", "rule", false}),
            "the lemmatizer's mode \"rule\" is not handled for the language \"fr\"");
  EXPECT_EQ(Lemma("x", Pos::kVerb, "", {"ja", "pos_lookup", false}),
            "the lemmatizer's mode \"pos_lookup\" is not handled for the language \"ja\"");
  EXPECT_EQ(Lemma("x", Pos::kVerb, "", {"en", "rule", false}, PackMap({})),
            "the lemmatizer works by rules but has no table \"lemma_rules\"");
  EXPECT_EQ(Lemma("x", Pos::kVerb, "", {"en", "lookup", false}, PackMap({})),
            "the lemmatizer works by lookup but has no table \"lemma_lookup\"");
}

TEST(LemmaCache, IsClearedWhenItHasOutgrownItsCapacity) {
  LemmaCache cache(0);
  EXPECT_FALSE(cache.Trim());
}

}  // namespace
}  // namespace tacitus
