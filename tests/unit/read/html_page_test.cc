#include "read/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/calendar.h"

namespace tacitus {
namespace {

// A page around these paragraphs, with what is around them on most.
std::string Page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body><nav><a href=\"/\">Home</a></nav>" + body +
         "<footer><p>Copyright of all that stands above, in all countries, is with the owner of "
         "it.</p></footer></body></html>";
}

constexpr const char* kStory =
    "<p>GENEVA (Wire) - Envoys of Ruritania left talks on Monday without a deal, officials said.</p>"
    "<p>They will meet again in June, the foreign ministry said in a statement.</p>";
constexpr const char* kStoryText =
    "GENEVA (Wire) - Envoys of Ruritania left talks on Monday without a deal, officials said.\n\n"
    "They will meet again in June, the foreign ministry said in a statement.";

Document Read(const std::string& html, const PageOrigin& origin = {}) {
  Result<Document> document = ReadHtmlPage(html, origin, "page");
  EXPECT_TRUE(document.has_value()) << document.error().message;
  return document ? *document : Document();
}

std::string TimeOf(const Document& document) {
  return document.published_at ? FormatDateTime(*document.published_at) : "none";
}

TEST(HtmlPageTest, ANewsPageGivesItsArticleAndNothingAroundIt) {
  const std::string path = std::string(TACITUS_SOURCE_DIR) + "/tests/unit/read/pages/news.html";
  std::stringstream content;
  content << std::ifstream(path).rdbuf();
  const Document document = Read(content.str(), {"", "https://wire.example/2021/05/03/geneva-talks?utm=1"});
  EXPECT_EQ(
      document.text,
      "Envoys leave Geneva talks without a deal\n\n"
      "GENEVA (Reuters) - Envoys of Ruritania and Freedonia left talks in Geneva on Monday without a deal, officials "
      "said.\n\n"
      "“We are not done,” the Ruritanian minister said\u00a0later.\n\n"
      "\"No.\"\n\n"
      "Sanctions\n\n"
      "Freedonia has threatened to expel diplomats, close the border and suspend trade unless the sanctions are "
      "lifted by June.\n\n"
      "The border closed twice last year.");
  EXPECT_EQ(document.text.substr(document.title.start, document.title.size()),
            "Envoys leave Geneva talks without a deal");
  EXPECT_EQ(document.text.substr(document.dateline.start, document.dateline.size()), "GENEVA");
  EXPECT_EQ(TimeOf(document), "2021-05-03T15:45:00Z");
  EXPECT_EQ(document.url, "https://wire.example/2021/05/03/geneva-talks");
  EXPECT_EQ(document.outlet, "The Example Wire");
  EXPECT_EQ(document.author, "Jane Example, John Sample");
  EXPECT_EQ(document.language, "en");
}

TEST(HtmlPageTest, OldPagesInTablesWithLineBreaksAreReadToo) {
  const Document document = Read(
      "<HTML><HEAD><TITLE>Envoys leave talks - The Example Wire</TITLE></HEAD><BODY BGCOLOR=white><TABLE><TR><TD>"
      "<A HREF=/>Home</A><BR><A HREF=/w>World</A><BR><A HREF=/s>Sport</A></TD><TD><FONT SIZE=4><B>Envoys leave "
      "talks</B>"
      "</FONT><BR><BR>GENEVA: Envoys of Ruritania left talks on Monday without a deal, officials said.<BR><BR>\n"
      "They will meet again in June, the ministry said.<BR>It gave no day.</TD></TR></TABLE></BODY></HTML>");
  EXPECT_THAT(document.text,
              ::testing::EndsWith("GENEVA: Envoys of Ruritania left talks on Monday without a deal, officials said.\n\n"
                                  "They will meet again in June, the ministry said.\nIt gave no day."));
  EXPECT_THAT(document.text, ::testing::Not(::testing::HasSubstr("Sport")));
}

struct Dated {
  const char* why;
  std::string head;
  std::string body;
  const char* time;
};

class PublishedAtTest : public ::testing::TestWithParam<Dated> {};

TEST_P(PublishedAtTest, IsTheDayOfPublication) {
  EXPECT_EQ(TimeOf(Read(Page(GetParam().head, GetParam().body))), GetParam().time) << GetParam().why;
}

const std::string kModern = "<article><h1>Envoys leave talks</h1>" + std::string(kStory) + "</article>";

INSTANTIATE_TEST_SUITE_P(
    Pages, PublishedAtTest,
    ::testing::Values(
        Dated{"OpenGraph", R"(<meta property="article:published_time" content="2021-05-03T17:45:00+02:00">)", kModern,
              "2021-05-03T15:45:00Z"},
        Dated{"Dublin Core", R"(<meta name="DC.date.issued" content="2021-05-03">)", kModern, "2021-05-03T00:00:00Z"},
        Dated{"JSON-LD before others",
              R"(<meta name="date" content="2022-01-01"><script type="application/ld+json">[{"@type": ["NewsArticle"],)"
              R"("datePublished": "2021-05-03T15:45:00Z"}]</script>)",
              kModern, "2021-05-03T15:45:00Z"},
        Dated{"microdata", "",
              "<div itemscope><h1>Envoys leave talks</h1><span itemprop=datePublished>3 May 2021</span>" +
                  std::string(kStory) + "</div>",
              "2021-05-03T00:00:00Z"},
        Dated{"<time> in the article", "",
              "<article><h1>Envoys leave</h1><time datetime=\"2021-05-03T15:45Z\">3 May</time>" + std::string(kStory) +
                  "</article>",
              "2021-05-03T15:45:00Z"},
        Dated{"a line of text above it", "",
              "<article><h1>Envoys leave</h1><p class=\"post-date\">Published: May 3, 2021</p>" + std::string(kStory) +
                  "</article>",
              "2021-05-03T00:00:00Z"},
        Dated{"the address", R"(<link rel="canonical" href="https://example.org/2021/05/03/envoys">)", kModern,
              "2021-05-03T00:00:00Z"},
        Dated{
            "dates of change and of collection are none",
            R"(<meta property="article:modified_time" content="2021-05-03"><meta name="crawl-date" content="2021-05-03">)"
            R"(<meta http-equiv="last-modified" content="2021-05-03"><script type="application/ld+json">)"
            R"({"@type": "NewsArticle", "dateModified": "2021-05-03"}</script>)",
            "<!-- saved 2021-05-03 -->" + kModern, "none"},
        Dated{"nor is the day at the top of the page, of a change, or of another story", "",
              "<div class=date>3 May 2021</div><article><h1>Envoys leave</h1><span class=\"updated\"><time "
              "datetime=\"2021-05-03\">3 May</time></span>" +
                  std::string(kStory) + "</article><aside><time datetime=\"2021-05-03\">3 May</time></aside>",
              "none"},
        Dated{"what is no date is passed over",
              R"(<meta name="date" content="today"><meta name="pubdate" content="20210503">)", kModern,
              "2021-05-03T00:00:00Z"}));

TEST(HtmlPageTest, TheTitleIsTheArticlesNotTheOutlets) {
  const auto title = [](const std::string& head, const std::string& body) {
    const Document document = Read(Page(head, body));
    return document.text.substr(0, document.title.end);
  };
  const std::string story = kStory;
  EXPECT_EQ(title("<title>Envoys leave talks | World | Wire</title>", "<h1>Wire</h1>" + story), "Envoys leave talks");
  EXPECT_EQ(title("<title>Envoys leave talks - Wire</title><meta property=og:site_name content=Wire>", story),
            "Envoys leave talks");
  EXPECT_EQ(title("<title>Envoys &amp; others leave - and stay</title>", story), "Envoys & others leave - and stay");
  EXPECT_EQ(title("<meta property=og:title content='Envoys leave talks'>", story), "Envoys leave talks");
  EXPECT_EQ(title("", "<h1>Envoys leave talks</h1>" + story), "Envoys leave talks");
  EXPECT_EQ(title("", story), "");
}

TEST(HtmlPageTest, AuthorsComeFromMetadataOrTheByline) {
  EXPECT_EQ(Read(Page("<meta name=author content='By Jane Example'>", kModern)).author, "Jane Example");
  EXPECT_EQ(Read(Page("<meta property=article:author content='https://social.example/wire'>",
                      "<article><h1>Envoys</h1><p>By Jane Example, in Geneva</p>" + std::string(kStory) + "</article>"))
                .author,
            "Jane Example");
}

TEST(HtmlPageTest, CommentsTeasersSharesAndHiddenTextAreNoArticle) {
  const std::string long_text = "This is another long text about something else, which stands beside the article.";
  for (const std::string& around :
       {"<div class=\"comments-area\"><p>" + long_text + "</p></div>", "<aside><p>" + long_text + "</p></aside>",
        "<div id=relatedStories><p>" + long_text + "</p></div>",
        "<div style=\"display: none\"><p>" + long_text + "</p></div>", "<div hidden>" + long_text + "</div>",
        "<p>Read more: " + long_text + "</p>", "<p><a href=/x>" + long_text + "</a></p>",
        "<figure><figcaption>" + long_text + "</figcaption></figure>",
        "<script>document.write('<p>" + long_text + "</p>')</script>",
        "<div role=complementary>" + long_text + "</div>", "<!-- <p>" + long_text + "</p> -->",
        "<div class=\"newsletter-signup\">" + long_text + "</div>"}) {
    EXPECT_EQ(Read(Page("", "<div class=story>" + std::string(kStory) + around + "</div>")).text, kStoryText) << around;
  }
}

TEST(HtmlPageTest, TeasersBesideTheArticleAreNoPartOfIt) {
  std::string teasers;
  for (const char* topic : {"trade", "borders", "grain", "water"}) {
    teasers += std::string("<div><h3><a href=/x>Envoys talk of ") + topic + "</a></h3><p>The envoys have talked of " +
               topic + ", as they do every year, officials said on Monday.</p></div>";
  }
  EXPECT_EQ(Read(Page("", "<div>" + std::string(kStory) + "</div><div>" + teasers + "</div>")).text, kStoryText);
}

TEST(HtmlPageTest, AWordInAClassDoesNotThrowTheArticleAway) {
  EXPECT_EQ(Read(Page("", "<div class=\"content-with-sidebar\">" + std::string(kStory) + "</div>")).text, kStoryText);
  EXPECT_EQ(Read(Page("", "<div id=\"shareable-ad-free\" class=\"comment\">" + std::string(kStory) + "</div>")).text,
            kStoryText);
}

TEST(HtmlPageTest, TheTextOfTheLinkedDataStandsInWhereThePageShowsLittle) {
  std::string body;
  for (int i = 0; i < 8; ++i) body += "The envoys left, and said nothing of the talks. ";
  const Document document = Read(Page(
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleBody\": \"" + body + "\"}</script>",
      "<p>The envoys left, and said nothing of the talks.</p><p>Subscribe to read on.</p>"));
  EXPECT_EQ(document.text + " ", body);
}

TEST(HtmlPageTest, TheTextsOwnLanguageCountsWhereItIsClear) {
  const Document document = Read(
      "<html lang=\"en-US\"><p>Le gouvernement a rejeté toute négociation avec Washington, a dit le ministre "
      "dimanche.</p>");
  EXPECT_EQ(document.language, "fr");
}

TEST(HtmlPageTest, HostilePagesCostNoMoreThanOthers) {
  const std::string story = kStory;
  EXPECT_EQ(Read("<p data-x=\"" + std::string(1'000'000, 'x') + "\">" + story).text, kStoryText) << "a huge attribute";
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  EXPECT_EQ(Read(deep + story).text, kStoryText) << "deep nesting";
  std::string formats;
  for (int i = 0; i < 100'000; ++i) formats += "<b id=" + std::to_string(i) + "><p>";
  EXPECT_EQ(Read(formats + story).text, kStoryText) << "formatting that is never closed";
  EXPECT_EQ(Read("<div>" + story + "</div><a " + std::string(1'000'000, '<')).text, kStoryText)
      << "a tag that never ends";
  std::string nested;
  for (int i = 0; i < 500; ++i) nested += "<div class=date itemprop=author><h1>";
  EXPECT_EQ(Read(nested + std::string(2'000'000, 'x') + story).title.size(), 0U) << "dates and headings in one another";
  std::string elements;
  for (int i = 0; i < 1'000'000; ++i) elements += "<i>";
  const Result<Document> many = ReadHtmlPage(elements, {}, "page");
  ASSERT_FALSE(many.has_value());
  EXPECT_EQ(many.error().message, "the page has more than 1000000 elements, as no article has");
  const Result<Document> large = ReadHtmlPage(std::string((16U << 20U) + 1, ' '), {}, "page");
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error().message, "the page is larger than 16 MiB, the most for one page");
}

TEST(HtmlPageTest, EncodingsAreTheDeclaredUnlessTheBytesSpeakAgainstIt) {
  const auto text = [](const std::string& head, const std::string& word, const std::string& charset = "") {
    const Document document =
        Read(Page(head, "<p>The envoys met in a " + word + " in Geneva on Monday, officials said.</p>"), {charset, ""});
    return document.text.substr(20, document.text.find(" in Geneva") - 20);
  };
  EXPECT_EQ(text("<meta charset=utf-8>", "café"), "café");
  EXPECT_EQ(text("<meta charset=iso-8859-1>", "caf\xE9 \x93x\x94"), "café “x”") << "windows-1252, as browsers take it";
  EXPECT_EQ(text("<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">",
                 "\xB3\xF3"
                 "d\xBC"),
            "łódź");
  EXPECT_EQ(text("<meta charset=utf-8>", "koi8", "koi8-r"), "koi8");
  EXPECT_EQ(text("<meta charset=utf-8>", "\xCB\xC1\xC6\xC5", "koi8-r"), "кафе") << "the server's word is the first";
  EXPECT_EQ(text("<meta charset=utf-8>", "caf\xE9"), "café") << "said to be UTF-8, but is not";
  EXPECT_EQ(text("<meta charset=iso-8859-1>", "café"), "café") << "said not to be UTF-8, but is";
  EXPECT_EQ(text("<meta charset=no-such//thing>", "caf\xE9"), "café");
  EXPECT_EQ(text("", "caf\xE9"), "café");
}

TEST(ResolveUrlTest, AddressesBecomeWhole) {
  const char* base = "https://example.org/a/b?c/d#e";
  EXPECT_EQ(ResolveUrl("https://other.example/x", base), "https://other.example/x");
  EXPECT_EQ(ResolveUrl("//other.example/x", base), "https://other.example/x");
  EXPECT_EQ(ResolveUrl("/x", base), "https://example.org/x");
  EXPECT_EQ(ResolveUrl("x", base), "https://example.org/a/x");
  EXPECT_EQ(ResolveUrl("x", "https://example.org"), "https://example.org/x");
  EXPECT_EQ(ResolveUrl("/x", ""), "/x");
  EXPECT_EQ(ResolveUrl("", base), "");
}

}  // namespace
}  // namespace tacitus
