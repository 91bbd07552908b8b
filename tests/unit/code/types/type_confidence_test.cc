#include "code/types/type_confidence.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

Result<TypeConfidence> Read(const std::string& rows) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_type_confidence_test";
  fs::create_directories(folder / "models");
  std::ofstream(folder / "models/confidence.tsv") << "event\tright\tsaid\n" << rows;
  return TypeConfidence::Load(folder.string());
}

TEST(TypeConfidenceTest, SmoothsTheShareThatWasRight) {
  const Result<TypeConfidence> confidence = Read("AID\t7\t8\n");
  ASSERT_TRUE(confidence.has_value()) << confidence.error().ToString();
  EXPECT_DOUBLE_EQ(confidence->Of(EventType::kAid), 0.8);
  EXPECT_DOUBLE_EQ(confidence->Of(EventType::kProtest), 0.5);
}

TEST(TypeConfidenceTest, SaysWhichRowIsWrong) {
  EXPECT_EQ(Read("HELP\t1\t2\n").error().ToString(), "data/models/confidence.tsv:2: \"HELP\" is no PLOVER event");
  EXPECT_EQ(Read("AID\t3\t2\n").error().ToString(),
            "data/models/confidence.tsv:2: right and said are counts, right the smaller");
  EXPECT_EQ(Read("AID\tmany\t2\n").error().ToString(),
            "data/models/confidence.tsv:2: right and said are counts, right the smaller");
}

}  // namespace
}  // namespace tacitus
