#include "code/actors/knowledge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/code/actors/actor_text.h"

namespace tacitus {
namespace {

// A data folder with the smallest sound tables, one of which a test replaces.
class KnowledgeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_actor_knowledge";
    std::filesystem::create_directories(folder_ / "actors");
    std::filesystem::create_directories(folder_ / "roles");
    Write("actors/countries.tsv",
          "iso3\tcow\tname\taliases\tadjectives\tpeople\tcapital\tseats\n"
          "IRN\t630\tIran\t\tIranian\tIranians\tTehran\t\n");
    const std::string actors = "id\tname\taliases\tgender\tcountry\tsectors\trole\tfrom\tto\tsource\n";
    Write("actors/people.tsv", actors + "a_b\tAnn Bee\tBee\tf\tIRN\tGOV\tMayor\t2001\t2002-02\town\n");
    Write("actors/organisations.tsv", actors);
    Write("actors/groups.tsv", "name\taliases\tcountry\tsectors\n");
    Write("actors/regions.tsv", "name\taliases\tcountry\tsectors\n");
    Write("roles/roles.tsv", "role\tsectors\tkind\tinherits\npoliceman\tCOP\tperson\n");
    Write("roles/modifiers.tsv", "modifier\tsectors\teffect\nformer\tELI\treplace\n");
    Write("roles/words.tsv", "word\tclass\ncountry\tdeictic\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  std::string LoadError() {
    const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(folder_.string());
    return knowledge ? "" : knowledge.error().ToString();
  }

  std::filesystem::path folder_;
};

TEST_F(KnowledgeTest, SpellsHoldWholeYearsAndMonths) {
  const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(folder_.string());
  ASSERT_TRUE(knowledge) << knowledge.error().ToString();
  ASSERT_EQ(knowledge->spells.size(), 1U);
  using namespace std::chrono;
  EXPECT_EQ(knowledge->spells[0].from, sys_days(2001y / 1 / 1).time_since_epoch().count());
  EXPECT_EQ(knowledge->spells[0].to, sys_days(2002y / 2 / 28).time_since_epoch().count());
}

TEST_F(KnowledgeTest, PluralsOfRolesAreFound) {
  const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(folder_.string());
  ASSERT_TRUE(knowledge) << knowledge.error().ToString();
  const std::vector<Word> words = WordsOf("policemen");
  const PhraseMatch match = knowledge->Longest(words, 0);
  ASSERT_NE(match.entry, 0U);
  EXPECT_EQ(knowledge->At(match.entry)->kind, EntryKind::kRole);
}

TEST_F(KnowledgeTest, MalformedRowsAreNamed) {
  Write("roles/roles.tsv", "role\tsectors\tkind\tinherits\npoliceman\tCOP\tanimal\n");
  EXPECT_EQ(LoadError(),
            "data/roles/roles.tsv:2: \"animal\" is no kind of role; write person, group, body, thing or site");
}

TEST_F(KnowledgeTest, MalformedDatesAreNamed) {
  Write("actors/people.tsv",
        "id\tname\taliases\tgender\tcountry\tsectors\trole\tfrom\tto\tsource\n"
        "a_b\tAnn Bee\t\tf\tIRN\tGOV\tMayor\t2001-13\t\town\n");
  EXPECT_EQ(LoadError(), "data/actors/people.tsv:2: \"2001-13\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
}

TEST_F(KnowledgeTest, MalformedNumbersEffectsAndClassesAreNamed) {
  Write("actors/countries.tsv", "iso3\tcow\tname\taliases\tadjectives\tpeople\tcapital\tseats\nIRN\tsix\tIran\n");
  EXPECT_EQ(LoadError(), "data/actors/countries.tsv:2: \"six\" is no Correlates of War number");
  SetUp();
  Write("roles/modifiers.tsv", "modifier\tsectors\teffect\nformer\tELI\tmaybe\n");
  EXPECT_EQ(LoadError(),
            "data/roles/modifiers.tsv:2: \"maybe\" is no effect; write replace, lead, add, give or cancel");
  SetUp();
  Write("roles/words.tsv", "word\tclass\ncountry\tnoun\n");
  EXPECT_EQ(LoadError(),
            "data/roles/words.tsv:2: \"noun\" is no class of words; write deictic, foe, locative, motion, speech, "
            "expletive, event, quantity, foreign, abroad, other, party, common, ranks or kin");
}

TEST_F(KnowledgeTest, MissingTablesAreNamed) {
  std::filesystem::remove(folder_ / "actors/groups.tsv");
  EXPECT_EQ(LoadError(), (folder_ / "actors/groups.tsv").string() + ": cannot open this table of the data folder");
}

// No misspelling of one country's name is another's, in the shipped tables.
TEST(ShippedKnowledgeTest, NoCountryIsAnotherMisspelt) {
  const ActorKnowledge& knowledge = ShippedActors();
  for (const Country& country : knowledge.countries) {
    const std::vector<Word> words = WordsOf(country.name);
    if (words.size() != 1) continue;
    const Entry* found = knowledge.Misspelt(FoldWord(country.name));
    if (found == nullptr) continue;
    EXPECT_EQ(knowledge.countries[found->index].iso3, country.iso3) << country.name;
  }
}

TEST(ShippedKnowledgeTest, EveryCountryHasItsCode) {
  const ActorKnowledge& knowledge = ShippedActors();
  ASSERT_NE(knowledge.CountryOf("IRN"), nullptr);
  EXPECT_EQ(knowledge.CountryOf("IRN")->cow, 630);
  EXPECT_EQ(knowledge.CountryOf("USA")->cow, 2);
  EXPECT_EQ(knowledge.CountryOf("XXX"), nullptr);
}

}  // namespace
}  // namespace tacitus
