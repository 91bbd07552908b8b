#include "search/search_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "search/sqlite_file.h"
#include "store/store_writer.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

DocumentRows News(const std::string& name, const std::string& title, const std::string& body,
                  const std::string& published = "2019-11-03T18:01:00Z") {
  Document document;
  document.id = name;
  document.text = title + "\n\n" + body;
  document.title = {0, static_cast<std::uint32_t>(title.size())};
  document.outlet = "The Example Wire";
  document.published_at = ParseDateTime(published);
  CodedDocument coded;
  coded.document_id = Hash128Hex(document.text);
  return RowsOf(document, coded);
}

class SearchIndexTest : public testing::Test {
 protected:
  void Store(const std::vector<DocumentRows>& rows) {
    Result<StoreWriter> store = StoreWriter::Open(folder_.path());
    if (!store || !store->Add(rows)) ADD_FAILURE() << "nothing could be stored";
  }
  void StoreSome() {
    Store({News("ban", "A ban, renewed", "Iran will keep its sanctions on oil; talks with Bogotá go on."),
           News("talks", "Talks begin", "Peace talks between the two countries began.", "2021-05-01T00:00:00Z"),
           News("oil", "Oil rises", "Oil prices rose. \"We sanctioned nobody,\" he said.", "2020-01-01T00:00:00Z")});
  }

  // The names of the documents found, best first; or what went wrong.
  std::string Find(const std::string& words, const SearchFilter& filter = {}) {
    Result<SearchIndex> index = SearchIndex::Open(folder_.path());
    if (!index) return index.error().ToString();
    notes_ = index->notes();
    const Result<SearchHits> hits = index->Find(words, filter);
    if (!hits) return hits.error().ToString();
    std::string names;
    for (const SearchHit& hit : hits->hits) names += (names.empty() ? "" : " ") + hit.document;
    return names;
  }
  std::string Sorted(const std::string& words) {
    Result<SearchIndex> index = SearchIndex::Open(folder_.path());
    const Result<SearchHits> hits = index->Find(words, {});
    std::vector<std::string> names;
    for (const SearchHit& hit : hits->hits) names.push_back(hit.document);
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
  }
  [[nodiscard]] std::string File() const { return folder_.path() + "/search/index.sqlite"; }

  ScratchFolder folder_;
  std::vector<std::string> notes_;
};

TEST_F(SearchIndexTest, FindsWordsPhrasesAndBeginnings) {
  StoreSome();
  EXPECT_EQ(Sorted("talks"), "ban talks");
  EXPECT_EQ(Find("talks"), "talks ban");  // the title counts more
  EXPECT_EQ(Find("talk"), "talks ban");
  EXPECT_EQ(Find("\"peace talks\""), "talks");
  EXPECT_EQ(Find("\"talks peace\""), "");
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_EQ(Sorted("sanct*"), "ban oil");
  EXPECT_EQ(Sorted("talks OR oil"), "ban oil talks");
  EXPECT_EQ(Find("oil NOT iran"), "oil");
  EXPECT_EQ(Find("title:oil"), "oil");
  EXPECT_TRUE(notes_.empty());
}

TEST_F(SearchIndexTest, FiltersByDayAndOutlet) {
  StoreSome();
  SearchFilter filter;
  filter.since = "2020-01-01";
  EXPECT_EQ(Find("oil OR talks", filter), "talks oil");
  filter.until = "2020-01-01";
  EXPECT_EQ(Find("oil OR talks", filter), "oil");
  filter.outlet = "the example wire";
  EXPECT_EQ(Find("oil OR talks", filter), "oil");
  filter.outlet = "Example";
  EXPECT_EQ(Find("oil OR talks", filter), "");
  filter.until = "soon";
  EXPECT_EQ(Find("oil", filter), "--until: \"soon\" is no day: write 2019-11-03");
}

TEST_F(SearchIndexTest, ShowsWhereTheWordsAre) {
  StoreSome();
  Result<SearchIndex> index = SearchIndex::Open(folder_.path());
  SearchFilter filter;
  filter.limit = 1;
  const Result<SearchHits> hits = index->Find("talks", filter);
  ASSERT_TRUE(hits);
  EXPECT_EQ(hits->found, 2U);
  ASSERT_EQ(hits->hits.size(), 1U);
  const SearchHit& hit = hits->hits.front();
  EXPECT_EQ(hit.title.text, "Talks begin");
  EXPECT_EQ(hit.title.marks, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 5}}));
  EXPECT_EQ(hit.excerpt.text, "Peace talks between the two countries began.");
  EXPECT_EQ(hit.excerpt.marks, (std::vector<std::pair<std::size_t, std::size_t>>{{6, 11}}));
  EXPECT_EQ(hit.published_at, "2021-05-01T00:00:00Z");
  EXPECT_EQ(index->FindIds("oil OR talks")->size(), 3U);
}

TEST_F(SearchIndexTest, KeepsUpWithTheStore) {
  StoreSome();
  EXPECT_FALSE(SearchIndex::Exists(folder_.path()));
  EXPECT_EQ(Find("truce"), "");
  EXPECT_TRUE(SearchIndex::Exists(folder_.path()));
  Store({News("truce", "Truce", "A truce holds.")});
  EXPECT_EQ(Find("truce"), "truce");
  EXPECT_TRUE(notes_.empty());
}

TEST_F(SearchIndexTest, CompactionDoublesNothing) {
  for (int i = 0; i < 12; ++i) Store({News(std::to_string(i), "Truce", "Truce number " + std::to_string(i) + ".")});
  SearchFilter filter;
  filter.limit = 100;
  const auto count = [&] {
    const std::string names = Find("truce", filter);
    return 1 + std::count(names.begin(), names.end(), ' ');
  };
  EXPECT_EQ(count(), 12);
  Result<StoreWriter> store = StoreWriter::Open(folder_.path());
  ASSERT_TRUE(store->Compact());
  EXPECT_EQ(count(), 12);
  EXPECT_TRUE(notes_.empty());
}

TEST_F(SearchIndexTest, IsMadeAnewWhenItIsDeleted) {
  StoreSome();
  EXPECT_EQ(Find("bogota"), "ban");
  std::filesystem::remove_all(folder_.path() + "/search");
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_TRUE(notes_.empty());
}

TEST_F(SearchIndexTest, IsMadeAnewWhenItIsNoIndex) {
  StoreSome();
  std::filesystem::create_directory(folder_.path() + "/search");
  std::ofstream(File()) << std::string(10000, 'x');
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_EQ(notes_, std::vector<std::string>{"the search index is made anew: " + File() + ": file is not a database"});
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_TRUE(notes_.empty());
}

TEST_F(SearchIndexTest, IsMadeAnewWhenItIsDamagedWithin) {
  for (int i = 0; i < 50; ++i)
    Store({News(std::to_string(i), "Truce " + std::to_string(i), "Truce and oil and talks.")});
  EXPECT_NE(Find("truce"), "");
  {
    std::fstream file(File(), std::ios::binary | std::ios::in | std::ios::out);
    for (std::streamoff page = 4096; page < 60000; page += 4096) {
      file.seekp(page);
      file << std::string(2048, '\x55');
    }
  }
  Store({News("new", "Bogotá", "A new one.")});
  EXPECT_EQ(Find("bogota"), "new");
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_TRUE(notes_.front().starts_with("the search index is made anew: ")) << notes_.front();
}

TEST_F(SearchIndexTest, IsMadeAnewForAnotherStore) {
  const ScratchFolder other;
  Result<StoreWriter> store = StoreWriter::Open(other.path());
  ASSERT_TRUE(store && store->Add({News("truce", "Truce", "A truce holds.")}));
  ASSERT_TRUE(SearchIndex::Open(other.path()));
  StoreSome();
  std::filesystem::copy(other.path() + "/search", folder_.path() + "/search");
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_EQ(notes_, std::vector<std::string>{"the search index is made anew: " + File() + ": is of another store"});
  EXPECT_EQ(Find("truce"), "");
}

TEST_F(SearchIndexTest, IsMadeAnewForAnotherVersionOfTheProgram) {
  StoreSome();
  EXPECT_EQ(Find("bogota"), "ban");
  ASSERT_TRUE(SqliteFile::Open(File())->Execute("UPDATE facts SET value = '0' WHERE name = 'form'"));
  EXPECT_EQ(Find("bogota"), "ban");
  EXPECT_EQ(notes_, std::vector<std::string>{"the search index is made anew: " + File() +
                                             ": was made by another version of this program"});
}

TEST_F(SearchIndexTest, SeveralMayMakeAndAskItAtOnce) {
  std::vector<DocumentRows> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back(News(std::to_string(i), "Truce", "Number " + std::to_string(i) + "."));
  Store(rows);
  std::vector<std::thread> threads;
  std::vector<std::uint64_t> found(6);
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      Result<SearchIndex> index = SearchIndex::Open(folder_.path());
      const Result<SearchHits> hits = index ? index->Find("truce", {}) : index.error();
      found[i] = hits ? hits->found : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<std::uint64_t>(6, 3000));
}

TEST_F(SearchIndexTest, NeedsAStore) {
  EXPECT_EQ(Find("oil"), folder_.path() + ": is no store; \"tacitus ingest\" makes one");
}

}  // namespace
}  // namespace tacitus
