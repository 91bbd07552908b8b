// The article in a page: which paragraphs are its text, and which are menus, teasers, comments and notices around it.
//
// In four steps:
//   1. The page becomes blocks of text between the borders of block elements (and double line breaks), each with its
//      length and how much of it is links. What is hidden, or is no text by its element (nav, footer, form controls …),
//      is left out; so is what its class or id calls comments, sharing, related stories and the like, unless most of
//      the page's text is in it.
//   2. Each block that reads like prose scores by length and commas, less its share of links, as in Readability (Arc90,
//      2010); the score goes to the element around it, and 0.6 of it to each element further out.
//   3. The element with the highest score is the article; so are its neighbours that score a quarter as much.
//   4. In the article, blocks of links, bylines, dates and notices ("Read more: …") are left out.
// Tested in tests/unit/read/html_page_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "read/page/page_tree.h"

namespace tacitus {

struct MainText {
  std::string text;         // paragraphs with a blank line between; empty where the page has no article
  std::string byline;       // "Jane Example" where a line "By Jane Example" stood above the text
  std::uint32_t begin = 0;  // the nodes in which the text is
  std::uint32_t end = 0;
};

// `title` is the article's: a heading that repeats it is no part of the text.
MainText FindMainText(const PageTree& page, std::string_view title);

// All text of a piece of HTML that is nothing but text, such as a feed's description, its paragraphs with blank lines
// between. A text without tags stays as it is, but for references and spaces.
std::string TextOfHtml(std::string_view html);

// The class and id of an element as words in small letters: "postDate", "post-date" and "post_date" have "date".
std::string ClassAndId(const PageTree& page, std::size_t node);

// Whether one of the words (sorted) is in a class or id.
bool HasHint(std::string_view class_and_id, std::span<const std::string_view> words);

// Whether nothing of the element is shown, or nothing of it can be a part of an article.
bool IsNoText(const PageTree& page, std::size_t node);

}  // namespace tacitus
