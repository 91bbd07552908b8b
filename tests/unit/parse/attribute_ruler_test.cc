#include "parse/attribute_ruler.h"

#include <gtest/gtest.h>

#include "parse/tokenizer.h"
#include "tests/support/msgpack_bytes.h"
#include "tests/unit/parse/small_pipeline.h"

namespace tacitus {
namespace {

std::string Texts(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::vector<std::pair<std::string, std::string>> packed;
  for (const auto& [key, value] : entries) packed.emplace_back(PackText(key), PackText(value));
  return PackMap(packed);
}

// A condition {"IN": [...]} or {"NOT_IN": [...]}.
std::string Among(const std::string& predicate, const std::vector<std::string>& values) {
  std::vector<std::string> packed;
  for (const std::string& value : values) packed.push_back(PackText(value));
  return PackMap({{PackText(predicate), PackArray(packed)}});
}

std::string Rule(const std::vector<std::string>& tokens, const std::string& attributes, const std::string& index) {
  return PackMap({{PackText("patterns"), PackArray({PackArray(tokens)})},
                  {PackText("attrs"), attributes},
                  {PackText("index"), index}});
}

class AttributeRulerTest : public ::testing::Test {
 protected:
  // Runs the rules over words with these tags; afterwards each token as "TAG/POS/MORPH/LEMMA/DEP".
  std::vector<std::string> Run(const std::vector<std::string>& rules, const std::string& text,
                               const std::vector<std::string>& tags, const std::vector<std::string>& deps = {}) {
    const std::string folder = WriteSmallPipeline("attribute_ruler_test");
    WriteFile(folder + "/attribute_ruler/patterns", PackArray(rules));
    auto strings = std::make_shared<StringStore>();
    const Result<AttributeRuler> ruler = AttributeRuler::Load(folder + "/attribute_ruler", *strings);
    if (!ruler) return {ruler.error().message};
    const Result<Tokenizer> tokenizer = Tokenizer::Load(folder, strings);
    LexemeCache cache;
    Annotation annotation;
    tokenizer->Run(text, cache, annotation.pieces);
    annotation.Resize();
    for (std::size_t i = 0; i < tags.size(); ++i) annotation.tag[i] = strings->Add(tags[i]);
    for (std::size_t i = 0; i < deps.size(); ++i) annotation.dep[i] = strings->Add(deps[i]);
    ruler->Run(annotation, {0, static_cast<std::uint32_t>(annotation.pieces.size())});
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < annotation.pieces.size(); ++i) {
      std::string token(strings->Text(annotation.tag[i]));
      for (const std::string_view part : {Name(annotation.pos[i]), strings->Text(annotation.morph[i]),
                                          annotation.lemma[i], strings->Text(annotation.dep[i])}) {
        token += "/" + std::string(part);
      }
      tokens.push_back(token);
    }
    return tokens;
  }

  const std::string zero_ = PackNumber(0);
};

using Tokens = std::vector<std::string>;

TEST_F(AttributeRulerTest, SetsAttributesByTag) {
  EXPECT_EQ(Run({Rule({Texts({{"TAG", "VBD"}})}, Texts({{"POS", "VERB"}, {"MORPH", "Tense=Past|Mood=Ind"}}), zero_)},
                "Iran said", {"NNP", "VBD"}),
            (Tokens{"NNP////", "VBD/VERB/Mood=Ind|Tense=Past//"}));
}

TEST_F(AttributeRulerTest, ReadsAnUnderscoreAsNoMorphology) {
  EXPECT_EQ(Run({Rule({Texts({{"TAG", "A"}})}, Texts({{"MORPH", "B=2"}}), zero_),
                 Rule({Texts({{"TAG", "A"}})}, Texts({{"MORPH", "_"}}), zero_)},
                "x", {"A"}),
            (Tokens{"A////"}));
}

TEST_F(AttributeRulerTest, SortsTheValuesOfAFeature) {
  EXPECT_EQ(Run({Rule({Texts({{"TAG", "A"}})}, Texts({{"MORPH", "B=2|A=y,x"}}), zero_)}, "x", {"A"}),
            (Tokens{"A//A=x,y|B=2//"}));
}

TEST_F(AttributeRulerTest, LaterRulesWinAndSeeWhatWasThereBeforeAll) {
  const std::string space = PackMap({{PackText("IS_SPACE"), PackBool(true)}});
  EXPECT_EQ(Run({Rule({space}, Texts({{"TAG", "_SP"}, {"POS", "SPACE"}}), zero_),
                 Rule({Texts({{"TAG", "_SP"}})}, Texts({{"POS", "X"}}), zero_)},
                "\n", {"NN"}),
            (Tokens{"_SP/SPACE///"}));
}

TEST_F(AttributeRulerTest, MatchesLowerCaseAndSets) {
  const std::string that =
      PackMap({{PackText("TAG"), PackText("IN")}, {PackText("LOWER"), Among("IN", {"that", "if"})}});
  EXPECT_EQ(Run({Rule({that}, Texts({{"POS", "SCONJ"}}), zero_)}, "That of if if", {"IN", "IN", "IN", "DT"}),
            (Tokens{"IN/SCONJ///", "IN////", "IN/SCONJ///", "DT////"}));
}

TEST_F(AttributeRulerTest, MatchesWhatIsNotInASet) {
  const std::string not_determiner =
      PackMap({{PackText("DEP"), Among("NOT_IN", {"det", ""})}, {PackText("TAG"), Among("IN", {"DT", "WDT"})}});
  EXPECT_EQ(Run({Rule({not_determiner}, Texts({{"POS", "PRON"}}), zero_)}, "this this this", {"DT", "DT", "DT"},
                {"det", "nsubj"}),
            (Tokens{"DT////det", "DT/PRON///nsubj", "DT////"}));
}

TEST_F(AttributeRulerTest, SetsTheTokenAtItsIndex) {
  const std::vector<std::string> gonna = {Texts({{"LOWER", "gon"}}), Texts({{"LOWER", "na"}})};
  EXPECT_EQ(
      Run({Rule(gonna, Texts({{"LEMMA", "go"}}), zero_), Rule(gonna, Texts({{"LEMMA", "to"}}), std::string("\xff"))},
          "gon na gon", {"A", "B", "C"}),
      (Tokens{"A///go/", "B///to/", "C////"}));
}

TEST_F(AttributeRulerTest, SearchesWordsForRegularExpressions) {
  const std::string nothing = PackMap({{PackText("LOWER"), PackMap({{PackText("REGEX"), PackText("^n[ou]thin$")}})}});
  EXPECT_EQ(Run({Rule({nothing}, Texts({{"LEMMA", "nothing"}}), zero_)}, "Nuthin nothing", {"A", "B"}),
            (Tokens{"A///nothing/", "B////"}));
}

TEST_F(AttributeRulerTest, RefusesWhatItDoesNotHandle) {
  const auto refusal = [&](const std::string& token, const std::string& attributes, const std::string& index) {
    return Run({Rule({token}, attributes, index)}, "x", {}).front();
  };
  const std::string noun = Texts({{"TAG", "NN"}});
  const std::string set = Texts({{"POS", "NOUN"}});
  EXPECT_EQ(refusal(Texts({{"OP", "+"}}), set, zero_), "a condition on this is not handled: \"OP\"");
  EXPECT_EQ(refusal(noun, Texts({{"SHAPE", "x"}}), zero_), "setting this attribute is not handled: \"SHAPE\"");
  EXPECT_EQ(refusal(noun, Texts({{"POS", "THING"}}), zero_), "no part of speech is called \"THING\"");
  EXPECT_EQ(refusal(PackMap({{PackText("TAG"), Among("ISSUBSET", {"A"})}}), set, zero_),
            "this predicate is not handled here: \"ISSUBSET\"");
  EXPECT_EQ(refusal(noun, set, PackNumber(1)), "the index of a rule lies outside its pattern");
  EXPECT_EQ(refusal(PackMap({{PackText("TAG"), PackNumber(7)}}), set, zero_), "a condition's value is not \"text\"");
}

TEST_F(AttributeRulerTest, NamesTheRuleAtFault) {
  const std::string folder = WriteSmallPipeline("attribute_ruler_errors") + "/attribute_ruler";
  WriteFile(folder + "/patterns", PackArray({Rule({Texts({{"TAG", "A"}})}, Texts({}), zero_), PackMap({})}));
  StringStore strings;
  EXPECT_EQ(AttributeRuler::Load(folder, strings).error().ToString(),
            folder + "/patterns: rule 1: a rule lacks \"patterns\" or \"attrs\"");
}

}  // namespace
}  // namespace tacitus
