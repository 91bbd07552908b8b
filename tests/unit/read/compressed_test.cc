#include "read/compressed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tacitus/read.h"
#include "tests/unit/read/packed.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(const std::string& bytes) {
  std::vector<std::string> texts;
  const ReadReport report = ReadBytes(bytes, "x");
  for (const Document& document : report.documents) texts.push_back(document.text);
  for (const Reject& reject : report.rejects) texts.push_back("reject: " + reject.message);
  return texts;
}

TEST(CompressedTest, FormsAreReadThroughGzipAndZstdWhateverTheFileIsCalled) {
  const std::string lines = "{\"text\": \"one\"}\n{\"text\": \"two\"}\n";
  EXPECT_THAT(Texts(Gzip(lines)), ElementsAre("one", "two"));
  EXPECT_THAT(Texts(Zstd(lines)), ElementsAre("one", "two"));
  EXPECT_THAT(Texts(Gzip("# A title\n\nEnvoys met.")), ElementsAre("A title\n\nEnvoys met."));
}

TEST(CompressedTest, MembersAndFramesFollowOneAnother) {
  EXPECT_THAT(Texts(Gzip("{\"text\": \"one\"}\n") + Gzip("{\"text\": \"two\"}\n")), ElementsAre("one", "two"));
  EXPECT_THAT(Texts(Zstd("{\"text\": \"one\"}\n") + Zstd("{\"text\": \"two\"}\n")), ElementsAre("one", "two"));
  const std::string skippable = std::string("\x50\x2a\x4d\x18\x03\0\0\0abc", 11);
  EXPECT_THAT(Texts(skippable + Zstd("{\"text\": \"one\"}\n")), ElementsAre("one"));
}

TEST(CompressedTest, OneInTheOtherIsUnpackedThreeTimes) {
  EXPECT_THAT(Texts(Gzip(Zstd(Gzip("Envoys met.")))), ElementsAre("Envoys met."));
  EXPECT_THAT(Texts(Gzip(Zstd(Gzip(Zstd("Envoys met."))))),
              ElementsAre("reject: is compressed more than 3 times over: unpack it first"));
}

TEST(CompressedTest, ABombIsGivenUp) {
  const std::string bomb = "{\"text\": \"one\"}\n" + std::string(std::size_t{40} << 20, '\n');
  EXPECT_THAT(Texts(Zstd(bomb)), ElementsAre("one",
                                             "reject: the zstd data unpack to more than 1000 times their size, as "
                                             "no news does: not read further"));
  EXPECT_THAT(Texts(Gzip(bomb)), ElementsAre("one",
                                             "reject: the gzip data unpack to more than 1000 times their size, as "
                                             "no news does: not read further"));
}

TEST(CompressedTest, WhatIsCutOffGivesWhatWasThere) {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "{\"text\": \"" + std::to_string(i * 7919) + "\"}\n";
  const std::string packed = Gzip(many);
  const ReadReport report = ReadBytes(std::string_view(packed).substr(0, packed.size() / 2), "x");
  EXPECT_GT(report.documents.size(), 30'000U);
  ASSERT_EQ(report.rejects.size(), 1U);
  EXPECT_EQ(report.rejects[0].ToString(), "x: the gzip data end too soon: was the file cut off?");
}

TEST(CompressedTest, DeflateIsReadWithItsHeaderAndWithout) {
  for (const int window_bits : {15, -15}) {
    const std::string packed = Deflate("Envoys met.", window_bits);
    ByteSource source(Inflate(ByteSource::OfMemory(packed)));
    EXPECT_EQ(source.Peek(100), "Envoys met.");
  }
}

}  // namespace
}  // namespace tacitus
