#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "store/data_file.h"
#include "store/delta_log.h"
#include "store/files.h"
#include "store/store_views.h"
#include "store/store_writer.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

StoreWriter OpenStore(const std::string& folder) {
  Result<StoreWriter> store = StoreWriter::Open(folder);
  if (!store) ADD_FAILURE() << store.error().ToString();
  return std::move(*store);
}

Database Ask(const std::string& folder) {
  Result<Database> database = OpenStoreForQuestions(folder);
  if (!database) ADD_FAILURE() << database.error().ToString();
  return std::move(*database);
}

StoredDocuments Add(StoreWriter& store, const std::vector<DocumentRows>& rows) {
  const Result<StoredDocuments> stored = store.Add(rows);
  if (!stored) ADD_FAILURE() << stored.error().ToString();
  return stored ? *stored : StoredDocuments{};
}

TEST(Store, KeepsWhatItIsGiven) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  const std::vector<DocumentRows> rows = NumberedRows(0, 20);
  const StoredDocuments stored = Add(store, rows);
  EXPECT_EQ(stored.documents, 20U);
  EXPECT_EQ(stored.events, EventCount(rows));
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "20");
  EXPECT_EQ(Value(database, "SELECT count(DISTINCT event_id) FROM events"), std::to_string(EventCount(rows)));
  EXPECT_EQ(Value(database,
                  "SELECT string_agg(DISTINCT coalesce(published_month, 'none'), ' ' ORDER BY "
                  "coalesce(published_month, 'none')) FROM documents"),
            "2019-11 2019-12 none");
  EXPECT_EQ(Value(database, "SELECT title FROM documents WHERE document = 'document-5'"), "A ban, renewed");
  EXPECT_EQ(Value(database, "SELECT headers FROM documents WHERE document = 'document-5'"),
            "[{'name': Section, 'value': World}]");
  EXPECT_EQ(Value(database,
                  "SELECT source.code || ' ' || target.code || ' ' || place.geonameid || ' ' || "
                  "attribution[1].speaker.country || ' ' || counts[1].low || ' ' || date_start || ' ' || "
                  "published_at FROM events WHERE document = 'document-5' LIMIT 1"),
            "IRNGOV USA 112931 IRN 52.0 2019-11-03 2019-11-03 18:01:00+00");
}

TEST(Store, TheSameAgainAddsNothing) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  Add(store, NumberedRows(0, 10));
  const StoredDocuments again = Add(store, NumberedRows(5, 15));
  EXPECT_EQ(again.documents, 5U);
  StoreWriter reopened = OpenStore(folder.path());
  EXPECT_TRUE(reopened.Holds(NumberedRows(14).document.document_id));
  EXPECT_FALSE(reopened.Holds(NumberedRows(15).document.document_id));
  EXPECT_EQ(Add(reopened, NumberedRows(0, 15)).documents, 0U);
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "15");
  EXPECT_EQ(Value(database, "SELECT count(*) FROM events"), std::to_string(EventCount(NumberedRows(0, 15))));
}

TEST(Store, CompletesDocumentsWhoseEventsAloneAreThere) {
  const ScratchFolder folder;
  OpenStore(folder.path());
  {
    Database database = std::move(*Database::Open());
    Result<TableWriter> events = TableWriter::Open(EventsSchema(), folder.path(), database, HappeningLabels());
    ASSERT_TRUE(events);
    const DocumentRows rows = NumberedRows(3);
    ASSERT_EQ(*events->Append(std::vector<const TableRow*>{&rows.events[0], &rows.events[1], &rows.events[2]}), 3U);
  }
  StoreWriter store = OpenStore(folder.path());
  EXPECT_FALSE(store.Holds(NumberedRows(3).document.document_id));
  const StoredDocuments stored = Add(store, NumberedRows(0, 4));
  EXPECT_EQ(stored.documents, 4U);
  EXPECT_EQ(stored.events, 3U);
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(*) FROM events"), "6");
}

TEST(Store, WritersAtTheSameTimeDoubleNothing) {
  const ScratchFolder folder;
  const auto write = [&](int first) {
    StoreWriter store = OpenStore(folder.path());
    for (int i = 0; i < 5; ++i) Add(store, NumberedRows(first + 4 * i, first + 4 * i + 8));
  };
  {
    const std::jthread one(write, 0);
    const std::jthread other(write, 3);
    const std::jthread third(write, 0);
  }
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "27");
  EXPECT_EQ(Value(database, "SELECT count(DISTINCT document_id) FROM documents"), "27");
  EXPECT_EQ(Value(database, "SELECT count(*) FROM events"), std::to_string(EventCount(NumberedRows(0, 27))));
}

TEST(Store, WritesACheckpointEveryHundredVersions) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  for (int number = 1; number <= 103; ++number) Add(store, {NumberedRows(4 * number)});  // without events
  EXPECT_EQ(*ReadWholeFile(folder.path() + "/documents/_delta_log/_last_checkpoint"), R"({"size":102,"version":100})");
  for (int version = 0; version < 100; ++version) {
    std::string name = std::to_string(version);
    name = std::string(20 - name.size(), '0') + name + ".json";
    ASSERT_TRUE(std::filesystem::remove(folder.path() + "/documents/_delta_log/" + name));
  }
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "103");
  StoreWriter reopened = OpenStore(folder.path());
  EXPECT_TRUE(reopened.Holds(NumberedRows(4).document.document_id));
}

// Where documents are scattered over many months, each batch leaves a file for each of them.
TEST(Store, CompactsBetweenBatches) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  std::size_t most = 0;
  for (int i = 0; i < 30; ++i) {
    Add(store, NumberedRows(3 * i, 3 * i + 3));
    ASSERT_TRUE(store.CompactBetween());
    Database database = std::move(*Database::Open());
    most = std::max(most, DeltaLog(folder.path() + "/documents").Read(database)->files.size());
  }
  EXPECT_LT(most, 3U * 10U);  // of three months
  Database database = Ask(folder.path());
  EXPECT_EQ(Value(database, "SELECT count(DISTINCT document_id) FROM documents"), "90");
}

TEST(Store, CompactionChangesNoRow) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  StoreWriter rival = OpenStore(folder.path());
  for (int i = 0; i < 10; ++i) Add(store, NumberedRows(3 * i, 3 * i + 3));
  const std::string all = "SELECT md5(string_agg(CAST(e AS VARCHAR), '' ORDER BY event_id)) FROM events AS e";
  Database before = Ask(folder.path());
  const Result<Done> compacted = store.Compact();
  ASSERT_TRUE(compacted) << compacted.error().ToString();
  Database after = Ask(folder.path());
  EXPECT_EQ(Value(before, all), Value(after, all));
  const DeltaLog log(folder.path() + "/documents");
  EXPECT_EQ(log.Read(after)->files.size(), 3U);  // of two months and of none, one each
  // One who saw none of it knows every document all the same.
  EXPECT_EQ(Add(rival, NumberedRows(0, 33)).documents, 3U);
  ASSERT_TRUE(store.Compact());
  EXPECT_EQ(log.Read(after)->files.size(), 3U + 2U);  // two files are too few
}

TEST(Store, ListsRejectsOnce) {
  const ScratchFolder folder;
  StoreWriter store = OpenStore(folder.path());
  const Reject first{{ErrorCode::kMalformed, "no text", "a.md"}, "a.md", 0, ""};
  const Reject second{{ErrorCode::kUnsupported, "is in \"French\"", "b.md:3"}, "b.md", 3, "fr"};
  ASSERT_TRUE(store.AddRejects({first}));
  ASSERT_TRUE(store.AddRejects({second, first}));
  EXPECT_EQ(*ReadWholeFile(folder.path() + "/rejects.jsonl"),
            R"({"input":"a.md","record":null,"reason":"malformed","message":"a.md: no text"})"
            "\n"
            R"({"input":"b.md","record":3,"reason":"language","message":"b.md:3: is in \"French\"","language":"fr"})"
            "\n");
}

TEST(Store, RefusesFoldersThatAreNone) {
  const ScratchFolder folder;
  std::ofstream(folder.path() + "/letter.txt") << "Dear";
  EXPECT_EQ(StoreWriter::Open(folder.path()).error().ToString(),
            folder.path() + ": is no store, and there are files in it: name a new folder");
  EXPECT_EQ(StoreWriter::Open(folder.path() + "/letter.txt").error().ToString(),
            folder.path() + "/letter.txt: is a file; a store is a folder");
  EXPECT_EQ(OpenStoreForQuestions(folder.path()).error().ToString(),
            folder.path() + ": is no store; \"tacitus ingest\" makes one");
}

TEST(Store, RefusesTablesWithOtherColumns) {
  const ScratchFolder folder;
  Database database = std::move(*Database::Open());
  TableSchema other = WithoutLabels(DocumentsSchema());
  other.columns.pop_back();
  ASSERT_TRUE(TableWriter::Open(other, folder.path(), database, StoryLabels()));
  EXPECT_EQ(StoreWriter::Open(folder.path()).error().ToString(),
            folder.path() +
                "/documents: the table has other columns than this version of Tacitus writes; ingest into a "
                "new store");
}

// Writes a store as the first versions did, without labels.
void WriteOlderStore(const std::string& folder, const std::vector<DocumentRows>& batch) {
  Database database = std::move(*Database::Open());
  for (const TableSchema* schema : {&DocumentsSchema(), &EventsSchema()}) {
    const TableSchema older = WithoutLabels(*schema);
    ASSERT_TRUE(TableWriter::Open(older, folder, database, StoryLabels()));
    const std::string table = folder + "/" + schema->name;
    DeltaLog log(table);
    Snapshot snapshot = std::move(*log.Read(database));
    for (const DocumentRows& rows : batch) {
      for (const TableRow& row : schema == &EventsSchema() ? rows.events : std::vector<TableRow>{rows.document}) {
        const std::string source = "(SELECT unnest(from_json(" + QuotedLiteral(row.record) + ", " +
                                   QuotedLiteral(JsonStructure(older.columns)) + ")))";
        const Result<nlohmann::json> add = WriteDataFile(database, older, table, source, row.month, true);
        ASSERT_TRUE(add) << add.error().ToString();
        ASSERT_TRUE(*log.Commit(snapshot, {{{"add", *add}}}));
      }
    }
  }
}

TEST(Store, GivesAnOlderStoreTheColumnsItLacks) {
  const ScratchFolder folder;
  WriteOlderStore(folder.path(), NumberedRows(0, 12));
  {
    Database before = Ask(folder.path());
    EXPECT_EQ(Value(before, "SELECT count(DISTINCT story_id) FROM documents"), "12");
    EXPECT_EQ(Value(before, "SELECT count(DISTINCT happening_id) FROM events"),
              std::to_string(EventCount(NumberedRows(0, 12))));
  }
  StoreWriter store = OpenStore(folder.path());
  EXPECT_EQ(Add(store, NumberedRows(0, 14)).documents, 2U);
  const Result<Done> compacted = store.Compact();
  ASSERT_TRUE(compacted) << compacted.error().ToString();
  StoreWriter again = OpenStore(folder.path());
  EXPECT_EQ(Add(again, NumberedRows(0, 15)).documents, 1U);
  Database after = Ask(folder.path());
  EXPECT_EQ(Value(after, "SELECT count(*) || ' ' || count(story_id) FROM documents"), "15 15");
  EXPECT_EQ(Value(after, "SELECT count(*) FROM events"), std::to_string(EventCount(NumberedRows(0, 15))));
  // A copy of older documents takes the story that one of them has been given by its own id.
  EXPECT_EQ(Value(after,
                  "SELECT count(*) FROM documents AS old JOIN documents AS new ON old.document_id = new.story_id "
                  "WHERE new.document = 'document-13' AND old.document <> 'document-13'"),
            "1");
}

TEST(DocumentKeys, TakesIdsOfAnyForm) {
  DocumentKeys keys;
  keys.Insert("0123456789abcdef0123456789abcdef");
  keys.Insert("urn:of-another-program");
  EXPECT_TRUE(keys.Contains("0123456789abcdef0123456789abcdef"));
  EXPECT_TRUE(keys.Contains("urn:of-another-program"));
  EXPECT_FALSE(keys.Contains("0123456789abcdef0123456789abcdee"));
  EXPECT_FALSE(keys.Contains("urn:of-no-program"));
}

}  // namespace
}  // namespace tacitus
