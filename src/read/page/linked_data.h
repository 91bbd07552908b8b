// The article in a page's JSON-LD (schema.org's Article and its kinds). Tested in tests/unit/read/html_page_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace tacitus {

struct LinkedArticle {
  bool found = false;
  std::string headline;
  std::string published;
  std::string author;  // several: "A, B"
  std::string publisher;
  std::string url;
  std::string language;
  std::string body;
};

// `json` is a <script type="application/ld+json">; what is no JSON is no article.
LinkedArticle FindLinkedArticle(std::string_view json);

}  // namespace tacitus
