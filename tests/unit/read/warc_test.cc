#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/calendar.h"
#include "tacitus/read.h"
#include "tests/unit/read/packed.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

std::string Record(const std::string& type, const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Date: 2024-01-05T00:00:00Z\r\n" + headers +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string Response(const std::string& http_headers, const std::string& body, const std::string& status = "200 OK") {
  return Record("response",
                "WARC-Target-URI: https://wire.example/talks\r\nContent-Type: application/http; msgtype=response\r\n",
                "HTTP/1.1 " + status + "\r\nDate: Fri, 05 Jan 2024 00:00:00 GMT\r\n" + http_headers + "\r\n" + body);
}

const std::string kHtml = "Content-Type: text/html; charset=utf-8\r\n";

std::string Page(const std::string& text) { return "<html><body><p>" + text + "</p></body></html>"; }

std::string Chunked(const std::string& body) {
  const std::string half = body.substr(0, 16);
  return "10\r\n" + half + "\r\n" +
         [&] {
           char size[16];
           std::snprintf(size, sizeof size, "%zX", body.size() - 16);
           return std::string(size);
         }() +
         ";name=value\r\n" + body.substr(16) + "\r\n0\r\n\r\n";
}

std::vector<std::string> Texts(const std::string& bytes) {
  std::vector<std::string> texts;
  const ReadReport report = ReadBytes(bytes, "a.warc");
  for (const Document& document : report.documents) texts.push_back(document.text);
  for (const Reject& reject : report.rejects) texts.push_back(reject.ToString());
  return texts;
}

constexpr const char* kMet = "The envoys met in a café on Monday, officials said.";

TEST(WarcTest, PagesBecomeDocumentsAndTheRestIsPassedOver) {
  const std::string archive =
      Record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: none\r\n") +
      Record("request", "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n") +
      Response(kHtml, Page(kMet)) + Response("Location: /x\r\n", "", "301 Moved") +
      Response(kHtml, Page("This page was not found on our server, sorry."), "404 Not Found") +
      Response("Content-Type: image/png\r\n", "\x89PNG\r\n\0") +
      Record("response", "Content-Type: text/dns\r\n", "wire.example. IN A 192.0.2.1") +
      Record("resource", "Content-Type: text/html\r\n", Page("The envoys left on Tuesday.")) +
      Record("conversion", "Content-Type: text/plain\r\n", "The envoys came back.\n") +
      Record("metadata", "Content-Type: application/warc-fields\r\n", "languages-cld2: en\r\n");
  const ReadReport report = ReadBytes(archive, "a.warc");
  EXPECT_TRUE(report.rejects.empty());
  ASSERT_EQ(report.documents.size(), 3U);
  EXPECT_EQ(report.documents[0].text, kMet);
  EXPECT_EQ(report.documents[0].id, "a.warc#3");
  EXPECT_EQ(report.documents[0].url, "https://wire.example/talks");
  EXPECT_FALSE(report.documents[0].published_at.has_value()) << "the day of the crawl is not that of the article";
  EXPECT_EQ(report.documents[1].text, "The envoys left on Tuesday.");
  EXPECT_EQ(report.documents[2].text, "The envoys came back.");
}

TEST(WarcTest, ReadsAMemberOfGzipARecordAsCommonCrawlPacksThem) {
  EXPECT_THAT(Texts(Gzip(Response(kHtml, Page(kMet))) + Gzip(Response(kHtml, Page("The envoys left on Tuesday.")))),
              ElementsAre(kMet, "The envoys left on Tuesday."));
}

TEST(WarcTest, UndoesTheCodingsOfHttp) {
  const std::string page = Page(kMet);
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  for (const std::string& response :
       {Response(kHtml + chunked, Chunked(page)), Response(kHtml + "Content-Encoding: gzip\r\n", Gzip(page)),
        Response(kHtml + chunked + "Content-Encoding: gzip\r\n", Chunked(Gzip(page))),
        Response(kHtml + "Content-Encoding: deflate\r\n", Deflate(page, 15)),
        Response(kHtml + "Content-Encoding: deflate\r\n", Deflate(page, -15)),
        Response(kHtml + "Content-Encoding: zstd\r\n", Zstd(page)), Response("", page)}) {
    EXPECT_THAT(Texts(response), ElementsAre(kMet));
  }
  for (const char* lie : {"gzip", "deflate", "br"}) {
    EXPECT_THAT(Texts(Response(kHtml + chunked + "Content-Encoding: " + lie + "\r\n", page)), ElementsAre(kMet))
        << "archived without the coding that its headers tell of";
  }
  EXPECT_THAT(Texts(Response(kHtml + "Content-Encoding: br\r\n", "\x1b\x03x")),
              ElementsAre("a.warc#1: the page is packed with Brotli, which is not read: archive it unpacked"));
}

TEST(WarcTest, ThePagesEncodingIsTheServers) {
  EXPECT_THAT(Texts(Response("Content-Type: text/html; charset=\"ISO-8859-1\"\r\n",
                             Page("The envoys met in a caf\xE9 on Monday, officials said."))),
              ElementsAre(kMet));
}

TEST(WarcTest, ABodyThatUnpacksToTooMuchIsOneReject) {
  const std::string bomb = Gzip(std::string(std::size_t{40} << 20, ' '));
  EXPECT_THAT(
      Texts(Response(kHtml + "Content-Encoding: gzip\r\n", bomb) + Response(kHtml, Page(kMet))),
      ElementsAre(
          kMet,
          "a.warc#1: the gzip data unpack to more than 1000 times their size, as no news does: not read further"));
}

TEST(WarcTest, TwoHundredOkWithoutTextIsSaidToHaveNone) {
  EXPECT_THAT(Texts(Response(kHtml, "<html><body><a href=/>Home</a></body></html>")),
              ElementsAre("a.warc#1: no article was found in the page: it has no paragraphs of text"));
}

}  // namespace
}  // namespace tacitus
