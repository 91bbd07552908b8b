// The encoder's weights are noise here (tests/reference/encode), so that only where its answers go is tested; what it
// is worth is measured (docs/accuracy.md).
#include "code/events/event_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

class EventReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    folder_ = fs::path(::testing::TempDir()) / "tacitus_event_reader_test";
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "models");
  }
  void Install(const std::string& encoder) const {
    fs::copy_file(TACITUS_SOURCE_DIR "/tests/reference/encode/" + encoder, folder_ / "models/events.encoder");
  }

  fs::path folder_;
};

TEST_F(EventReaderTest, ReadsAWordInItsSentence) {
  Install("tiny_events.encoder");
  const Result<EventReader> reader = EventReader::Load(folder_.string());
  ASSERT_TRUE(reader) << reader.error().ToString();
  const Parse parse = TestParser().Run("It rained. The minister accused the rebels.");
  ASSERT_EQ(parse.sentences.size(), 2U);
  EventReader::Scratch scratch;
  const EventReading reading = reader->Read(Tree(parse), 5, scratch);  // "accused"

  const auto minister = reading.Score(PartySide::kSource, {15, 23});
  const auto rebels = reading.Score(PartySide::kSource, {36, 42});
  ASSERT_TRUE(minister && rebels);
  EXPECT_NE(*minister, *rebels);
  EXPECT_FALSE(reading.Score(PartySide::kSource, {0, 2})) << "another sentence is not read";

  // None, ACCUSE and YIELD are its classes, and what a class folds shares its probability.
  EXPECT_NEAR(
      reader->NoEvent(reading) + reader->Of(reading, EventType::kAccuse) + reader->Of(reading, EventType::kConcede), 1,
      1e-6);
  EXPECT_EQ(reader->Of(reading, EventType::kConcede), reader->Of(reading, EventType::kRetreat));
  EXPECT_EQ(reader->Of(reading, EventType::kAid), 0) << "no class of this encoder";
  EXPECT_EQ(reader->Of(reading, Status::kOngoing), reader->Of(reading, Status::kActual));
}

TEST_F(EventReaderTest, SaysWhatIsWrongWithItsFile) {
  Result<EventReader> reader = EventReader::Load(folder_.string());
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().ToString().find("--types fast does without it"), std::string::npos);
  Install("tiny.encoder");
  reader = EventReader::Load(folder_.string());
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().ToString().find("another kind of encoder"), std::string::npos);
}

}  // namespace
}  // namespace tacitus
