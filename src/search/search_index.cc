#include "search/search_index.h"

#include <sys/file.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "base/calendar.h"
#include "search/index_file.h"
#include "search/index_update.h"
#include "search/search_words.h"
#include "store/files.h"
#include "store/folder_lock.h"

namespace tacitus {
namespace {

constexpr const char* kFolder = "/search";
constexpr const char* kFile = "/index.sqlite";
constexpr const char* kInMemory = ":memory:";
constexpr int kAttempts = 3;

constexpr char kMarkStart = '\x02';
constexpr char kMarkEnd = '\x03';

MarkedText MarkedTextOf(std::string_view marked) {
  MarkedText text;
  std::size_t start = 0;
  for (const char c : marked) {
    if (c == kMarkStart) {
      start = text.text.size();
    } else if (c == kMarkEnd) {
      text.marks.emplace_back(start, text.text.size());
    } else {
      text.text += c;
    }
  }
  return text;
}

// A word in the title is worth four in the text. ?2 to ?4 are the filter's.
constexpr const char* kMatching =
    " FROM texts JOIN documents ON documents.number = texts.rowid WHERE texts MATCH ?1 "
    "AND (?2 = '' OR published_at >= ?2) AND (?3 = '' OR substr(published_at, 1, 10) <= ?3) "
    "AND (?4 = '' OR lower(outlet) = lower(?4))";
constexpr const char* kBest =
    "SELECT document_id, document, published_at, outlet, url, number, -bm25(texts, 4.0, 1.0) AS score";
constexpr const char* kOrder = " ORDER BY score DESC, published_at DESC, document_id LIMIT ?5";
// Of one document: to cut them out of all that match would take long.
constexpr const char* kTexts =
    "SELECT highlight(texts, 0, char(2), char(3)), snippet(texts, 1, char(2), char(3), '…', 32) "
    "FROM texts WHERE texts MATCH ?1 AND rowid = ?2";

Result<SqliteStatement> Matching(SqliteFile& index, const std::string& sql, const std::string& expression,
                                 const SearchFilter& filter) {
  Result<SqliteStatement> statement = index.Prepare(sql.c_str());
  if (!statement) return statement;
  statement->Bind(1, std::string_view(expression)).Bind(2, std::string_view(filter.since));
  statement->Bind(3, std::string_view(filter.until)).Bind(4, std::string_view(filter.outlet));
  return statement;
}

Result<Done> CheckFilter(const SearchFilter& filter) {
  for (const auto& [flag, day] : {std::pair("--since", filter.since), std::pair("--until", filter.until)}) {
    if (!day.empty() && !ParseDate(day)) {
      return Error{ErrorCode::kInvalid, "\"" + day + "\" is no day: write 2019-11-03", flag};
    }
  }
  return Done{};
}

SearchHit HitOf(const SqliteStatement& row) {
  SearchHit hit;
  hit.document_id = row.Text(0);
  hit.document = row.Text(1);
  hit.published_at = row.Text(2);
  hit.outlet = row.Text(3);
  hit.url = row.Text(4);
  hit.score = row.Real(6);
  return hit;
}

}  // namespace

struct SearchIndex::State {
  std::vector<std::string> notes;
  std::optional<FolderLock> lock;
  std::optional<SqliteFile> index;

  // What is wrong with it is an error of code kMalformed.
  Result<Done> OpenFile(const std::string& path, DocumentsTable& table) {
    Result<SqliteFile> opened = OpenIndexFile(path);
    if (!opened) return opened.error();
    const Result<std::string> unfit = WhyUnfit(*opened, table);
    if (!unfit) return unfit.error();
    if (!unfit->empty()) return Error{ErrorCode::kMalformed, *unfit, path};
    const Result<Done> updated = UpdateIndex(*opened, table);
    if (!updated) return updated;
    index = std::move(*opened);
    return Done{};
  }

  Result<Done> OpenFolder(const std::string& folder, DocumentsTable& table) {
    const Result<Done> made = MakeFolder(folder);
    if (!made) return made;
    const std::string path = folder + kFile;
    Result<Done> opened = Done{};
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      lock.emplace(folder, LOCK_SH);
      opened = OpenFile(path, table);
      if (opened) return opened;
      lock.reset();
      if (opened.error().code != ErrorCode::kMalformed) return opened;
      // Nobody else is there while it goes; and another may have mended it meanwhile.
      const FolderLock alone(folder, LOCK_EX);
      if (IsSound(path, table)) continue;
      RemoveIndexFile(path);
      notes.push_back("the search index is made anew: " + opened.error().ToString());
    }
    return opened;
  }
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

const std::vector<std::string>& SearchIndex::notes() const { return state_->notes; }

bool SearchIndex::Exists(const std::string& store) {
  std::error_code error;
  return std::filesystem::exists(store + kFolder + kFile, error);
}

Result<SearchIndex> SearchIndex::Open(const std::string& store) {
  Result<DocumentsTable> table = ReadDocumentsTable(store);
  if (!table) return table.error();
  auto state = std::make_unique<State>();
  Result<Done> opened = state->OpenFolder(store + kFolder, *table);
  if (!opened && opened.error().code == ErrorCode::kUnreadable) {
    state->notes.push_back("the search index is made in memory, for this search alone: " + opened.error().ToString());
    opened = state->OpenFile(kInMemory, *table);
  }
  if (!opened) return opened.error();
  return SearchIndex(std::move(state));
}

Result<SearchHits> SearchIndex::Find(std::string_view words, const SearchFilter& filter) {
  const Result<std::string> expression = SearchExpression(words);
  if (!expression) return expression.error();
  const Result<Done> checked = CheckFilter(filter);
  if (!checked) return checked.error();
  SearchHits hits;
  Result<SqliteStatement> count =
      Matching(*state_->index, std::string("SELECT count(*)") + kMatching, *expression, filter);
  if (!count) return count.error();
  Result<bool> row = count->Next();
  if (!row) return row.error();
  hits.found = static_cast<std::uint64_t>(count->Number(0));
  Result<SqliteStatement> best = Matching(*state_->index, std::string(kBest) + kMatching + kOrder, *expression, filter);
  if (!best) return best.error();
  best->Bind(5, static_cast<std::int64_t>(filter.limit));
  Result<SqliteStatement> texts = state_->index->Prepare(kTexts);
  if (!texts) return texts.error();
  for (row = best->Next(); row && *row; row = best->Next()) {
    hits.hits.push_back(HitOf(*best));
    const Result<bool> text = texts->Bind(1, std::string_view(*expression)).Bind(2, best->Number(5)).Next();
    if (!text) return text.error();
    hits.hits.back().title = MarkedTextOf(texts->Text(0));
    hits.hits.back().excerpt = MarkedTextOf(texts->Text(1));
    texts->Reset();
  }
  if (!row) return row.error();
  return hits;
}

Result<std::vector<std::string>> SearchIndex::FindIds(std::string_view words) {
  const Result<std::string> expression = SearchExpression(words);
  if (!expression) return expression.error();
  Result<SqliteStatement> statement =
      Matching(*state_->index, std::string("SELECT document_id") + kMatching, *expression, {});
  if (!statement) return statement.error();
  std::vector<std::string> ids;
  Result<bool> row = statement->Next();
  for (; row && *row; row = statement->Next()) ids.push_back(statement->Text(0));
  if (!row) return row.error();
  return ids;
}

}  // namespace tacitus
