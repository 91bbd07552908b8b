#include "parse/msgpack.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/msgpack_bytes.h"

namespace tacitus {
namespace {

using namespace std::string_literals;

std::string ErrorOf(std::string_view bytes) {
  const Result<MsgPack> value = MsgPack::Decode(bytes);
  return value ? "none" : value.error().ToString();
}

TEST(MsgPack, DecodesEveryKind) {
  const std::string bytes =
      "\x9c\xc0\xc3\x05\xff\xcd\x01\x00\xd1\xff\x00\xca\x3f\x80\x00\x00\xcb\xc0\x00\x00\x00\x00\x00\x00\x00"
      "\xa2hi\xc4\x02\x00\x01\x81\xa1k\x07\xd4\x01\x02"s;
  const Result<MsgPack> root = MsgPack::Decode(bytes);
  ASSERT_TRUE(root) << root.error().ToString();
  const std::vector<MsgPack>& items = root->items();
  ASSERT_EQ(items.size(), 12U);
  EXPECT_TRUE(items[0].Is(MsgPack::Kind::kNil));
  EXPECT_TRUE(items[1].boolean());
  EXPECT_EQ(items[2].integer(), 5U);
  EXPECT_EQ(items[3].number(), -1);
  EXPECT_EQ(items[4].integer(), 256U);
  EXPECT_EQ(items[5].number(), -256);
  EXPECT_EQ(items[6].number(), 1);
  EXPECT_EQ(items[7].number(), -2);
  EXPECT_EQ(items[8].text(), "hi");
  EXPECT_EQ(items[9].binary(), "\0\1"s);
  EXPECT_EQ(items[10].Find("k")->integer(), 7U);
  EXPECT_EQ(items[10].Find("l"), nullptr);
  EXPECT_TRUE(items[11].Is(MsgPack::Kind::kExtension));
}

TEST(MsgPack, FindsNumbersAsKeys) {
  const std::string bytes = PackMap({{PackNumber(12401032943472870168U), PackText("adj")}});
  const Result<MsgPack> root = MsgPack::Decode(bytes);
  ASSERT_TRUE(root);
  ASSERT_NE(root->Find(12401032943472870168U), nullptr);
  EXPECT_EQ(root->Find(12401032943472870168U)->text(), "adj");
}

TEST(MsgPack, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(ErrorOf(""), "not MessagePack: the file ends too soon at byte 0");
  EXPECT_EQ(ErrorOf("\xa5hi"), "not MessagePack: the file ends too soon at byte 1");
  EXPECT_EQ(ErrorOf("\xdd\xff\xff\xff\xff"), "not MessagePack: the file ends too soon at byte 5");
  EXPECT_EQ(ErrorOf("\xc1"), "not MessagePack: a byte that begins no value at byte 1");
  EXPECT_EQ(ErrorOf("\x01\x02"), "not MessagePack: bytes follow the value at byte 1");
  EXPECT_EQ(ErrorOf(std::string(100, '\x91') + "\x01"), "not MessagePack: values are nested too deeply at byte 65");
}

TEST(MsgPackFile, NamesTheFile) {
  const std::string path = ::testing::TempDir() + "tacitus_msgpack_test/file";
  WriteFile(path, "\xc1");
  EXPECT_EQ(MsgPackFile::Read(path).error().ToString(),
            path + ": not MessagePack: a byte that begins no value at byte 1");
  std::filesystem::remove(path);
  EXPECT_EQ(MsgPackFile::Read(path).error().ToString(), path + ": cannot open this file of the pipeline");
}

}  // namespace
}  // namespace tacitus
