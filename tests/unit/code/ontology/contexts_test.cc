#include "code/ontology/contexts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kDataFolder = std::string(TACITUS_SOURCE_DIR) + "/data";

struct Word {
  std::string_view text;
  std::string_view lemma;
  Pos pos;
};

// A flat parse of one sentence; contexts look at words, not at trees.
Parse Sentence(const std::vector<Word>& words) {
  Parse parse;
  for (const Word& word : words) {
    Token token;
    token.start = static_cast<std::uint32_t>(parse.text.size());
    parse.text += word.text;
    token.end = static_cast<std::uint32_t>(parse.text.size());
    parse.text += ' ';
    token.lemma = word.lemma;
    token.pos = word.pos;
    parse.tokens.push_back(token);
  }
  parse.sentences = {{0, static_cast<std::uint32_t>(parse.tokens.size())}};
  return parse;
}

class ContextsTest : public ::testing::Test {
 protected:
  ContextsTest() : ontology_(*Ontology::Load(kDataFolder)), words_(*ContextWords::Load(kDataFolder, ontology_)) {}

  std::vector<std::string> Of(const std::vector<Word>& sentence, std::string_view code = "") {
    const Parse parse = Sentence(sentence);
    return ContextsOf(Tree(parse), words_, parse.sentences[0], ontology_.FindCameo(code));
  }

  Ontology ontology_;
  ContextWords words_;
};

TEST_F(ContextsTest, WordsAndPhrasesTellContexts) {
  EXPECT_THAT(Of({{"nuclear", "nuclear", Pos::kAdj}, {"talks", "talk", Pos::kNoun}}),
              ElementsAre("cbrn", "diplomatic"));
  EXPECT_THAT(Of({{"lawmakers", "lawmaker", Pos::kNoun}, {"voted", "vote", Pos::kVerb}}), ElementsAre("legislative"));
}

TEST_F(ContextsTest, TheLongestPhraseHidesTheShorterOnes) {
  EXPECT_THAT(Of({{"drug", "drug", Pos::kNoun}, {"trafficking", "trafficking", Pos::kNoun}}),
              ElementsAre("illegal_drugs", "trafficking"));
  EXPECT_THAT(Of({{"economic", "economic", Pos::kAdj}, {"sanctions", "sanction", Pos::kNoun}}),
              ElementsAre("economic"));
  EXPECT_THAT(Of({{"liberation", "liberation", Pos::kNoun}, {"army", "army", Pos::kNoun}}), IsEmpty());
  EXPECT_THAT(Of({{"army", "army", Pos::kNoun}}), ElementsAre("military"));
}

TEST_F(ContextsTest, APartOfSpeechDecides) {
  EXPECT_THAT(Of({{"censored", "censor", Pos::kVerb}}), ElementsAre("rights_freedoms"));
  EXPECT_THAT(Of({{"censor", "censor", Pos::kNoun}}), IsEmpty());
}

TEST_F(ContextsTest, NamesAndHeadingsAreNouns) {
  EXPECT_THAT(Of({{"Peace", "Peace", Pos::kPropn}, {"Talks", "Talks", Pos::kPropn}}), ElementsAre("diplomatic"));
  EXPECT_THAT(Of({{"Hamas", "Hamas", Pos::kPropn}}), IsEmpty());
}

TEST_F(ContextsTest, HyphensAreTokens) {
  EXPECT_THAT(Of({{"pro", "pro", Pos::kAdj}, {"-", "-", Pos::kPunct}, {"democracy", "democracy", Pos::kNoun}}),
              ElementsAre("pro_democracy"));
}

TEST_F(ContextsTest, ParticularCrimesHideCrime) {
  EXPECT_THAT(Of({{"fraud", "fraud", Pos::kNoun}}), ElementsAre("crime"));
  EXPECT_THAT(Of({{"fraud", "fraud", Pos::kNoun}, {"bribery", "bribery", Pos::kNoun}}), ElementsAre("corruption"));
}

TEST_F(ContextsTest, TheCodesOwnContextsAlwaysStand) {
  EXPECT_THAT(Of({}, "046"), ElementsAre("diplomatic"));
  EXPECT_THAT(Of({{"trade", "trade", Pos::kNoun}}, "046"), ElementsAre("diplomatic", "economic"));
}

TEST_F(ContextsTest, FourAtMostPhrasesFirst) {
  const std::vector<Word> crowded = {{"election", "election", Pos::kNoun},
                                     {"economy", "economy", Pos::kNoun},
                                     {"earthquake", "earthquake", Pos::kNoun},
                                     {"vaccine", "vaccine", Pos::kNoun},
                                     {"peace", "peace", Pos::kNoun},
                                     {"talks", "talk", Pos::kNoun},
                                     {"air", "air", Pos::kNoun},
                                     {"strikes", "strike", Pos::kNoun}};
  EXPECT_THAT(Of(crowded), ElementsAre("diplomatic", "disasters", "economic", "military"));
}

TEST_F(ContextsTest, LooksAtTheClauseAlone) {
  const Parse parse = Sentence({{"trade", "trade", Pos::kNoun}, {"talks", "talk", Pos::kNoun}});
  EXPECT_THAT(ContextsOf(Tree(parse), words_, TokenSpan{1, 2}, nullptr), IsEmpty());
}

class ContextWordsErrorsTest : public ::testing::Test {
 protected:
  std::string ErrorOf(const std::string& rows) {
    const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "tacitus_context_words_test";
    std::filesystem::create_directories(folder / "ontology");
    std::ofstream(folder / "ontology" / "context_words.tsv") << "words\tpos\tcontexts\n" << rows;
    const Result<Ontology> ontology = Ontology::Load(kDataFolder);
    const Result<ContextWords> words = ContextWords::Load(folder.string(), *ontology);
    return words ? "no error" : words.error().ToString();
  }
};

TEST_F(ContextWordsErrorsTest, SayWhatIsWrongAndWhere) {
  EXPECT_EQ(ErrorOf("army\tNOUN\tmilitary\n"), "no error");
  EXPECT_EQ(ErrorOf("\tNOUN\tmilitary\n"), "data/ontology/context_words.tsv:2: the words are missing");
  EXPECT_EQ(ErrorOf("NATO\tNOUN\tmilitary\n"),
            "data/ontology/context_words.tsv:2: \"NATO\" must be in lower case, or it is never found");
  EXPECT_EQ(ErrorOf("army\tnoun\tmilitary\n"),
            "data/ontology/context_words.tsv:2: \"noun\" is no part of speech here; it must be NOUN, VERB or ADJ");
  EXPECT_EQ(ErrorOf("army\tNOUN\tmilitary;war\n"),
            "data/ontology/context_words.tsv:2: \"war\" is no context; contexts.tsv lists them");
  EXPECT_EQ(ErrorOf("army\tNOUN\t\n"), "data/ontology/context_words.tsv:2: the contexts are missing");
}

}  // namespace
}  // namespace tacitus
