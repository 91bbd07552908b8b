// What Ontology::Load says of tables that are missing, malformed or at odds with one another.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "code/ontology/ontology.h"

namespace tacitus {
namespace {

constexpr std::string_view kTypes =
    "event\tquad\tcameo\tscore\n"
    "AGREE\t1\t03\t2.5\nCONSULT\t1\t04\t2.5\nSUPPORT\t1\t04\t5\nCONCEDE\t1\t04\t4."
    "5\nCOOPERATE\t2\t04\t9\nAID\t2\t04\t9\n"
    "RETREAT\t2\t04\t6\nREQUEST\t3\t04\t0\nACCUSE\t3\t04\t-3\nREJECT\t3\t04\t-2\nTHREATEN\t3\t04\t-3\nPROTEST\t4\t04\t-"
    "5\n"
    "SANCTION\t4\t04\t-6\nMOBILIZE\t4\t04\t-5\nCOERCE\t4\t04\t-7\nASSAULT\t4\t04\t-9\n";

class OntologyErrorsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_ontology_errors_test";
    std::filesystem::create_directories(folder_ / "ontology");
    Write("plover.tsv", kTypes);
    Write("contexts.tsv", "context\ndiplomatic\n");
    Write("modes.tsv", "event\tmode\tcameo\nCONSULT\tvisit\t042\n");
    Write("cameo.tsv",
          "code\tname\tevent\tmode\tcontexts\tgoldstein\n"
          "03\tagree\tAGREE\t\t\t4\n04\tconsult\tCONSULT\t\t\t1\n042\tvisit\tCONSULT\tvisit\tdiplomatic\t1.9\n");
    Write("operators.tsv", "outer\tinner\tcameo\nAGREE\t\t03\nAGREE\t04\t=\n");
  }
  void Write(const std::string& name, std::string_view content) {
    std::ofstream(folder_ / "ontology" / name) << content;
  }
  std::string ErrorOf(const std::string& name, std::string_view content) {
    Write(name, content);
    const Result<Ontology> loaded = Ontology::Load(folder_.string());
    return loaded ? "no error" : loaded.error().ToString();
  }

  std::filesystem::path folder_;
};

TEST_F(OntologyErrorsTest, TheSmallOntologyOfThisTestIsSound) {
  const Result<Ontology> loaded = Ontology::Load(folder_.string());
  ASSERT_TRUE(loaded.has_value()) << loaded.error().ToString();
  EXPECT_EQ(loaded->OperatorCode(EventType::kAgree, "042"), "042");
  EXPECT_DOUBLE_EQ(loaded->Goldstein(EventType::kAssault, "19"), -9);
}

TEST_F(OntologyErrorsTest, AMissingTable) {
  std::filesystem::remove(folder_ / "ontology" / "modes.tsv");
  EXPECT_EQ(Ontology::Load(folder_.string()).error().ToString(),
            folder_.string() + "/ontology/modes.tsv: cannot open this table of the data folder");
}

TEST_F(OntologyErrorsTest, Types) {
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nYIELD\t1\t03\t2\n"),
            "data/ontology/plover.tsv:2: \"YIELD\" is no event type that this program knows");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t5\t03\t2\n"),
            "data/ontology/plover.tsv:2: \"5\" is no quad category; it must be 1, 2, 3 or 4");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t1.5\t03\t2\n"),
            "data/ontology/plover.tsv:2: \"1.5\" is no quad category; it must be 1, 2, 3 or 4");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t1\t3\t2\n"),
            "data/ontology/plover.tsv:2: \"3\" is no CAMEO code; it must have two to four digits");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t1\t03\thigh\n"),
            "data/ontology/plover.tsv:2: \"high\" is no score; it must be a number from -10 to 10");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t1\t03\t2\n#\nAGREE\t1\t03\t2\n"),
            "data/ontology/plover.tsv:4: AGREE is listed twice; it stands in line 2 too");
  EXPECT_EQ(ErrorOf("plover.tsv", "event\tquad\tcameo\tscore\nAGREE\t1\t03\t2\n"),
            "data/ontology/plover.tsv: the event type CONSULT has no line here");
}

TEST_F(OntologyErrorsTest, ContextsAndModes) {
  EXPECT_EQ(ErrorOf("contexts.tsv", "context\ndiplomatic\ndiplomatic\n"),
            "data/ontology/contexts.tsv:3: diplomatic is listed twice; it stands in line 2 too");
  Write("contexts.tsv", "context\ndiplomatic\n");
  EXPECT_EQ(ErrorOf("modes.tsv", "event\tmode\tcameo\nVISIT\tvisit\t042\n"),
            "data/ontology/modes.tsv:2: \"VISIT\" is no event type; plover.tsv lists them (AGREE, CONSULT, …)");
  EXPECT_EQ(ErrorOf("modes.tsv", "event\tmode\tcameo\nCONSULT\t\t042\n"),
            "data/ontology/modes.tsv:2: the mode is missing");
  EXPECT_EQ(ErrorOf("modes.tsv", "event\tmode\tcameo\nCONSULT\tvisit\t042\nCONSULT\tvisit\t\n"),
            "data/ontology/modes.tsv:3: CONSULT visit is listed twice; it stands in line 2 too");
  EXPECT_EQ(ErrorOf("modes.tsv", "event\tmode\tcameo\nCONSULT\tvisit\t043\n"),
            "data/ontology/modes.tsv:2: CAMEO 043, which cameo.tsv does not list");
}

TEST_F(OntologyErrorsTest, Codes) {
  const std::string head =
      "code\tname\tevent\tmode\tcontexts\tgoldstein\n03\tagree\tAGREE\t\t\t4\n04\tc\tCONSULT\t\t\t1\n";
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "4a\tvisit\tCONSULT\t\t\t1\n"),
            "data/ontology/cameo.tsv:4: \"4a\" is no CAMEO code; it must have two to four digits");
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "042\tvisit\tVISIT\t\t\t1\n"),
            "data/ontology/cameo.tsv:4: \"VISIT\" is no event type; plover.tsv lists them (AGREE, CONSULT, …)");
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "042\tvisit\tCONSULT\t\t\t11\n"),
            "data/ontology/cameo.tsv:4: \"11\" is no goldstein; it must be a number from -10 to 10");
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "03\tagree\tAGREE\t\t\t1\n"),
            "data/ontology/cameo.tsv:4: CAMEO 03 is listed twice; it stands in line 2 too");
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "042\tvisit\tCONSULT\tphone\t\t1\n"),
            "data/ontology/cameo.tsv:4: CONSULT mode \"phone\", which modes.tsv does not list");
  EXPECT_EQ(ErrorOf("cameo.tsv", head + "042\tvisit\tCONSULT\tvisit\thumanitarian\t1\n"),
            "data/ontology/cameo.tsv:4: context \"humanitarian\", which contexts.tsv does not list");
  EXPECT_EQ(ErrorOf("cameo.tsv", "code\tname\tevent\tmode\tcontexts\tgoldstein\n042\tv\tCONSULT\tvisit\t\t1\n"),
            "data/ontology/plover.tsv:2: CAMEO 03, which cameo.tsv does not list");
}

TEST_F(OntologyErrorsTest, Operators) {
  EXPECT_EQ(ErrorOf("operators.tsv", "outer\tinner\tcameo\nAGREE\t\tyes\n"),
            "data/ontology/operators.tsv:2: \"yes\" is neither a CAMEO code nor '='");
  EXPECT_EQ(ErrorOf("operators.tsv", "outer\tinner\tcameo\nAGREE\tx\t03\n"),
            "data/ontology/operators.tsv:2: \"x\" is no CAMEO code; it must have two to four digits");
  EXPECT_EQ(ErrorOf("operators.tsv", "outer\tinner\tcameo\nAGREE\t\t05\n"),
            "data/ontology/operators.tsv:2: CAMEO 05, which cameo.tsv does not list");
  EXPECT_EQ(ErrorOf("operators.tsv", "outer\tinner\tcameo\nAGREE\t\t03\nAGREE\t\t04\n"),
            "data/ontology/operators.tsv:3: AGREE about \"\" is listed twice; it stands in line 2 too");
  EXPECT_EQ(ErrorOf("operators.tsv", "outer\tinner\tcameo\nAGREE\t04\t03\n"),
            "data/ontology/operators.tsv:2: AGREE has no line with an empty inner, which is its default");
}

}  // namespace
}  // namespace tacitus
