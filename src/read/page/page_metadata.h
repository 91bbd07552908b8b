// What a page says of its article: JSON-LD (schema.org), OpenGraph and article: properties, Dublin Core, other <meta>,
// <link rel="canonical">, <html lang>, <title>.
//
// The date is that of publication: dates of modification, of crawling and of the day on which a page was made or saved
// are never taken for it. Tested in tests/unit/read/html_page_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "read/page/main_text.h"
#include "read/page/page_tree.h"

namespace tacitus {

struct PageMetadata {
  std::string title;
  std::string author;
  std::string outlet;
  std::string url;       // may be relative
  std::string language;  // as declared
  std::string body;      // the article's text as JSON-LD gives it
  std::optional<std::chrono::sys_seconds> published_at;
};

PageMetadata ReadPageMetadata(const PageTree& page);

// The time beside the article, in <time> or in an element that is called a date; for pages whose metadata have none.
std::optional<std::chrono::sys_seconds> FindShownTime(const PageTree& page, const MainText& main);

// The day in an address such as https://example.org/2019/11/03/talks.
std::optional<std::chrono::sys_seconds> TimeOfUrl(std::string_view url);

}  // namespace tacitus
