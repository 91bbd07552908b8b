#include "read/page/markup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/page/main_text.h"
#include "read/page/page_tree.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

// "<a>", "</a>" and texts.
std::vector<std::string> Tokens(std::string_view markup, MarkupScanner::Kind kind = MarkupScanner::Kind::kHtml) {
  std::vector<std::string> tokens;
  MarkupScanner scanner(markup, kind);
  MarkupToken token;
  while (scanner.Next(token)) {
    const bool text = token.kind == MarkupToken::Kind::kText;
    const std::string slash = token.kind == MarkupToken::Kind::kClose ? "/" : "";
    tokens.push_back(text ? std::string(token.text) : "<" + slash + std::string(token.name) + ">");
  }
  return tokens;
}

TEST(MarkupTest, TagsAndTextsAsBrowsersSeeThem) {
  EXPECT_THAT(Tokens("a<b x='>'>c</b >d"), ElementsAre("a", "<b>", "c", "</b>", "d"));
  EXPECT_THAT(Tokens("1 < 2 <3 </ >"), ElementsAre("1 ", "< 2 ", "<3 ", "</ >"));
  EXPECT_THAT(Tokens("a<!-- <b> -->c<!doctype x>d<?php e ?>f<!-->g"), ElementsAre("a", "c", "d", "f", "g"));
  EXPECT_THAT(Tokens("<script>if (a<b) '</b>'</SCRIPT>c"),
              ElementsAre("<script>", "if (a<b) '</b>'", "</SCRIPT>", "c"));
  EXPECT_THAT(Tokens("<title>a <b></title>"), ElementsAre("<title>", "a <b>", "</title>"));
  EXPECT_THAT(Tokens("a<b"), ElementsAre("a"));
  EXPECT_THAT(Tokens("a<!-- b"), ElementsAre("a"));
  EXPECT_THAT(Tokens("<style>a"), ElementsAre("<style>", "a"));
  EXPECT_THAT(Tokens("<x><![CDATA[a<b>&]]></x><script><y/>", MarkupScanner::Kind::kXml),
              ElementsAre("<x>", "a<b>&", "</x>", "<script>", "<y>"));
}

TEST(MarkupTest, AttributesWithAnyQuotesOrNone) {
  const char* attributes = " A=1 b = 'x \"y' c=\"&lt;&#8217;\" d e=";
  EXPECT_EQ(Attribute(attributes, "a"), "1");
  EXPECT_EQ(Attribute(attributes, "b"), "x \"y");
  EXPECT_EQ(Attribute(attributes, "c"), "<’");
  EXPECT_TRUE(HasAttribute(attributes, "d"));
  EXPECT_EQ(Attribute(attributes, "e"), "");
  EXPECT_FALSE(HasAttribute(attributes, "f"));
}

TEST(MarkupTest, ReferencesByNameAndNumber) {
  EXPECT_EQ(Decoded("AT&amp;T &lt;b&gt; &eacute;&nbsp;&rsquo; &#233;&#xE9;&#x1F600;"), "AT&T <b> é\u00a0’ éé😀");
  EXPECT_EQ(Decoded("&copy 2024 &notit; & &; &x; &#; &#x; R&D"), "© 2024 ¬it; & &; &x; &#; &#x; R&D");
  EXPECT_EQ(Decoded("&#147;x&#148; &#0; &#xD800; &#99999999999;"), "“x” \uFFFD \uFFFD \uFFFD");
}

TEST(MarkupTest, TextOfPiecesOfHtml) {
  EXPECT_EQ(TextOfHtml("They  met &amp; left."), "They met & left.");
  EXPECT_EQ(TextOfHtml("<p>One</p><p>two <b>bold</b></p>three<br/><br/>four<script>x</script>"),
            "One\n\ntwo bold\n\nthree\n\nfour");
  EXPECT_EQ(TextOfHtml("<img src=x>"), "");
}

// "div(p(a) p(b))"
std::string Shape(const PageTree& page, std::size_t node) {
  if (page[node].IsText()) return std::string(page[node].text);
  std::string inside;
  for (std::size_t i = node + 1; i < page[node].end; i = page[i].end)
    inside += (inside.empty() ? "" : " ") + Shape(page, i);
  return std::string(page[node].name) + "(" + inside + ")";
}

std::string Shape(std::string_view html) {
  const Result<PageTree> page = PageTree::Build(html);
  return page ? Shape(*page, 0) : page.error().message;
}

TEST(PageTreeTest, ClosesWhatPagesLeaveOpen) {
  EXPECT_EQ(Shape("<P>a<p>b<div>c"), "#page(p(a) p(b) div(c))");
  EXPECT_EQ(Shape("<ul><li>a<ul><li>b</ul><li>c</ul>d"), "#page(ul(li(a ul(li(b))) li(c)) d)");
  EXPECT_EQ(Shape("<table><tr><td>a<td>b</div></p><tr><td>c</table>d"), "#page(table(tr(td(a) td(b)) tr(td(c))) d)");
  EXPECT_EQ(Shape("<b><i>a</b>b</i>c"), "#page(b(i(a)) b c)");
  EXPECT_EQ(Shape("a<br>b</br><img>c</nothing>"), "#page(a br() b img() c)");
  EXPECT_EQ(Shape("<head><title>a</title><body>b"), "#page(head(title(a)) body(b))");
}

}  // namespace
}  // namespace tacitus
