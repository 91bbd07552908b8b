#include "tacitus/read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace tacitus {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Messages(const ReadReport& report) {
  std::vector<std::string> messages;
  for (const Error& reject : report.rejects) messages.push_back(reject.ToString());
  return messages;
}

std::vector<std::string> Texts(const ReadReport& report) {
  std::vector<std::string> texts;
  for (const Document& document : report.documents) texts.push_back(document.text);
  return texts;
}

class ReadTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / ("tacitus_read_test_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string Write(const std::string& name, const std::string& content) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  std::filesystem::path folder_;
};

TEST(ReadBytesTest, ReadsPlainTextVerbatim) {
  const ReadReport report = ReadBytes("  Iran will not talk.\u00a0\n\n", "a.txt");
  EXPECT_THAT(Texts(report), ElementsAre("  Iran will not talk.\u00a0\n\n"));
  EXPECT_EQ(report.documents[0].id, "a.txt");
}

TEST(ReadBytesTest, LineEndsAndByteOrderMarksAreTheFilesNotTheTexts) {
  EXPECT_THAT(Texts(ReadBytes("\xEF\xBB\xBFOne\r\ntwo\rthree\n", "a.txt")), ElementsAre("One\ntwo\nthree\n"));
  EXPECT_THAT(Texts(ReadBytes("\xEF\xBB\xBF# T\r\n\r\nB\r\nC\r\n", "a.md")), ElementsAre("T\n\nB\nC"));
  EXPECT_THAT(Texts(ReadBytes("\xEF\xBB\xBF{\"text\":\"a\\r\\nb\"}\r\n\r\n{\"text\":\"c\"}", "a.jsonl")),
              ElementsAre("a\r\nb", "c"));
}

TEST(ReadBytesTest, ABrokenLineIsRejectedAndTheOthersGoOn) {
  const ReadReport report =
      ReadBytes("{\"text\": \"a\"}\n\n{\"text\": 5}\n{\"id\": \"x\", \"text\": \"b\"}\n{\"te", "w.jsonl");
  EXPECT_THAT(Texts(report), ElementsAre("a", "b"));
  EXPECT_EQ(report.documents[0].id, "w.jsonl#1");
  EXPECT_EQ(report.documents[1].id, "x");
  EXPECT_THAT(Messages(report),
              ElementsAre("w.jsonl:3: \"text\" must be a string, not a number",
                          "w.jsonl:5: not valid JSON: the line ends inside the object (was the file cut off?)"));
}

TEST(ReadBytesTest, SaysWhatIsNoText) {
  EXPECT_THAT(Messages(ReadBytes("", "a")), ElementsAre("a: the file is empty"));
  EXPECT_THAT(Messages(ReadBytes("\xEF\xBB\xBF \n", "a")), ElementsAre("a: has nothing but white space"));
  EXPECT_THAT(Messages(ReadBytes("caf\xE9 noir", "a")),
              ElementsAre("a: is not UTF-8 at byte 3 (0xe9): convert it first (iconv -f WINDOWS-1252 -t UTF-8)"));
  const std::string late_nul = std::string(100000, 'x') + '\0' + "y";
  EXPECT_THAT(Messages(ReadBytes(late_nul, "a")),
              ElementsAre("a: has a NUL byte at byte 100000: looks like a binary file, not text"));
}

TEST(ReadBytesTest, TextsAndLinesHaveALargestSize) {
  EXPECT_THAT(Texts(ReadBytes(std::string(kLargestText, 'x'), "a")), ElementsAre(std::string(kLargestText, 'x')));
  EXPECT_THAT(Messages(ReadBytes(std::string(kLargestText + 1, 'x'), "a")),
              ElementsAre("a: the text is larger than 4 MiB, the most for one document: split it"));
  const std::string fifty_megabytes = "{\"text\": \"" + std::string(50000000, 'x') + "\"}\n{\"text\": \"b\"}\n";
  const ReadReport report = ReadBytes(fifty_megabytes, "w");
  EXPECT_THAT(Messages(report), ElementsAre("w:1: the text is larger than 4 MiB, the most for one document: split it"));
  EXPECT_THAT(Texts(report), ElementsAre("b"));
}

TEST_F(ReadTest, PassesOverALineThatIsTooLong) {
  const std::string path = Write(
      "w.jsonl", "{\"text\": \"a\"}\n{\"text\": \"" + std::string(kLargestLine, 'x') + "\"}\n{\"text\": \"b\"}\n");
  const ReadReport report = ReadFile(path);
  EXPECT_THAT(Messages(report), ElementsAre(path + ":2: the line is longer than 64 MiB"));
  EXPECT_THAT(Texts(report), ElementsAre("a", "b"));
  EXPECT_EQ(report.documents[1].id, path + "#3");
}

TEST_F(ReadTest, SaysWhyAFileCannotBeRead) {
  EXPECT_THAT(Messages(ReadFile("/nowhere/a.md")), ElementsAre("/nowhere/a.md: no such file or folder"));
  EXPECT_THAT(Messages(ReadFile(folder_.string())), ElementsAre(folder_.string() + ": is a folder, not a file"));
  EXPECT_THAT(Messages(ReadFile(Write("empty.md", ""))),
              ElementsAre((folder_ / "empty.md").string() + ": the file is empty"));
  const std::string secret = Write("secret.md", "# T");
  ::chmod(secret.c_str(), 0);
  if (::geteuid() != 0) {  // root reads what nobody may
    EXPECT_THAT(Messages(ReadFile(secret)), ElementsAre(secret + ": cannot be opened: Permission denied"));
  }
}

TEST_F(ReadTest, ReadsFilesOneDocumentAtATime) {
  DocumentReader reader(
      {Write("a.md", "# A"), "/nowhere", Write("b.jsonl", "{\"text\": \"b\"}\n{\n{\"text\": \"c\"}\n")});
  std::vector<std::string> seen;
  while (std::optional<ReadResult> next = reader.Next()) {
    seen.push_back(*next ? (**next).text : next->error().message);
  }
  EXPECT_THAT(seen, ElementsAre("A", "no such file or folder", "b",
                                "not valid JSON: the line ends inside the object (was the file cut off?)", "c"));
  EXPECT_FALSE(reader.Next().has_value());
}

TEST_F(ReadTest, ARejectKnowsItsPlaceAndReason) {
  const std::string path = Write("w.jsonl", "{\"text\": \"a\"}\n{\"text\": 5}\n");
  const ReadReport report = ReadFile(path);
  ASSERT_EQ(report.rejects.size(), 1U);
  EXPECT_EQ(report.rejects[0].path, path);
  EXPECT_EQ(report.rejects[0].record, 2U);
  EXPECT_EQ(RejectReason(report.rejects[0]), "malformed");
  EXPECT_EQ(RejectReason(ReadFile("/nowhere").rejects.at(0)), "not_found");
  EXPECT_EQ(RejectReason(ReadBytes("%PDF-1.7", "a").rejects.at(0)), "unsupported");
  EXPECT_EQ(RejectReason(ReadFile(folder_.string()).rejects.at(0)), "unreadable");
}

TEST(JsonValuesTest, ListsAndObjectsOverSeveralLinesAreReadOneByOne) {
  EXPECT_THAT(Texts(ReadBytes("[{\"text\": \"one {\\\"\"},\n {\"text\": \"two\"}]", "a")),
              ElementsAre("one {\"", "two"));
  EXPECT_THAT(Texts(ReadBytes("{\n \"text\": \"one\",\n \"tags\": [{\"a\": []}]\n}\n{\n\"text\": \"two\"}\n", "a")),
              ElementsAre("one", "two"));
  const ReadReport report = ReadBytes("[\n{\"text\": \"one\"},\n{\"text\": 5}, {\"text\": \"two\"}\n]\n", "a");
  EXPECT_THAT(Messages(report), ElementsAre("a#2: \"text\" must be a string, not a number"));
  EXPECT_EQ(report.rejects[0].record, 2U);
  EXPECT_THAT(Texts(report), ElementsAre("one", "two"));
  EXPECT_EQ(report.documents[1].id, "a#3");
}

TEST_F(ReadTest, ListsAreStreamed) {
  std::string list = "[";
  for (int i = 0; i < 5000; ++i)
    list += (i > 0 ? ",\n" : "") + ("{\"text\": \"" + std::string(static_cast<std::size_t>(i % 97), 'x')) + "é]\"}";
  EXPECT_EQ(ReadFile(Write("list", list + "]")).documents.size(), 5000U);
}

TEST(Utf16Test, FilesInUtf16AreReadByTheirMark) {
  const std::string text = "\xff\xfe" + std::string("E\0n\0v\0o\0y\0s\0.\0", 14) + "\xe9" + std::string(1, '\0');
  EXPECT_THAT(Texts(ReadBytes(text, "a")), ElementsAre("Envoys.é"));
  EXPECT_THAT(Texts(ReadBytes("\xfe\xff" + std::string("\0E\0n\0v\0o\0y\0s", 12), "a")), ElementsAre("Envoys"));
}

TEST(LanguageTest, DocumentsInOtherLanguagesAreLeftOutAndSaidToBe) {
  const std::string french = "Le gouvernement a rejeté toute négociation avec Washington, a dit le ministre dimanche.";
  const ReadReport report = ReadBytes(french, "a.txt");
  EXPECT_THAT(Messages(report), ElementsAre("a.txt: is not in English but in another language (fr): left out"));
  EXPECT_EQ(report.rejects.at(0).language, "fr");
  EXPECT_EQ(RejectReason(report.rejects.at(0)), "language");
  EXPECT_THAT(Texts(ReadBytes(french, "a.txt", {.any_language = true})), ElementsAre(french));
}

TEST(LanguageTest, WhatTheDocumentSaysOfItselfCounts) {
  const std::string french = R"("text": "Le gouvernement a rejeté toute négociation avec Washington.")";
  const std::string english = R"("text": "The government has rejected any talks with Washington.")";
  const ReadReport report = ReadBytes("{\"language\": \"en-GB\", " + french + "}\n{\"language\": \"fr\", " + english +
                                          "}\n{\"language\": \"und\", " + english + "}\n",
                                      "w");
  ASSERT_EQ(report.documents.size(), 2U);
  EXPECT_EQ(report.documents[0].language, "en-GB");
  EXPECT_EQ(report.documents[1].language, "en");
  EXPECT_THAT(Messages(report), ElementsAre("w:2: is not in English but in another language (fr): left out"));
}

TEST(LanguageTest, EnglishFullOfForeignNamesIsEnglishAndShortTextsAreTakenForIt) {
  for (const char* text : {"Recep Tayyip Erdoğan met Mehmet Şimşek and Hakan Fidan in İstanbul on Sunday.", "Nein.",
                           "Khamenei!", "42", "Abdel Fattah el-Sisi visits Khartoum"}) {
    EXPECT_THAT(Texts(ReadBytes(text, "a")), ElementsAre(text));
  }
}

TEST_F(ReadTest, LinesAreWholeWhereverBlocksEnd) {
  std::string content;
  std::vector<std::string> expected;
  for (int i = 0; i < 3000; ++i) {
    expected.push_back(std::string(static_cast<std::size_t>(i % 97) * 3, 'x') + "é" + std::to_string(i));
    content += "{\"text\": \"" + expected.back() + "\"}\n";
  }
  EXPECT_EQ(Texts(ReadFile(Write("w.jsonl", content))), expected);
}

TEST(ReadSampleTest, ReadsTheArticleWhereItIs) {
  const std::string path = std::string(TACITUS_SOURCE_DIR) + "/../shared/article/khamenei-talks.md";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
  const ReadReport report = ReadFile(path);
  ASSERT_EQ(report.documents.size(), 1U);
  const Document& document = report.documents[0];
  EXPECT_EQ(document.text.substr(0, document.title.end), "Iran's Khamenei renews ban on talks with US");
  EXPECT_EQ(document.text.substr(document.dateline.start, document.dateline.size()), "DUBAI");
  EXPECT_EQ(document.outlet, "CNA");
  EXPECT_TRUE(document.text.ends_with("towards Iran.\"\u00a0"));
}

TEST(ReadSampleTest, ReadsTheSamples) {
  const InputList inputs = ExpandPaths({std::string(TACITUS_SOURCE_DIR) + "/data/samples"});
  ASSERT_GE(inputs.paths.size(), 8U);
  for (const std::string& path : inputs.paths) {
    const ReadReport report = ReadFile(path);
    EXPECT_THAT(Messages(report), ElementsAre());
    for (const Document& document : report.documents) {
      EXPECT_TRUE(document.published_at.has_value()) << document.id;
      EXPECT_EQ(document.dateline.empty(), document.id == "wire-0003") << document.id;
    }
  }
}

}  // namespace
}  // namespace tacitus
