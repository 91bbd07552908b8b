#include "store/ingest.h"

#include <gtest/gtest.h>

#include <fstream>
#include <mutex>
#include <stdexcept>

#include "store/files.h"
#include "store/store_views.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

// One event a document.
Coders SimpleCoders() {
  const auto id = [](const Document& document) { return Hash128Hex(document.text); };
  const auto make = [id]() -> IngestCoder {
    return [id](const Document& document) {
      CodedDocument coded{id(document), "test", {}, 3, 1};
      Event event = SampleEvent(SampleDocument());
      event.document = document.id;
      event.document_id = coded.document_id;
      event.event_id = Hash128Hex(document.id);
      coded.events.push_back(event);
      return coded;
    };
  };
  return {make, id};
}

class IngestTest : public testing::Test {
 protected:
  IngestTest() {
    std::ofstream file(wire_);
    for (int i = 0; i < 100; ++i) file << R"({"id":")" << i << R"(","text":"Text number )" << i << ".\"}\n";
    options_.threads = 3;
    options_.commit_documents = 30;
    options_.reject = [this](const Reject& reject) { rejects_ += reject.ToString() + "\n"; };
    options_.stored = [this](const IngestReport&) { ++batches_; };
  }

  IngestOutcome Run(const std::string& store, const std::vector<std::string>& paths) {
    Result<StoreWriter> writer = StoreWriter::Open(store);
    if (!writer) ADD_FAILURE() << writer.error().ToString();
    return Ingest(paths, *writer, coders_, options_);
  }

  ScratchFolder folder_;
  std::string wire_ = folder_.path() + "/wire.jsonl";
  std::string store_ = folder_.path() + "/store";
  Coders coders_ = SimpleCoders();
  IngestOptions options_;
  std::string rejects_;
  int batches_ = 0;
};

TEST_F(IngestTest, StoresBatchByBatch) {
  const IngestOutcome outcome = Run(store_, {wire_});
  ASSERT_TRUE(outcome.done) << outcome.done.error().ToString();
  EXPECT_EQ(outcome.report.read, 100U);
  EXPECT_EQ(outcome.report.stored, 100U);
  EXPECT_EQ(outcome.report.events, 100U);
  EXPECT_EQ(outcome.report.words, 300U);
  EXPECT_EQ(outcome.report.bytes, std::filesystem::file_size(wire_));
  EXPECT_GE(batches_, 3);
  EXPECT_FALSE(outcome.report.interrupted);
}

TEST_F(IngestTest, AnyNumberOfThreadsStoresTheSameRows) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    options_.threads = threads;
    const std::string store = store_ + std::to_string(threads);
    Run(store, {wire_});
    Database database = std::move(*OpenStoreForQuestions(store));
    // File by file, in the order of their versions, the rows in their order.
    const std::string rows = Value(database, "SELECT string_agg(document, ' ') FROM (SELECT document FROM documents)");
    EXPECT_EQ(rows.size(), 289U);
    const DeltaLog log(store + "/documents");
    EXPECT_EQ(log.Read(database)->version, 4);  // made, and four batches: the boundaries are the same too
  }
}

TEST_F(IngestTest, ASecondRunCodesNothing) {
  Run(store_, {wire_});
  const IngestOutcome again = Run(store_, {wire_, wire_});
  EXPECT_EQ(again.report.coded, 0U);
  EXPECT_EQ(again.report.stored, 0U);
  EXPECT_EQ(again.report.present, 200U);
}

TEST_F(IngestTest, WhatComesTwiceIsStoredOnce) {
  const IngestOutcome outcome = Run(store_, {wire_, wire_});
  EXPECT_EQ(outcome.report.stored, 100U);
  EXPECT_EQ(outcome.report.present, 100U);
  EXPECT_EQ(outcome.report.events, 100U);
}

TEST_F(IngestTest, RejectsGoToTheirFileAndTheRunGoesOn) {
  const std::string missing = folder_.path() + "/missing.md";
  const IngestOutcome outcome = Run(store_, {missing, wire_});
  EXPECT_EQ(outcome.report.rejected, 1U);
  EXPECT_EQ(outcome.report.stored, 100U);
  const std::string listed = *ReadWholeFile(store_ + "/rejects.jsonl");
  EXPECT_TRUE(listed.starts_with("{\"input\":\"" + missing + "\",\"record\":null,\"reason\":\"not_found\",")) << listed;
  EXPECT_TRUE(rejects_.starts_with(missing + ": ")) << rejects_;
}

TEST_F(IngestTest, AskedToStopItStoresWhatItHasRead) {
  std::atomic<bool> stop = false;
  std::mutex mutex;
  int coded = 0;
  const Coders simple = SimpleCoders();
  coders_.make = [&]() -> IngestCoder {
    return [&, code = simple.make()](const Document& document) {
      const std::lock_guard lock(mutex);
      if (++coded == 40) stop = true;
      return code(document);
    };
  };
  options_.stop = &stop;
  const IngestOutcome outcome = Run(store_, {wire_});
  EXPECT_TRUE(outcome.report.interrupted);
  EXPECT_GE(outcome.report.stored, 40U);
  EXPECT_LT(outcome.report.stored, 100U);
  EXPECT_EQ(outcome.report.stored, outcome.report.read);
  stop = false;
  coders_ = SimpleCoders();
  EXPECT_EQ(Run(store_, {wire_}).report.stored, 100 - outcome.report.stored);
}

TEST_F(IngestTest, AStoreThatCannotBeWrittenEndsIt) {
  Result<StoreWriter> writer = StoreWriter::Open(store_);
  ASSERT_TRUE(writer);
  std::filesystem::remove_all(store_ + "/documents");
  std::ofstream(store_ + "/documents") << "in the way";
  const IngestOutcome outcome = Ingest({wire_}, *writer, coders_, options_);
  ASSERT_FALSE(outcome.done);
  EXPECT_EQ(outcome.done.error().where, store_ + "/documents/_delta_log/00000000000000000001.json");
  EXPECT_EQ(outcome.report.stored, 0U);
}

TEST_F(IngestTest, PassesOnWhatACoderThrows) {
  coders_.make = []() -> IngestCoder {
    return [](const Document&) -> CodedDocument { throw std::runtime_error("no more memory"); };
  };
  EXPECT_THROW(Run(store_, {wire_}), std::runtime_error);
}

}  // namespace
}  // namespace tacitus
