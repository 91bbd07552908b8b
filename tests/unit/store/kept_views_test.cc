#include "store/kept_views.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "store/store_views.h"
#include "store/store_writer.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// A document of an event that no other tells.
DocumentRows LoneRows() {
  Document document = SampleDocument();
  document.text += " Alone.";
  CodedDocument coded;
  coded.document_id = Hash128Hex(document.text);
  Event event = SampleEvent(document);
  event.event_id = Hash128Hex("alone");
  event.document_id = coded.document_id;
  event.event = EventType::kProtest;
  event.source->country = "FRA";
  coded.events.push_back(event);
  return RowsOf(document, coded);
}

class KeptViews : public testing::Test {
 protected:
  void Add(int first, int last) {
    Result<StoreWriter> store = StoreWriter::Open(folder_.path());
    if (!store || !store->Add(NumberedRows(first, last))) ADD_FAILURE() << "nothing could be stored";
  }
  void Keep() {
    const Result<Done> kept = KeepViews(folder_.path());
    if (!kept) ADD_FAILURE() << kept.error().ToString();
  }
  Database Ask() {
    Result<Database> database = OpenStoreForQuestions(folder_.path());
    if (!database) ADD_FAILURE() << database.error().ToString();
    return std::move(*database);
  }

  static bool ReadsKeptRows(Database& database) {
    return Value(database, "SELECT contains(sql, '/views/') FROM duckdb_views() WHERE view_name = 'happenings'") ==
           "true";
  }

  using Rows = std::map<std::string, std::string>;  // of each view, in one order
  static Rows RowsOf(Database& database) {
    Rows rows;
    for (const char* view : {"happenings", "dyads_daily", "countries_monthly", "documents", "events"}) {
      const std::string row = std::string("CAST(") + view + " AS VARCHAR)";
      rows[view] = Value(database, "SELECT string_agg(" + row + ", '; ' ORDER BY " + row + ") FROM " + view);
    }
    return rows;
  }
  Rows GatheredRows() {
    fs::rename(Views(), folder_.path() + "/aside");
    Database database = Ask();
    EXPECT_FALSE(ReadsKeptRows(database));
    Rows rows = RowsOf(database);
    fs::rename(folder_.path() + "/aside", Views());
    return rows;
  }
  void ExpectKeptRowsAreTheGathered() {
    Database database = Ask();
    EXPECT_TRUE(ReadsKeptRows(database));
    EXPECT_EQ(RowsOf(database), GatheredRows());
  }

  [[nodiscard]] std::string Views() const { return KeptViewsFolder(folder_.path()); }
  [[nodiscard]] std::vector<fs::path> Kept() const {
    return {fs::directory_iterator(Views()), fs::directory_iterator()};
  }

  ScratchFolder folder_;
};

TEST_F(KeptViews, AreThoseGatheredFromTheEvents) {
  Add(0, 40);
  Result<StoreWriter> store = StoreWriter::Open(folder_.path());
  ASSERT_TRUE(store && store->Add({LoneRows()}));
  Keep();
  ExpectKeptRowsAreTheGathered();
  Database database = Ask();
  EXPECT_NE(Value(database, "SELECT count(*) FROM happenings WHERE mentions = 1"), "0");
  EXPECT_NE(Value(database, "SELECT count(*) FROM happenings WHERE mentions > 1"), "0");
  EXPECT_NE(Value(database, "SELECT count(*) FROM dyads_daily"), "0");
}

TEST_F(KeptViews, AreOfAnEmptyStoreToo) {
  Add(0, 0);
  Keep();
  ExpectKeptRowsAreTheGathered();
}

TEST_F(KeptViews, OfAnotherVersionAreNotUsed) {
  Add(0, 10);
  Keep();
  Add(10, 20);
  Database database = Ask();
  EXPECT_FALSE(ReadsKeptRows(database));
  EXPECT_EQ(Value(database, "SELECT sum(mentions) = (SELECT count(*) FROM events) FROM happenings"), "true");
  Keep();
  ExpectKeptRowsAreTheGathered();
  EXPECT_EQ(Kept().size(), 1U);
}

TEST_F(KeptViews, AreKeptAgainAfterACompaction) {
  for (int i = 0; i < 10; ++i) Add(3 * i, 3 * i + 3);
  Keep();
  Database before = Ask();
  const Rows rows = RowsOf(before);
  Result<StoreWriter> store = StoreWriter::Open(folder_.path());
  ASSERT_TRUE(store && store->Compact());
  Keep();
  Database after = Ask();
  EXPECT_TRUE(ReadsKeptRows(after));
  EXPECT_EQ(RowsOf(after), rows);
}

TEST_F(KeptViews, StayAsLongAsSomebodyReadsThem) {
  Add(0, 10);
  Keep();
  {
    Database reader = Ask();
    const Rows rows = RowsOf(reader);
    for (int i = 1; i < 4; ++i) {
      Add(10 * i, 10 * i + 10);
      Keep();
    }
    EXPECT_EQ(Kept().size(), 2U);
    EXPECT_EQ(RowsOf(reader), rows);
  }
  Add(40, 50);
  Keep();
  EXPECT_EQ(Kept().size(), 1U);
}

TEST_F(KeptViews, LeftUnfinishedByAKillAreMadeAnew) {
  Add(0, 10);
  Keep();
  const fs::path kept = Kept().front();
  fs::rename(kept, kept.string() + ".part");
  fs::remove(kept.string() + ".part/happenings-1.parquet");
  Database database = Ask();
  EXPECT_FALSE(ReadsKeptRows(database));
  Keep();
  EXPECT_EQ(Kept(), std::vector<fs::path>{kept});
  ExpectKeptRowsAreTheGathered();
}

TEST_F(KeptViews, ThatAreDamagedAreNotUsed) {
  Add(0, 10);
  Keep();
  std::ofstream(Kept().front() / "events_names-1.parquet") << "broken";
  Database broken = Ask();
  EXPECT_FALSE(ReadsKeptRows(broken));
  fs::remove(Kept().front() / "events_names-1.parquet");
  Database missing = Ask();
  EXPECT_FALSE(ReadsKeptRows(missing));
  EXPECT_EQ(RowsOf(missing), GatheredRows());
}

TEST_F(KeptViews, AreKeptNowAndThen) {
  Add(0, 10);
  ViewKeeper keeper(folder_.path());
  for (bool kept = false; !kept;) {
    ASSERT_TRUE(keeper.KeepIfDue());
    Database database = Ask();
    kept = ReadsKeptRows(database);
  }
  const std::vector<fs::path> first = Kept();
  EXPECT_EQ(first.size(), 1U);
  Add(10, 20);
  // Too soon: it ends what was begun, and begins nothing.
  ASSERT_TRUE(keeper.KeepIfDue());
  ASSERT_TRUE(keeper.KeepIfDue());
  EXPECT_EQ(Kept(), first);
}

TEST_F(KeptViews, ThatCannotBeWrittenAreAnError) {
  Add(0, 10);
  std::ofstream(Views()) << "a file";
  const Result<Done> kept = KeepViews(folder_.path());
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().where, Views());
  Database database = Ask();
  EXPECT_FALSE(ReadsKeptRows(database));
}

}  // namespace
}  // namespace tacitus
