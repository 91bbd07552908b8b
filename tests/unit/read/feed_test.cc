#include "read/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/calendar.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

constexpr const char* kRss = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="x" xmlns:dc="y"><channel><title>The Example Wire</title>
<link>https://wire.example/</link><language>en</language><lastBuildDate>Fri, 05 Jan 2024 00:00:00 GMT</lastBuildDate>
<image><title>Logo</title></image>
<!-- <item><title>Withdrawn</title></item> -->
<item><title>Envoys &amp;amp; others meet</title><link>/talks</link><guid isPermaLink="false">wire-1</guid>
  <pubDate>Mon, 03 May 2021 17:45:00 +0200</pubDate><dc:creator>Jane Example</dc:creator>
  <description>In short.</description>
  <content:encoded><![CDATA[<p>GENEVA: Envoys <b>met</b>.</p><p>They left. </item></p>]]></content:encoded></item>
<item><description>&lt;p&gt;They met.&lt;/p&gt;</description><author>jane@wire.example (Jane Example)</author></item>
</channel></rss>)";

TEST(FeedTest, RssGivesADocumentAnEntry) {
  const ReadReport report = ReadBytes(kRss, "feed.xml");
  EXPECT_TRUE(report.rejects.empty());
  ASSERT_EQ(report.documents.size(), 2U);
  const Document& first = report.documents[0];
  EXPECT_EQ(first.id, "wire-1");
  EXPECT_EQ(first.text, "Envoys & others meet\n\nGENEVA: Envoys met.\n\nThey left.");
  EXPECT_EQ(first.text.substr(first.dateline.start, first.dateline.size()), "GENEVA");
  EXPECT_EQ(FormatDateTime(first.published_at.value()), "2021-05-03T15:45:00Z");
  EXPECT_EQ(first.url, "https://wire.example/talks");
  EXPECT_EQ(first.outlet, "The Example Wire");
  EXPECT_EQ(first.author, "Jane Example");
  EXPECT_EQ(report.documents[1].id, "feed.xml#2");
  EXPECT_EQ(report.documents[1].text, "They met.");
  EXPECT_EQ(report.documents[1].author, "Jane Example");
  EXPECT_FALSE(report.documents[1].published_at.has_value()) << "when a feed was made is when nothing was published";
}

TEST(FeedTest, AtomSaysWhatKindItsTextsAre) {
  const ReadReport report = ReadBytes(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title type="text">Wire</title>
<link rel="self" href="https://wire.example/feed"/><link href="https://wire.example/"/>
<updated>2024-01-05T00:00:00Z</updated>
<entry><id>urn:1</id><title type="html">A &amp;lt; B</title><link rel="edit" href="/e"/><link href="/a"/>
<published>2021-05-03T15:45:00Z</published><updated>2022-01-01T00:00:00Z</updated><author><name>Jane</name></author>
<summary>Short.</summary><content type="xhtml"><div xmlns="x"><p>They met.</p><p>They left.</p></div></content></entry>
<entry><id>urn:2</id><title>B</title><updated>2021-05-04T00:00:00Z</updated><summary>Short &amp; good.</summary></entry>
</feed>)",
      "feed");
  ASSERT_EQ(report.documents.size(), 2U);
  EXPECT_EQ(report.documents[0].text, "A < B\n\nThey met.\n\nThey left.");
  EXPECT_EQ(report.documents[0].url, "https://wire.example/a");
  EXPECT_EQ(report.documents[0].author, "Jane");
  EXPECT_EQ(report.documents[0].outlet, "Wire");
  EXPECT_EQ(FormatDateTime(report.documents[0].published_at.value()), "2021-05-03T15:45:00Z");
  EXPECT_EQ(report.documents[1].text, "B\n\nShort & good.");
  EXPECT_EQ(FormatDateTime(report.documents[1].published_at.value()), "2021-05-04T00:00:00Z");
}

TEST(FeedTest, RdfAndOtherEncodingsAreRead) {
  const ReadReport report = ReadBytes(
      "<?xml version='1.0' encoding='iso-8859-1'?><rdf:RDF><channel rdf:about='x'><title>Wire</title><items><rdf:Seq/>"
      "</items></channel><item rdf:about='a'><title>Caf\xE9 talks</title><description>They met.</description>"
      "<dc:date>2021-05-03T15:45:00Z</dc:date></item></rdf:RDF>",
      "feed");
  ASSERT_EQ(report.documents.size(), 1U);
  EXPECT_EQ(report.documents[0].text, "Café talks\n\nThey met.");
  EXPECT_EQ(report.documents[0].outlet, "Wire");
  EXPECT_EQ(FormatDateTime(report.documents[0].published_at.value()), "2021-05-03T15:45:00Z");
}

TEST(FeedTest, ManyEntriesAreTakenOneByOne) {
  std::string feed = "<rss><channel>";
  for (int i = 0; i < 5000; ++i)
    feed += "<item><title>T" + std::to_string(i) + "</title></item>" + std::string(40, ' ');
  const ReadReport report = ReadBytes(feed, "feed");
  ASSERT_EQ(report.documents.size(), 5000U);
  EXPECT_EQ(report.documents[4999].text, "T4999");
}

class LinkedFeedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / ("tacitus_feed_test_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_ / "news/articles");
    Write("news/articles/talks one.html",
          "<h1>Envoys leave talks</h1><p>The envoys left on Monday, without a deal.</p>");
    Write("news/b.txt", "The envoys came back on Tuesday.");
    Write("outside.txt", "The secret of another folder.");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string Write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }
  // The texts that a feed with these links and the summary "Short." gives.
  std::vector<std::string> Texts(const std::string& links, const std::vector<std::string>& after = {}) {
    std::string feed = "<rss><channel>";
    for (std::size_t at = 0; at < links.size();) {
      const std::size_t end = std::min(links.find('\n', at), links.size());
      feed += "<item><title>T</title><link>" + links.substr(at, end - at) +
              "</link><description>Short.</description><pubDate>3 May 2021</pubDate></item>";
      at = end + 1;
    }
    std::vector<std::string> paths = {Write("news/feed.xml", feed + "</channel></rss>")};
    paths.insert(paths.end(), after.begin(), after.end());
    std::vector<std::string> texts;
    DocumentReader reader(paths);
    while (const std::optional<ReadResult> next = reader.Next()) {
      texts.push_back(*next ? (**next).text : next->error().ToString());
    }
    return texts;
  }

  std::filesystem::path folder_;
};

constexpr const char* kTalks = "Envoys leave talks\n\nThe envoys left on Monday, without a deal.";

TEST_F(LinkedFeedTest, AnEntryGetsTheTextOfTheFileThatItsLinkLeadsTo) {
  for (const char* link :
       {"articles/talks%20one.html", "./articles/talks one", "https://wire.example/articles/talks%20one.html?x=1"}) {
    EXPECT_THAT(Texts(link), ElementsAre(kTalks)) << link;
  }
  EXPECT_THAT(Texts("file://" + (folder_ / "news/articles/talks one.html").string()), ElementsAre(kTalks));
  EXPECT_THAT(Texts("https://wire.example/2021/b.txt"), ElementsAre("T\n\nThe envoys came back on Tuesday."));
}

TEST_F(LinkedFeedTest, FilesOutsideTheFeedsFolderAreNotForIt) {
  std::filesystem::create_symlink(folder_ / "outside.txt", folder_ / "news/link.txt");
  for (const std::string& link : {std::string("../outside.txt"), "file://" + (folder_ / "outside.txt").string(),
                                  std::string("link.txt"), std::string("file:///etc/passwd"), std::string("file://"),
                                  std::string("nowhere.html"), std::string("feed.xml")}) {
    EXPECT_THAT(Texts(link), ElementsAre("T\n\nShort.")) << link;
  }
}

TEST_F(LinkedFeedTest, AFileIsReadOnceHoweverManyLeadToIt) {
  EXPECT_THAT(Texts("b.txt\nb.txt", {(folder_ / "news/b.txt").string()}),
              ElementsAre("T\n\nThe envoys came back on Tuesday."));
}

}  // namespace
}  // namespace tacitus
