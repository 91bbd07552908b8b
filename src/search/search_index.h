// Full-text search of a store's documents.
//
//   Result<SearchIndex> index = SearchIndex::Open("news-store");
//   SearchFilter filter;
//   filter.limit = 10;
//   Result<SearchHits> hits = index->Find("\"nuclear talks\" iran NOT oil", filter);
//
// The index is a file of SQLite's FTS5, search/index.sqlite in the store's folder: a cache, which may be deleted at any
// time. Opening brings it up to date with the newest version of the documents' table, file by file of the table; a
// damaged index, one of another store or of another version of this program is made anew. Any number of processes may
// search and update at once: each holds a shared lock on the folder, and who has to remove the file an exclusive one.
// Where the folder cannot be written, the index is made in memory.
// One thread at a time. Tested in tests/unit/search/search_index_test.cc and tests/store/search_test.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

struct SearchFilter {
  std::string since;       // first day of publication, "2019-11-03"; "" is any
  std::string until;       // last day
  std::string outlet;      // as the documents name it, in small letters or capitals; "" is any
  std::size_t limit = 20;  // best first
};

// A part of a text, and where in it the words are that were searched for, in bytes.
struct MarkedText {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> marks;  // start and end
};

struct SearchHit {
  std::string document_id;
  std::string document;      // the input's own id
  std::string published_at;  // "2019-11-03T18:01:00Z"; "" where it is not known, as the next two
  std::string outlet;
  std::string url;
  MarkedText title;
  MarkedText excerpt;  // the part of the text with most of the words; "…" where something is left out
  double score = 0;    // higher is better; comparable within one answer alone
};

struct SearchHits {
  std::vector<SearchHit> hits;
  std::uint64_t found = 0;  // all documents that match
};

class SearchIndex {
 public:
  // Fails where there is no store.
  static Result<SearchIndex> Open(const std::string& store);

  // Whether a store has an index, which an ingest then keeps up to date.
  static bool Exists(const std::string& store);

  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;
  ~SearchIndex();

  // What people should know of how it was opened: "… was damaged, and is made anew".
  [[nodiscard]] const std::vector<std::string>& notes() const;

  Result<SearchHits> Find(std::string_view words, const SearchFilter& filter);

  // The ids of all documents that match.
  Result<std::vector<std::string>> FindIds(std::string_view words);

 private:
  struct State;
  explicit SearchIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
