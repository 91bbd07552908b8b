// What the tests of the store share: a folder that goes away, documents and events made up by number. Where DuckDB's
// library is not there, the tests of a program that includes this are skipped.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/hash.h"
#include "store/database.h"
#include "store/document_rows.h"
#include "tests/unit/query/sample_event.h"

namespace tacitus {

class NeedsDuckDb : public testing::Environment {
 public:
  void SetUp() override {
    const Result<Database> database = Database::Open();
    if (!database) GTEST_SKIP() << database.error().ToString();
  }
};
inline testing::Environment* const kNeedsDuckDb = testing::AddGlobalTestEnvironment(new NeedsDuckDb);

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tacitus-store-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The n-th document: every third is of another month, every seventh has no date; it has n % 4 events.
inline DocumentRows NumberedRows(int number) {
  Document document = SampleDocument();
  document.id = "document-" + std::to_string(number);
  document.text += " Number " + std::to_string(number) + ".";
  document.headers = {{"Section", "World"}};
  if (number % 3 == 0) document.published_at = *document.published_at + std::chrono::days(40);
  if (number % 7 == 0) document.published_at.reset();
  CodedDocument coded;
  coded.document_id = Hash128Hex(document.text);
  coded.coded_with = "test";
  coded.words = 20;
  coded.sentences = 2;
  for (int i = 0; i < number % 4; ++i) {
    Event event = SampleEvent(document);
    event.event_id = Hash128Hex(document.id + "|" + std::to_string(i));
    event.document_id = coded.document_id;
    event.status = i == 0 ? Status::kActual : Status::kPlanned;
    coded.events.push_back(event);
  }
  return RowsOf(document, coded);
}

inline std::vector<DocumentRows> NumberedRows(int first, int last) {
  std::vector<DocumentRows> rows;
  for (int number = first; number < last; ++number) rows.push_back(NumberedRows(number));
  return rows;
}

inline std::size_t EventCount(const std::vector<DocumentRows>& rows) {
  std::size_t count = 0;
  for (const DocumentRows& row : rows) count += row.events.size();
  return count;
}

// The one value of a statement's answer, as text; "NULL", or what went wrong.
inline std::string Value(Database& database, const std::string& sql) {
  const Result<TextRows> rows = database.Query("SELECT CAST(value AS VARCHAR) FROM (" + sql + ") AS answer(value)");
  if (!rows) return rows.error().ToString();
  if (rows->size() != 1) return std::to_string(rows->size()) + " rows";
  return rows->front().front().value_or("NULL");
}

}  // namespace tacitus
