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
  EXPECT_EQ(RecogniseFormat("---\ntitle: A, b, c\ndate: 2019-11-03\n---\nBody"), InputFormat::kMarkdownRecord);
  EXPECT_EQ(RecogniseFormat("Iran will not talk.\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("{sic} he said\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("\n  {\"text\": \"x\"}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("\xEF\xBB\xBF{\"text\": \"x\"}"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("{ }"), InputFormat::kJsonLines);
  EXPECT_EQ(RecogniseFormat("{\"text\": bro"), InputFormat::kJsonLines);
}

TEST(RecogniseTest, TellsPagesFeedsArchivesAndTables) {
  EXPECT_EQ(RecogniseFormat("\n<!DOCTYPE html>\n<html>"), InputFormat::kHtml);
  EXPECT_EQ(RecogniseFormat("<!-- saved from url=(0031)https://example.org/ -->\n<HTML lang=en>"), InputFormat::kHtml);
  EXPECT_EQ(RecogniseFormat("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html>"),
            InputFormat::kHtml);
  EXPECT_EQ(RecogniseFormat("<article><p>Iran will not talk.</p></article>"), InputFormat::kHtml);
  EXPECT_EQ(RecogniseFormat("<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">"), InputFormat::kFeed);
  EXPECT_EQ(RecogniseFormat("<feed xmlns=\"http://www.w3.org/2005/Atom\">"), InputFormat::kFeed);
  EXPECT_EQ(RecogniseFormat("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">"), InputFormat::kFeed);
  EXPECT_EQ(RecogniseFormat("WARC/1.0\r\nWARC-Type: warcinfo\r\n"), InputFormat::kWarc);
  EXPECT_EQ(RecogniseFormat(" [\n {\"text\": \"x\"}]"), InputFormat::kJsonValues);
  EXPECT_EQ(RecogniseFormat("{\n  \"text\": \"x\"\n}"), InputFormat::kJsonValues);
  EXPECT_EQ(RecogniseFormat("{\"title\": \"x\",\n \"text\": \"y\"}"), InputFormat::kJsonValues);
  EXPECT_EQ(RecogniseFormat("id,title,text\n1,A,B\n"), InputFormat::kTable);
  EXPECT_EQ(RecogniseFormat("\xEF\xBB\xBF\"Date\";\"Full text\"\n2019-11-03;A\n"), InputFormat::kTable);
  EXPECT_EQ(RecogniseFormat("id\ttext\n1\tA, b, c\n"), InputFormat::kTable);
}

TEST(RecogniseTest, ProseIsNoTableAndNoMarkup) {
  EXPECT_EQ(RecogniseFormat("Mind, body, and soul: the envoys rest\n\nGENEVA: They met.\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("Iran, Iraq and Syria met.\nThey talked, ate, and left.\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("<3 and < 4\n"), InputFormat::kPlainText);
  EXPECT_EQ(RecogniseFormat("[sic] {he said}\n"), InputFormat::kPlainText);
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

TEST_P(NotTextTest, SaysWhatItLooksLike) { EXPECT_EQ(WhyNotRead(GetParam().head), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Kinds, NotTextTest,
    ::testing::Values(
        NotText{"\xfd\x37zXZ\0"s, "looks like an xz file: unpack it first (unxz)"},
        NotText{"BZh91AY"s, "looks like a bzip2 file: unpack it first (bunzip2)"},
        NotText{"PK\x03\x04"s, "looks like a zip archive or an office document: unpack it, or save its text"},
        NotText{"%PDF-1.7"s, "looks like a PDF file: save its text first (pdftotext)"},
        NotText{"\xd0\xcf\x11\xe0"s, "looks like an old office document: save its text first"},
        NotText{"{\\rtf1"s, "looks like an RTF document: save its text first"},
        NotText{"PAR1"s, "looks like a Parquet file, which is not read: save it as CSV or JSON Lines"},
        NotText{"abc\0def"s, "has a NUL byte at byte 3: looks like a binary file, not text"},
        NotText{"<?xml version=\"1.0\"?><urlset>"s,
                "looks like XML of a kind that is not read (<urlset>): give pages, or feeds in RSS or Atom"},
        NotText{"code,actor,target\n190,IRN,USA\n"s,
                "looks like a table without a column text or title: name the column so that holds the articles"},
        NotText{"# A title\n"s, ""}, NotText{"[sic] {he said}"s, ""}, NotText{"{\"text\": \"x\"}"s, ""},
        NotText{""s, ""}));

}  // namespace
}  // namespace tacitus
