#include "code/events/transforms.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// Transforms read from a table with this content.
Result<Transforms> Read(const std::string& rows) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_transforms_test";
  fs::create_directories(folder / "ontology");
  std::ofstream(folder / "ontology/transforms.tsv") << "outlook\tfrom\tto\n" << rows;
  return Transforms::Load(folder.string());
}

TEST(TransformsTest, FindsWhatAnOutlookMakesOfAType) {
  const Result<Transforms> transforms = Read("future\tAID\tAGREE\nrefused\tAID\tREJECT\n");
  ASSERT_TRUE(transforms.has_value()) << transforms.error().ToString();
  ASSERT_NE(transforms->Find(EventOutlook::kFuture, EventType::kAid), nullptr);
  EXPECT_EQ(transforms->Find(EventOutlook::kFuture, EventType::kAid)->to, EventType::kAgree);
  EXPECT_EQ(transforms->Find(EventOutlook::kRefused, EventType::kAid)->to, EventType::kReject);
  EXPECT_EQ(transforms->Find(EventOutlook::kFuture, EventType::kProtest), nullptr);
}

TEST(TransformsTest, SaysWhichRowIsWrong) {
  EXPECT_EQ(Read("past\tAID\tAGREE\n").error().ToString(),
            "data/ontology/transforms.tsv:2: the outlook is \"future\" or \"refused\", not \"past\"");
  EXPECT_EQ(Read("future\tAID\tHELP\n").error().ToString(),
            "data/ontology/transforms.tsv:2: from and to are PLOVER events");
}

TEST(TransformsTest, TheShippedTableLoads) {
  const Result<Transforms> transforms = Transforms::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  ASSERT_TRUE(transforms.has_value()) << transforms.error().ToString();
  EXPECT_NE(transforms->Find(EventOutlook::kRefused, EventType::kConcede), nullptr);
}

}  // namespace
}  // namespace tacitus
