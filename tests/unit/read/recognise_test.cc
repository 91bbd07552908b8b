#include "read/recognise.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

using namespace std::string_literals;

TEST(RecogniseTest, TellsTheFormsByContent) {
  EXPECT_EQ(RecogniseFormat("# A title\n\nBody"), InputFormat::kMarkdownRecord);
  EXPECT_EQ(RecogniseFormat("Published at: **2019-11-03**\n\nBody"), InputFormat::kMarkdownRecord);
  EXPECT_EQ(RecogniseFormat("\xEF\xBB\xBF# A title\n"), InputFormat::kMarkdownRecord);
  EXPECT_EQ(RecogniseFormat("Iran will not talk.\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("{sic} he said\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("\n  {\"text\": \"x\"}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("\xEF\xBB\xBF{\"text\": \"x\"}"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("{ }"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("{\"text\": bro"), InputFormat::kJsonLines);
}

TEST(RecogniseTest, OneBrokenLineDoesNotMakeJsonLinesAText) {
  EXPECT_EQ(RecogniseFormat("oops\n{\"text\": \"x\"}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("oops\nAnd more text.\n{\"text\": \"x\"}\n"), InputFormat::kPlainText);
}

struct NotText {
  std::string head;
  const char* message;
};

class NotTextTest : public ::testing::TestWithParam<NotText> {};

TEST_P(NotTextTest, SaysWhatItLooksLike) { EXPECT_EQ(WhyNotText(GetParam().head), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Kinds, NotTextTest,
    ::testing::Values(
        NotText{"\x1f\x8b\x08\x00"s, "looks like a gzip file: unpack it first (gunzip)"},
        NotText{"\x28\xb5\x2f\xfd."s, "looks like a zstd file: unpack it first (unzstd)"},
        NotText{"\xfd\x37zXZ\0"s, "looks like an xz file: unpack it first (unxz)"},
        NotText{"BZh91AY"s, "looks like a bzip2 file: unpack it first (bunzip2)"},
        NotText{"PK\x03\x04"s, "looks like a zip archive or an office document: unpack it, or save its text"},
        NotText{"%PDF-1.7"s, "looks like a PDF file: save its text first (pdftotext)"},
        NotText{"\xd0\xcf\x11\xe0"s, "looks like an old office document: save its text first"},
        NotText{"{\\rtf1"s, "looks like an RTF document: save its text first"},
        NotText{"PAR1"s, "looks like a Parquet file, which is not read: give Markdown, plain text or JSON Lines"},
        NotText{"\xff\xfe"
                "a\0"s,
                "looks like UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)"},
        NotText{"\xfe\xff\0a"s, "looks like UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)"},
        NotText{"abc\0def"s, "has a NUL byte at byte 3: looks like a binary file, not text"},
        NotText{"\n<!DOCTYPE html><html>"s, "looks like HTML or XML: save the article's text first"},
        NotText{"<?xml version=\"1.0\"?>"s, "looks like HTML or XML: save the article's text first"},
        NotText{" [\n {\"text\": \"x\"}]"s, "looks like a JSON list: give one object a line (jq -c '.[]')"},
        NotText{"{\n  \"text\": \"x\"\n}"s,
                "looks like JSON spread over several lines: give one object a line (jq -c .)"},
        NotText{"# A title\n"s, ""}, NotText{"[sic] {he said}"s, ""}, NotText{"{\"text\": \"x\"}"s, ""},
        NotText{""s, ""}));

}  // namespace
}  // namespace tacitus
