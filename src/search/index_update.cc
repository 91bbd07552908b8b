#include "search/index_update.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "store/data_file.h"

namespace tacitus {
namespace {

// Documents that come into the index together; another writer never waits for more.
constexpr std::size_t kDocumentsAtOnce = 1000;

// Control characters mark what a search has found (search_index.cc), so no text may have any.
std::string WithoutControls(std::string_view text) {
  std::string kept(text);
  std::replace_if(
      kept.begin(), kept.end(), [](char c) { return c >= 0 && c < ' ' && c != '\n'; }, ' ');
  return kept;
}

class Updater {
 public:
  Updater(SqliteFile& index, DocumentsTable& table) : index_(index), table_(table) {}

  Result<Done> Run() {
    const std::string version = table_.version();
    const Result<std::string> known = FactOf(index_, "version");
    if (!known) return known.error();
    if (*known == version) return Done{};
    Result<std::set<std::string>> indexed = IndexedFiles();
    if (!indexed) return indexed.error();
    for (const auto& [path, add] : table_.snapshot.files) {
      if (indexed->erase(path) > 0) continue;
      const Result<Done> done = AddFile(path);
      if (!done) return done;
    }
    // Files that went were put together by a compaction, or had documents that others have deleted.
    Result<Done> done = indexed->empty() ? Result<Done>(Done{}) : Forget(*indexed);
    if (done) done = SetFact(index_, "version", version);
    return done;
  }

 private:
  Result<std::set<std::string>> IndexedFiles() {
    Result<SqliteStatement> statement = index_.Prepare("SELECT path FROM files");
    if (!statement) return statement.error();
    std::set<std::string> paths;
    for (;;) {
      const Result<bool> row = statement->Next();
      if (!row) return row.error();
      if (!*row) return paths;
      paths.insert(statement->Text(0));
    }
  }

  Result<Done> AddFile(const std::string& path) {
    Result<Statement> rows = table_.database.Prepare(
        "SELECT document_id, document, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ'), outlet, url, title, "
        "CASE WHEN title IS NOT NULL AND starts_with(text, title) THEN ltrim(text[length(title) + 1:], E'\\n') "
        "ELSE text END FROM " +
        ReadParquet(table_.log.table(), {path}));
    if (!rows) return rows.error();
    TextRows batch;
    for (;;) {
      Result<TextRows> next = rows->Next();
      if (!next) return next.error();
      const bool last = next->empty();
      std::move(next->begin(), next->end(), std::back_inserter(batch));
      if (batch.size() < kDocumentsAtOnce && !last) continue;
      Result<Done> added = InTransaction([&] { return AddRows(batch, last ? &path : nullptr); });
      if (!added || last) return added;
      batch.clear();
    }
  }

  Result<Done> AddRows(const TextRows& rows, const std::string* finished) {
    Result<SqliteStatement> document = index_.Prepare(
        "INSERT INTO documents (document_id, document, published_at, outlet, url) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT DO NOTHING RETURNING number");
    if (!document) return document.error();
    Result<SqliteStatement> text = index_.Prepare("INSERT INTO texts (rowid, title, body) VALUES (?1, ?2, ?3)");
    if (!text) return text.error();
    for (const TextRow& row : rows) {
      for (int i = 0; i < 5; ++i) document->Bind(i + 1, row[static_cast<std::size_t>(i)]);
      Result<bool> fresh = document->Next();
      if (!fresh) return fresh.error();
      if (!*fresh) continue;
      text->Bind(1, document->Number(0));
      // To the end, or the row would not be there.
      fresh = document->Next();
      if (!fresh) return fresh.error();
      const std::string title = WithoutControls(row[5].value_or(""));
      const std::string body = WithoutControls(row[6].value_or(""));
      const Result<Done> added = text->Bind(2, std::string_view(title)).Bind(3, std::string_view(body)).Run();
      if (!added) return added;
    }
    if (finished == nullptr) return Done{};
    Result<SqliteStatement> file = index_.Prepare("INSERT OR IGNORE INTO files VALUES (?1)");
    return file ? file->Bind(1, std::string_view(*finished)).Run() : file.error();
  }

  Result<Done> Forget(const std::set<std::string>& gone) {
    std::vector<std::string> paths;
    for (const auto& [path, add] : table_.snapshot.files) paths.push_back(path);
    TextRows ids;
    if (!paths.empty()) {
      Result<TextRows> read =
          table_.database.Query("SELECT document_id FROM " + ReadParquet(table_.log.table(), paths));
      if (!read) return read.error();
      ids = std::move(*read);
    }
    return InTransaction([&]() -> Result<Done> {
      Result<Done> done = index_.Execute("CREATE TEMP TABLE IF NOT EXISTS present (id TEXT PRIMARY KEY) WITHOUT ROWID");
      Result<SqliteStatement> insert = index_.Prepare("INSERT OR IGNORE INTO temp.present VALUES (?1)");
      if (!insert) return insert.error();
      for (const TextRow& row : ids) {
        if (done) done = insert->Bind(1, row.front()).Run();
      }
      if (done) {
        done = index_.Execute(
            "DELETE FROM texts WHERE rowid IN (SELECT number FROM documents WHERE document_id NOT IN temp.present); "
            "DELETE FROM documents WHERE document_id NOT IN temp.present; DROP TABLE temp.present");
      }
      Result<SqliteStatement> remove = index_.Prepare("DELETE FROM files WHERE path = ?1");
      if (!remove) return remove.error();
      for (const std::string& path : gone) {
        if (done) done = remove->Bind(1, std::string_view(path)).Run();
      }
      return done;
    });
  }

  template <typename Work>
  Result<Done> InTransaction(const Work& work) {
    Result<Done> done = index_.Execute("BEGIN IMMEDIATE");
    if (!done) return done;
    done = work();
    if (done) return index_.Execute("COMMIT");
    (void)index_.Execute("ROLLBACK");
    return done;
  }

  SqliteFile& index_;
  DocumentsTable& table_;
};

}  // namespace

Result<Done> UpdateIndex(SqliteFile& index, DocumentsTable& table) { return Updater(index, table).Run(); }

}  // namespace tacitus
