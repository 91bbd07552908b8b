#include "store/delta_log.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "store/files.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

Json Add(const std::string& path) {
  return {{"add",
           {{"path", path},
            {"partitionValues", {{"published_month", nullptr}}},
            {"size", 1},
            {"modificationTime", 1},
            {"dataChange", true},
            {"stats", "{\"numRecords\":1}"}}}};
}

Json Remove(const std::string& path, std::int64_t when) {
  return {{"remove", {{"path", path}, {"deletionTimestamp", when}, {"dataChange", true}}}};
}

std::vector<Json> Beginning() {
  return {{{"protocol", {{"minReaderVersion", 1}, {"minWriterVersion", 2}}}},
          {{"metaData",
            {{"id", "x"},
             {"format", {{"provider", "parquet"}, {"options", Json::object()}}},
             {"schemaString", "{}"},
             {"partitionColumns", {"published_month"}},
             {"configuration", Json::object()},
             {"createdTime", 1}}}}};
}

class DeltaLogTest : public testing::Test {
 protected:
  DeltaLogTest() : database_(std::move(*Database::Open())), log_(folder_.path() + "/t") {}

  Snapshot Read() {
    Result<Snapshot> snapshot = log_.Read(database_);
    if (!snapshot) ADD_FAILURE() << snapshot.error().ToString();
    return snapshot ? *snapshot : Snapshot{};
  }

  [[nodiscard]] std::string LogFile(const std::string& name) const { return log_.table() + "/_delta_log/" + name; }

  ScratchFolder folder_;
  Database database_;
  DeltaLog log_;
};

TEST_F(DeltaLogTest, NoTableIsVersionMinusOne) { EXPECT_EQ(Read().version, -1); }

TEST_F(DeltaLogTest, ReadsWhatWasCommitted) {
  Snapshot writer;
  ASSERT_TRUE(*log_.Commit(writer, Beginning()));
  ASSERT_TRUE(*log_.Commit(writer, {Add("a.parquet"), Add("with%20space.parquet")}));
  ASSERT_TRUE(*log_.Commit(writer, {Remove("a.parquet", 5), {{"txn", {{"appId", "app"}, {"version", 3}}}}}));
  EXPECT_EQ(writer.version, 2);
  const Snapshot reader = Read();
  EXPECT_EQ(reader.version, 2);
  ASSERT_EQ(reader.files.size(), 1U);
  EXPECT_EQ(reader.files.begin()->first, "with space.parquet");
  EXPECT_TRUE(reader.removed.contains("a.parquet"));
  EXPECT_EQ(reader.transactions.at("app")["version"], 3);
}

TEST_F(DeltaLogTest, TheSecondOfTwoRivalsIsRefused) {
  Snapshot first;
  ASSERT_TRUE(*log_.Commit(first, Beginning()));
  Snapshot second = first;
  EXPECT_TRUE(*log_.Commit(first, {Add("first.parquet")}));
  EXPECT_FALSE(*log_.Commit(second, {Add("second.parquet")}));
  EXPECT_EQ(second.version, 0);
  EXPECT_TRUE(*log_.Update(second));
  EXPECT_FALSE(*log_.Update(second));
  EXPECT_TRUE(*log_.Commit(second, {Add("second.parquet")}));
  EXPECT_EQ(Read().files.size(), 2U);
}

TEST_F(DeltaLogTest, ACheckpointStandsForAllBeforeIt) {
  Snapshot writer;
  ASSERT_TRUE(*log_.Commit(writer, Beginning()));
  ASSERT_TRUE(*log_.Commit(
      writer, {Add("a.parquet"), Add("b.parquet"), Add("c.parquet"), {{"txn", {{"appId", "app"}, {"version", 3}}}}}));
  ASSERT_TRUE(*log_.Commit(writer, {Remove("a.parquet", 1), Remove("b.parquet", NowInMilliseconds())}));
  const Result<Done> written = log_.WriteCheckpoint(database_, writer);
  ASSERT_TRUE(written) << written.error().ToString();
  for (const char* name : {"00000000000000000000.json", "00000000000000000001.json", "00000000000000000002.json"}) {
    std::filesystem::remove(LogFile(name));
  }
  ASSERT_TRUE(*log_.Commit(writer, {Add("d.parquet")}));
  const Snapshot reader = Read();
  EXPECT_EQ(reader.version, 3);
  EXPECT_EQ(reader.protocol, writer.protocol);
  EXPECT_EQ(reader.metadata["partitionColumns"], writer.metadata["partitionColumns"]);
  EXPECT_EQ(reader.transactions.at("app")["version"], 3);
  EXPECT_EQ(reader.files.size(), 2U);
  EXPECT_EQ(reader.files.at("c.parquet")["stats"], "{\"numRecords\":1}");
  EXPECT_EQ(PartitionOf(reader.files.at("c.parquet")), std::nullopt);
  // One removed file is old enough to be forgotten, the other is not.
  EXPECT_EQ(reader.removed.size(), 1U);
  EXPECT_TRUE(reader.removed.contains("b.parquet"));
  EXPECT_EQ(*ReadWholeFile(LogFile("_last_checkpoint")), R"({"size":5,"version":2})");
}

TEST_F(DeltaLogTest, ReadsACheckpointInParts) {
  Snapshot writer;
  ASSERT_TRUE(*log_.Commit(writer, Beginning()));
  ASSERT_TRUE(*log_.Commit(writer, {Add("a.parquet")}));
  ASSERT_TRUE(log_.WriteCheckpoint(database_, writer));
  const std::string whole = LogFile("00000000000000000001.checkpoint.parquet");
  for (const char* part : {"1", "2"}) {
    const std::string condition = part[0] == '1' ? "add IS NULL" : "add IS NOT NULL";
    ASSERT_TRUE(database_.Execute(
        "COPY (SELECT * FROM " + QuotedLiteral(whole) + " WHERE " + condition + ") TO '" +
        LogFile(std::string("00000000000000000001.checkpoint.000000000") + part + ".0000000002.parquet") +
        "' (FORMAT parquet)"));
  }
  for (const char* name :
       {"00000000000000000000.json", "00000000000000000001.json", "00000000000000000001.checkpoint.parquet"}) {
    std::filesystem::remove(LogFile(name));
  }
  const Snapshot reader = Read();
  EXPECT_EQ(reader.version, 1);
  EXPECT_EQ(reader.files.size(), 1U);
  EXPECT_EQ(reader.protocol["minReaderVersion"], 1);
}

TEST_F(DeltaLogTest, SaysWhatIsWrongWithALog) {
  Snapshot writer;
  ASSERT_TRUE(*log_.Commit(writer, Beginning()));
  ASSERT_TRUE(WriteDurably(LogFile("00000000000000000002.json"), Add("late.parquet").dump()));
  EXPECT_EQ(log_.Read(database_).error().ToString(), log_.table() + ": version 1 is missing in the log");
  ASSERT_TRUE(WriteDurably(LogFile("00000000000000000001.json"), "\n{\"add\":{\"size\":1}}\n"));
  EXPECT_EQ(log_.Read(database_).error().ToString(),
            LogFile("00000000000000000001.json:2") + ": is no action of a Delta Lake log: {\"add\":{\"size\":1}}");
}

TEST_F(DeltaLogTest, RefusesAProtocolItDoesNotHave) {
  Snapshot writer;
  std::vector<Json> actions = Beginning();
  actions[0]["protocol"]["minReaderVersion"] = 3;
  ASSERT_TRUE(*log_.Commit(writer, actions));
  EXPECT_EQ(log_.Read(database_).error().ToString(),
            log_.table() +
                ": the table asks for minReaderVersion 3 of Delta Lake's protocol; Tacitus has 1 (was a "
                "feature switched on with another program?)");
}

TEST_F(DeltaLogTest, LeavesNothingBehindWhereNothingCanBeWritten) {
  std::ofstream(folder_.path() + "/t") << "a file where the table's folder should be";
  Snapshot writer;
  const Result<bool> committed = log_.Commit(writer, Beginning());
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().ToString(), log_.table() + "/_delta_log: the folder cannot be made: Not a directory");
  EXPECT_EQ(writer.version, -1);
}

TEST(Paths, AreEncodedInTheLog) {
  EXPECT_EQ(EncodedPath("published_month=2019-11/a b.parquet"), "published_month=2019-11/a%20b.parquet");
  EXPECT_EQ(DecodedPath("a%20b%2Fc%"), "a b/c%");
}

}  // namespace
}  // namespace tacitus
