// The shipped tables of data/ontology/: complete, consistent, and in agreement with PLOVER's manual.
#include "code/ontology/ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/table_file.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

const std::string kDataFolder = std::string(TACITUS_SOURCE_DIR) + "/data";

class OntologyTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Ontology> loaded = Ontology::Load(kDataFolder);
    ASSERT_TRUE(loaded.has_value()) << loaded.error().ToString();
    ontology_ = new Ontology(std::move(*loaded));
  }
  static void TearDownTestSuite() {
    delete ontology_;
    ontology_ = nullptr;
  }
  static std::vector<EventType> AllTypes() {
    std::vector<EventType> types;
    for (int i = 1; i <= 16; ++i) types.push_back(static_cast<EventType>(i));
    return types;
  }
  static std::vector<std::string> Column(const std::string& table, const std::string& column) {
    Result<TableFile> read = TableFile::Read(kDataFolder, table, {column});
    std::vector<std::string> cells;
    for (const TableFile::Row& row : read->rows()) cells.emplace_back(row.cells[0]);
    return cells;
  }

  static Ontology* ontology_;
};

Ontology* OntologyTest::ontology_ = nullptr;

TEST_F(OntologyTest, EveryCodeHasATypeOrIsAStatement) {
  for (const std::string& code : Column("ontology/cameo.tsv", "code")) {
    const CameoCode* found = ontology_->FindCameo(code);
    ASSERT_NE(found, nullptr) << code;
    EXPECT_EQ(found->code, code);
    EXPECT_EQ(found->event == EventType::kNone, code.starts_with("01")) << code;
    EXPECT_FALSE(found->name.empty()) << code;
  }
}

TEST_F(OntologyTest, HoldsEveryCodeOfTheTwentyFamilies) {
  std::map<std::string, int> members;
  for (const std::string& code : Column("ontology/cameo.tsv", "code")) ++members[code.substr(0, 2)];
  const std::map<std::string, int> expected = {{"01", 11}, {"02", 28}, {"03", 29}, {"04", 8},  {"05", 9},
                                               {"06", 6},  {"07", 7},  {"08", 26}, {"09", 6},  {"10", 28},
                                               {"11", 13}, {"12", 29}, {"13", 23}, {"14", 27}, {"15", 6},
                                               {"16", 14}, {"17", 13}, {"18", 14}, {"19", 10}, {"20", 8}};
  EXPECT_EQ(members, expected);
}

TEST_F(OntologyTest, QuadsAreThoseOfTheManual) {
  const std::map<EventType, int> manual = {
      {EventType::kAgree, 1},     {EventType::kConsult, 1},  {EventType::kSupport, 1},  {EventType::kConcede, 1},
      {EventType::kCooperate, 2}, {EventType::kAid, 2},      {EventType::kRetreat, 2},  {EventType::kRequest, 3},
      {EventType::kAccuse, 3},    {EventType::kReject, 3},   {EventType::kThreaten, 3}, {EventType::kProtest, 4},
      {EventType::kSanction, 4},  {EventType::kMobilize, 4}, {EventType::kCoerce, 4},   {EventType::kAssault, 4}};
  for (const EventType type : AllTypes()) EXPECT_EQ(ontology_->Quad(type), manual.at(type)) << Name(type);
}

TEST_F(OntologyTest, ScoresHaveTheSignOfTheirQuad) {
  for (const EventType type : AllTypes()) {
    const double score = ontology_->Type(type).score;
    EXPECT_EQ(score > 0, ontology_->Quad(type) <= 2) << Name(type);
  }
}

TEST_F(OntologyTest, TheDefaultCodeOfATypeIsOfItsFamily) {
  for (const EventType type : AllTypes()) {
    const CameoCode* code = ontology_->FindCameo(ontology_->DefaultCameo(type));
    ASSERT_NE(code, nullptr) << Name(type);
    const EventType expected = type == EventType::kRetreat ? EventType::kConcede : type;  // both are CAMEO's "yield"
    EXPECT_EQ(code->event, expected) << Name(type);
  }
}

TEST_F(OntologyTest, ModesAreTheManuals) {
  std::map<std::string, std::set<std::string>> modes;
  Result<TableFile> table = TableFile::Read(kDataFolder, "ontology/modes.tsv", {"event", "mode"});
  ASSERT_TRUE(table.has_value());
  for (const TableFile::Row& row : table->rows()) modes[std::string(row.cells[0])].emplace(row.cells[1]);
  EXPECT_THAT(modes["CONSULT"], ElementsAre("multilateral", "phone", "third-party", "visit"));
  EXPECT_THAT(modes["RETREAT"], ElementsAre("access", "ceasefire", "disarm", "release", "resign", "withdraw"));
  EXPECT_THAT(modes["REQUEST"], ElementsAre("assist", "change", "meet", "yield"));
  EXPECT_EQ(modes["REQUEST"], modes["REJECT"]);
  EXPECT_THAT(modes["ACCUSE"], ElementsAre("allege", "disapprove", "investigate"));
  EXPECT_THAT(modes["THREATEN"], ElementsAre("arrest", "expel", "relations", "restrict", "territory", "violence"));
  EXPECT_THAT(modes["PROTEST"], ElementsAre("boycott", "demo", "hunger", "obstruct", "riot", "strike", "vandalize"));
  EXPECT_THAT(modes["SANCTION"], ElementsAre("convict", "discontinue", "expel", "withdraw"));
  EXPECT_THAT(modes["MOBILIZE"], ElementsAre("militia", "police", "troops", "weapons"));
  EXPECT_THAT(modes["COERCE"], ElementsAre("arrest", "censor", "curfew", "cyber", "deport", "martial-law",
                                           "misinformation", "restrict", "seize", "withhold"));
  EXPECT_EQ(modes["ASSAULT"].size(), 15U);
  EXPECT_EQ(modes.size(), 11U);  // AGREE, SUPPORT, CONCEDE, COOPERATE, AID have none
}

TEST_F(OntologyTest, CorrectsTheMappingAsItsNotesSay) {
  const CameoCode* sanctions = ontology_->FindCameo("163");
  EXPECT_EQ(sanctions->event, EventType::kSanction);
  EXPECT_EQ(sanctions->mode, "discontinue");
  EXPECT_EQ(ontology_->FindCameo("026")->event, EventType::kRequest);
  EXPECT_EQ(ontology_->FindCameo("026")->mode, "meet");
  EXPECT_EQ(ontology_->FindCameo("0813")->event, EventType::kConcede);
  EXPECT_THAT(ontology_->FindCameo("073")->contexts, ElementsAre("human_security"));
  EXPECT_EQ(ontology_->FindCameo("085")->mode, "");
}

TEST_F(OntologyTest, AppealsMirrorDemands) {
  for (const std::string& code : Column("ontology/cameo.tsv", "code")) {
    if (!code.starts_with("02") || code.size() == 2) continue;
    const CameoCode* appeal = ontology_->FindCameo(code);
    const CameoCode* demand = ontology_->FindCameo("10" + code.substr(2));
    EXPECT_EQ(demand->code, "10" + code.substr(2));
    EXPECT_EQ(appeal->mode, demand->mode) << code;
    EXPECT_EQ(appeal->contexts, demand->contexts) << code;
  }
}

TEST_F(OntologyTest, FindsTheNearestCodeAbove) {
  EXPECT_EQ(ontology_->FindCameo("1959")->code, "195");
  EXPECT_EQ(ontology_->FindCameo("0999")->code, "09");
  EXPECT_EQ(ontology_->FindCameo("21"), nullptr);
  EXPECT_EQ(ontology_->FindCameo("1"), nullptr);
  EXPECT_EQ(ontology_->FindCameo(""), nullptr);
}

TEST_F(OntologyTest, VerbalActsAboutOtherActs) {
  const std::vector<std::tuple<EventType, std::string, std::string>> cases = {
      {EventType::kRequest, "046", "106"},  {EventType::kRequest, "071", "1031"},
      {EventType::kRequest, "085", "1054"}, {EventType::kRequest, "0841", "1053"},
      {EventType::kRequest, "195", "100"},  {EventType::kReject, "046", "125"},
      {EventType::kReject, "085", "1244"},  {EventType::kReject, "073", "1223"},
      {EventType::kReject, "1053", "1243"}, {EventType::kReject, "112", "016"},
      {EventType::kAgree, "046", "036"},    {EventType::kAgree, "073", "0333"},
      {EventType::kAgree, "0874", "0356"},  {EventType::kAgree, "106", "036"},
      {EventType::kAgree, "190", "138"},    {EventType::kAgree, "111", "111"},
      {EventType::kAgree, "1119", "111"},   {EventType::kThreaten, "163", "1312"},
      {EventType::kThreaten, "190", "138"}, {EventType::kThreaten, "141", "133"},
      {EventType::kThreaten, "", "130"},    {EventType::kAccuse, "190", "1123"},
      {EventType::kAccuse, "1822", "1122"}, {EventType::kAccuse, "046", "112"},
      {EventType::kSupport, "046", "050"}};
  for (const auto& [outer, inner, expected] : cases) {
    EXPECT_EQ(ontology_->OperatorCode(outer, inner), expected) << Name(outer) << " about " << inner;
  }
}

TEST_F(OntologyTest, OperatorsCoverEveryCode) {
  for (const EventType outer :
       {EventType::kAgree, EventType::kRequest, EventType::kReject, EventType::kThreaten, EventType::kAccuse}) {
    for (const std::string& inner : Column("ontology/cameo.tsv", "code")) {
      const std::string_view whole = ontology_->OperatorCode(outer, inner);
      ASSERT_NE(ontology_->FindCameo(whole), nullptr) << Name(outer) << " about " << inner;
      EXPECT_EQ(ontology_->FindCameo(whole)->code, whole);
      EXPECT_NE(whole.substr(0, 2), "19") << Name(outer) << " about " << inner;  // words are not blows
    }
  }
}

TEST_F(OntologyTest, SaysWhichLineDecided) {
  EXPECT_EQ(ontology_->FindOperator(EventType::kAgree, "0461")->origin.file, "data/ontology/operators.tsv");
  EXPECT_EQ(ontology_->FindOperator(EventType::kAgree, "0461")->inner, "04");
  EXPECT_EQ(ontology_->FindOperator(EventType::kAssault, "046"), nullptr);
  EXPECT_GT(ontology_->FindCameo("163")->origin.line, 1U);
}

TEST_F(OntologyTest, GoldsteinIsCameosElsePlovers) {
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kReject, "125"), -5);
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kAssault, "1952"), -10);
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kRetreat, "0874"), 10);
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kSanction, "163"), -8);
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kAccuse, ""), -3);
  EXPECT_DOUBLE_EQ(ontology_->Goldstein(EventType::kNone, ""), 0);
}

TEST_F(OntologyTest, ContextsAreTheManuals) {
  EXPECT_EQ(Column("ontology/contexts.tsv", "context").size(), 37U);
  EXPECT_TRUE(ontology_->IsContext("religion_ethnicity"));
  EXPECT_FALSE(ontology_->IsContext("humanitarian"));
}

TEST_F(OntologyTest, NamesOfTypes) {
  EXPECT_EQ(Ontology::EventTypeFromName("RETREAT"), EventType::kRetreat);
  EXPECT_EQ(Ontology::EventTypeFromName("retreat"), std::nullopt);
  EXPECT_EQ(Ontology::EventTypeFromName(""), std::nullopt);
}

}  // namespace
}  // namespace tacitus
