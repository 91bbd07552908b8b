// A page in HTML as a document: its article, and what its metadata say. Tested in tests/unit/read/html_page_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// What is known of a page from outside.
struct PageOrigin {
  std::string charset;  // of the HTTP header
  std::string url;      // where it was
};

// `id` is the document's; errors have no `where`.
Result<Document> ReadHtmlPage(std::string_view bytes, const PageOrigin& origin, const std::string& id);

// An address in a page as a whole address: "/a" in a page at https://example.org/b/c is https://example.org/a.
std::string ResolveUrl(std::string_view url, std::string_view base);

}  // namespace tacitus
