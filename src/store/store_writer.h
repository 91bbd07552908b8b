// A store, open for adding documents: the tables documents/ and events/ of one folder (docs/store.md).
//
//   Result<StoreWriter> store = StoreWriter::Open("news-store");
//   Result<StoredDocuments> stored = store->Add(rows);
//
// The events of a batch are committed first, its documents last; only a document in documents/ counts as stored. A
// document that is in neither table, or in events/ alone since somebody was interrupted, is completed; one that is
// stored is left alone. So the same input may be given again, by several processes at once, and killed at any time.
// Holds() may be asked by any thread while one thread adds. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/document_rows.h"
#include "store/table_writer.h"
#include "tacitus/read.h"
#include "tacitus/result.h"

namespace tacitus {

struct StoredDocuments {
  std::size_t documents = 0;  // that were not there yet
  std::size_t events = 0;
};

class StoreWriter {
 public:
  // Makes the folder and the tables where there are none.
  static Result<StoreWriter> Open(const std::string& folder);

  [[nodiscard]] const std::string& folder() const { return folder_; }

  // Whether the document is stored, as far as this process has seen.
  [[nodiscard]] bool Holds(const std::string& document_id) const { return documents_.Holds(document_id); }

  // Reads by what stories and happenings are known, which otherwise the first Add does.
  Result<Done> Prepare();

  // Stores documents, of which no two have the same id. When it returns, the disk has them.
  Result<StoredDocuments> Add(const std::vector<DocumentRows>& batch);

  // Adds the lines to rejects.jsonl, each but once however often it is said.
  Result<Done> AddRejects(const std::vector<Reject>& rejects);

  // Puts small files together, where there are many; between two batches only where there are very many, and not all
  // at once, so that no batch waits long.
  Result<Done> Compact();
  Result<Done> CompactBetween();

 private:
  StoreWriter(std::string folder, std::unique_ptr<Database> database, TableWriter documents, TableWriter events);
  Result<Done> CompactTables(std::size_t fewest_files, std::size_t most_months);

  std::string folder_;
  std::unique_ptr<Database> database_;
  TableWriter documents_;
  TableWriter events_;
  std::optional<std::unordered_set<std::string>> rejects_;  // hashes of the lines of rejects.jsonl, once it was read
};

}  // namespace tacitus
